"""Plain tables: places, plans, and what was published about the plans afterwards."""

import csv

from datapackage_measurements import SURFACE
from datapackage_schema import DATA, OWN_LICENCE, day, field, key, must, number, resource, text, to

THEMES = ["air", "water", "soil", "ecology", "mining", "waste", "energy", "transport", "industry",
          "governance", "risk", "disclosure"]
CONFIDENCE = ["A", "B", "C"]
REGION = r"[0-9]{6}|(town|area|basin|lake|reserve|park)-[a-z0-9-]+"
TASK = r"(WH2020|NM2018|HH2020|NM2017|ZL[AWS]2020)-[A-Z]?[0-9A-Z]*(-[0-9]+)?"
DAY = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
PERIOD = rf"{DAY}(/({DAY}|\.\.))?"
CATALOGUE = {"title": "本项目整理"}


def plan_titles():
    """Titles as in facts/documents.csv, so that the two cannot drift apart."""
    with open(DATA / "facts/documents.csv", encoding="utf-8", newline="") as file:
        return [{"title": f"{row['title_zh']} {row['document_number']}".strip()} for row in csv.DictReader(file)]


PLANS = plan_titles()


def places():
    return [
        resource("regions", "facts/regions.csv", "地区", "Regions", [
            key("code", "代码", pattern=REGION, description="GB/T 2260 六位代码，或自编带前缀代码"),
            must("name_zh", "名称"), must("name_en", "英文名称"), text("parent_code", "上级代码"),
            must("kind", "类别", enum=["autonomous_region", "prefecture", "county", "town", "area", "basin", "lake",
                                     "reserve", "park"])],
            primary=["code"], foreign=[to("parent_code", target="code")],
            sources=[*PLANS, {"title": "GB/T 2260 行政区划代码"}]),
        resource("city_codes", "city_codes.csv", "站点列表城市名与地区代码对照", "City names in the lists → regions", [
            key("city_in_lists", "列表中的城市名"), must("region_code", "地区代码")],
            primary=["city_in_lists"], foreign=[to("region_code", "regions", "code")], sources=[CATALOGUE],
            licence=OWN_LICENCE),
        resource("air_station_names", "air_station_names.csv", "空气站点英文名称", "English names of air stations", [
            key("code", "监测点编码", pattern="[0-9]{4}A"), must("name_en", "英文名称")],
            primary=["code"], sources=[CATALOGUE], licence=OWN_LICENCE),
        resource("water_sections", "water_sections.csv", "地表水断面", "Surface-water sections", [
            key(pattern="[a-z0-9-]+"), key("name_zh", "断面名称"), must("name_en", "英文名称"),
            must("basin_en", "流域英文名称"), text("river_zh", "所属河流"), text("region_code", "所在地市"),
            must("body", "水体类型", enum=["river", "lake"], description="决定总磷限值"), text("source_note", "依据")],
            primary=["id"], foreign=[to("region_code", "regions", "code")], sources=[SURFACE]),
    ]


def plans():
    return [
        resource("documents", "facts/documents.csv", "方案文件", "Plans", [
            key(), must("title_zh", "标题"), must("title_en", "英文标题"), text("document_number", "文号"),
            text("issuer", "印发机关"), day("issued_on", "印发日期"), must("region_code", "地区代码"),
            text("url", "网址"), text("note", "说明")],
            primary=["id"], foreign=[to("region_code", "regions", "code")], sources=PLANS),
        resource("units", "facts/units.csv", "单位", "Units", [
            key(pattern="[a-z0-9-]+"), key("name_zh", "名称"), must("name_en", "英文名称"),
            must("region_code", "地区代码"),
            must("kind", "类别", enum=["party", "government", "department", "enterprise", "park", "other"])],
            primary=["id"], foreign=[to("region_code", "regions", "code")], sources=PLANS),
        resource("tasks", "facts/tasks.csv", "任务", "Tasks", [
            key(pattern=TASK), must("document_id", "文件"), text("parent_id", "上级任务"), must("section", "出处"),
            must("theme", "主题", enum=THEMES), must("title_zh", "标题"), must("title_en", "英文标题"),
            must("summary_zh", "摘要", max_length=120), text("goal_zh", "目标"),
            text("deadline_text", "时限（原文用语）"), day("deadline_date", "时限日期", description="所述期间的最后一日"),
            text("deadline_kind", "时限类别", enum=["date", "immediate", "standing", "recurring"],
                 description="空为未载，或所载时限推算不出日期"),
            must("region_code", "地区代码")],
            primary=["id"], foreign=[to("document_id", "documents"), to("parent_id"),
                                     to("region_code", "regions", "code")], sources=PLANS),
        resource("task_units", "facts/task_units.csv", "任务单位", "Units of tasks", [
            must("task_id", "任务"), must("unit_id", "单位"),
            must("role", "角色", enum=["responsible", "cooperating", "supervising", "accountability", "lead"])],
            primary=["task_id", "unit_id", "role"], foreign=[to("task_id", "tasks"), to("unit_id", "units")],
            sources=PLANS),
        resource("milestones", "facts/milestones.csv", "节点", "Milestones", [
            must("task_id", "任务"), field("seq", "序号", "integer", required=True, minimum=1),
            day("due_date", "时限日期"), number("quantity", "数量", minimum=0, description="单位见 unit_zh"),
            text("unit_zh", "数量单位"),
            field("cumulative", "累计", "boolean", required=True,
                  description="true：到该日累计数量；false：仅本节点数量，或无数量"),
            must("description_zh", "内容")],
            primary=["task_id", "seq"], foreign=[to("task_id", "tasks")], sources=PLANS),
        resource("indicators", ["facts/indicators.csv", "progress/extra_indicators.csv"], "指标", "Indicators", [
            key(pattern="[a-z0-9_]+"), key("name_zh", "名称"), must("name_en", "英文名称"), text("unit", "单位"),
            must("better", "趋好方向", enum=["higher", "lower", "within"]), must("theme", "主题", enum=THEMES),
            text("definition_note", "口径")],
            primary=["id"], sources=PLANS, description="前一文件的指标来自方案，后一文件的指标只见于其后公开的数据。"),
        resource("targets", "facts/targets.csv", "指标目标", "Targets", [
            key(), must("indicator_id", "指标"), must("region_code", "地区代码"), field("year", "年份", "integer"),
            day("due_date", "时限日期"),
            must("comparator", "比较", enum=[">=", "<=", "=", "<", ">", "reduce_by_pct", "increase_by"]),
            number("value", "目标值", required=True, description="单位见指标；reduce_by_pct 为较基准年下降的百分比"),
            field("baseline_year", "基准年", "integer"), must("document_id", "文件"), must("section", "出处"),
            text("task_id", "任务"), text("note", "说明")],
            primary=["id"], foreign=[to("indicator_id", "indicators"), to("region_code", "regions", "code"),
                                     to("document_id", "documents"), to("task_id", "tasks")], sources=PLANS),
        resource("observations", "facts/observations.csv", "方案所载现状数值", "Values stated in the plans", [
            key(), must("indicator_id", "指标"), must("region_code", "地区代码"),
            text("period", "期间", pattern=PERIOD, description="年或区间；“2013/..”为自该年起；空为未载"),
            number("value", "数值", required=True), text("unit", "单位"), must("document_id", "文件"),
            must("section", "出处"), must("qualifier", "限定", enum=["exact", "about", "at_most", "at_least", "over"]),
            text("note", "说明")],
            primary=["id"], foreign=[to("indicator_id", "indicators"), to("region_code", "regions", "code"),
                                     to("document_id", "documents")], sources=PLANS),
        resource("disclosure_duties", "facts/disclosure_duties.csv", "公开义务", "Disclosure duties", [
            key(), must("what_zh", "内容"), must("what_en", "英文内容"), text("who", "义务人", description="空为未载"),
            must("frequency", "频次", enum=["hourly", "daily", "weekly", "monthly", "quarterly", "half-yearly",
                                          "yearly", "once", "on-event", "standing", "unstated"]),
            must("document_id", "文件"), must("section", "出处"),
            must("kind", "类别", enum=["publication", "participation", "bulletin", "reporting", "early_warning",
                                     "ledger", "platform", "monitoring", "sharing", "credit", "ranking", "signage",
                                     "accountability"]),
            must("audience", "对象", enum=["public", "authority", "interagency", "enterprise"]),
            text("task_id", "任务"), text("deadline_text", "时限（原文用语）"), text("note", "说明")],
            primary=["id"], foreign=[to("document_id", "documents"), to("task_id", "tasks")], sources=PLANS),
        resource("duty_units", "facts/duty_units.csv", "公开义务单位", "Units of disclosure duties", [
            must("duty_id", "义务"), must("unit_id", "单位"),
            must("role", "角色", enum=["responsible", "recipient"])],
            primary=["duty_id", "unit_id"], foreign=[to("duty_id", "disclosure_duties"), to("unit_id", "units")],
            sources=PLANS),
    ]


def progress():
    found = [{"title": "逐条来源见 sources 表", "path": "progress/sources.csv"}]
    grade = must("confidence", "可信度", enum=CONFIDENCE,
                 description="A 政府页面或其原文转载；B 报刊引述官方；C 镜像站、无日期页或学术文章")
    return [
        resource("sources", "progress/sources.csv", "公开来源", "Publications", [
            key(pattern="SRC-[0-9]{3}"), must("title", "标题"), must("publisher", "发布者"),
            day("published_on", "发布日期", description="空为页面未印日期"), text("address", "网址"),
            text("note", "说明")],
            primary=["id"], sources=[CATALOGUE], description="镜像站和无关宿主的网址不列。"),
        resource("task_events", "progress/task_events.csv", "任务进展", "Events of tasks", [
            key(pattern="PE-[0-9]{3}"), must("task_id", "任务"), day("date", "日期", required=True),
            must("kind", "类别", enum=["progress", "report", "claimed_done", "verified", "public_notice", "closed",
                                     "challenged", "reopened", "deadline_moved"]),
            number("quantity", "数量", minimum=0, description="单位见 unit_zh"), text("unit_zh", "数量单位"),
            number("percent", "百分比", unit="%", minimum=0), must("text_zh", "内容"), must("text_en", "英文内容"),
            must("source_id", "来源"), grade,
            field("counts_toward", "计入节点", "integer", minimum=1,
                  description="同一任务内节点序号；仅在来源所述与节点同一事项、同一单位、同一范围时填写")],
            primary=["id"], foreign=[to("task_id", "tasks"), to("source_id", "sources")], sources=found),
        resource("public_observations", "progress/public_observations.csv", "公开数值", "Published values", [
            key(pattern="PO-[0-9]{3}"), must("indicator_id", "指标"), must("region_code", "地区代码"),
            must("period", "期间", pattern=PERIOD), number("value", "数值", required=True), text("unit", "单位"),
            must("qualifier", "限定", enum=["exact", "about", "at_most", "at_least", "over"]),
            must("source_id", "来源"), grade, text("note", "说明")],
            primary=["id"], foreign=[to("indicator_id", "indicators"), to("region_code", "regions", "code"),
                                     to("source_id", "sources")], sources=found),
        resource("duty_evidence", "progress/duty_evidence.csv", "公开义务履行证据", "Proofs of duties kept", [
            key(pattern="DE-[0-9]{3}"), must("duty_id", "义务"), text("region_code", "地区代码"), day("date", "日期"),
            must("text_zh", "内容"), must("source_id", "来源"), grade],
            primary=["id"], foreign=[to("duty_id", "disclosure_duties"), to("region_code", "regions", "code"),
                                     to("source_id", "sources")], sources=found),
    ]
