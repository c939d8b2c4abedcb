//! What the states of a unit's tasks come to, never without their number.
//!
//! ```
//! use jiff::civil::date;
//! use mingjing_domain::ledger::*;
//! let deadline = Deadline::Date(date(2024, 12, 31));
//! let day = date(2025, 1, 10);
//! let done = |on| vec![Event::new(on, EventKind::ClaimedDone)];
//! let states = [
//!     state_on(day, deadline, &done(date(2024, 11, 1))),
//!     state_on(day, deadline, &done(date(2025, 1, 3))),
//!     state_on(day, deadline, &[]),
//!     state_on(day, Deadline::Standing, &[]),
//! ];
//! let statistics = UnitStatistics::of(&states);
//! assert_eq!((statistics.n, statistics.overdue, statistics.undated), (4, 1, 1));
//! let share = statistics.on_time_share().ok_or("three came due")?;
//! assert_eq!((share.part, share.n, share.percent.to_string().as_str()), (1, 3, "33.3"));
//! assert_eq!(statistics.silent, 2, "of two tasks nothing was published");
//! # Ok::<(), &str>(())
//! ```

use super::{RecordSupports, Schedule, State};
use crate::{Decimal, Fraction};

/// Counts of a unit's tasks on a day. Each task is in exactly one of `on_time` to `split`; `silent`,
/// `challenged` and `ended_late` cut across.
///
/// A task that was merged, split or withdrawn is in no share from that day on: nothing is due under its number any
/// more. What it became carries the promise, and the first deadline of a successor is its own; so nothing is counted
/// twice, and nothing late is counted anew. That a task was overdue, or done late, when it ended is counted in `ended_late`,
/// so that a unit that merges what is late is seen to do so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnitStatistics {
    /// Tasks in all.
    pub n: usize,
    /// Said to be done in time.
    pub on_time: usize,
    /// Said to be done, late.
    pub late: usize,
    /// Past the deadline, not said to be done.
    pub overdue: usize,
    /// Not due yet.
    pub not_due: usize,
    /// Without a day to be measured by.
    pub undated: usize,
    /// No longer pursued.
    pub withdrawn: usize,
    /// Merged into another task.
    pub merged: usize,
    /// Split into several tasks.
    pub split: usize,
    /// Merged, split or withdrawn when it was overdue or had been done late, by the first deadline.
    pub ended_late: usize,
    /// Of which nothing was published.
    pub silent: usize,
    /// Of which a challenge stands.
    pub challenged: usize,
}

/// A share with the number that it is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// The part.
    pub part: usize,
    /// The whole, above 0.
    pub n: usize,
    /// Per cent, one decimal by GB/T 8170.
    pub percent: Decimal,
}

impl UnitStatistics {
    /// Counts the states.
    #[must_use]
    pub fn of(states: &[State]) -> Self {
        let mut counts = Self { n: states.len(), ..Self::default() };
        for state in states {
            let place = match state.schedule {
                Schedule::DoneOnTime { .. } => &mut counts.on_time,
                Schedule::DoneLate { .. } => &mut counts.late,
                Schedule::Overdue { .. } => &mut counts.overdue,
                Schedule::InTime { .. } | Schedule::DueSoon { .. } => &mut counts.not_due,
                Schedule::Immediate | Schedule::Standing | Schedule::Recurring | Schedule::Unstated => {
                    &mut counts.undated
                }
                Schedule::Withdrawn { .. } => &mut counts.withdrawn,
                Schedule::Merged { .. } => &mut counts.merged,
                Schedule::Split { .. } => &mut counts.split,
            };
            *place += 1;
            counts.ended_late += usize::from(state.ended.is_some_and(|ended| ended.is_late()));
            match state.record {
                RecordSupports::NothingPublished => counts.silent += 1,
                RecordSupports::Challenged { .. } => counts.challenged += 1,
                _ => {}
            }
        }
        counts
    }

    /// The share said to be done in time among the tasks that were decided: done in time, done late, or
    /// overdue. None if there are none.
    #[must_use]
    pub fn on_time_share(&self) -> Option<Share> {
        share(self.on_time, self.on_time + self.late + self.overdue)
    }

    /// The share of which nothing was published, among all. None without tasks.
    #[must_use]
    pub fn silent_share(&self) -> Option<Share> {
        share(self.silent, self.n)
    }
}

fn share(part: usize, n: usize) -> Option<Share> {
    let hundredfold = i128::try_from(part).ok()?.checked_mul(100)?;
    let percent = Fraction::new(hundredfold, i128::try_from(n).ok()?)?.round_half_even(1)?;
    Some(Share { part, n, percent })
}
