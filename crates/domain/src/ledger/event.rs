//! Deadlines, and the events that a task lives by.

use crate::Decimal;
use crate::order;
use core::cmp::Ordering;
use jiff::civil::Date;

/// When a task is due, as its document says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deadline {
    /// By the end of this day.
    Date(Date),
    /// At once (立行立改), without a day.
    Immediate,
    /// For ever (长期坚持, 持续推进).
    Standing,
    /// Again and again: monthly, yearly, …
    Recurring,
    /// The document states none.
    Unstated,
}

impl Deadline {
    /// From the two columns of the workbook: kind (`date`, `immediate`, `standing`, `recurring`,
    /// none) and day. None for an unknown kind, or for `date` without a day.
    #[must_use]
    pub fn from_parts(kind: Option<&str>, day: Option<Date>) -> Option<Self> {
        match kind {
            None => Some(Self::Unstated),
            Some("date") => day.map(Self::Date),
            Some("immediate") => Some(Self::Immediate),
            Some("standing") => Some(Self::Standing),
            Some("recurring") => Some(Self::Recurring),
            Some(_) => None,
        }
    }
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// The unit says that work has not begun.
    NotStarted,
    /// The unit published progress.
    Progress,
    /// Something was published about the task that states no progress of it.
    Report,
    /// The unit says that it is done.
    ClaimedDone,
    /// Somebody other than the unit verified that it is done (验收).
    Verified,
    /// Put before the public (公示).
    PublicNotice,
    /// Struck off the list (销号).
    Closed,
    /// Contradicted by an inspection, a court, the press, or a citizen.
    Challenged,
    /// Put back on the list (回头看).
    Reopened,
    /// The deadline was moved.
    DeadlineMoved {
        /// To the end of this day.
        to: Date,
    },
    /// No longer pursued, by a published decision.
    Withdrawn,
    /// Lives on in one other task (并入): under this number it is pursued no longer. Which task that is
    /// stands in the record; the state of this one does not depend on it.
    Merged,
    /// Lives on in two or more other tasks (拆分): under this number it is pursued no longer.
    Split,
}

impl EventKind {
    /// Stable identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::Progress => "progress",
            Self::Report => "report",
            Self::ClaimedDone => "claimed_done",
            Self::Verified => "verified",
            Self::PublicNotice => "public_notice",
            Self::Closed => "closed",
            Self::Challenged => "challenged",
            Self::Reopened => "reopened",
            Self::DeadlineMoved { .. } => "deadline_moved",
            Self::Withdrawn => "withdrawn",
            Self::Merged => "merged",
            Self::Split => "split",
        }
    }

    /// The kind of an identifier. None for an unknown one and for `deadline_moved`, which needs its
    /// new day: [`Self::from_parts`].
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::from_parts(id, None)
    }

    /// The kind of an identifier and, for `deadline_moved`, the new deadline.
    #[must_use]
    pub fn from_parts(id: &str, moved_to: Option<Date>) -> Option<Self> {
        Some(match id {
            "not_started" => Self::NotStarted,
            "progress" => Self::Progress,
            "report" => Self::Report,
            "claimed_done" => Self::ClaimedDone,
            "verified" => Self::Verified,
            "public_notice" => Self::PublicNotice,
            "closed" => Self::Closed,
            "challenged" => Self::Challenged,
            "reopened" => Self::Reopened,
            "deadline_moved" => Self::DeadlineMoved { to: moved_to? },
            "withdrawn" => Self::Withdrawn,
            "merged" => Self::Merged,
            "split" => Self::Split,
            _ => return None,
        })
    }

    /// Whether the promise lives on in other tasks, which the record of the event must name.
    #[must_use]
    pub const fn hands_on(self) -> bool {
        matches!(self, Self::Merged | Self::Split)
    }

    /// Whether the task is pursued no longer under its number, until it is reopened.
    #[must_use]
    pub const fn ends(self) -> bool {
        self.hands_on() || matches!(self, Self::Withdrawn)
    }

    /// Whether a quantity published with it states how much is done. Not so for a challenge, whose
    /// quantity counts what is wrong, and for changes of the task itself.
    pub(super) const fn states_done(self) -> bool {
        matches!(
            self,
            Self::Progress
                | Self::Report
                | Self::ClaimedDone
                | Self::Verified
                | Self::PublicNotice
                | Self::Closed
        )
    }
}

/// An event in the life of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Event {
    /// Day of the event; of its publication where the event itself has none.
    pub date: Date,
    /// What happened.
    pub kind: EventKind,
    /// Quantity as published.
    pub quantity: Option<Decimal>,
    /// The milestone ([`super::Milestone::seq`]) that the quantity plainly counts towards, in the
    /// same unit and scope. Only such events fill a progress bar.
    pub counts_toward: Option<u16>,
}

impl Event {
    /// An event without a quantity.
    #[must_use]
    pub const fn new(date: Date, kind: EventKind) -> Self {
        Self { date, kind, quantity: None, counts_toward: None }
    }
}

/// The events known on `day`, by date, then in the order of the record.
pub(super) fn known_on(day: Date, events: &[Event]) -> Vec<&Event> {
    let mut known: Vec<&Event> = events.iter().filter(|event| event.date <= day).collect();
    if known.windows(2).any(|pair| matches!(pair, [a, b] if a.date.cmp(&b.date) == Ordering::Greater)) {
        // Stable: events of one day keep the order of the record.
        order::by_key(&mut known, |event| event.date);
    }
    known
}
