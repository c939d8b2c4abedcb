#!/usr/bin/env python3
"""Write data/datapackage.json, the description of the demo workbook (Data Package v2).

The tables are described here once; the lists of files, the station columns of the hourly archive and
the enumerations that a table must keep are read from or checked against the files themselves, so that
running this again after the data changed gives a description that fits, and running it twice gives the
same bytes. Standard library only.

    python3 tools/make_datapackage.py           write data/datapackage.json
    python3 tools/make_datapackage.py --check   only tell whether the file is up to date (exit 1: no)
"""

import sys

sys.dont_write_bytecode = True

from datapackage_measurements import air_hourly, station_list, water_daily, water_readings  # noqa: E402
from datapackage_sample import samples  # noqa: E402
from datapackage_schema import DATA, FACTS_LICENCE, OWN_LICENCE, dump  # noqa: E402
from datapackage_tables import places, plans, progress  # noqa: E402

TARGET = DATA / "datapackage.json"


def package():
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "mingjing-wuhai-demo",
        "title": "明镜演示工作簿：乌海及周边",
        "title_en": "Mingjing demo workbook: Wuhai and surroundings",
        "description": "内蒙古环境空气与地表水的真实监测数据，五份整治方案的任务、指标、目标和公开义务，"
                       "以及其后公开的进展，均为事实。另有虚构的“示例旗”，资源均标明 sample。",
        "version": "1.0.0",
        "licenses": [FACTS_LICENCE, OWN_LICENCE],
        "resources": [
            air_hourly(),
            station_list("2016-01-01", "站点列表-旧-946个.csv", "transposed", "旧，946个", "old, 946 stations"),
            station_list("2020-01-01", "站点列表-2020.01.01起.csv", "rows", "2020年1月1日起", "from 2020-01-01"),
            station_list("2021-01-01", "站点列表-2021.01.01起.csv", "rows", "2021年1月1日起", "from 2021-01-01"),
            station_list("2022-02-13", "站点列表-2022.02.13起.csv", "rows", "2022年2月13日起", "from 2022-02-13"),
            water_readings(), water_daily(), *places(), *plans(), *progress(), *samples(),
        ],
    }


def main():
    new = dump(package()) + "\n"
    if "--check" in sys.argv[1:]:
        old = TARGET.read_text(encoding="utf-8") if TARGET.exists() else ""
        if old != new:
            raise SystemExit("data/datapackage.json is out of date: run python3 tools/make_datapackage.py")
        return
    TARGET.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
