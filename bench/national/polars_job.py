"""National month, zstd CSV -> daily and hourly air tables, in Polars. Usage: polars_job.py IN_DIR OUT_DIR"""
import sys, os, glob
import polars as pl
here = sys.argv[1]
out = sys.argv[2]; os.makedirs(out, exist_ok=True)
TYPES = {"SO2": "so2", "NO2": "no2", "CO": "co", "O3": "o3", "PM10": "pm10", "PM2.5": "pm25"}
IDX = [0, 50, 100, 150, 200, 300, 400, 500]
DAY = {"so2": [0, 50, 150, 475, 800, 1600, 2100, 2620], "no2": [0, 40, 80, 180, 280, 565, 750, 940], "co": [0, 2, 4, 14, 24, 36, 48, 60],
       "o3": [0, 100, 160, 215, 265, 800, 1000, 1200], "pm10": [0, 50, 150, 250, 350, 420, 500, 600], "pm25": [0, 35, 75, 115, 150, 250, 350, 500]}
HOUR = {**DAY, "so2": [0, 150, 500, 650, 800, 800.1, 800.2, 800.3], "no2": [0, 100, 200, 700, 1200, 2340, 3090, 3840], "co": [0, 5, 10, 35, 60, 90, 120, 150],
        "o3": [0, 160, 200, 300, 400, 800, 1000, 1200]}
def iaqi(col, pts):
    e = pl.when(pl.col(col).is_null()).then(None)
    for (b0, b1), (i0, i1) in zip(zip(pts, pts[1:]), zip(IDX, IDX[1:])):
        e = e.when(pl.col(col) <= b1).then(((i1 - i0) * (pl.col(col) - b0) / (b1 - b0) + i0).round(6).ceil())
    return e.otherwise(500)
def aqi(t):
    every = pl.all_horizontal([pl.col(k).is_not_null() for k in t])
    return pl.when(every).then(pl.max_horizontal([iaqi(k, p) for k, p in t.items()])).alias("aqi")
frames = []
for f in sorted(glob.glob(os.path.join(here, "*.csv.zst"))):
    d = pl.read_csv(f, infer_schema_length=0).filter(pl.col("type").is_in(list(TYPES)))
    v = [c for c in d.columns if c not in ("date", "hour", "type")]
    d = d.with_columns(pl.col(v).cast(pl.Float32, strict=False))
    long = d.unpivot(index=["date", "hour", "type"], on=v, variable_name="station", value_name="v")
    frames.append(long.pivot(on="type", index=["station", "date", "hour"], values="v", aggregate_function="max"))
h = (pl.concat(frames, how="diagonal").rename(TYPES)
     .with_columns((pl.col("date").str.to_datetime("%Y%m%d") + pl.duration(hours=pl.col("hour").cast(pl.Int32))).alias("ending")).drop("date", "hour").sort("station", "ending"))
h.with_columns(aqi(HOUR)).write_parquet(f"{out}/hourly.parquet", compression="zstd")
start = pl.col("ending") - pl.duration(hours=1)
h = h.with_columns(start.dt.date().alias("day"), (start.dt.hour() + 1).alias("h"))
w = h.rolling(index_column="ending", period="8h", group_by="station", closed="right").agg(pl.col("o3").mean().alias("m8"), pl.col("o3").count().alias("n8"))
h = h.with_columns(w["m8"], w["n8"])
ok = (pl.col("n8") >= 6) & (pl.col("h") >= 8)
even = lambda e, n: e.round(n, mode="half_to_even")
d = h.group_by("station", "day").agg(
    *[pl.when(pl.col(k).count() >= 20).then(even(pl.col(k).cast(pl.Float64).mean(), 1 if k == "co" else 0)).alias(k) for k in ("so2", "no2", "co", "pm10", "pm25")],
    even(pl.col("m8").filter(ok).cast(pl.Float64).max(), 0).alias("mda8"), ok.sum().alias("nw"))
d = d.with_columns(pl.when((pl.col("nw") >= 14) | (pl.col("mda8") > 160)).then(pl.col("mda8")).alias("o3")).with_columns(aqi(DAY))
d.write_parquet(f"{out}/daily.parquet", compression="zstd")
print((h.height, int(h.with_columns(aqi(HOUR))["aqi"].count()), d.height, int(d["aqi"].count())))
