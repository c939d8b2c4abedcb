//! Legal time limits of a report from the public.
//!
//! | step | limit | source |
//! |---|---|---|
//! | tell whether it is accepted | 15 days | 信访工作条例 (2022-05-01) arts. 22–23; 环保举报热线工作管理办法 (MEP Order 15, 2011-03-01) |
//! | conclude and answer | 60 days | 信访工作条例 art. 34; MEP Order 15 |
//!
//! The sources count the 60 days from acceptance. A thread that nobody has accepted yet has no such
//! day, so the clock runs from receipt, the strictest reading: a late acceptance never buys time.
//! Natural days; the day of receipt itself does not count (Civil Code art. 201), so the limit is the
//! whole of the last day.
//!
//! ```
//! use mingjing_domain::feedback::Limits;
//! let limits = Limits::of_receipt(jiff::civil::date(2026, 11, 21));
//! assert_eq!(limits.map(|l| l.accept_by.to_string()).as_deref(), Some("2026-12-06"));
//! assert_eq!(limits.map(|l| l.answer_by.to_string()).as_deref(), Some("2027-01-20"));
//! ```

use jiff::ToSpan;
use jiff::civil::Date;

/// Days to tell the sender whether the report is accepted.
pub const ACCEPT_WITHIN_DAYS: i32 = 15;
/// Days to answer the report.
pub const ANSWER_WITHIN_DAYS: i32 = 60;

/// The last days of the legal limits of one report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Last day to accept or refuse.
    pub accept_by: Date,
    /// Last day to answer.
    pub answer_by: Date,
}

impl Limits {
    /// Limits that run from the day of receipt (local date where the service answers, UTC+8).
    /// None past the end of the calendar.
    #[must_use]
    pub fn of_receipt(received_on: Date) -> Option<Self> {
        let after = |days: i32| received_on.checked_add(days.days()).ok();
        Some(Self { accept_by: after(ACCEPT_WITHIN_DAYS)?, answer_by: after(ANSWER_WITHIN_DAYS)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn limits_cross_months_years_and_leap_days() {
        let cases = [
            (date(2026, 1, 1), date(2026, 1, 16), date(2026, 3, 2)),
            (date(2028, 1, 1), date(2028, 1, 16), date(2028, 3, 1)),
            (date(2026, 12, 31), date(2027, 1, 15), date(2027, 3, 1)),
        ];
        for (received_on, accept_by, answer_by) in cases {
            assert_eq!(
                Limits::of_receipt(received_on),
                Some(Limits { accept_by, answer_by }),
                "{received_on}"
            );
        }
    }

    #[test]
    fn the_end_of_the_calendar_has_no_limits() {
        assert_eq!(Limits::of_receipt(Date::MAX), None);
    }
}
