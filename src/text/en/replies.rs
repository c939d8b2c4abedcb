use crate::text::replies::RepliesWords;
use crate::view_model::replies::Figures;

pub static WORDS: RepliesWords = RepliesWords {
    title: "Reports and answers",
    lead: |f: &Figures| {
        let overdue =
            if f.overdue > 0 { format!(", {} of them past the limit", f.overdue) } else { String::new() };
        let days = f
            .median
            .as_ref()
            .map_or_else(String::new, |days| format!(" The median time to an answer is {days} days."));
        format!("{} reports published: {} answered, {} open{overdue}.{days}", f.n, f.answered, f.open)
    },
    none: "This release has no published reports and answers.",
    rule: "Reports are accepted or refused within 15 days and answered within 60; that limit can be extended once by 30 days, with the reason told. Days are calendar days. The share in time is of those answered or past the limit. Personal data were removed before publication. Texts are in Chinese.",
    figures: [
        "Published",
        "Answered",
        "Open",
        "Past the limit",
        "In time",
        "Median days",
        "Nine of ten within",
    ],
    by_kind: "By kind",
    by_unit: "By answering unit",
    tables_lead: |n| {
        format!(
            "In order of number, which is no ranking. No median or share is worked out of fewer than {n} answers."
        )
    },
    head: ["Reports", "Answered", "Open", "Past the limit", "Median days", "In time"],
    too_few: "too few",
    kind: "Kind",
    unit: "Unit",
    state: "State",
    states: &[
        ("answered", "Answered"),
        ("open", "Open"),
        ("overdue", "Past the limit"),
        ("late", "Answered late"),
        ("extended", "Extended"),
    ],
    list: "One by one",
    shown: |n, total| format!("{n} of {total}"),
    nothing_matches: "No report matches.",
    rest: |n| format!("The other {n}"),
    on_task: |id| format!("Task {id}"),
    on_enterprise: |id| format!("Enterprise {id}"),
    received: |day| format!("received {day}"),
    accepted: |day| format!("accepted {day}"),
    answered: |day, days, late| {
        format!("answered {day}, after {days} days{}", if late { ", past the limit" } else { "" })
    },
    open: |by, overdue| {
        if overdue { format!("answer was due by {by}") } else { format!("answer due by {by}") }
    },
    between: " · ",
    extended: |day, why| format!("Extended on {day}: {why}"),
    no_reason: "no reason given",
    results: &[
        ("solved", "solved"),
        ("partly", "partly solved"),
        ("explained", "explained"),
        ("referred", "referred to another authority"),
        ("not_accepted", "not accepted"),
    ],
    satisfaction: &[
        ("satisfied", "the sender is satisfied"),
        ("neutral", "the sender is neutral"),
        ("dissatisfied", "the sender is not satisfied"),
    ],
    answer: "Answer",
    no_answer: "Not answered yet.",
    send: "Report something",
    download: "Download all (CSV)",
};
