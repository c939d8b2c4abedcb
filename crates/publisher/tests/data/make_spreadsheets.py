"""Writes the spreadsheet files of the tests with other programs than ours: openpyxl (XLSX), xlwt (XLS),
msoffcrypto-tool (a password). They are committed; run it again only to change them:

    python3 -m venv venv && venv/bin/pip install openpyxl==3.1.5 xlwt==1.3.0 msoffcrypto-tool
    venv/bin/python crates/publisher/tests/data/make_spreadsheets.py
"""

import datetime as dt
import pathlib

import msoffcrypto.format.ooxml
import openpyxl
import xlwt

here = pathlib.Path(__file__).parent
good = here / "spreadsheets"
bad = here.parent / "gallery" / "bad-spreadsheets"

REGIONS = ["code", "name_zh", "name_en", "parent_code", "kind"]
WUHAI = ["150300", "乌海市", "Wuhai", None, "prefecture"]
DAILY = ["站点编码或地区代码", "日期", "来源性质", "一氧化碳（mg/m³）", "AQI", "发布者", "备注"]


def sheet(book, name, rows):
    page = book.create_sheet(name)
    for row in rows:
        page.append(row)
    return page


def book():
    new = openpyxl.Workbook()
    new.remove(new.active)
    return new


def cells_xlsx(path, date_1904):
    """Every kind of cell, as the programs of offices write it."""
    new = book()
    if date_1904:
        new.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    page = sheet(new, "cells", [["kind", "value"]])
    day, moment = dt.date(2026, 3, 20), dt.datetime(2026, 3, 20, 8, 0)
    for kind, value, form in [
        ("integer", 150300, "General"),
        ("noise", 0.1 + 0.2, "General"),
        ("noise of a formula", 1.1 * 3, "0.00"),
        ("negative", -34.8, "General"),
        ("small", 0.000025, "General"),
        ("true", True, "General"),
        ("text", " 乌海 ", "@"),
        ("day", day, "yyyy-mm-dd"),
        ("chinese day", day, 'yyyy"年"m"月"d"日"'),
        ("chinese month", dt.date(2026, 3, 1), 'yyyy"年"m"月"'),
        ("moment", moment, "yyyy-mm-dd hh:mm"),
        ("time", dt.time(8, 30), "h:mm"),
    ]:
        page.append([kind, value])
        page.cell(page.max_row, 2).number_format = form
    new.save(path)


def cells_xls(path):
    new = xlwt.Workbook(encoding="utf-8")
    page = new.add_sheet("cells")
    plain = xlwt.easyxf(num_format_str="General")
    day = xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"')
    moment = xlwt.easyxf(num_format_str="yyyy-mm-dd hh:mm")
    for row, (kind, value, style) in enumerate([
        ("kind", "value", plain),
        ("integer", 150300, plain),
        ("noise", 0.1 + 0.2, plain),
        ("true", True, plain),
        ("text", " 乌海 ", plain),
        ("chinese day", dt.date(2026, 3, 20), day),
        ("moment", dt.datetime(2026, 3, 20, 8, 0), moment),
    ]):
        page.write(row, 0, kind, plain)
        page.write(row, 1, value, style)
    page.write_merge(8, 9, 0, 0, "merged", plain)
    hidden = new.add_sheet("隐藏")
    hidden.visibility = 1
    hidden.write(0, 0, "x")
    new.save(str(path))


def bad_files():
    # A title, a line about units, Chinese headings, merged cells, a hidden sheet, a remark beside the table.
    new = book()
    page = sheet(new, "空气质量日报", [
        ["乌海市空气质量日报"], [None, None, "单位见表头"], DAILY,
        ["150300", dt.date(2026, 1, 5), "official", 0.6, 63, "乌海市生态环境局", None],
        [None, dt.date(2026, 1, 6), "third_party", 0.125, 999999999999999999, "=1+1", "@口头核实"],
        ["150300", dt.date(2026, 1, 7), "official", "#N/A", 63, "@乌海市生态环境局", None],
    ])
    page.merge_cells("A1:G1")
    page.merge_cells("A4:A5")
    page["D5"].number_format = "0.0%"
    page.sheet_state = "hidden"
    sheet(new, "随手记", [["x"]])
    new.save(bad / "daily.xlsx")

    new = book()
    sheet(new, "regions", [["地区报表"], REGIONS, WUHAI])
    sheet(new, "说明", [["怎样填写"]])
    sheet(new, "别的", [["x"]])
    new.save(bad / "all.xlsx")
    (bad / "damaged.xlsx").write_bytes((bad / "all.xlsx").read_bytes()[:2000])

    locked = msoffcrypto.format.ooxml.OOXMLFile(open(bad / "all.xlsx", "rb"))
    with open(bad / "locked.xlsx", "wb") as out:
        locked.encrypt("secret", out)

    (bad / "web.xls").write_text("<html><meta charset=gb2312><table><tr><td>code</td></tr></table></html>")
    (bad / "text.xls").write_bytes("代码\t名称\r\n150300\t乌海市\r\n".encode("gb18030"))

    new = book()
    sheet(new, "w", [["x"]]).cell(1, 5000, "far away")
    new.save(bad / "wide.xlsx")

    new = book()
    sheet(new, "一月", [["x"]])
    sheet(new, "二月", [["x"]])
    new.save(bad / "months.xlsx")


for folder in (good, bad):
    folder.mkdir(exist_ok=True)
cells_xlsx(good / "cells.xlsx", False)
cells_xlsx(good / "cells-1904.xlsx", True)
cells_xls(good / "cells.xls")
bad_files()
