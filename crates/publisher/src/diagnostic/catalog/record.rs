//! Faults of readings, polluters, warnings, answers, bulletins.

use super::{Fault, fault, say};

/// `E501`: neither a figure nor one of the words of a laboratory.
#[must_use]
pub fn reading_unreadable() -> Fault {
    fault(
        "E501",
        say("不是可读的监测值", "not a readable reading"),
        say(
            "写数字，或 <0.004（低于检出限）、none（未检出）、some（检出）",
            "write a figure, or <0.004 (below detection), none (not detected), some (detected)",
        ),
    )
}

/// `E502`: an item that the standard does not have.
#[must_use]
pub fn item_unknown(standard: &str, known: &str) -> Fault {
    fault(
        "E502",
        [format!("{standard} 里没有这个项目"), format!("{standard} does not have this item")],
        [format!("可用：{known}"), format!("one of: {known}")],
    )
}

/// `E503`: in another unit than the standard's.
#[must_use]
pub fn unit_wrong(expected: &str) -> Fault {
    let message = if expected.is_empty() {
        say("此项目没有单位，应留空", "this item has no unit: leave it empty")
    } else {
        [format!("单位应为 {expected}"), format!("the unit must be {expected}")]
    };
    fault("E503", message, say("换算后连同单位一起改", "convert the value and mend the unit with it"))
}

/// `W504`: there, but not to be judged.
#[must_use]
pub fn not_judged(why_zh: &str, why_en: &str) -> Fault {
    fault(
        "W504",
        [format!("{why_zh}，照录不评价"), format!("{why_en}: published, not judged")],
        say("核对原始报告", "check the original report"),
    )
    .for_readers()
}

/// `N505`: of a day for which no rule is known.
#[must_use]
pub fn no_rule(why_en: &str) -> Fault {
    fault(
        "N505",
        ["采样日期早于所知标准的施行日期，照录不评价".to_owned(), format!("{why_en}: published, not judged")],
        say("", ""),
    )
    .for_readers()
}

/// `W506`: the published verdict and the computed one differ.
#[must_use]
pub fn verdict_differs() -> Fault {
    fault(
        "W506",
        say(
            "公布的结果与计算的不同，两者并列发布",
            "the published result differs from the computed one; both are published",
        ),
        say("核对原始数据和口径", "check the data and how the published one was worked out"),
    )
    .for_readers()
}

/// `E507`: two days or times in the wrong order.
#[must_use]
pub fn order_wrong(earlier: &str) -> Fault {
    fault(
        "E507",
        [format!("早于 {earlier}"), format!("before `{earlier}`")],
        [
            format!("核对两个日期：本格不应早于 {earlier}"),
            format!("check both: this one cannot be before `{earlier}`"),
        ],
    )
}

/// `E508`: not the end of a full hour.
#[must_use]
pub fn hour_wrong() -> Fault {
    fault(
        "E508",
        say("不是整点时刻", "not the end of a full hour"),
        say("写成 2026-01-05T08:00:00+08:00", "write it as 2026-01-05T08:00:00+08:00"),
    )
}

/// `E509`: no address of the web.
#[must_use]
pub fn address_wrong() -> Fault {
    fault(
        "E509",
        say("不是网址", "not a web address"),
        say("以 http:// 或 https:// 开头，不含空格", "begin with http:// or https://, without blanks"),
    )
}

/// `N510`: means that no limit binds.
#[must_use]
pub fn without_limit() -> Fault {
    fault(
        "N510",
        say(
            "这些时段没有可比的限值，照录不评价",
            "no limit can be compared with these means: published, not judged",
        ),
        say(
            "在 emission_limits 里补上限值，单位与数据一致",
            "add the limit to `emission_limits`, in the unit of the data",
        ),
    )
    .for_readers()
}

/// `E511`: the lower bound is above the upper one, the part more than the whole.
#[must_use]
pub fn range_wrong(other: &str) -> Fault {
    fault(
        "E511",
        [format!("大于 {other}"), format!("more than `{other}`")],
        [format!("核对本格和 {other}"), format!("check this cell and `{other}`")],
    )
}

/// `E512`: a text that is not there, or twice.
#[must_use]
pub fn text_missing() -> Fault {
    fault(
        "E512",
        say("正文和正文文件应有且只有一个", "exactly one of text and file must be given"),
        say(
            "填 text_zh，或在 file_zh 写工作簿内的路径",
            "give `text_zh`, or a path of the workbook in `file_zh`",
        ),
    )
}

/// `W513`: a credit code whose check character is wrong.
#[must_use]
pub fn credit_code_wrong() -> Fault {
    fault(
        "W513",
        say(
            "统一社会信用代码的校验码不对（GB 32100-2015）",
            "the check character of the credit code is wrong (GB 32100-2015)",
        ),
        say("对照营业执照改正", "mend it after the business licence"),
    )
}

/// `E514`: something that this kind of thing needs.
#[must_use]
pub fn needed_for(kind: &str) -> Fault {
    fault("E514", [format!("{kind} 必须填这一格"), format!("needed for `{kind}`")], say("填上", "fill it in"))
}

/// `E515`: means of one item in two units.
#[must_use]
pub fn units_mixed(first: &str) -> Fault {
    fault(
        "E515",
        [
            format!("同一排放口同一污染物前面的单位是 {first}"),
            format!("the means of this item at this outlet began in {first}"),
        ],
        say("统一单位", "use one unit"),
    )
}

/// `E516`: a file that the workbook does not have.
#[must_use]
pub fn text_file_missing() -> Fault {
    fault(
        "E516",
        say("找不到或读不出这个文件", "this file is not there or cannot be read"),
        say("写工作簿内的相对路径，文件为 UTF-8 文本", "a path inside the workbook, to a UTF-8 text"),
    )
}

/// `E517`: two pH values of one sample.
#[must_use]
pub fn ph_differs(first: &str) -> Fault {
    fault(
        "E517",
        [format!("同一样品前面的 pH 是 {first}"), format!("the rows of this sample began with pH {first}")],
        say("同一点位同一天的各行写同一个 pH", "write one pH in all rows of a point and day"),
    )
}

/// `E518`: a revision that was issued before the one that it follows.
#[must_use]
pub fn revision_before() -> Fault {
    fault(
        "E518",
        say("发布时间早于上一版", "issued before the revision that it follows"),
        say("核对 revision 和 issued_at", "check `revision` and `issued_at`"),
    )
}

/// `E519`: a made-up row that refers to a real thing, or a real row to a made-up one.
#[must_use]
pub fn sample_meets_real(row_is_sample: bool) -> Fault {
    let (zh, en) = if row_is_sample {
        ("示例数据引用了真实的对象", "made-up data refer to something real")
    } else {
        ("真实数据引用了示例对象", "real data refer to something made up")
    };
    fault(
        "E519",
        say(zh, en),
        say(
            "示例只能写在示例地区；若这些行是真实的，把资源的 `sample` 改为 false",
            "samples belong to a made-up region; if the rows are real, set `sample` of their resource to false",
        ),
    )
}
