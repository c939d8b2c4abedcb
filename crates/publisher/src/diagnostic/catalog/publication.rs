//! Faults that only publishing shows: what a workbook would do to what is public already.

use super::{Fault, fault, say};

/// `E601`: a published value would change without a reason.
#[must_use]
pub fn silent_change() -> Fault {
    fault(
        "E601",
        say("已公布的数值将改变，但没有说明原因", "a published value would change without a reason"),
        say(
            "改错了就改回来；确需更正，在 corrections 表说明原因（--changes 文件名 可写出待填的行）",
            "undo it if it is a slip; else give the reason in the table `corrections` (--changes FILE writes the rows to fill in)",
        ),
    )
}

/// `N602`: a reason for nothing.
#[must_use]
pub fn reason_unused() -> Fault {
    fault(
        "N602",
        say("这条更正没有对应的改动", "this correction matches no change"),
        say(
            "核对表名、分区、行、字段和新旧值的写法（docs/corrections.md）",
            "check the spelling of table, part, row, field and values (docs/corrections.md)",
        ),
    )
}

/// `E603`: made-up data where none may be.
#[must_use]
pub fn sample_forbidden() -> Fault {
    fault(
        "E603",
        say(
            "含有样例数据，而 --forbid-samples 不允许发布",
            "made-up data, which --forbid-samples does not allow",
        ),
        say("移除标为 sample 的资源", "take out the resources that are marked `sample`"),
    )
}

/// `W604`: of a time that had not come when it was published.
#[must_use]
pub fn of_the_future() -> Fault {
    fault(
        "W604",
        say("时间在发布时刻之后", "of a time after the publication"),
        say(
            "核对日期、年份和时区，以及发布时刻（--now）",
            "check day, year and time zone, and the time of publication (--now)",
        ),
    )
}

/// Every fault of this kind, for the documentation: no workbook alone shows them.
#[must_use]
pub fn all() -> [Fault; 4] {
    [silent_change(), reason_unused(), sample_forbidden(), of_the_future()]
}
