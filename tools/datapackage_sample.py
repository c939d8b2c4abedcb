"""The made-up region: tables that `make sample` writes, in the order of the workbook's catalogue.

They have no schema of their own: the catalogue's holds, and its references look at the tables of all resources.
"""

from datapackage_schema import DATA, OWN_LICENCE

FOLDER = DATA / "sample"
SOURCE = {"title": "本项目的示例数据：地区、单位、数值均为虚构，由固定种子的程序生成"}
# Names of the tables in both languages, in the order in which the workbook lists them.
TABLES = {
    "regions": ("地区", "regions"), "city_codes": ("城市名对照", "city names"),
    "air_station_names": ("站点英文名称", "names of air stations"), "air_daily": ("空气日报", "daily air"),
    "air_forecasts": ("空气预报", "air forecasts"), "air_warnings": ("重污染天气预警", "heavy-pollution warnings"),
    "dust_days": ("沙尘影响日", "dust days"), "water_sections": ("断面", "water sections"),
    "lakes": ("湖泊", "lakes"), "lake_readings": ("湖泊水质", "readings of lakes"),
    "groundwater_wells": ("地下水监测井", "wells"), "groundwater_readings": ("地下水水质", "readings of wells"),
    "drinking_places": ("饮用水监测点", "drinking-water places"),
    "drinking_readings": ("饮用水水质", "readings of drinking water"),
    "soil_plots": ("土壤地块", "soil plots"), "soil_readings": ("土壤监测", "readings of soil"),
    "soil_farmland": ("受污染耕地安全利用", "safe use of farmland"), "enterprises": ("排污单位", "enterprises"),
    "outlets": ("排放口", "outlets"), "emission_limits": ("排放限值", "emission limits"),
    "emissions_hourly": ("排放小时均值", "hourly emissions"), "emissions_daily": ("排放日均值", "daily emissions"),
    "penalties": ("行政处罚", "penalties"), "credit_ratings": ("环境信用评价", "credit ratings"),
    "yellow_red_cards": ("黄牌、红牌", "yellow and red cards"), "documents": ("方案文件", "plans"),
    "units": ("单位", "units"), "tasks": ("任务", "tasks"), "task_units": ("任务单位", "units of tasks"),
    "milestones": ("节点", "milestones"), "task_events": ("任务进展", "events of tasks"),
    "indicators": ("指标", "indicators"), "targets": ("指标目标", "targets"),
    "public_observations": ("公开数值", "published values"), "sources": ("公开来源", "publications"),
    "bulletins": ("通报", "bulletins"), "facilities": ("开放设施", "facilities"), "visit_days": ("开放日", "visit days"),
    "replies": ("公开的答复", "published answers"),
}


def one(name, path, title, title_en, **custom):
    out = {"name": f"sample_{name}", "title": f"示例旗{title}（示例）", "title_en": f"Sample Banner: {title_en} (sample)",
           "path": path, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "sample": True}
    out |= {f"mingjing:{key}": value for key, value in custom.items()}
    return out | {"sources": [SOURCE], "licenses": [OWN_LICENCE]}


def samples():
    there = {path.name for path in FOLDER.glob("*.csv")}
    if not there:
        return []
    hours = sorted(name for name in there if name.startswith("air_hourly_"))
    wild = {*hours, "air_stations.csv", "water_2024.csv", "water_2025.csv"}
    plain = [f"{table}.csv" for table in TABLES]
    if there != wild | set(plain):
        raise SystemExit(f"data/sample: {sorted(there ^ (wild | set(plain)))} not expected; see tools/datapackage_sample.py")
    resources = [
        one("air_hourly", [f"sample/{name}" for name in hours], "空气逐小时数据", "hourly air",
            form="national_air_hourly"),
        one("air_stations", "sample/air_stations.csv", "空气站点", "air stations",
            **{"form": "national_station_list", "from": "2024-01-01", "layout": "rows"}),
    ]
    for year in (2024, 2025):
        resources.append(one(f"water_{year}", f"sample/water_{year}.csv", f"地表水逐日数据 {year}",
                             f"surface water of {year}", form="national_water_csv", year=year))
    for table, (title, title_en) in TABLES.items():
        resources.append(one(table, f"sample/{table}.csv", title, title_en, table=table))
    return resources
