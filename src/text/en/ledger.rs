use super::ended;
use crate::text::Counts;
use crate::text::ledger::LedgerWords;

pub static WORDS: LedgerWords = LedgerWords {
    lead: |c: &Counts| {
        format!(
            "{} promises. The first deadline of {} has passed; of these, {} are not said to be done by anyone. Of {}, no progress was published.{}",
            c.total,
            c.due,
            c.overdue,
            c.silent,
            ended(c)
        )
    },
    lead_sample: |c: &Counts, place| {
        format!(
            "{} made-up tasks of {place}: the first deadline of {} has passed; of these, {} are not said to be done by anyone. Of {}, no progress was published.{}",
            c.total,
            c.due,
            c.overdue,
            c.silent,
            ended(c)
        )
    },
    f_due: "Kind of deadline",
    due_kinds: &[
        ("date", "A day"),
        ("immediate", "At once"),
        ("standing", "Standing"),
        ("recurring", "Recurring"),
        ("none", "None stated"),
    ],
    f_year: "Year due",
    view: "View",
    views: &[("tasks", "Task by task"), ("units", "By unit")],
    on: "As known on",
    on_slider: "Move the day",
    on_today: "Back to today",
    on_past: |day| format!("This is what was public on {day}. Nothing published later counts."),
    on_later: |n| format!("{n} more come from documents issued after that day and are left out."),
    to_sample: |place| format!("See the made-up tasks of {place}"),
    sample_only: "Everything below is made up for demonstration and never counted among the real tasks.",
    to_real: "Back to the real tasks",
    all_tasks: "All tasks",
    all_lead: "By document; each task has a page of its own.",
    of_document: |title, n| format!("{title} ({n})"),
    by: "Ranked by",
    measures: &[
        ("on_time", "share done on time"),
        ("overdue", "tasks overdue"),
        ("silent", "tasks without publication"),
        ("due", "tasks due"),
    ],
    league_title: |by| format!("Units, by {by}"),
    league_lead: |n| {
        format!(
            "Only tasks for which the unit is responsible or leads, by their first deadline. Done on time is what units say of themselves. A task that was merged, split or withdrawn is not due any more; if it was late by then, it counts as ended late. Units with fewer than {n} tasks due are not ranked and stand below."
        )
    },
    league_head: [
        "Unit",
        "Rank",
        "All tasks",
        "Due or done",
        "On time",
        "Late",
        "Overdue",
        "Silent",
        "On-time share",
        "Ended late",
    ],
    apart_title: |n| format!("Units with fewer than {n} tasks due"),
    apart_lead: "Too few for a share to mean anything: not ranked.",
    no_units: "No unit has a task that matches.",
    first: "First deadline",
    moved_to: "Deadline in force",
    by_moved: "By the deadline in force",
    moved: "Deadline",
    moved_by: "Moved by",
    moved_document: "By document",
    moved_unsaid: "the source does not say",
    window_name: "Public notice",
    window: |until, open| {
        if open {
            format!("until {until}, objections are still heard")
        } else {
            format!("until {until}, closed")
        }
    },
    evidence: "Evidence",
    evidence_hash: "SHA-256",
    hidden: |n| format!("{n} later publications are not shown."),
    not_yet: |day| format!("The document of this task had not been issued on {day}."),
    monitors: "Monitors in the region",
    complaints: "What the public reported about this task",
    complaints_none: "None of the published answers is about this task.",
    merged: "merged into another task",
    split: "split into several tasks",
    by_then: |state| format!("at that time {state}"),
    and_then: |what, then| format!("{what}, {then}"),
    merged_on: |on| format!("Merged on {on} into "),
    split_on: |on| format!("Split on {on} into "),
    withdrawn_on: |on| format!("Withdrawn on {on}"),
    lives_on: " The promise is not given up: what the task became carries it, by a first deadline of its own.",
    continues_merged: ["Continues ", ", which was merged into this task."],
    continues_split: ["Continues ", ", which was split."],
    successors: "Carried on by",
    comma: ", ",
    full_stop: ".",
    before: "Task before",
    after: "Task after",
    feed: "Follow this task",
};
