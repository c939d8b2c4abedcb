//! Legal time limits of a report from the public.
//!
//! | step | limit | source |
//! |---|---|---|
//! | tell whether it is accepted | 15 days | 信访工作条例 (2022-05-01) arts. 22–23; 环保举报热线工作管理办法 (MEP Order 15, 2011-03-01) |
//! | conclude and answer | 60 days | 信访工作条例 art. 34; MEP Order 15 |
//!
//! The sources count the 60 days from acceptance. A thread that nobody has accepted yet has no such
//! day, so the clock runs from receipt, the strictest reading: a late acceptance never buys time.
//! Other clocks that the texts set, in natural and in working days, are data: [`CLOCKS`]. Working days
//! follow the holiday table of [`crate::calendar`] and are not known past its end.
//!
//! Natural days; the day of receipt itself does not count (Civil Code art. 201), so the limit is the
//! whole of the last day.
//!
//! ```
//! use mingjing_domain::feedback::Limits;
//! let limits = Limits::of_receipt(jiff::civil::date(2026, 11, 21));
//! assert_eq!(limits.map(|l| l.accept_by.to_string()).as_deref(), Some("2026-12-06"));
//! assert_eq!(limits.map(|l| l.answer_by.to_string()).as_deref(), Some("2027-01-20"));
//! ```

use crate::calendar::{Span, last_day};
use crate::confidence::Confidence;
use crate::known::Known;
use crate::language::Words;
use crate::time::add_days;
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
        let after = |days: i32| add_days(received_on, i64::from(days));
        Some(Self { accept_by: after(ACCEPT_WITHIN_DAYS)?, answer_by: after(ANSWER_WITHIN_DAYS)? })
    }
}

/// A time limit that a text sets for answering or disclosing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Stable identifier.
    pub id: &'static str,
    /// What is to be done.
    pub words: Words,
    /// How long it may take.
    pub span: Span,
    /// By how much it may be extended once, with approval and notice.
    pub extension: Option<Span>,
    /// Text and article.
    pub source: &'static str,
    /// Confidence in the figure.
    pub confidence: Confidence,
}

/// The clocks that the texts at hand set, as data.
pub const CLOCKS: [Clock; 7] = [
    Clock {
        id: "petition_accept",
        words: Words { zh: "书面告知是否受理", en: "tell in writing whether it is accepted" },
        span: Span::NaturalDays(15),
        extension: None,
        source: "信访工作条例 第二十二、二十三条",
        confidence: Confidence::Fair,
    },
    Clock {
        id: "petition_conclude",
        words: Words { zh: "自受理起办结", en: "conclude, from acceptance" },
        span: Span::NaturalDays(60),
        extension: Some(Span::NaturalDays(30)),
        source: "信访工作条例 第三十四条",
        confidence: Confidence::Fair,
    },
    Clock {
        id: "petition_review",
        words: Words { zh: "自答复起申请复查", en: "ask for a review of the answer" },
        span: Span::NaturalDays(30),
        extension: None,
        source: "信访工作条例 第三十五条",
        confidence: Confidence::Fair,
    },
    Clock {
        id: "information_publish",
        words: Words { zh: "自形成或变更起主动公开", en: "publish, from creation or change" },
        span: Span::WorkingDays(20),
        extension: None,
        source: "政府信息公开条例 第二十六条",
        confidence: Confidence::Fair,
    },
    Clock {
        id: "information_answer",
        words: Words { zh: "答复信息公开申请", en: "answer a request for information" },
        span: Span::WorkingDays(20),
        extension: Some(Span::WorkingDays(20)),
        source: "政府信息公开条例 第三十三条",
        confidence: Confidence::Fair,
    },
    Clock {
        id: "information_correct",
        words: Words { zh: "一次性告知补正", en: "ask for a correction of the request" },
        span: Span::WorkingDays(7),
        extension: None,
        source: "政府信息公开条例 第三十条",
        confidence: Confidence::Fair,
    },
    Clock {
        id: "enterprise_interim",
        words: Words { zh: "企业临时环境信息披露", en: "interim report of an enterprise" },
        span: Span::WorkingDays(5),
        extension: None,
        source: "企业环境信息依法披露管理办法 第十七条",
        confidence: Confidence::Fair,
    },
];

impl Clock {
    /// The clock of an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<&'static Self> {
        CLOCKS.iter().find(|clock| clock.id == id)
    }

    /// The last day, where it began on `from`. Not known past the holiday table, for working days.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use mingjing_domain::feedback::Clock;
    /// let clock = Clock::from_id("enterprise_interim").ok_or("in the table")?;
    /// assert_eq!(clock.last_day(date(2026, 9, 23)).rule(), Some(date(2026, 10, 8)));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn last_day(&self, from: Date) -> Known<Date> {
        last_day(from, self.span)
    }

    /// The last day after an extension; none where there is no extension.
    #[must_use]
    pub fn extended_last_day(&self, from: Date) -> Option<Known<Date>> {
        let extension = self.extension?;
        Some(match self.last_day(from) {
            Known::Rule(first) => last_day(first, extension),
            open @ Known::NotKnown(_) => open,
        })
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
