//! Faults of surface-water files.

use super::{Fault, fault, say};

/// `E301`: a time that cannot be.
#[must_use]
pub fn time_wrong() -> Fault {
    fault(
        "E301",
        say("不是有效的监测时间", "not a valid time of monitoring"),
        say(
            "写成 04-01 12:00，年份由 mingjing:year 给出",
            "write it as 04-01 12:00; the year comes from `mingjing:year`",
        ),
    )
}

/// `E302`: a cell that is no number.
#[must_use]
pub fn value_unreadable() -> Fault {
    fault(
        "E302",
        say("不是数", "not a number"),
        say("没有数据写 --，不监测写 *", "write -- for no data, * for not monitored"),
    )
}

/// `W303`: a number that cannot be true.
#[must_use]
pub fn value_implausible(bound: &str) -> Fault {
    fault(
        "W303",
        say(
            "数值不可能为真，按无效处理，未发布",
            "the value cannot be true: treated as invalid, not published",
        ),
        [format!("合理范围 {bound}"), format!("plausible: {bound}")],
    )
    .for_readers()
}

/// `N304`: equal rows.
#[must_use]
pub fn row_repeated() -> Fault {
    fault(
        "N304",
        say(
            "与前一行同一时间、内容相同，只取一次",
            "the same time and content as an earlier row; taken once",
        ),
        say("", ""),
    )
    .for_readers()
}

/// `W305`: rows of one time that contradict each other.
#[must_use]
pub fn row_contradicts() -> Fault {
    fault(
        "W305",
        say(
            "与前面同一时间的行不一致；来源后来改过，采用后一行",
            "differs from an earlier row of the same time; the source revised it, the later row holds",
        ),
        say("确认后只留一行", "keep one row once it is settled"),
    )
    .for_readers()
}

/// `N306`: rows without a time.
#[must_use]
pub fn row_untimed() -> Fault {
    fault(
        "N306",
        say("没有监测时间，只计入站点状态", "no time of monitoring; only the station's state is counted"),
        say("", ""),
    )
    .for_readers()
}

/// `E307`: a section that the list does not have.
#[must_use]
pub fn section_unknown() -> Fault {
    fault(
        "E307",
        say("water_sections 里没有这个断面", "`water_sections` does not have this section"),
        say("在 water_sections 里补上一行", "add a row for it to `water_sections`"),
    )
}

/// `E308`: a class that does not exist.
#[must_use]
pub fn class_unknown() -> Fault {
    fault(
        "E308",
        say("不是水质类别", "not a water quality class"),
        say("写 Ⅰ Ⅱ Ⅲ Ⅳ Ⅴ 劣Ⅴ，没有写 *", "write Ⅰ Ⅱ Ⅲ Ⅳ Ⅴ 劣Ⅴ, or * for none"),
    )
}

/// `W309`: the published class and the computed one differ.
#[must_use]
pub fn class_differs() -> Fault {
    fault(
        "W309",
        say(
            "来源的水质类别与按 GB 3838-2002 计算的不同，两者并列发布；显示值经过修约可能造成差异",
            "the source's class differs from the one computed by GB 3838-2002; both are published. Rounded values can cause it",
        ),
        say("", ""),
    )
    .for_readers()
}

/// `E310`: an item of the section table that cannot be.
#[must_use]
pub fn body_unknown() -> Fault {
    fault(
        "E310",
        say("水体类型只能是 river 或 lake", "the body of water is `river` or `lake`"),
        say("湖、库写 lake，其余写 river", "write `lake` for lakes and reservoirs, `river` otherwise"),
    )
}

/// `E311`: two rows claim the same name.
#[must_use]
pub fn section_name_twice() -> Fault {
    fault(
        "E311",
        say("两个断面同名", "two sections have this name"),
        say("断面名称必须唯一", "names of sections must differ"),
    )
}

/// `E312`: not the network's answer.
#[must_use]
pub fn answer_unreadable(why: &str) -> Fault {
    fault(
        "E312",
        [
            format!("不是国家地表水数据的 JSON：{why}"),
            format!("not the JSON of the national surface-water network: {why}"),
        ],
        say(
            "要有 thead 和 tbody，原样保存，不要改动",
            "it has `thead` and `tbody`; keep it as it was fetched",
        ),
    )
}

/// `W313`: rows that are days or months old.
#[must_use]
pub fn row_stale() -> Fault {
    fault(
        "W313",
        say(
            "比文件的日期早3天以上：站点停了，来源仍列着旧数据；按原来的时间发布",
            "more than 3 days older than its file: a station that stopped is still listed; published under its own time",
        ),
        say("", ""),
    )
    .for_readers()
}

/// `N314`: the source counts other than it lists.
#[must_use]
pub fn records_differ() -> Fault {
    fault(
        "N314",
        say(
            "来源写的条数与实际行数不同（写的／实际）",
            "the source says another number of rows than it has (said / had)",
        ),
        say("", ""),
    )
    .for_readers()
}

/// `N315`: a section that the workbook does not list.
#[must_use]
pub fn section_passed_over() -> Fault {
    fault(
        "N315",
        say(
            "全国数据里的这个断面不在 water_sections 里，未发布",
            "a section of the national data that `water_sections` does not have: not published",
        ),
        say("要公开就在 water_sections 里补上一行", "add a row for it to `water_sections` to publish it"),
    )
    .for_readers()
}

/// `N316`: another province.
#[must_use]
pub fn province_passed_over() -> Fault {
    fault(
        "N316",
        say(
            "不在 mingjing:provinces 所列省份，未读取",
            "of a province that `mingjing:provinces` does not name: not read",
        ),
        say("", ""),
    )
    .for_readers()
}

/// `N317`: taken out by the source.
#[must_use]
pub fn outlier_removed() -> Fault {
    fault(
        "N317",
        say("来源按“极值过滤”去掉了这个值", "the source took this value out as an outlier"),
        say("", ""),
    )
    .for_readers()
}

/// `E321`: an item in the wrong unit.
#[must_use]
pub fn unit_mixed_up(most: i64) -> Fault {
    fault(
        "E321",
        [
            format!("这个项目的数值大多高于 {most} mg/L，比污水还高，像是按 µg/L 写的"),
            format!(
                "most values of this item are above {most} mg/L, more than sewage has: they seem to be in µg/L"
            ),
        ],
        say("换算成 mg/L：除以 1000", "convert to mg/L: divide by 1000"),
    )
}

/// `W322`: a value that does not move.
#[must_use]
pub fn value_frozen() -> Fault {
    fault(
        "W322",
        say(
            "同一数值连续 12 次以上不变，其间其他项目在变；照录，但存疑",
            "the same value in 12 readings and more while others moved; published, but doubtful",
        ),
        say("检查探头是否停滞、传输是否重复", "check whether the probe or the transmission was stuck"),
    )
    .for_readers()
}
