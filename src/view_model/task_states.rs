//! The three statements about a task in words: the calendar, the unit, the public record.

use super::ledger_index::first_deadline;
use super::progress::events;
use crate::text::{Counts, Text, format, word};
use jiff::civil::Date;
use mingjing_contract::ledger::Task;
use mingjing_contract::portal::PromiseCounts;
use mingjing_domain::ledger::{Deadline, Ended, RecordSupports, Schedule, State, UnitSays, state_on};

/// How a statement is to be taken; the words carry the meaning, this only the shade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    Plain,
    /// Kept.
    Good,
    /// Soon.
    Attention,
    /// Late or disputed.
    Late,
}

impl Tone {
    /// Class of the style sheet.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Attention => "attention",
            Self::Late => "late",
        }
    }
}

/// The three statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statements {
    /// What the calendar says.
    pub calendar: String,
    /// Its shade.
    pub calendar_tone: Tone,
    /// What the unit says.
    pub unit: String,
    /// What the public record supports.
    pub record: String,
    /// Its shade.
    pub record_tone: Tone,
    /// The first deadline, where it is a day.
    pub deadline: Option<String>,
}

/// The state of a task on a day.
#[must_use]
pub fn state(task: &Task, today: Date) -> State {
    state_on(today, first_deadline(task), &events(&task.events))
}

/// In words.
#[must_use]
pub fn statements(state: &State, t: &'static Text) -> Statements {
    let (calendar, calendar_tone) = calendar_of(state, t);
    let unit_word = word(
        t.unit_says_words,
        match state.unit_says {
            UnitSays::Nothing => "nothing",
            UnitSays::NotStarted => "not_started",
            UnitSays::UnderWay => "under_way",
            UnitSays::SaysDone => "says_done",
            UnitSays::Closed => "closed",
        },
    );
    let unit = match state.unit_said_on {
        Some(on) => (t.record_on)(&unit_word, &format::day(t.lang, on)),
        None => unit_word,
    };
    let (id, on, record_tone) = match state.record {
        RecordSupports::NothingPublished => ("nothing", None, Tone::Plain),
        RecordSupports::ReportPublished { on } => ("report", Some(on), Tone::Plain),
        RecordSupports::ProgressPublished { on } => ("progress", Some(on), Tone::Plain),
        RecordSupports::PublicNotice { on } => ("notice", Some(on), Tone::Plain),
        RecordSupports::Verified { on } => ("verified", Some(on), Tone::Good),
        RecordSupports::Challenged { on } => ("challenged", Some(on), Tone::Late),
    };
    let record_word = word(t.record_words, id);
    let record = on.map_or(record_word.clone(), |on| (t.record_on)(&record_word, &format::day(t.lang, on)));
    Statements {
        calendar,
        calendar_tone,
        unit,
        record,
        record_tone,
        deadline: deadline(state.first_deadline, t),
    }
}

fn deadline(deadline: Deadline, t: &'static Text) -> Option<String> {
    match deadline {
        Deadline::Date(day) => Some((t.first_deadline)(&format::day(t.lang, day))),
        Deadline::Immediate | Deadline::Standing | Deadline::Recurring | Deadline::Unstated => None,
    }
}

/// What the calendar says, and its shade.
pub(super) fn calendar(schedule: Schedule, t: &'static Text) -> (String, Tone) {
    match schedule {
        Schedule::InTime { days_left } => ((t.in_time)(days_left), Tone::Plain),
        Schedule::DueSoon { days_left } => ((t.due_soon)(days_left), Tone::Attention),
        Schedule::Overdue { days } => ((t.overdue)(days), Tone::Late),
        Schedule::DoneOnTime { .. } => (t.done_on_time.to_owned(), Tone::Good),
        Schedule::DoneLate { days, .. } => ((t.done_late)(days), Tone::Attention),
        Schedule::Immediate => (t.immediate.to_owned(), Tone::Plain),
        Schedule::Standing => (t.standing.to_owned(), Tone::Plain),
        Schedule::Recurring => (t.recurring.to_owned(), Tone::Plain),
        Schedule::Unstated => (t.unstated.to_owned(), Tone::Plain),
        Schedule::Withdrawn { .. } => (t.withdrawn.to_owned(), Tone::Plain),
        Schedule::Merged { .. } => (t.ledger().merged.to_owned(), Tone::Plain),
        Schedule::Split { .. } => (t.ledger().split.to_owned(), Tone::Plain),
    }
}

/// What the calendar says of a state; of a task that ended also when, and whether it was late by then.
fn calendar_of(state: &State, t: &'static Text) -> (String, Tone) {
    let (word, tone) = calendar(state.schedule_by_first, t);
    let Some(ended) = state.ended else { return (word, tone) };
    let on = (t.record_on)(&word, &format::day(t.lang, ended.on));
    (then_late(&ended, t).map_or(on.clone(), |late| (t.ledger().and_then)(&on, &late)), tone)
}

/// That a task was late when it ended, by the first deadline; none if it was not.
pub(super) fn then_late(ended: &Ended, t: &'static Text) -> Option<String> {
    ended.is_late().then(|| (t.ledger().by_then)(&calendar(ended.schedule_by_first, t).0))
}

/// Identifiers of the filter `state` that a task matches.
#[must_use]
pub fn filter_ids(state: &State) -> Vec<&'static str> {
    let mut ids = Vec::new();
    match state.schedule_by_first {
        Schedule::Overdue { .. } => ids.push("overdue"),
        Schedule::DueSoon { .. } => ids.push("soon"),
        Schedule::InTime { .. } => ids.push("in_time"),
        ended if state.ended.is_some() => ids.push(ended.id()),
        _ => {}
    }
    if matches!(state.unit_says, UnitSays::SaysDone | UnitSays::Closed) {
        ids.push("done");
    }
    ids.push(if state.record == RecordSupports::NothingPublished { "silent" } else { "published" });
    if state.challenged_on.is_some() {
        ids.push("challenged");
    }
    ids
}

/// How the promises stand on a day.
#[must_use]
pub fn counts(tasks: &[Task], today: Date) -> Counts {
    let states: Vec<State> = tasks.iter().map(|task| state(task, today)).collect();
    counts_of(states.iter(), today)
}

/// How the promises stand on a day, as the publisher counted them in advance; none without a ledger.
#[must_use]
pub fn counted(promises: &[PromiseCounts], today: Date) -> Option<Counts> {
    let today = today.to_string();
    let step = promises.iter().rev().find(|step| step.from <= today).or(promises.first())?;
    let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    Some(Counts {
        total: count(step.total),
        due: count(step.due),
        overdue: count(step.overdue),
        done: count(step.done),
        silent: count(step.silent),
        ended: count(step.ended),
        ended_late: count(step.ended_late),
    })
}

/// How the promises stand by their states on a day.
#[must_use]
pub fn counts_of<'a>(states: impl Iterator<Item = &'a State>, day: Date) -> Counts {
    let mut counts = Counts::default();
    for state in states {
        counts.total += 1;
        let is_due = matches!(state.first_deadline, Deadline::Date(due) if due < day);
        counts.due += usize::from(is_due && state.ended.is_none());
        counts.ended += usize::from(state.ended.is_some());
        counts.ended_late += usize::from(state.ended.is_some_and(|ended| ended.is_late()));
        counts.overdue += usize::from(matches!(state.schedule_by_first, Schedule::Overdue { .. }));
        counts.done += usize::from(matches!(state.unit_says, UnitSays::SaysDone | UnitSays::Closed));
        counts.silent += usize::from(state.record == RecordSupports::NothingPublished);
    }
    counts
}
