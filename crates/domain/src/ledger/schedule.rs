//! What the calendar says.

use super::{Deadline, EventKind};
use crate::time::days_between;
use jiff::civil::Date;

/// A task is due soon from this many days before its deadline on.
pub const DUE_SOON_DAYS: i64 = 30;

/// What the calendar says of a task on a day.
///
/// "Done" is taken from the statement named in `basis`; whether the public record supports it is
/// another question ([`super::RecordSupports`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Schedule {
    /// Due in more than [`DUE_SOON_DAYS`] days.
    InTime {
        /// Days to the deadline.
        days_left: i64,
    },
    /// Due within [`DUE_SOON_DAYS`] days, today included.
    DueSoon {
        /// Days to the deadline; 0 on its day.
        days_left: i64,
    },
    /// Past the deadline, and nobody says that it is done.
    Overdue {
        /// Days since the deadline, from 1.
        days: i64,
    },
    /// Said to be done on or before the deadline.
    DoneOnTime {
        /// Day of that statement.
        on: Date,
        /// Whose statement.
        basis: Basis,
    },
    /// Said to be done after the deadline.
    DoneLate {
        /// Days after the deadline, from 1.
        days: i64,
        /// Day of that statement.
        on: Date,
        /// Whose statement.
        basis: Basis,
    },
    /// To be done at once; no day to measure against.
    Immediate,
    /// To be kept for ever.
    Standing,
    /// To be done again and again.
    Recurring,
    /// The document states no deadline.
    Unstated,
    /// No longer pursued.
    Withdrawn {
        /// Since when.
        on: Date,
    },
    /// Merged into another task (并入): neither done nor given up, and pursued no longer under this number.
    /// What the calendar said then is in [`super::Ended`].
    Merged {
        /// Since when.
        on: Date,
    },
    /// Split into several tasks (拆分): likewise.
    Split {
        /// Since when.
        on: Date,
    },
}

/// The statement that a task is done rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The unit's own claim.
    Claimed,
    /// Closing (销号).
    Closed,
    /// Verification (验收).
    Verified,
}

/// The first of an unbroken run of statements that a task is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Completion {
    pub on: Date,
    pub basis: Basis,
    /// The deadline that held on that day: one moved afterwards makes nothing punctual.
    pub deadline: Deadline,
}

impl Schedule {
    /// Stable identifier, for filters and addresses.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::InTime { .. } => "in_time",
            Self::DueSoon { .. } => "due_soon",
            Self::Overdue { .. } => "overdue",
            Self::DoneOnTime { .. } => "done_on_time",
            Self::DoneLate { .. } => "done_late",
            Self::Immediate => "immediate",
            Self::Standing => "standing",
            Self::Recurring => "recurring",
            Self::Unstated => "unstated",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Merged { .. } => "merged",
            Self::Split { .. } => "split",
        }
    }

    /// What an event that ends a task makes of it from `on` on; none for any other event.
    pub(super) const fn ended_by(kind: EventKind, on: Date) -> Option<Self> {
        match kind {
            EventKind::Withdrawn => Some(Self::Withdrawn { on }),
            EventKind::Merged => Some(Self::Merged { on }),
            EventKind::Split => Some(Self::Split { on }),
            _ => None,
        }
    }

    pub(super) fn of(day: Date, deadline: Deadline, completion: Option<Completion>) -> Self {
        let due = match deadline {
            Deadline::Date(due) => due,
            Deadline::Immediate => return Self::Immediate,
            Deadline::Standing => return Self::Standing,
            Deadline::Recurring => return Self::Recurring,
            Deadline::Unstated => return Self::Unstated,
        };
        if let Some(Completion { on, basis, .. }) = completion {
            let days = days_between(due, on);
            return if days <= 0 {
                Self::DoneOnTime { on, basis }
            } else {
                Self::DoneLate { days, on, basis }
            };
        }
        match days_between(day, due) {
            left if left < 0 => Self::Overdue { days: -left },
            days_left if days_left <= DUE_SOON_DAYS => Self::DueSoon { days_left },
            days_left => Self::InTime { days_left },
        }
    }
}

impl Basis {
    /// Stable identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Closed => "closed",
            Self::Verified => "verified",
        }
    }
}
