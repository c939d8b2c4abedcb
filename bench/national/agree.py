"""Compares the tables of `mingjing archive` with those of another job, figure by figure.

The other jobs compute with binary floats and know no notes of the standard; where a figure differs it must be
shown by exact arithmetic, from the concentrations alone, that ours is the one that the text asks for.
"""
import collections, datetime, glob, json, struct
from fractions import Fraction
from math import ceil
import polars as pl

ITEMS = ("so2", "no2", "co", "o3", "pm10", "pm25")
INDEX = (0, 50, 100, 150, 200, 300, 400, 500)
HOUR = {  # HJ 633-2012, table 1: 1-hour means; SO2 ends at 800 (note 2)
    "so2": (0, 150, 500, 650, 800), "no2": (0, 100, 200, 700, 1200, 2340, 3090, 3840), "co": (0, 5, 10, 35, 60, 90, 120, 150),
    "o3": (0, 160, 200, 300, 400, 800, 1000, 1200), "pm10": (0, 50, 150, 250, 350, 420, 500, 600), "pm25": (0, 35, 75, 115, 150, 250, 350, 500),
}
DAY = {  # daily means, O3 the daily maximum 8-hour mean, which ends at 800 (note 3)
    **HOUR, "so2": (0, 50, 150, 475, 800, 1600, 2100, 2620), "no2": (0, 40, 80, 180, 280, 565, 750, 940),
    "co": (0, 2, 4, 14, 24, 36, 48, 60), "o3": (0, 100, 160, 215, 265, 800),
}


def read_series(path):
    """Meta and columns of the compact form (docs/record.md)."""
    blob = open(path, "rb").read()
    size = struct.unpack("<I", blob[4:8])[0]
    head = json.loads(blob[8 : 8 + size])
    at, rows, columns = 8 + size, head["rows"], {}
    for column in head["columns"]:
        planes = [blob[at + k * rows : at + (k + 1) * rows] for k in range(column["planes"])]
        at += rows * column["planes"]
        last, values = 0, columns.setdefault(column["name"], [])
        for row in zip(*planes):
            code = int.from_bytes(bytes(row), "little") - 1
            last += (code >> 1) ^ -(code & 1) if code >= 0 else 0
            values.append(last if code >= 0 else None)
    return head["meta"], columns


def aqi(table, values):
    """The index by the text, exactly; None where it gives none."""
    highest = None
    for item in ITEMS:
        value, points = values[item], table[item]
        if value is None:
            return None
        if value > points[-1]:
            if len(points) < len(INDEX):
                return None
            index = 500
        else:
            k = next(k for k in range(1, len(points)) if value <= points[k])
            index = ceil(INDEX[k - 1] + Fraction(INDEX[k] - INDEX[k - 1]) * (value - points[k - 1]) / (points[k] - points[k - 1]))
        highest = index if highest is None else max(highest, index)
    return highest


def half_even(value, decimals):
    return Fraction(round(value * 10**decimals), 10**decimals)  # Python rounds a Fraction half to even


def day_value(item, hours):
    """Daily mean, or daily maximum 8-hour mean of O3, of 24 exact hours."""
    there = [value for value in hours if value is not None]
    if item != "o3":
        return half_even(sum(there, Fraction(0)) / len(there), item == "co") if len(there) >= 20 else None
    windows = [[v for v in hours[end - 8 : end] if v is not None] for end in range(8, 25)]
    means = [sum(window, Fraction(0)) / len(window) for window in windows if len(window) >= 6]
    most = half_even(max(means), 0) if means else None
    return most if most is not None and (len(means) >= 14 or most > 160) else None


def same(ours, theirs):
    return (ours is None and theirs is None) or (ours is not None and theirs is not None and abs(float(ours) - theirs) < 1e-6)


def differences(ours, theirs):
    """How many figures differ for which confirmed reason, and those that differ without one."""
    reasons, open_ = collections.Counter(), []
    hours = collections.defaultdict(lambda: {item: [None] * 24 for item in ITEMS})
    last_hour = max(ending for (ending,) in pl.read_parquet(f"{theirs}/hourly.parquet", columns=["ending"]).unique().iter_rows())
    known = {}
    for station, ending, index in pl.read_parquet(f"{theirs}/hourly.parquet").select("station", "ending", "aqi").iter_rows():
        known[station, ending] = index
    for path in glob.glob(f"{ours}/hours/*/*.mjs1"):
        meta, columns = read_series(path)
        first = datetime.datetime.fromisoformat(meta["first_hour_ending"]).replace(tzinfo=None)
        scale = meta["scale"]
        for i, index in enumerate(columns["aqi"]):
            ending = first + datetime.timedelta(hours=i)
            values = {item: None if columns[item][i] is None else Fraction(columns[item][i], 10 ** scale[item]) for item in ITEMS}
            start = ending - datetime.timedelta(hours=1)
            for item in ITEMS:
                hours[meta["place"], start.date()][item][start.hour] = values[item]
            other = known.pop((meta["place"], ending), None)
            if same(index, other):
                continue
            if index != aqi(HOUR, values):
                open_.append((meta["place"], str(ending), index, other))
            elif values["so2"] is not None and values["so2"] > 800:
                reasons["hourly SO2 above 800 has no index (HJ 633-2012, table 1, note 2)"] += 1
            else:
                reasons["hourly index: binary floats"] += 1
    open_ += [(*key, None, index) for key, index in known.items() if index is not None]
    days = {(row["station"], str(row["day"])): row for row in pl.read_parquet(f"{theirs}/daily.parquet").iter_rows(named=True)}
    for path in glob.glob(f"{ours}/days/*/*.json"):
        station = path.split("/")[-2]
        for day in json.load(open(path)):
            other = days.pop((station, day["date"]), None) or dict.fromkeys((*ITEMS, "aqi"))
            of_day = hours[station, datetime.date.fromisoformat(day["date"])]
            exact = {item: day_value(item, of_day[item]) for item in ITEMS}
            cut = last_hour.date().isoformat() == day["date"] and last_hour.hour == 23
            for item in (*ITEMS, "aqi"):
                figure = day["aqi"] if item == "aqi" else day["values"][item]
                if same(figure, other[item]):
                    continue
                right = aqi(DAY, exact) if item == "aqi" else exact[item]
                if (None if figure is None else Fraction(figure)) != right:
                    open_.append((station, day["date"], item, figure, other[item]))
                elif cut and item in ("o3", "aqi"):
                    reasons["8 hours that end with the hour that the archive lacks at its end"] += 1
                else:
                    reasons["daily figure: binary floats"] += 1
    open_ += [(*key, "absent", row["aqi"]) for key, row in days.items() if row["aqi"] is not None]
    return dict(reasons), open_
