//! 化验结果。

use crate::text::Extremes;
use crate::text::lab::LabWords;

/// 文字。
pub static WORDS: LabWords = LabWords {
    below: |limit| format!("低于检出限 {limit}"),
    none: "未检出",
    some: "检出",
    limit: "限值",
    result: "结论",
    kept: "达标",
    multiple: |by| format!("超标 {by} 倍"),
    breaches: &[("present", "不应检出"), ("too_low", "低于下限"), ("too_high", "超过限值")],
    between: |least, most| format!("{least}–{most}"),
    at_most: |most| format!("≤ {most}"),
    at_least: |least| format!("≥ {least}"),
    must_be_absent: "不得检出",
    no_limit: "没有限值",
    unsure_mark: "※",
    unsure: "※ 限值转录自二手资料，尚未与标准文本核对。",
    not_judged: &[
        ("negative", "数值为负"),
        ("out_of_range", "超出可能的范围"),
        ("detection_limit_too_high", "检出限过高，不能判断"),
        ("no_figure", "没有数值"),
        ("not_applicable", "写法对此项目没有意义"),
        ("duplicate", "重复给出，只取第一个"),
        ("no_ph", "缺土壤 pH，无从选取限值"),
    ],
    not_judged_item: |item, why| format!("{item}未评价：{why}。"),
    no_rule: "采样当日适用的标准未收录，没有评价。",
    sampled_on: |day| format!("{day}采样"),
    day_unknown: "采样日未公布",
    region: "地区",
    sources: "出处",
    download: "下载数据（CSV）",
    all_filtered: |n, total| format!("共 {n} 项（总数 {total}）"),
    nothing_matches: "没有符合条件的内容。",
    replay: |at| format!("演示回放：本页以 {at} 为“现在”。"),
    summary: |e: &Extremes| {
        let gaps = if e.missing == 0 {
            String::new()
        } else {
            format!("{} 期中缺 {} 期。", e.total, e.missing)
        };
        format!(
            "{}最近为 {}；最低 {}（{}），最高 {}（{}）。{gaps}",
            e.name, e.last, e.low, e.low_at, e.high, e.high_at
        )
    },
    not_in_release: "本次发布没有这一类数据。",
};
