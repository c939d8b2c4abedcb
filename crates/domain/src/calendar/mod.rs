//! Natural days and working days.
//!
//! A law that speaks of working days means the calendar as the State Council moves it every year: days
//! off around a holiday, and weekends that are worked for them. That notice comes out in November for the
//! year after. Here it is data with an end: past [`LAST_KNOWN_DAY`] (and before [`FIRST_KNOWN_DAY`]) the
//! answer is [`Known::NotKnown`], never a guess by weekends alone.
//!
//! | year | notice | confidence |
//! |---|---|---|
//! | 2024 | 国办发明电〔2023〕7号 | B |
//! | 2025 | 国办发明电〔2024〕12号 | B |
//! | 2026 | 国办发明电〔2025〕7号 | B |
//!
//! The day itself does not count (Civil Code art. 201): a limit of 1 ends with the next day. A limit in
//! natural days whose last day is a day off ends with the next working day (Civil Code art. 203); the
//! strict last day is what the functions here give, so that nobody is told a later one than the text has.
//!
//! A worked example: 5 working days from Wednesday 2026-09-23. Thursday 1; Friday to Sunday is
//! Mid-Autumn; Monday 2, Tuesday 3, Wednesday 4; then National Day, 1 to 7 October; Thursday 8 October 5.
//!
//! ```
//! use jiff::civil::date;
//! use mingjing_domain::Open;
//! use mingjing_domain::calendar::{Span, is_working_day, last_day};
//! let due = last_day(date(2026, 9, 23), Span::WorkingDays(5)).into_result()?;
//! assert_eq!(due, date(2026, 10, 8));
//! assert_eq!(is_working_day(date(2026, 9, 20)).rule(), Some(true), "a Sunday that is worked");
//! // The notice for 2027 is not in the table.
//! assert_eq!(last_day(date(2026, 12, 25), Span::WorkingDays(20)).open(), Some(Open::WorkingDays));
//! # Ok::<(), Open>(())
//! ```

mod holidays;

use crate::known::{Known, Open};
use crate::time::add_days;
pub use holidays::{FIRST_KNOWN_DAY, LAST_KNOWN_DAY};
use jiff::civil::{Date, Weekday};

/// A length of time in a law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Span {
    /// Days of the calendar.
    NaturalDays(u16),
    /// Working days.
    WorkingDays(u16),
}

/// Whether a day is worked. Not known outside the years of the table.
#[must_use]
pub fn is_working_day(day: Date) -> Known<bool> {
    if day < FIRST_KNOWN_DAY || day > LAST_KNOWN_DAY {
        return Known::NotKnown(Open::WorkingDays);
    }
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    Known::Rule(holidays::moved(day).unwrap_or(!weekend))
}

/// The last day of a span that begins after `from`. Not known where a working day cannot be told, or
/// past the end of the calendar.
#[must_use]
pub fn last_day(from: Date, span: Span) -> Known<Date> {
    match span {
        Span::NaturalDays(days) => {
            add_days(from, i64::from(days)).map_or(Known::NotKnown(Open::WorkingDays), Known::Rule)
        }
        Span::WorkingDays(days) => working_days_after(from, days),
    }
}

fn working_days_after(from: Date, days: u16) -> Known<Date> {
    let (mut day, mut left) = (from, days);
    while left > 0 {
        let Ok(next) = day.tomorrow() else { return Known::NotKnown(Open::WorkingDays) };
        day = next;
        match is_working_day(day) {
            Known::Rule(worked) => left -= u16::from(worked),
            Known::NotKnown(open) => return Known::NotKnown(open),
        }
    }
    Known::Rule(day)
}

/// Working days after `from` up to and with `to`; 0 if `to` is not after `from`.
#[must_use]
pub fn working_days_between(from: Date, to: Date) -> Known<u32> {
    let (mut day, mut count) = (from, 0);
    while day < to {
        let Ok(next) = day.tomorrow() else { return Known::NotKnown(Open::WorkingDays) };
        day = next;
        match is_working_day(day) {
            Known::Rule(worked) => count += u32::from(worked),
            // Ends with the table at the latest.
            Known::NotKnown(open) => return Known::NotKnown(open),
        }
    }
    Known::Rule(count)
}
