//! Faults of promises, targets and duties that no single cell shows.

use super::{Fault, fault, say};

/// `W401`: an event before its document.
#[must_use]
pub fn event_before_document(issued_on: &str) -> Fault {
    fault(
        "W401",
        [
            format!("进展日期早于文件印发日期 {issued_on}"),
            format!("the event is older than its document ({issued_on})"),
        ],
        say("核对日期；确属此前的工作可以保留", "check the date; work that had begun before may stay"),
    )
}

/// `E402`: a kind of event that no rule knows.
#[must_use]
pub fn event_kind_unknown(known: &str) -> Fault {
    fault(
        "E402",
        say("不认识的进展类型", "unknown kind of event"),
        [format!("可用：{known}"), format!("one of: {known}")],
    )
}

/// `E403`: counts toward a milestone that is not there.
#[must_use]
pub fn milestone_unknown() -> Fault {
    fault(
        "E403",
        say(
            "counts_toward 指向的里程碑不存在",
            "`counts_toward` names a milestone that the task does not have",
        ),
        say("填里程碑的 seq，或留空", "write the milestone's `seq`, or leave it empty"),
    )
}

/// `E404`: counts toward a milestone, but no quantity can be compared.
#[must_use]
pub fn nothing_to_count() -> Fault {
    fault(
        "E404",
        say(
            "计入里程碑，但进展或里程碑没有数量",
            "counts toward a milestone, but the event or the milestone has no quantity",
        ),
        say("补上数量，或清空 counts_toward", "give the quantity, or clear `counts_toward`"),
    )
}

/// `W405`: counted in another unit than the milestone.
#[must_use]
pub fn unit_differs() -> Fault {
    fault(
        "W405",
        say("计入里程碑，但单位不同", "counts toward a milestone in another unit"),
        say("统一单位，或清空 counts_toward", "use one unit, or clear `counts_toward`"),
    )
}

/// `E406`: a deadline of kind `date` without a day.
#[must_use]
pub fn deadline_without_date() -> Fault {
    fault(
        "E406",
        say("期限类型是 date，但没有日期", "the deadline's kind is `date`, but no day is given"),
        say("补上 deadline_date，或改期限类型", "give `deadline_date`, or change the kind"),
    )
}

/// `E407`: a kind of deadline that no rule knows.
#[must_use]
pub fn deadline_kind_unknown() -> Fault {
    fault(
        "E407",
        say("不认识的期限类型", "unknown kind of deadline"),
        say(
            "可用：date、immediate、standing、recurring，或留空",
            "one of: date, immediate, standing, recurring, or empty",
        ),
    )
}

/// `E408`: refers to nothing, and no schema said so.
#[must_use]
pub fn dangling(table: &str) -> Fault {
    fault(
        "E408",
        [format!("在 {table} 里找不到"), format!("not found in {table}")],
        say("改正写法，或补上那一行", "mend the spelling, or add that row"),
    )
}

/// `E409`: an observation without its origin.
#[must_use]
pub fn without_origin() -> Fault {
    fault(
        "E409",
        say("没有说明来源", "no origin is given"),
        say("填 source_id 或 document_id", "give `source_id` or `document_id`"),
    )
}

/// `E410`: a period that cannot be read.
#[must_use]
pub fn period_wrong() -> Fault {
    fault(
        "E410",
        say("不是可读的时段", "not a readable period"),
        say(
            "写成 2020、2020-03、2020-Q1、2020-03-20 或 2020-01/2020-10",
            "write 2020, 2020-03, 2020-Q1, 2020-03-20 or 2020-01/2020-10",
        ),
    )
}
