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

/// `E411`: a moved deadline without its new day.
#[must_use]
pub fn moved_without_day() -> Fault {
    fault(
        "E411",
        say("时限调整没有写新时限", "a moved deadline without its new day"),
        say("填 new_deadline_date", "give `new_deadline_date`"),
    )
}

/// `E412`: a moved deadline, and nothing says by whom or by which document.
#[must_use]
pub fn moved_without_document(column: &str) -> Fault {
    fault(
        "E412",
        say(
            "时限调整没有写明由谁、依据哪份文件",
            "a moved deadline must say who moved it and by which document",
        ),
        [
            format!("填 {column}；没有文件的调整不能发布"),
            format!("give `{column}`; a deadline that moved without a document is not published"),
        ],
    )
}

/// `W413`: struck off the list before anybody verified it.
#[must_use]
pub fn closed_before_verified() -> Fault {
    fault(
        "W413",
        say("销号之前没有公开的验收", "closed, and no verification was published before"),
        say(
            "补上验收一行；确未公开的照此发布",
            "add the verification; if none was published, this is said so",
        ),
    )
    .for_readers()
}

/// `W414`: more than the milestone asks for.
#[must_use]
pub fn beyond_total(total: &str) -> Fault {
    fault(
        "W414",
        [
            format!("计入的数量超过节点总量 {total}"),
            format!("counts more than the milestone's total of {total}"),
        ],
        say(
            "核对数量和单位；确为超额的照此发布",
            "check quantity and unit; if it is true, it is published so",
        ),
    )
    .for_readers()
}

/// `E415`: a notice that ends before it begins.
#[must_use]
pub fn notice_ends_before() -> Fault {
    fault(
        "E415",
        say("公示截止早于公示日期", "the notice ends before it begins"),
        say("核对 date 和 window_until", "check `date` and `window_until`"),
    )
}

/// `E416`: a cell that belongs to another kind of event.
#[must_use]
pub fn not_of_this_kind(kind: &str) -> Fault {
    fault(
        "E416",
        [format!("只有 {kind} 才填这一格"), format!("only an event of kind `{kind}` has this")],
        say("清空，或改正 kind", "clear it, or mend `kind`"),
    )
}

/// `E417`: a merged or split task, and nothing says in which tasks it lives on.
#[must_use]
pub fn without_successor() -> Fault {
    fault(
        "E417",
        say(
            "并入或拆分没有写明后续任务",
            "a merged or split task must say in which tasks the promise lives on",
        ),
        say(
            "在 successors 填任务编号；不再推进、也没有后续的，kind 改为 withdrawn",
            "give their identifiers in `successors`; if nothing carries it on, its `kind` is `withdrawn`",
        ),
    )
}

/// `E418`: a merger into several tasks.
#[must_use]
pub fn merged_into_several() -> Fault {
    fault(
        "E418",
        say("并入只能有一项后续任务", "a task is merged into one task"),
        say(
            "只留一项；确为几项的，kind 改为 split",
            "leave one; if there are several, its `kind` is `split`",
        ),
    )
}

/// `E419`: a split into one task.
#[must_use]
pub fn split_into_one() -> Fault {
    fault(
        "E419",
        say("拆分至少要有两项后续任务", "a task is split into two or more"),
        say(
            "补上其余各项，以空格相隔；确为一项的，kind 改为 merged",
            "add the others, with spaces between; if there is one, its `kind` is `merged`",
        ),
    )
}

/// `E420`: a task that is to go on in itself.
#[must_use]
pub fn its_own_successor() -> Fault {
    fault(
        "E420",
        say("后续任务是它自己", "the task is named as its own successor"),
        say("改为承接它的任务的编号", "write the identifier of the task that carries it on"),
    )
}

/// `E421`: a successor that is named twice.
#[must_use]
pub fn successor_twice() -> Fault {
    fault(
        "E421",
        say("同一项后续任务写了两次", "a successor is named twice"),
        say("只留一次，或改正另一个编号", "leave one, or mend the other identifier"),
    )
}

/// `E422`: tasks that go on in each other.
#[must_use]
pub fn successors_in_a_circle() -> Fault {
    fault(
        "E422",
        say(
            "并入、拆分绕成了一圈，后续又回到任务自己",
            "merged and split tasks lead round in a circle, back to the task itself",
        ),
        say(
            "改正其中一项的后续任务；已恢复的，补上 reopened 一行",
            "mend the successors of one of them; if one was taken up again, add its `reopened` event",
        ),
    )
}

/// `E423`: merged, split or withdrawn once more.
#[must_use]
pub fn ended_already() -> Fault {
    fault(
        "E423",
        say(
            "任务此前已并入、拆分或撤销，不能再来一次",
            "the task had been merged, split or withdrawn before, and was not reopened since",
        ),
        say(
            "删去其中一行；期间恢复过的，补上 reopened 一行",
            "take one of the events out; if it was reopened between them, add that event",
        ),
    )
}

/// `W424`: carried on by a task that had ended before.
#[must_use]
pub fn successor_ended(on: &str) -> Fault {
    fault(
        "W424",
        [
            format!("后续任务已在 {on} 并入、拆分或撤销"),
            format!("the successor itself had been merged, split or withdrawn on {on}"),
        ],
        say(
            "核对编号和日期；应写当时承接的任务，确实如此的照此发布",
            "check identifier and date; name the task that carries it on, or, if it was so, it is published so",
        ),
    )
    .for_readers()
}
