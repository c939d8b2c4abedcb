//! The state of a task on a day.

use super::event::known_on;
use super::schedule::{Basis, Completion, Schedule};
use super::{Deadline, Ended, Event, EventKind};
use jiff::civil::Date;

/// What the unit says of its work: its newest statement, by date, then in the order of the record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum UnitSays {
    /// Nothing.
    #[default]
    Nothing,
    /// That it has not begun.
    NotStarted,
    /// That it is under way. Also what a closing of some parts comes to when progress that names
    /// open parts stands after it.
    UnderWay,
    /// That it is done.
    SaysDone,
    /// That it is struck off the list (销号).
    Closed,
}

impl UnitSays {
    /// Stable identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::NotStarted => "not_started",
            Self::UnderWay => "under_way",
            Self::SaysDone => "says_done",
            Self::Closed => "closed",
        }
    }

    /// What the unit says once `kind` has happened.
    fn after(self, kind: EventKind) -> Self {
        match kind {
            EventKind::NotStarted => Self::NotStarted,
            EventKind::Progress | EventKind::Reopened => Self::UnderWay,
            // A notice goes with the claim or the closing that it makes public.
            EventKind::PublicNotice => match self {
                Self::SaysDone | Self::Closed => self,
                Self::Nothing | Self::NotStarted | Self::UnderWay => Self::UnderWay,
            },
            EventKind::ClaimedDone => match self {
                Self::Closed => self,
                _ => Self::SaysDone,
            },
            EventKind::Closed => Self::Closed,
            // What others say, and changes of the task itself.
            EventKind::Report
            | EventKind::Verified
            | EventKind::Challenged
            | EventKind::DeadlineMoved { .. }
            | EventKind::Withdrawn
            | EventKind::Merged
            | EventKind::Split => self,
        }
    }
}

/// What the public record supports: the strongest of what was published, unless it is challenged.
///
/// A challenge stands until a verification answers it or a reopening takes it up; the unit cannot
/// clear it by saying more. A reopening also sets aside what was published before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordSupports {
    /// Nothing was published.
    #[default]
    NothingPublished,
    /// Something was published about the task, but no progress of it.
    ReportPublished {
        /// The newest such publication.
        on: Date,
    },
    /// Progress, a claim or a closing was published.
    ProgressPublished {
        /// The newest such publication.
        on: Date,
    },
    /// Put before the public (公示).
    PublicNotice {
        /// The newest notice.
        on: Date,
    },
    /// Verified (验收).
    Verified {
        /// The newest verification.
        on: Date,
    },
    /// Challenged, and not verified since.
    Challenged {
        /// The newest challenge.
        on: Date,
    },
}

impl RecordSupports {
    /// Stable identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NothingPublished => "nothing_published",
            Self::ReportPublished { .. } => "report_published",
            Self::ProgressPublished { .. } => "progress_published",
            Self::PublicNotice { .. } => "public_notice",
            Self::Verified { .. } => "verified",
            Self::Challenged { .. } => "challenged",
        }
    }

    /// What the record supports once `kind` has happened on `on`, the newest day so far.
    fn after(self, kind: EventKind, on: Date) -> Self {
        let published = match kind {
            EventKind::Challenged => return Self::Challenged { on },
            EventKind::Verified => return Self::Verified { on },
            EventKind::Reopened => return Self::ReportPublished { on },
            EventKind::Progress | EventKind::ClaimedDone | EventKind::Closed | EventKind::NotStarted => {
                Self::ProgressPublished { on }
            }
            EventKind::PublicNotice => Self::PublicNotice { on },
            EventKind::Report
            | EventKind::DeadlineMoved { .. }
            | EventKind::Withdrawn
            | EventKind::Merged
            | EventKind::Split => Self::ReportPublished { on },
        };
        // The variants stand in the order of their strength, a challenge last.
        self.max(published)
    }
}

/// State of a task on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// What the calendar says, by the deadline now in force.
    pub schedule: Schedule,
    /// What it says by the first deadline: a promise keeps its first deadline.
    pub schedule_by_first: Schedule,
    /// What the unit says.
    pub unit_says: UnitSays,
    /// Day of the statement behind `unit_says`.
    pub unit_said_on: Option<Date>,
    /// What the public record supports.
    pub record: RecordSupports,
    /// The deadline that the document set.
    pub first_deadline: Deadline,
    /// The deadline now in force.
    pub current_deadline: Deadline,
    /// How often it was moved.
    pub deadline_moves: usize,
    /// Events published up to the day.
    pub published_events: usize,
    /// The newest of them.
    pub last_published_on: Option<Date>,
    /// The newest challenge, also if it was answered since.
    pub challenged_on: Option<Date>,
    /// For a task that was merged, split or withdrawn: when, and what the calendar said then.
    pub ended: Option<Ended>,
}

/// The state of a task at the end of `day`: a pure function that uses no event after `day`.
///
/// `deadline` is the first one. `events` may come in any order; those of one date count in the order
/// given, which is that of the record. A moved deadline does not make punctual what was late when it
/// was done.
#[must_use]
pub fn state_on(day: Date, deadline: Deadline, events: &[Event]) -> State {
    let known = known_on(day, events);
    let mut unit_says = UnitSays::Nothing;
    let mut unit_said_on = None;
    let mut record = RecordSupports::NothingPublished;
    let mut current_deadline = deadline;
    let mut deadline_moves = 0;
    let mut completion: Option<Completion> = None;
    // What the calendar says of it since, and how it stood then.
    let mut end: Option<(Schedule, Ended)> = None;
    let mut challenged_on = None;
    for &&Event { date, kind, .. } in &known {
        unit_says = unit_says.after(kind);
        record = record.after(kind, date);
        let mut done = |basis| {
            completion.get_or_insert(Completion { on: date, basis, deadline: current_deadline });
        };
        match kind {
            EventKind::ClaimedDone => done(Basis::Claimed),
            EventKind::Closed => done(Basis::Closed),
            EventKind::Verified => done(Basis::Verified),
            // Work goes on: what was said to be done is not, or not all of it.
            EventKind::Progress | EventKind::NotStarted => completion = None,
            EventKind::Reopened => {
                completion = None;
                end = None;
            }
            EventKind::DeadlineMoved { to } => {
                current_deadline = Deadline::Date(to);
                deadline_moves += 1;
            }
            EventKind::Challenged => challenged_on = Some(date),
            EventKind::Withdrawn
            | EventKind::Merged
            | EventKind::Split
            | EventKind::Report
            | EventKind::PublicNotice => {}
        }
        if let Some(since) = Schedule::ended_by(kind, date).filter(|_| end.is_none()) {
            let (schedule, schedule_by_first) = both(date, deadline, current_deadline, completion);
            end = Some((since, Ended { on: date, schedule, schedule_by_first }));
        }
        if states_of_work(kind) {
            unit_said_on = Some(date);
        }
    }
    let (schedule, schedule_by_first) = match end {
        Some((since, _)) => (since, since),
        None => both(day, deadline, current_deadline, completion),
    };
    State {
        schedule,
        schedule_by_first,
        unit_says,
        unit_said_on,
        record,
        first_deadline: deadline,
        current_deadline,
        deadline_moves,
        published_events: known.len(),
        last_published_on: known.last().map(|event| event.date),
        challenged_on,
        ended: end.map(|(_, ended)| ended),
    }
}

/// What the calendar says on a day by the deadline in force (for what is done: the one in force when it was
/// done), and by the first one.
fn both(
    day: Date,
    first: Deadline,
    current: Deadline,
    completion: Option<Completion>,
) -> (Schedule, Schedule) {
    let in_force = completion.map_or(current, |completion| completion.deadline);
    (Schedule::of(day, in_force, completion), Schedule::of(day, first, completion))
}

/// Whether an event is a statement of the unit (or of who keeps its list) about the work.
const fn states_of_work(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::NotStarted
            | EventKind::Progress
            | EventKind::PublicNotice
            | EventKind::ClaimedDone
            | EventKind::Closed
            | EventKind::Reopened
    )
}
