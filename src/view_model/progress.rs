//! Progress as a bar: how much was published as done, of how much, due when.

use crate::text::{Text, format};
use jiff::civil::Date;
use mingjing_contract::ledger::{Milestone, Task, TaskEvent};
use mingjing_domain::ledger::{self, Event, EventKind};
use mingjing_domain::time::parse_date;

/// A progress bar, lengths in per mille.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Done, where a quantity was published; absent draws "nothing published".
    pub done: Option<u16>,
    /// Due by now.
    pub due: Option<u16>,
    /// Milestones: where, and what.
    pub marks: Vec<(u16, String)>,
    /// What the bar says.
    pub words: String,
}

/// Events in the form of the rules. One with an unknown kind or day is left out here; it is shown in
/// the timeline all the same.
#[must_use]
pub fn events(events: &[TaskEvent]) -> Vec<Event> {
    events
        .iter()
        .filter_map(|event| {
            Some(Event {
                date: parse_date(&event.date).ok()?,
                kind: EventKind::from_parts(&event.kind, moved_to(event))?,
                quantity: event.quantity,
                counts_toward: event.counts_toward,
            })
        })
        .collect()
}

/// The new day of a moved deadline.
fn moved_to(event: &TaskEvent) -> Option<Date> {
    parse_date(event.new_deadline.as_deref()?).ok()
}

/// The bars of a task: one for each series of milestones with quantities in one unit. Empty where the
/// plan states no quantity. Once a task was merged, split or withdrawn, no more of it comes due.
#[must_use]
pub fn bars(task: &Task, today: Date, t: &'static Text) -> Vec<Bar> {
    let milestones: Vec<ledger::Milestone<'_>> = task.milestones.iter().map(milestone).collect();
    let known = events(&task.events);
    let published = ledger::progress_by_series(today, &milestones, &known);
    let ended = task.ended_by(&today.to_string()).and_then(|event| parse_date(&event.date).ok());
    let due = ledger::planned_series(ended.unwrap_or(today), &milestones);
    ledger::planned_series(today, &milestones)
        .into_iter()
        .zip(due)
        .map(|(planned, due)| {
            let progress = published.iter().find(|progress| progress.series == planned);
            Bar {
                done: progress.map(|progress| planned.permille(progress.done)),
                due: due.due_by_now.map(|due| planned.permille(due)),
                marks: marks(&planned, t),
                words: words(&planned, progress, t),
            }
        })
        .collect()
}

fn words(planned: &ledger::Series<'_>, progress: Option<&ledger::Progress<'_>>, t: &'static Text) -> String {
    let total = format!("{}{}", planned.total, planned.unit);
    match progress {
        Some(progress) => (t.progress_words)(
            &format!("{}{}", progress.done, planned.unit),
            &total,
            &format::day(t.lang, progress.as_of),
        ),
        None => format!("{} · {} {total}", t.nothing_published, t.goal),
    }
}

fn marks(series: &ledger::Series<'_>, t: &'static Text) -> Vec<(u16, String)> {
    series
        .marks
        .iter()
        .map(|mark| {
            let due = mark.due_on.map_or_else(String::new, |due| format!(" {}", format::day(t.lang, due)));
            (series.permille(mark.at), format!("{}{}{due}", mark.at, series.unit))
        })
        .collect()
}

fn milestone(milestone: &Milestone) -> ledger::Milestone<'_> {
    ledger::Milestone {
        seq: milestone.seq,
        due_on: milestone.due_on.as_deref().and_then(|due| parse_date(due).ok()),
        quantity: milestone.quantity,
        unit: milestone.unit_zh.as_deref().unwrap_or(""),
        cumulative: milestone.cumulative,
    }
}
