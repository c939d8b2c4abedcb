//! `evaluate ledger`: a task, or a duty to publish, on a day.
//!
//! A task, in: `{"day":"2021-04-01","deadline":"2020-12-31","events":["2020-06-01 progress",
//! "2021-01-10 claimed_done","2021-03-01 challenged"]}`: `deadline` is a day, `immediate`, `standing`,
//! `recurring` or null; an event is a day and a kind ([`mingjing_domain::ledger::EventKind`]), for
//! `deadline_moved` with the new day behind it. Out: `{"schedule":"done_late","days":10,
//! "schedule_by_first":"done_late","unit_says":"says_done","record":"challenged","deadline_moves":0,
//! "published_events":3}`; `days` counts days left, overdue or late, by `schedule`. Of a task that was merged, split
//! or withdrawn `ended` says when, and how it stood then: `"ended":{"on":"2021-03-01","schedule":"overdue","days":60,
//! "schedule_by_first":"overdue","days_by_first":60}`.
//!
//! A duty, in: `{"day":"2025-07-03","frequency":"monthly","since":"2020-12-15","published":["2025-05-12"]}`
//! with the frequencies of [`mingjing_domain::ledger::Frequency`]. Out: `{"timeliness":"late",
//! "last":"2025-05-12","due":"2025-06-30","days":3,"published":1}`. Only a duty has an explanation.

use super::fault::Fault;
use super::json::{Cell, Object};
use super::sample::{day, optional_day};
use jiff::civil::Date;
use mingjing_domain::explain::Language;
use mingjing_domain::ledger::{
    Deadline, DutyWorking, Ended, Event, EventKind, Frequency, Schedule, State, Timeliness, state_on,
    timeliness_on,
};
use mingjing_domain::time::parse_date;
use serde::Serialize;

/// Evaluates one line and appends the answer to `text`, explained if a language is given.
pub(super) fn line(bytes: &[u8], language: Option<Language>, text: &mut Vec<u8>) -> Result<(), Fault> {
    let object = Object::parse(bytes)?;
    let today = day(&object, "day")?;
    let Some(frequency) = object.optional_text("frequency")? else {
        let state = state_on(today, deadline(&object)?, &events(&object)?);
        return Ok(super::append(text, &TaskAnswer::from(&state))?);
    };
    let frequency =
        Frequency::from_id(frequency).ok_or_else(|| Fault::of_field("frequency", "unknown frequency"))?;
    let published: Vec<Date> = texts(&object, "published")?
        .iter()
        .map(|text| parse_date(text).map_err(|error| Fault::of_field("published", error.to_string())))
        .collect::<Result<_, _>>()?;
    let working = timeliness_on(today, frequency, day(&object, "since")?, &published);
    super::answer(text, &DutyAnswer::from(&working), &(&working).into(), language)
}

fn deadline(object: &Object<'_>) -> Result<Deadline, Fault> {
    const KEY: &str = "deadline";
    let Some(given) = object.optional_text(KEY)? else { return Ok(Deadline::Unstated) };
    match Deadline::from_parts(Some(given), None) {
        Some(deadline) => Ok(deadline),
        None => Ok(optional_day(object, KEY)?.map_or(Deadline::Unstated, Deadline::Date)),
    }
}

fn events(object: &Object<'_>) -> Result<Vec<Event>, Fault> {
    const KEY: &str = "events";
    let day = |text: &str| parse_date(text).map_err(|error| Fault::of_field(KEY, error.to_string()));
    texts(object, KEY)?
        .iter()
        .map(|text| {
            let mut words = text.split(' ');
            let on = day(words.next().unwrap_or_default())?;
            let kind = words.next().unwrap_or_default();
            let moved_to = words.next().map(day).transpose()?;
            let kind = EventKind::from_parts(kind, moved_to)
                .filter(|_| words.next().is_none())
                .ok_or_else(|| Fault::of_field(KEY, "must each be a day and a kind"))?;
            Ok(Event::new(on, kind))
        })
        .collect()
}

fn texts(object: &Object<'_>, key: &'static str) -> Result<Vec<String>, Fault> {
    match object.get(key)? {
        None | Some(Cell::Null) => Ok(Vec::new()),
        Some(Cell::Texts(texts)) => Ok(texts.iter().map(ToString::to_string).collect()),
        Some(_) => Err(Fault::of_field(key, "must be a list of strings")),
    }
}

#[derive(Serialize)]
struct TaskAnswer {
    schedule: &'static str,
    days: Option<i64>,
    schedule_by_first: &'static str,
    unit_says: &'static str,
    record: &'static str,
    deadline_moves: usize,
    published_events: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended: Option<EndedAnswer>,
}

/// How a task stood when it ended.
#[derive(Serialize)]
struct EndedAnswer {
    on: String,
    schedule: &'static str,
    days: Option<i64>,
    schedule_by_first: &'static str,
    days_by_first: Option<i64>,
}

/// Days left, overdue or late.
fn days(schedule: Schedule) -> Option<i64> {
    match schedule {
        Schedule::InTime { days_left: days }
        | Schedule::DueSoon { days_left: days }
        | Schedule::Overdue { days }
        | Schedule::DoneLate { days, .. } => Some(days),
        _ => None,
    }
}

impl From<&Ended> for EndedAnswer {
    fn from(ended: &Ended) -> Self {
        Self {
            on: ended.on.to_string(),
            schedule: ended.schedule.id(),
            days: days(ended.schedule),
            schedule_by_first: ended.schedule_by_first.id(),
            days_by_first: days(ended.schedule_by_first),
        }
    }
}

impl From<&State> for TaskAnswer {
    fn from(state: &State) -> Self {
        Self {
            schedule: state.schedule.id(),
            days: days(state.schedule),
            schedule_by_first: state.schedule_by_first.id(),
            unit_says: state.unit_says.id(),
            record: state.record.id(),
            deadline_moves: state.deadline_moves,
            published_events: state.published_events,
            ended: state.ended.as_ref().map(EndedAnswer::from),
        }
    }
}

#[derive(Serialize)]
struct DutyAnswer {
    timeliness: &'static str,
    last: Option<String>,
    due: Option<String>,
    days: Option<i64>,
    published: usize,
}

impl From<&DutyWorking> for DutyAnswer {
    fn from(working: &DutyWorking) -> Self {
        let (last, due, days) = match working.timeliness {
            Timeliness::NotYetDue { first_due } => (None, Some(first_due), None),
            Timeliness::Never { due, days } => (None, Some(due), Some(days)),
            Timeliness::Kept { last, next_due } => (Some(last), Some(next_due), None),
            Timeliness::Late { last, due, days } => (Some(last), Some(due), Some(days)),
            Timeliness::NotPeriodic { last } => (last, None, None),
        };
        let text = |day: Option<Date>| day.map(|day| day.to_string());
        Self {
            timeliness: working.timeliness.id(),
            last: text(last),
            due: text(due),
            days,
            published: working.published,
        }
    }
}
