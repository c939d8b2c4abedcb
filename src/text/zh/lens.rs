//! 换一种标准看图表。

use crate::text::lens::LensWords;

/// 文字。
pub static WORDS: LensWords = LensWords {
    names: &[
        ("national", "现行标准（按日期）"),
        ("gb-2012", "GB 3095—2012 与 HJ 633—2012"),
        ("gb-2026", "GB 3095—2026（过渡期限值）与 HJ 633—2026"),
        ("who-2021", "世卫组织 2021 年准则值"),
        ("epa-2024", "美国环保署 2024 年指数"),
        ("eea-2024", "欧洲环境署 2024 年分档"),
    ],
    sources: &[
        ("gb-2012", "GB 3095—2012 表 1 二级、HJ 633—2012 表 1"),
        ("gb-2026", "GB 3095—2026 表 1 二级（4.4 过渡期）、HJ 633—2026 表 3"),
        ("who-2021", "世卫组织《全球空气质量准则》（2021）24 小时准则值，臭氧为日最大 8 小时"),
        ("epa-2024", "美国环保署 AQI 技术文件（2024 年 5 月）分段表；气体按 25 ℃ 换算"),
        ("eea-2024", "欧洲环境署欧洲空气质量指数（2024）分档表"),
    ],
    by: |name, note| {
        let note = note.map_or_else(String::new, |note| format!("；{note}"));
        format!("按{name}对照，不是评价结论{note}")
    },
    beside_source: |source, other| format!("{source}对照值取自{other}。"),
    csv: "对照标准",
    day_mean: "日均值",
    day_max_8h: "日最大 8 小时平均",
    no_day: "当日没有有效日值",
    by_mean: "这一标准只规定日均值，比的是已公布的日均值，不是小时值",
    by_max_8h: "这一标准规定 8 小时平均，比的是已公布的日最大 8 小时平均，不是小时值",
    guideline: |value| format!("准则值 {value}（日）"),
    times: |times| format!("准则值的 {times} 倍"),
    the_guideline: "高于准则值",
    the_epa_100: "美国指数超过 100",
    the_eea_poor: "为“差”或更差",
    days_above: |above, of, what| {
        if of == 0 {
            "这段时间没有可对照的日值。".to_owned()
        } else {
            format!("可对照的 {of} 天中，{above} 天{what}。")
        }
    },
    hours_above: |above, of, what| {
        if of == 0 {
            "这段时间没有可对照的小时值。".to_owned()
        } else {
            format!("可对照的 {of} 个小时中，{above} 个{what}。")
        }
    },
    epa_index: "美国指数",
    epa_of_day: "美国指数（按日）",
    epa_from: "由已公布的 PM2.5、PM10 日均值和臭氧日最大 8 小时平均算得，其余三项所需的平均时段没有公布",
    epa_no_co: "美国指数按一氧化碳的 8 小时平均值计，公开记录里没有，因此不画分段",
    eea_band: "欧洲分档",
    eea_no_co: "欧洲分档不含一氧化碳，因此不画分档",
    who_no_index: "世卫组织没有指数，图中仍是现行标准的指数；选一种污染物即可对照准则值",
    not_defined: "这一标准没有规定这一项",
    no_hour_limit: "这一项没有小时限值",
    no_calendar: "图表已换标准；日历和统计仍按现行标准。",
    no_hour_rank: "这一标准不对单个小时评级，图中仍按现行标准",
};
