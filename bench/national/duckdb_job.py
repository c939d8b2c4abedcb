"""National month, zstd CSV -> daily and hourly air tables, in DuckDB. Usage: duckdb_job.py IN_DIR OUT_DIR"""
import sys, os, duckdb
here = sys.argv[1]
src = os.path.join(here, "*.csv.zst")
out = sys.argv[2]; os.makedirs(out, exist_ok=True)
con = duckdb.connect(); con.execute("SET preserve_insertion_order=false")

def iaqi(col, points):
    """IAQI (2012), rounded up, as a CASE over the segments of one pollutant's breakpoints."""
    idx = [0, 50, 100, 150, 200, 300, 400, 500]; s = f"CASE WHEN {col} IS NULL THEN NULL "
    for (b0, b1), (i0, i1) in zip(zip(points, points[1:]), zip(idx, idx[1:])):
        s += f"WHEN {col} <= {b1} THEN ceil(round(({i1}-{i0})*({col}-{b0})/CAST({b1}-{b0} AS DOUBLE)+{i0}, 6)) "
    return s + "ELSE 500 END"
DAY = {"so2": [0, 50, 150, 475, 800, 1600, 2100, 2620], "no2": [0, 40, 80, 180, 280, 565, 750, 940], "co": [0, 2, 4, 14, 24, 36, 48, 60],
       "o3": [0, 100, 160, 215, 265, 800, 1000, 1200], "pm10": [0, 50, 150, 250, 350, 420, 500, 600], "pm25": [0, 35, 75, 115, 150, 250, 350, 500]}
HOUR = {**DAY, "so2": [0, 150, 500, 650, 800, 800.1, 800.2, 800.3], "no2": [0, 100, 200, 700, 1200, 2340, 3090, 3840], "co": [0, 5, 10, 35, 60, 90, 120, 150],
        "o3": [0, 160, 200, 300, 400, 800, 1000, 1200]}
con.execute(f"""
CREATE TEMP TABLE hourly AS
WITH raw AS (SELECT * FROM read_csv('{src}', header=true, union_by_name=true, nullstr='', all_varchar=true)),
long AS (SELECT * FROM (SELECT * FROM raw WHERE type IN ('PM2.5','PM10','SO2','NO2','O3','CO')) UNPIVOT INCLUDE NULLS (t FOR station IN (COLUMNS(* EXCLUDE (date, hour, type))))),
num AS (SELECT date, hour, type, station, TRY_CAST(t AS FLOAT) AS v FROM long)
SELECT station, strptime(date, '%Y%m%d') + to_hours(CAST(hour AS BIGINT)) AS ending,
  max(CASE WHEN type='SO2' THEN v END) so2, max(CASE WHEN type='NO2' THEN v END) no2, max(CASE WHEN type='CO' THEN v END) co,
  max(CASE WHEN type='O3' THEN v END) o3, max(CASE WHEN type='PM10' THEN v END) pm10, max(CASE WHEN type='PM2.5' THEN v END) pm25
FROM num GROUP BY ALL""")
greatest = lambda t: "CASE WHEN so2 IS NOT NULL AND no2 IS NOT NULL AND co IS NOT NULL AND o3 IS NOT NULL AND pm10 IS NOT NULL AND pm25 IS NOT NULL THEN greatest(" + ",".join(iaqi(k, p) for k, p in t.items()) + ") END"
con.execute(f"COPY (SELECT *, {greatest(HOUR)} AS aqi FROM hourly) TO '{out}/hourly.parquet' (FORMAT parquet, COMPRESSION zstd)")
con.execute(f"""
COPY (
WITH d AS (SELECT *, CAST(ending - INTERVAL 1 HOUR AS DATE) AS day, date_part('hour', ending - INTERVAL 1 HOUR) + 1 AS h FROM hourly),
w AS (SELECT station, day, h, avg(o3) OVER win AS m8, count(o3) OVER win AS n8 FROM d WINDOW win AS (PARTITION BY station ORDER BY ending RANGE BETWEEN INTERVAL 7 HOURS PRECEDING AND CURRENT ROW)),
o AS (SELECT station, day, max(CASE WHEN n8 >= 6 AND h >= 8 THEN round_even(m8, 0) END) AS mda8, count(CASE WHEN n8 >= 6 AND h >= 8 THEN 1 END) AS nw FROM w GROUP BY ALL),
m AS (SELECT station, day, CASE WHEN count(so2)>=20 THEN round_even(avg(so2),0) END so2, CASE WHEN count(no2)>=20 THEN round_even(avg(no2),0) END no2,
      CASE WHEN count(co)>=20 THEN round_even(avg(co),1) END co, CASE WHEN count(pm10)>=20 THEN round_even(avg(pm10),0) END pm10, CASE WHEN count(pm25)>=20 THEN round_even(avg(pm25),0) END pm25 FROM d GROUP BY ALL),
j AS (SELECT m.*, CASE WHEN nw >= 14 OR mda8 > 160 THEN mda8 END AS o3 FROM m LEFT JOIN o USING (station, day))
SELECT *, {greatest(DAY)} AS aqi FROM j) TO '{out}/daily.parquet' (FORMAT parquet, COMPRESSION zstd)""")
print(con.execute(f"SELECT (SELECT count(*) FROM '{out}/hourly.parquet'), (SELECT count(aqi) FROM '{out}/hourly.parquet'), (SELECT count(*) FROM '{out}/daily.parquet'), (SELECT count(aqi) FROM '{out}/daily.parquet')").fetchone())
