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
mod notice;

use crate::known::{Known, Open};
use crate::time::add_days;
pub use holidays::{FIRST_KNOWN_DAY, LAST_KNOWN_DAY};
use jiff::civil::{Date, Weekday};
pub use notice::{BadNotice, Notice};
use std::collections::BTreeMap;

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
    BASE.is_working_day(day)
}

/// The last day of a span that begins after `from`. Not known where a working day cannot be told, or
/// past the end of the calendar.
#[must_use]
pub fn last_day(from: Date, span: Span) -> Known<Date> {
    BASE.last_day(from, span)
}

/// Working days after `from` up to and with `to`; 0 if `to` is not after `from`.
#[must_use]
pub fn working_days_between(from: Date, to: Date) -> Known<u32> {
    BASE.working_days_between(from, to)
}

/// The table alone.
const BASE: Calendar = Calendar::new();

/// The table, and years that somebody has added from their notices: what is added for a year stands in place of the
/// table's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeMap<i16, Notice>,
}

impl Calendar {
    /// The table alone.
    #[must_use]
    pub const fn new() -> Self {
        Self { years: BTreeMap::new() }
    }

    /// Adds a year, or puts another notice in its place.
    ///
    /// # Errors
    /// [`BadNotice`]; nothing has changed then.
    pub fn add(&mut self, year: i16, notice: Notice) -> Result<(), BadNotice> {
        notice.check(year)?;
        self.years.insert(year, notice);
        Ok(())
    }

    /// Whether working days can be told for every day of a year.
    #[must_use]
    pub fn knows(&self, year: i16) -> bool {
        self.years.contains_key(&year) || (FIRST_KNOWN_DAY.year()..=LAST_KNOWN_DAY.year()).contains(&year)
    }

    /// Whether a day is worked. Not known in a year that neither the table nor an addition has.
    #[must_use]
    pub fn is_working_day(&self, day: Date) -> Known<bool> {
        if !self.knows(day.year()) {
            return Known::NotKnown(Open::WorkingDays);
        }
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        Known::Rule(self.moved(day).unwrap_or(!weekend))
    }

    /// What the notices say of a day. The holiday around New Year may begin in the old year.
    fn moved(&self, day: Date) -> Option<bool> {
        let next = day.year().checked_add(1).and_then(|year| self.years.get(&year));
        let own = match self.years.get(&day.year()) {
            Some(notice) => notice.moved(day),
            None => holidays::moved(day),
        };
        own.or_else(|| next.and_then(|notice| notice.moved(day)))
    }

    /// The last day of a span that begins after `from`. Not known where a working day cannot be told, or past the end of
    /// what a date can be.
    #[must_use]
    pub fn last_day(&self, from: Date, span: Span) -> Known<Date> {
        match span {
            Span::NaturalDays(days) => {
                add_days(from, i64::from(days)).map_or(Known::NotKnown(Open::WorkingDays), Known::Rule)
            }
            Span::WorkingDays(days) => self.working_days_after(from, days),
        }
    }

    fn working_days_after(&self, from: Date, days: u16) -> Known<Date> {
        let (mut day, mut left) = (from, days);
        while left > 0 {
            let Ok(next) = day.tomorrow() else { return Known::NotKnown(Open::WorkingDays) };
            day = next;
            match self.is_working_day(day) {
                Known::Rule(worked) => left -= u16::from(worked),
                Known::NotKnown(open) => return Known::NotKnown(open),
            }
        }
        Known::Rule(day)
    }

    /// Working days after `from` up to and with `to`; 0 if `to` is not after `from`.
    #[must_use]
    pub fn working_days_between(&self, from: Date, to: Date) -> Known<u32> {
        let (mut day, mut count) = (from, 0);
        while day < to {
            let Ok(next) = day.tomorrow() else { return Known::NotKnown(Open::WorkingDays) };
            day = next;
            match self.is_working_day(day) {
                Known::Rule(worked) => count += u32::from(worked),
                // Ends with the last year known at the latest.
                Known::NotKnown(open) => return Known::NotKnown(open),
            }
        }
        Known::Rule(count)
    }
}
