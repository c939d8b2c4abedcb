"""Measurements in the forms in which they are found in the wild."""

from datapackage_schema import FACTS_LICENCE, field, files, header, must, number, resource, text, to

COLLECTION = "第三方整理的存档，数值未改动；整理者未另附许可"
NETWORK = {"title": f"国家环境空气质量监测网实时发布数据；{COLLECTION}"}
SURFACE = {"title": f"国家地表水水质自动监测实时数据；{COLLECTION}"}
LISTS = "国家环境空气质量监测网站点列表；第三方整理，原文件名："


def air_hourly():
    paths = files("air_hourly")
    stations = header(paths[0])[3:]
    for path in paths:
        if header(path)[3:] != stations:
            raise SystemExit(f"{path}: other station columns than {paths[0]}")
    types = ["AQI", "PM2.5", "PM2.5_24h", "PM10", "PM10_24h", "SO2", "SO2_24h", "NO2", "NO2_24h", "O3", "O3_24h",
             "O3_8h", "O3_8h_24h", "CO", "CO_24h"]
    fields = [field("date", "日期", "date", fmt="%Y%m%d", required=True,
                    description="与 hour 合为时段终点：0 时属于前一日"),
              field("hour", "时", "integer", required=True, minimum=0, maximum=23),
              must("type", "项目", enum=types,
                   description="O3_8h_24h 实为 8 小时滑动均值，O3_8h 为当日至此的最大值；O3_24h 恒为空")]
    fields += [number(code, f"站点 {code}", minimum=0) for code in stations]
    return resource(
        "air_hourly", paths, "环境空气逐小时数据（内蒙古60个站点）", "Hourly air of 60 stations in Inner Mongolia",
        fields, primary=["date", "hour", "type"], sources=[NETWORK], form="national_air_hourly",
        description="2025-01-01 至 2025-02-15，每日一个文件。浓度单位 µg/m³，CO 为 mg/m³；空值为缺测。",
        units={"AQI": "", "CO": "mg/m³", "others": "µg/m³"})


def station_list(day_from, original, layout, title, title_en):
    ident = day_from[:4] if layout == "rows" else "old"
    path = f"air_stations/stations-{day_from if layout == 'rows' else 'old-946'}.csv"
    common = {"sources": [{"title": LISTS + original}], "form": "national_station_list", "from": day_from,
              "layout": layout}
    title, title_en = f"国家空气站点列表（{title}）", f"National list of air stations ({title_en})"
    if layout == "transposed":
        return resource(f"air_stations_{ident}", path, title, title_en, None,
                        description="转置：第一行编码，第二行名称，第三行城市；一列一站，故无字段描述。"
                                    "列表未印起始日期，按存档时段记为2016年。", **common)
    known = {
        "监测点编码": must("监测点编码", "监测点编码", pattern="[0-9]{4}A"),
        "监测点名称": must("监测点名称", "监测点名称", description="停运、停用、对照点写在名称括号里"),
        "城市": must("城市", "城市"),
        "经度": number("经度", "经度", unit="°", minimum=-180, maximum=180),
        "纬度": number("纬度", "纬度", unit="°", minimum=-90, maximum=90),
        "对照点": text("对照点", "对照点", enum=["Y", "N"], description="停运站点也标 Y"),
    }
    return resource(f"air_stations_{ident}", path, title, title_en, [known[name] for name in header(path)],
                    missing=("", "-"), description="编码可能重复，故不设主键；“-”为无坐标。", **common)


def water_readings():
    paths = files("water")
    def item(name, title, unit=None, minimum=0):
        return number(name, title, unit=unit, minimum=minimum)
    fields = [
        must("省份", "省份"), must("流域", "流域"), must("断面名称", "断面名称"),
        text("监测时间", "监测时间", pattern="[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}", description="月-日 时:分，无年份"),
        text("水质类别", "水质类别", enum=["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "劣Ⅴ"]),
        item("水温(℃)", "水温", "℃", minimum=-5), number("pH(无量纲)", "pH", minimum=0, maximum=14),
        item("溶解氧(mg/L)", "溶解氧", "mg/L"), item("电导率(μS/cm)", "电导率", "µS/cm"),
        item("浊度(NTU)", "浊度", "NTU"), item("高锰酸盐指数(mg/L)", "高锰酸盐指数", "mg/L"),
        item("氨氮(mg/L)", "氨氮", "mg/L"), item("总磷(mg/L)", "总磷", "mg/L"), item("总氮(mg/L)", "总氮", "mg/L"),
        item("叶绿素α(mg/L)", "叶绿素a", "mg/L"), item("藻密度(cells/L)", "藻密度", "cells/L"),
        must("站点情况", "站点情况", enum=["正常", "维护", "停站", "不具备运行条件"]),
    ]
    for path in paths:
        if header(path) != [entry["name"] for entry in fields]:
            raise SystemExit(f"{path}: unexpected header")
    return resource(
        "water_readings", paths, "地表水自动监测数据（内蒙古13个断面）", "Surface water of 13 sections in Inner Mongolia",
        fields, foreign=[to("断面名称", "water_sections", "name_zh")], sources=[SURFACE], form="national_water_csv",
        missing=("", "*", "--"), year=2021,
        description="2021年4月1日至5日，约每4小时一次。“*”为未监测，“--”为无数据；有重复行。")


def water_daily():
    """Answers of the network for three days, cut to the region by tools/filter_water_json.py. No table: the
    cells are pieces of HTML."""
    return {
        "name": "water_daily", "title": "地表水自动监测发布数据（内蒙古，三日）",
        "title_en": "Surface water of Inner Mongolia as published on three days",
        "description": "2020年5月8日、6月15日、7月10日。原始值在提示文字里；时间无年份，以文件日期为准。",
        "path": files("water_daily", "json"), "format": "json", "mediatype": "application/json", "encoding": "utf-8",
        "sample": False, "mingjing:form": "national_water_json", "mingjing:provinces": ["内蒙古自治区"],
        "sources": [SURFACE], "licenses": [FACTS_LICENCE],
    }
