use super::ended;
use crate::text::Counts;
use crate::text::bulletins::BulletinsWords;
use crate::view_model::replies::Figures;

pub static WORDS: BulletinsWords = BulletinsWords {
    title: "环境公报",
    lead: |periods, written| {
        format!("{periods} 个时期有公报；其中 {written} 份由有关单位撰写，其余由公开记录算出。")
    },
    none: "本次发布没有公报，也没有可以汇总的时期。",
    list_lead: "由记录生成的公报，每个数字都可以从本门户的逐日数据重算。",
    written: "单位撰写的公报",
    made: "由记录生成",
    with_written: |n| format!("另有撰写的公报 {n} 份"),
    kinds: &[
        ("air", "空气"),
        ("water", "水"),
        ("drinking", "饮用水"),
        ("soil", "土壤"),
        ("environment", "环境状况"),
        ("enforcement", "执法"),
        ("other", "其他"),
    ],
    of_period: |period| format!("{period}环境公报"),
    made_lead: |first, last| format!("{first}至{last}，由公开记录算出，没有人工改动。"),
    unknown: |id| format!("“{id}”不是一个时期。时期写作 2025-01、2024-Q4 或 2024。"),
    empty: |period| format!("公开记录中没有{period}的数据。"),
    open_period: |day| format!("这个时期还没有结束，数字截至 {day}。"),
    print: "打印或存为 PDF",
    only_zh: "",
    sample: "这一时期只有示例数据：地区、单位和数值都是虚构的。",
    air: "空气",
    air_words: |cities, good, valid| {
        format!("{cities} 个地区合计有效监测 {valid} 天次，其中优良 {good} 天次。")
    },
    air_head: [
        "地区",
        "优良/有效天数",
        "优良天数比例",
        "PM2.5",
        "PM10",
        "O₃",
        "NO₂",
        "SO₂",
        "CO",
        "首要污染物天数",
    ],
    air_method: "PM2.5、PM10、NO₂、SO₂ 为日均值的平均，O₃ 为日最大 8 小时平均的第 90 百分位数，CO 为日均值的第 95 百分位数；CO 单位 mg/m³，其余 µg/m³。按 HJ 663-2013，有效天数不足的不给出，括号内为有效天数；认定的沙尘日不计颗粒物。",
    days: |n| format!("{n} 天"),
    too_few: |days| format!("—（{days} 天）"),
    no_rule: "规则未知",
    comma: "、",
    water: "地表水",
    water_words: |sections, n, good| format!("{sections} 个断面共 {n} 次有类别的读数，其中Ⅰ—Ⅲ类 {good} 次。"),
    water_head: ["断面", "读数", "各类别次数", "Ⅰ—Ⅲ类", "超过Ⅲ类的项目及次数"],
    water_method: "逐次按 GB 3838-2002 单因子判定；自动站读数的次数，不等于按月均值评价的水质。",
    tasks: "整改任务",
    task_words: |c: &Counts, [published, closed, overdue, moved, reopened]| {
        format!(
            "期末在册 {} 项，首个期限已到 {} 项，其中 {} 项未见任何单位说已完成；{} 项从未见公开进展。{}本期 {published} 项有新的公开，销号 {closed} 项，新逾期 {overdue} 项，期限变更 {moved} 项，重开 {reopened} 项。",
            c.total,
            c.due,
            c.overdue,
            c.silent,
            ended(c)
        )
    },
    closed: |n| format!("本期销号（列出 {n} 项）"),
    overdue: |n| format!("本期新逾期（列出 {n} 项）"),
    replies: "群众反映",
    reply_words: |received, answered: &Figures, open: &Figures| {
        let days =
            answered.median.as_ref().map_or_else(String::new, |days| format!("，用时中位数 {days} 天"));
        format!(
            "本期收到 {received} 件，答复 {} 件{days}；期末未答复 {} 件，其中已过期限 {} 件。",
            answered.n, open.n, open.overdue
        )
    },
    before: "前一期",
    after: "后一期",
    all: "全部公报",
};
