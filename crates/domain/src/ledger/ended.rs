//! What the calendar said of a task when it was merged, split or withdrawn.
//!
//! From that day on nothing is due under its number, and no lateness grows. What had grown by then stays said: a
//! merger is no way to be rid of it.

use super::Schedule;
use jiff::civil::Date;

/// The end of a task under its own number, until it is reopened.
///
/// The first of several events decides: what has ended cannot end once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Day of the merger, the split or the withdrawal.
    pub on: Date,
    /// What the calendar said on that day, by the deadline then in force.
    pub schedule: Schedule,
    /// What it said by the first deadline.
    pub schedule_by_first: Schedule,
}

impl Ended {
    /// Days from the first deadline to the end, from 1, if the task was overdue when it ended.
    #[must_use]
    pub const fn overdue_days(&self) -> Option<i64> {
        match self.schedule_by_first {
            Schedule::Overdue { days } => Some(days),
            _ => None,
        }
    }

    /// Whether the first deadline had been missed by then: the task was overdue, or had been done late.
    #[must_use]
    pub const fn is_late(&self) -> bool {
        matches!(self.schedule_by_first, Schedule::Overdue { .. } | Schedule::DoneLate { .. })
    }
}
