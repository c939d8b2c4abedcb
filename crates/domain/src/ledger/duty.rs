//! Whether a duty to publish again and again is kept in time.
//!
//! A monthly bulletin is due once in each calendar month, a quarterly one once in each quarter. The texts
//! that order them seldom name a day, so that a publication is due by the last day of its period (an
//! assumption that travels with the answer). After a publication the next one is due by the end of the
//! period after it; a duty that was never kept is first due by the end of the first whole period after it
//! began.
//!
//! ```
//! use jiff::civil::date;
//! use mingjing_domain::ledger::{Frequency, Timeliness, timeliness_on};
//! let published = [date(2025, 5, 12), date(2025, 8, 12)];
//! let on = |day| timeliness_on(day, Frequency::Monthly, date(2020, 12, 15), &published).timeliness;
//! assert_eq!(on(date(2025, 6, 30)), Timeliness::Kept { last: date(2025, 5, 12), next_due: date(2025, 6, 30) });
//! assert_eq!(
//!     on(date(2025, 7, 3)),
//!     Timeliness::Late { last: date(2025, 5, 12), due: date(2025, 6, 30), days: 3 }
//! );
//! assert_eq!(on(date(2021, 1, 31)), Timeliness::NotYetDue { first_due: date(2021, 1, 31) });
//! assert_eq!(on(date(2021, 2, 1)), Timeliness::Never { due: date(2021, 1, 31), days: 1 });
//! ```

use crate::assumption::{Assumption, Assumptions};
use crate::time::{add_days, days_between};
use jiff::civil::{Date, Weekday};

/// How often a duty comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Frequency {
    /// Each day.
    Daily,
    /// Each week, Monday to Sunday.
    Weekly,
    /// Each calendar month.
    Monthly,
    /// Each quarter.
    Quarterly,
    /// Each half of a year.
    HalfYearly,
    /// Each year.
    Yearly,
    /// Once.
    Once,
    /// Whenever something happens.
    OnEvent,
    /// At all times.
    Standing,
    /// The document does not say.
    Unstated,
}

impl Frequency {
    /// All frequencies.
    pub const ALL: [Self; 10] = [
        Self::Daily,
        Self::Weekly,
        Self::Monthly,
        Self::Quarterly,
        Self::HalfYearly,
        Self::Yearly,
        Self::Once,
        Self::OnEvent,
        Self::Standing,
        Self::Unstated,
    ];

    /// Stable identifier, as in the record.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::HalfYearly => "half-yearly",
            Self::Yearly => "yearly",
            Self::Once => "once",
            Self::OnEvent => "on-event",
            Self::Standing => "standing",
            Self::Unstated => "unstated",
        }
    }

    /// The frequency of an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|frequency| frequency.id() == id)
    }

    /// Last day of the period that a day lies in. None if it has no periods, or at the end of the calendar.
    fn period_end(self, day: Date) -> Option<Date> {
        let end_of_months = |months: i8| {
            let last_month = (day.month() - 1) / months * months + months;
            Some(Date::new(day.year(), last_month, 1).ok()?.last_of_month())
        };
        match self {
            Self::Daily => Some(day),
            Self::Weekly => {
                let left = 7 - i64::from(day.weekday().to_monday_one_offset());
                add_days(day, left)
            }
            Self::Monthly => end_of_months(1),
            Self::Quarterly => end_of_months(3),
            Self::HalfYearly => end_of_months(6),
            Self::Yearly => end_of_months(12),
            Self::Once | Self::OnEvent | Self::Standing | Self::Unstated => None,
        }
    }

    /// Last day of the period after the one that a day lies in.
    fn next_period_end(self, day: Date) -> Option<Date> {
        self.period_end(self.period_end(day)?.tomorrow().ok()?)
    }

    /// Whether a day is the first of a period.
    fn begins_on(self, day: Date) -> bool {
        match self {
            Self::Weekly => day.weekday() == Weekday::Monday,
            _ => match day.yesterday() {
                Ok(before) => self.period_end(before) == Some(before),
                Err(_) => true,
            },
        }
    }
}

/// What a day says of a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Timeliness {
    /// Nothing was published yet, and nothing is due yet.
    NotYetDue {
        /// When the first publication is due.
        first_due: Date,
    },
    /// Nothing was ever published, and something was due.
    Never {
        /// When the first publication was due.
        due: Date,
        /// Days since, from 1.
        days: i64,
    },
    /// The newest publication is in time for now.
    Kept {
        /// The newest publication.
        last: Date,
        /// When the next one is due.
        next_due: Date,
    },
    /// The publication after the newest one is overdue.
    Late {
        /// The newest publication.
        last: Date,
        /// When the next one was due.
        due: Date,
        /// Days since, from 1.
        days: i64,
    },
    /// It has no period to be measured by.
    NotPeriodic {
        /// The newest publication, if there is one.
        last: Option<Date>,
    },
}

impl Timeliness {
    /// Stable identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotYetDue { .. } => "not_yet_due",
            Self::Never { .. } => "never",
            Self::Kept { .. } => "kept",
            Self::Late { .. } => "late",
            Self::NotPeriodic { .. } => "not_periodic",
        }
    }
}

/// The timeliness of a duty with what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DutyWorking {
    /// The day asked about.
    pub day: Date,
    /// How often the duty comes.
    pub frequency: Frequency,
    /// Since when it holds.
    pub since: Date,
    /// Publications from `since` to `day`.
    pub published: usize,
    /// What the day says.
    pub timeliness: Timeliness,
    /// What no clause decides.
    pub assumption: Assumptions,
}

/// What a day says of a duty that holds since `since` (the day of its document) and was kept by the
/// publications, in any order. Those before `since` or after `day` do not count.
#[must_use]
pub fn timeliness_on(day: Date, frequency: Frequency, since: Date, publications: &[Date]) -> DutyWorking {
    let counted = || publications.iter().copied().filter(|on| since <= *on && *on <= day);
    let last = counted().max();
    let due = match last {
        Some(last) => frequency.next_period_end(last),
        None if frequency.begins_on(since) => frequency.period_end(since),
        None => frequency.next_period_end(since),
    };
    let timeliness = match (due, last) {
        (None, last) => Timeliness::NotPeriodic { last },
        (Some(next_due), Some(last)) if day <= next_due => Timeliness::Kept { last, next_due },
        (Some(due), Some(last)) => Timeliness::Late { last, due, days: days_between(due, day) },
        (Some(first_due), None) if day <= first_due => Timeliness::NotYetDue { first_due },
        (Some(due), None) => Timeliness::Never { due, days: days_between(due, day) },
    };
    let assumption = Assumptions::NONE.with_if(due.is_some(), Assumption::DutyDueAtEndOfPeriod);
    DutyWorking { day, frequency, since, published: counted().count(), timeliness, assumption }
}
