"""The national month, evaluated by `mingjing archive`, by Polars and by DuckDB, side by side in one run.

Usage: run.py MINGJING NATIONAL_DIR [--rounds N]
NATIONAL_DIR holds days of the national archive (china_sites_YYYYMMDD.csv.zst). Fails if mingjing takes more than half of
the faster one's time or more than 256 MiB, if its memory grows with the number of days, or if one figure
differs from theirs without a reason that exact arithmetic confirms.
"""
import argparse, datetime, glob, json, os, re, resource, shutil, subprocess, sys, tempfile, time
import polars as pl, zstandard
from agree import differences

GOAL_RATIO, GOAL_MIB, GROWTH = 0.5, 256, 1.15
HERE = os.path.dirname(os.path.abspath(__file__))


def measured(command):
    """Seconds and peak memory (MiB) of a command, and what it printed."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed")
    return time.monotonic() - start, usage.ru_maxrss / 1024, printed


def more_days(source, target):
    """The same month again as the two after it: three months for the price of one."""
    for path in sorted(glob.glob(f"{source}/*.csv.zst")):
        name = os.path.basename(path)
        text = zstandard.ZstdDecompressor().stream_reader(open(path, "rb")).read().decode()
        day = datetime.datetime.strptime(re.search(r"\d{8}", name)[0], "%Y%m%d")
        for days in (0, 31, 62):
            new = (day + datetime.timedelta(days=days)).strftime("%Y%m%d")
            old = day.strftime("%Y%m%d")
            with open(f"{target}/{name.replace(old, new)}", "wb") as file:
                file.write(zstandard.ZstdCompressor(level=1).compress(text.replace(f"\n{old},", f"\n{new},").encode()))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("mingjing"), parser.add_argument("national"), parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    files = sorted(glob.glob(f"{args.national}/*.csv.zst"))
    if not files:
        sys.exit(f"{args.national} has no *.csv.zst")
    work = tempfile.mkdtemp(prefix="mingjing-bench-")
    jobs = {
        "mingjing": [args.mingjing, "archive", *files, "--out", f"{work}/mingjing", "--format", "json"],
        "polars": [sys.executable, f"{HERE}/polars_job.py", args.national, f"{work}/polars"],
        "duckdb": [sys.executable, f"{HERE}/duckdb_job.py", args.national, f"{work}/duckdb"],
    }
    # Before anything large is loaded here: a child's peak begins with what its parent has at the time.
    long = f"{work}/long"
    os.mkdir(long)
    more_days(args.national, long)
    _, long_mib, _ = measured([args.mingjing, "archive", *sorted(glob.glob(f"{long}/*")), "--out", f"{work}/long-tables", "--format", "json"])
    best = {name: (float("inf"), 0.0, "") for name in jobs}
    for _ in range(args.rounds):
        for name, command in jobs.items():
            seconds, mib, printed = measured(command)
            best[name] = (min(best[name][0], seconds), max(best[name][1], mib), printed)
    for name, (seconds, mib, _) in best.items():
        print(f"national month, {name}: {seconds:.2f} s, {mib:.0f} MiB")
    seconds, mib, printed = best["mingjing"]
    ratio = seconds / min(best["polars"][0], best["duckdb"][0])
    print(f"national month: {ratio:.2f} of the faster one's time (goal {GOAL_RATIO}), {mib:.0f} MiB (goal {GOAL_MIB})")
    told = json.loads(printed)["outcome"]
    print(f"national month: {told}; Polars {best['polars'][2].strip()}, DuckDB {best['duckdb'][2].strip()}")
    unexplained = 0
    for name in ("polars", "duckdb"):
        reasons, open_ = differences(f"{work}/mingjing", f"{work}/{name}")
        print(f"figures that differ from {name}: {reasons or 'none'}")
        for one in open_[:5]:
            print("  without a reason:", one)
        unexplained += len(open_)
    print(f"three months: {long_mib:.0f} MiB")
    shutil.rmtree(work)
    faults = []
    if ratio > GOAL_RATIO: faults.append(f"{ratio:.2f} of the faster one's time")
    if max(mib, long_mib) > GOAL_MIB: faults.append(f"{max(mib, long_mib):.0f} MiB")
    if long_mib > GROWTH * mib: faults.append(f"memory grows with the days: {mib:.0f} to {long_mib:.0f} MiB")
    if unexplained: faults.append(f"{unexplained} figures differ without a reason")
    if faults:
        sys.exit("not reached: " + "; ".join(faults))


main()
