//! 排污单位。

use crate::text::polluters::{MeansSaid, PolluterWords, Sums};

/// 文字。
pub static WORDS: PolluterWords = PolluterWords {
    title: "排污单位",
    lead: |s: &Sums| {
        let means = if s.year == 0 {
            "没有公布自动监测的均值。".to_owned()
        } else {
            format!(
                "{}年公布的均值中，小时均值 {} 次、日均值 {} 天次超过许可或标准限值；另有 {} 次在启停、故障等标记时段，单独计数。",
                s.year, s.hours, s.days, s.marked
            )
        };
        format!("{} 家单位，{} 家在产。{means}", s.enterprises, s.running)
    },
    answer: |s: &Sums| format!("次均值超过许可或标准限值（{}年）", s.year),
    cards_lead: |yellow, red| format!("未解除的黄牌 {yellow} 张、红牌 {red} 张。"),
    rule: "只计许可证和排放标准的限值；政策目标（如超低排放）达不到不算违法，不计入。标记时段的超限值本身不是违法证据。",
    state: "生产状态",
    states: &[("running", "在产"), ("suspended", "停产"), ("closed", "关闭"), ("building", "在建")],
    key_for: "重点类别",
    key_words: &[("air", "大气"), ("water", "水"), ("soil", "土壤"), ("noise", "噪声"), ("risk", "环境风险")],
    industry: "行业",
    sort: "排序",
    sorts: &[("", "超标多的在前"), ("cards", "有牌的在前"), ("name", "按名称")],
    means: "均值与限值",
    exceeding: |s: &Sums| format!("{}年超标：小时 {} 次，日均 {} 天次", s.year, s.hours, s.days),
    kept: |s: &Sums| format!("{}年公布的 {} 个均值没有超标", s.year, s.kept),
    marked: |n| format!("标记时段另有 {n} 次超过限值"),
    no_means: "没有公布均值",
    until: |day| format!("截至 {day}"),
    cards: "黄牌与红牌",
    card_words: &[("yellow", "黄牌"), ("red", "红牌")],
    card_open: |day| format!("{day}起，尚未解除"),
    card_lifted: |from, to| format!("{from}起，{to}解除"),
    cards_open: |card, n| format!("{card} {n} 张未解除"),
    no_cards: "没有未解除的黄牌或红牌",
    penalties: "行政处罚",
    penalties_n: |n| format!("处罚 {n} 件"),
    no_penalties: "没有公布处罚",
    penalty_kinds: &[
        ("warning", "警告、通报批评"),
        ("fine", "罚款"),
        ("confiscation", "没收"),
        ("order", "责令改正"),
        ("restrict", "限制生产"),
        ("stop", "停产整治、责令停业"),
        ("permit_revoked", "吊销许可证"),
        ("detention", "行政拘留"),
        ("other", "其他"),
    ],
    amount: |yuan| format!("{yuan} 元"),
    fulfilled: |day| format!("{day}履行"),
    not_fulfilled: "未见履行记录",
    basis: "依据",
    credit: "环境信用",
    ratings: &[
        ("green", "绿（诚信）"),
        ("blue", "蓝（良好）"),
        ("yellow", "黄（警示）"),
        ("red", "红（不良）"),
        ("black", "黑（严重失信）"),
    ],
    no_credit: "没有公布评价",
    management: &[("key", "重点管理"), ("simplified", "简化管理"), ("registration", "登记管理")],
    permit: "排污许可证",
    permit_term: |from, to| format!("{from}至{to}"),
    permit_past: "有效期已过",
    credit_code: "统一社会信用代码",
    report: "年度环境信息披露报告",
    report_of: |year| format!("{year}年报告"),
    no_report: "没有公布",
    unknown: "未公布",
    outlet: "排放口",
    outlets: "排放口",
    media: &[("gas", "废气"), ("water", "废水")],
    receiving: |water| format!("排入{water}"),
    automatic: "自动监测",
    by_hand: "没有自动监测",
    facility_state: |state| format!("治理设施：{state}"),
    items: &[
        ("pm", "颗粒物"),
        ("so2", "二氧化硫"),
        ("nox", "氮氧化物"),
        ("co", "一氧化碳"),
        ("nmhc", "非甲烷总烃"),
        ("nh3", "氨"),
        ("h2s", "硫化氢"),
        ("hcl", "氯化氢"),
        ("hf", "氟化物（气）"),
        ("hcn", "氰化氢"),
        ("bap", "苯并[a]芘"),
        ("benzene", "苯"),
        ("phenols", "酚类"),
        ("hg", "汞及其化合物"),
        ("cod", "化学需氧量"),
        ("nh3n", "氨氮"),
        ("tp", "总磷"),
        ("tn", "总氮"),
        ("ss", "悬浮物"),
        ("oil", "石油类"),
        ("cn", "氰化物"),
        ("vphenol", "挥发酚"),
        ("as", "总砷"),
        ("pb", "总铅"),
        ("cd", "总镉"),
        ("cr6", "六价铬"),
    ],
    averaging: "时段",
    averagings: &[("day", "日均值"), ("hour", "小时均值")],
    month: "月份",
    chart: |outlet, item, averaging| format!("{outlet}：{item}{averaging}"),
    marked_series: "褐点：标记时段",
    limit_sources: &[("permit", "许可证"), ("standard", "排放标准"), ("policy", "政策目标")],
    limit_label: |source, value| format!("{source} {value}"),
    summary: |s: &MeansSaid| {
        let gaps =
            if s.valued == s.total { String::new() } else { format!("，缺 {} 个", s.total - s.valued) };
        let verdict = if s.without_limit {
            "没有可对照的许可或标准限值".to_owned()
        } else if s.above == 0 {
            "正常运行时没有超过许可或标准限值".to_owned()
        } else {
            format!("正常运行时 {} 个超过许可或标准限值", s.above)
        };
        let marked =
            if s.marked == 0 { String::new() } else { format!("；标记时段另有 {} 个", s.marked) };
        if s.valued == 0 {
            format!("{} 个均值都没有数值。", s.total)
        } else {
            format!("{} 个均值{gaps}；最高 {}（{}）。{verdict}{marked}。", s.total, s.high, s.high_at)
        }
    },
    limits: "对照限值",
    all_limits: "全部限值",
    verdict_head: ["限值", "依据与条款", "评价个数", "缺", "超标", "标记时段超限", "最高一次"],
    limits_head: ["项目", "时段", "限值", "依据与条款", "有效期"],
    term: |from, to| format!("{from}至{to}"),
    since_ever: "起始日未写明",
    until_further: "另行通知",
    oxygen: |percent| format!("基准氧 {percent}%"),
    policy_rule: "政策目标达不到不算超标。",
    worst: |value, at, by| format!("{value}（{at}）{by}"),
    no_limits: "没有公布这一项的限值，无从判断是否超标。",
    marks: &[
        ("start_up", "启炉（开机）"),
        ("shutdown", "停炉（停机）"),
        ("stopped", "停运"),
        ("maintenance", "维护"),
        ("fault", "故障"),
        ("calibration", "校准"),
        ("over_range", "超量程"),
        ("communication", "通讯异常"),
        ("manual", "人工录入"),
    ],
    mark_runs: "标记时段",
    gap_runs: "缺数时段",
    no_runs: "没有",
    run: |at, why, n, hourly| format!("{at}起 {n} {}：{why}", if hourly { "小时" } else { "天" }),
    more_runs: |n| format!("另有 {n} 段，见下载的数据。"),
    marks_rule: "标记由排污单位按规定对自动监测数据作出，说明当时的工况。",
    nothing_here: "这个排放口没有公布这一时段的均值。",
    source: "来源：工作簿中的排放均值表，数值按公布原样；限值与标记见下。",
};
