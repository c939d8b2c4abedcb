//! What became of a task that was merged, split or withdrawn, and what a task continues.

use super::task_states::{state, then_late};
use super::tasks::{Choice, title};
use crate::text::{Text, format};
use jiff::civil::Date;
use mingjing_contract::ledger::{Ledger, Task, TaskEvent};
use mingjing_domain::ledger::{EventKind, State};

/// The end of a task under its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Became {
    /// What happened, and when; the tasks stand behind it.
    pub words: String,
    /// The tasks in which the promise lives on; none of a withdrawn one.
    pub tasks: Vec<Choice>,
    /// That it was late by then, if it was.
    pub late: Option<String>,
}

/// Tasks that live on in another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Continues {
    /// Words before and behind the tasks.
    pub words: [&'static str; 2],
    /// The tasks, each with the day, and whether it was late by then.
    pub tasks: Vec<(Choice, String)>,
}

/// What became of a task, by its state on a day; none while it is pursued under its number.
#[must_use]
pub fn became(ledger: &Ledger, task: &Task, state: &State, t: &'static Text) -> Option<Became> {
    let w = t.ledger();
    let ended = state.ended?;
    let event = task.ended_by(&ended.on.to_string())?;
    let words = match EventKind::from_id(&event.kind)? {
        EventKind::Merged => w.merged_on,
        EventKind::Split => w.split_on,
        _ => w.withdrawn_on,
    };
    Some(Became {
        words: words(&format::day(t.lang, ended.on)),
        tasks: successors(ledger, event, t),
        late: then_late(&ended, t),
    })
}

/// What a task continues on a day: those that were merged into it, then those that it was split from.
#[must_use]
pub fn continues(ledger: &Ledger, id: &str, day: Date, t: &'static Text) -> Vec<Continues> {
    let w = t.ledger();
    let last = day.to_string();
    let of = |kind: &str| -> Vec<(Choice, String)> {
        let hands_on = |event: &&TaskEvent| event.kind == kind && event.successors.iter().any(|of| of == id);
        let told = |task: &Task| {
            task.ended_by(&last).filter(hands_on)?;
            let ended = state(task, day).ended?;
            let on = format::day(t.lang, ended.on);
            let told = then_late(&ended, t).map_or(on.clone(), |late| (w.and_then)(&on, &late));
            Some((choice(task, t), (t.record_on)("", &told)))
        };
        ledger.tasks.iter().filter_map(told).collect()
    };
    let all = [("merged", w.continues_merged), ("split", w.continues_split)];
    let all = all.map(|(kind, words)| Continues { words, tasks: of(kind) });
    all.into_iter().filter(|continues| !continues.tasks.is_empty()).collect()
}

/// The tasks that an event names as those that carry the promise on.
#[must_use]
pub fn successors(ledger: &Ledger, event: &TaskEvent, t: &'static Text) -> Vec<Choice> {
    let named = |id: &String| {
        let task = ledger.tasks.iter().find(|task| task.id == *id);
        task.map_or_else(|| (id.clone(), id.clone()), |task| choice(task, t))
    };
    event.successors.iter().map(named).collect()
}

/// A task as a link shows it.
#[must_use]
pub fn choice(task: &Task, t: &'static Text) -> Choice {
    (task.id.clone(), title(task, t.lang).to_owned())
}
