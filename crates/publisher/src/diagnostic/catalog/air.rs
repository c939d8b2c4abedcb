//! Faults of the hourly archive and the station lists.

use super::{Fault, fault, say};

/// `E201`: the header is not that of the archive.
#[must_use]
pub fn archive_header() -> Fault {
    fault(
        "E201",
        say("表头不是全国小时档案的形式", "the header is not that of the national hourly archive"),
        say("应为 date,hour,type,<站点编码>…", "expected: date,hour,type,<station codes>…"),
    )
}

/// `E202`: date or hour cannot be.
#[must_use]
pub fn stamp_wrong() -> Fault {
    fault(
        "E202",
        say("不是有效的日期或小时", "not a valid date or hour"),
        say("日期写成 20250131，小时为 0 到 23", "write the date as 20250131, the hour from 0 to 23"),
    )
}

/// `E203`: the row belongs to another file.
#[must_use]
pub fn date_not_of_file() -> Fault {
    fault(
        "E203",
        say("日期与文件名中的日期不同", "the date differs from the one in the file's name"),
        say(
            "把这些行移到对应日期的文件，或改正日期",
            "move the rows to the file of their day, or mend the date",
        ),
    )
}

/// `E204`: the same hour and label twice.
#[must_use]
pub fn stamp_twice() -> Fault {
    fault(
        "E204",
        say("同一小时、同一项目已经出现过", "this hour and type were given before"),
        say("只留一行", "keep one of the rows"),
    )
}

/// `E205`: a cell that is no number.
#[must_use]
pub fn value_unreadable() -> Fault {
    fault(
        "E205",
        say("不是数", "not a number"),
        say("缺测请留空", "leave the cell empty when there is no value"),
    )
}

/// `W206`: a number that cannot be true.
#[must_use]
pub fn value_implausible(bounds: &str) -> Fault {
    fault(
        "W206",
        say(
            "数值不可能为真，按无效处理，未发布",
            "the value cannot be true: treated as invalid, not published",
        ),
        [format!("合理范围：{bounds}"), format!("plausible: {bounds}")],
    )
    .for_readers()
}

/// `W207`: a station of the archive that no list has.
#[must_use]
pub fn station_unlisted() -> Fault {
    fault(
        "W207",
        say(
            "没有站点表列出这个站点，其数据未发布",
            "no station list names this station: its data are not published",
        ),
        say("在站点表里补上编码、名称和城市", "add its code, name and city to a station list"),
    )
    .for_readers()
}

/// `N208`: a listed station without coordinates.
#[must_use]
pub fn station_without_place() -> Fault {
    fault(
        "N208",
        say("站点没有经纬度", "the station has no coordinates"),
        say("不影响发布，地图上不画", "published all the same; not drawn on maps"),
    )
}

/// `N209`: labels of the archive that are not read.
#[must_use]
pub fn labels_ignored(labels: &str) -> Fault {
    fault(
        "N209",
        [
            format!("不读取 {labels}：滑动均值由小时值重新计算"),
            format!("not read: {labels}; moving means are computed from the hourly values"),
        ],
        say(
            "档案里 O3_8h_24h 其实是 8 小时滑动均值，O3_8h 是当日至今的最大值",
            "in the archive O3_8h_24h is in truth the 8-hour moving mean, O3_8h its maximum so far in the day",
        ),
    )
}

/// `W210`: an unknown label.
#[must_use]
pub fn label_unknown() -> Fault {
    fault(
        "W210",
        say("不认识的项目，未读取", "unknown type: not read"),
        say(
            "可读 AQI、PM2.5、PM10、SO2、NO2、O3、CO",
            "types that are read: AQI, PM2.5, PM10, SO2, NO2, O3, CO",
        ),
    )
}

/// `N211`: hours that no row speaks of.
#[must_use]
pub fn hours_absent() -> Fault {
    fault(
        "N211",
        say("来源中整小时缺失", "a whole hour is missing in the source"),
        say("发布为“来源缺失”，不补值", "published as “not in the source”; nothing is filled in"),
    )
    .for_readers()
}

/// `N220`: months that no row speaks of.
#[must_use]
pub fn months_absent() -> Fault {
    fault(
        "N220",
        say("两个月之间整月没有数据", "there are no data at all between these months"),
        say("确认是否漏放了文件", "check whether files were left out"),
    )
    .for_readers()
}

/// `W212`: a station without any value.
#[must_use]
pub fn station_silent() -> Fault {
    fault(
        "W212",
        say(
            "站点表未注明停运，但整个时段没有任何数值；计算区域均值时不计入站点总数",
            "a station that no list calls stopped has no value in the whole period; a region's mean does not count it",
        ),
        say("若已停运或改码，在站点名后注明（停运+日期）", "if it stopped or changed its code, note the day after its name"),
    )
    .for_readers()
}

/// `N213`: AQI of the source and of the rule differ.
#[must_use]
pub fn aqi_differs() -> Fault {
    fault(
        "N213",
        say(
            "来源的 AQI 与按 HJ 633 计算的不同，两者并列发布",
            "the source's AQI differs from the one computed by HJ 633; both are published",
        ),
        say("", ""),
    )
    .for_readers()
}

/// `N218`: an index of the source for an hour that lacks a pollutant.
#[must_use]
pub fn aqi_of_incomplete() -> Fault {
    fault(
        "N218",
        say(
            "缺少一项或多项浓度，按 HJ 633 不给出 AQI；来源仍给出，照录而不计算",
            "a concentration is missing, so HJ 633 gives no AQI; the source gives one all the same: shown, not computed",
        ),
        say("", ""),
    )
    .for_readers()
}

/// `N219`: no index of the source for a complete hour.
#[must_use]
pub fn aqi_not_published() -> Fault {
    fault(
        "N219",
        say(
            "六项浓度齐全，来源没有给出 AQI，已计算",
            "all six concentrations are there, the source gives no AQI: computed",
        ),
        say("", ""),
    )
    .for_readers()
}

/// `N214`: a code twice in one list.
#[must_use]
pub fn station_twice() -> Fault {
    fault(
        "N214",
        say("站点表中编码重复，采用第一行", "the list has this code twice; the first row holds"),
        say("删去不要的一行", "remove the row that does not hold"),
    )
}

/// `W215`: a city that no region is known for.
#[must_use]
pub fn city_unknown() -> Fault {
    fault(
        "W215",
        say(
            "站点所在城市没有对应的地区，其数据未发布",
            "no region is known for the station's city: its data are not published",
        ),
        say("在 city_codes 里补上城市和区划代码", "add the city and its region code to `city_codes`"),
    )
    .for_readers()
}

/// `N216`: hours after the replay time.
#[must_use]
pub fn hours_after_replay(count: i64) -> Fault {
    fault(
        "N216",
        [
            format!("重放时刻之后还有 {count} 个小时，未发布"),
            format!("{count} hours after the replay time are not published"),
        ],
        say(
            "去掉 portal.toml 的 [replay] 即发布到最新一小时",
            "without `[replay]` in portal.toml the newest hour is published",
        ),
    )
}

/// `E217`: a transposed list whose rows do not fit each other.
#[must_use]
pub fn list_shape() -> Fault {
    fault(
        "E217",
        say("站点表不是说明的形式", "the station list is not of the form described"),
        say(
            "rows：表头含监测点编码、监测点名称、城市；transposed：三行依次为编码、名称、城市，格数相同",
            "rows: a header with 监测点编码, 监测点名称, 城市; transposed: three rows of equal length with codes, names, cities",
        ),
    )
}

/// `N251`: zero where nothing was measured.
#[must_use]
pub fn zero_is_missing() -> Fault {
    fault(
        "N251",
        say(
            "第三方数据里的 0 是缺测，按缺测处理",
            "0 in the third party's data is a missing value; taken as such",
        ),
        say("", ""),
    )
    .for_readers()
}

/// `W252`: the highest value that the instrument can show.
#[must_use]
pub fn value_capped() -> Fault {
    fault(
        "W252",
        say(
            "等于仪器量程上限，真实值可能更高；照样发布",
            "the highest value that the instrument shows; the true one may be higher. Published all the same",
        ),
        say("", ""),
    )
    .for_readers()
}

/// `N253`: a range that cannot be read.
#[must_use]
pub fn range_unreadable() -> Fault {
    fault(
        "N253",
        say("逐时范围不是“低~高”，未读取", "the hourly range is not written low~high: not read"),
        say("", ""),
    )
}

/// `E221`: carbon monoxide in the wrong unit.
#[must_use]
pub fn co_unit() -> Fault {
    fault(
        "E221",
        say(
            "这个站点当日的 CO 大多在 100 以上，像是按 µg/m³ 写的",
            "most CO values of this station are 100 and more: they seem to be in µg/m³",
        ),
        say("CO 的单位是 mg/m³，除以 1000", "CO is in mg/m³: divide by 1000"),
    )
}

/// `W222`: a part larger than the whole.
#[must_use]
pub fn pm25_above_pm10() -> Fault {
    fault(
        "W222",
        say(
            "PM2.5 明显高于 PM10（超出 10% 再加 5 µg/m³），两者照录，至少一个有疑问",
            "PM2.5 is well above PM10 (by more than 10 % and 5 µg/m³); both are published, one of them is doubtful",
        ),
        say("核对两台仪器的校准和运行记录", "check calibration and log of both instruments"),
    )
    .for_readers()
}

/// `W223`: a value that does not move.
#[must_use]
pub fn value_frozen() -> Fault {
    fault(
        "W223",
        say(
            "同一数值连续 24 小时以上不变，其间其他项目在变；照录，但存疑",
            "the same value for 24 hours and more while others moved; published, but doubtful",
        ),
        say("检查仪器是否停滞、传输是否重复", "check whether the instrument or the transmission was stuck"),
    )
    .for_readers()
}

/// `W224`: one hour far above its neighbours.
#[must_use]
pub fn value_jumps() -> Fault {
    fault(
        "W224",
        say(
            "单个小时是前后两小时的 20 倍以上；照录，但存疑",
            "a single hour is more than 20 times the hours before and after; published, but doubtful",
        ),
        say("核对这一小时是否为校准、断电或误传", "check the hour for calibration, a power cut or a slip"),
    )
    .for_readers()
}

/// `E225`: hour 24, which the archive does not have.
#[must_use]
pub fn hour_24() -> Fault {
    fault(
        "E225",
        say("没有 24 时", "there is no hour 24"),
        say(
            "一天最后一小时写成次日 0 时，放进次日的文件",
            "write the last hour of a day as hour 0 of the next date, in that date's file",
        ),
    )
}

/// `E226`: hour 0 at the end of its date.
#[must_use]
pub fn hour_0_last() -> Fault {
    fault(
        "E226",
        say(
            "0 时排在 23 时之后，日期却没有换，可能差了一天",
            "hour 0 follows hour 23 under the same date: it may be a day out",
        ),
        say(
            "若是当天最后一小时，日期写次日；若是当天零点，移到最前",
            "if it ends the day, give it the next date; if it begins the date, put it first",
        ),
    )
}

/// `E227`: a file whose day begins at another hour.
#[must_use]
pub fn hours_shifted(from: u8, is_before: bool) -> Fault {
    let last = from.saturating_sub(1);
    let message = if is_before {
        [
            format!("文件从前一日 {from} 时到当日 {last} 时，时刻整体偏移"),
            format!(
                "the file runs from hour {from} of the date before to hour {last}: all stamps are shifted"
            ),
        ]
    } else {
        [
            format!("文件从 {from} 时到次日 {last} 时，时刻整体偏移"),
            format!("the file runs from hour {from} to hour {last} of the next date: all stamps are shifted"),
        ]
    };
    fault(
        "E227",
        message,
        say(
            "每个文件只放一个日期的 0 到 23 时，北京时间；查看是否换成了别的时区或按自然日分了文件",
            "a file has hours 0 to 23 of one date in Beijing time; look for another time zone, or files of natural days",
        ),
    )
}
