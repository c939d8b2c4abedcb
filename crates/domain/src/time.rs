//! Days and hours of the record. The whole country keeps one time, UTC+8.

use core::fmt;
use core::str::FromStr;
use jiff::civil::Date;

mod civil;

pub use civil::{add_days, civil, parse_civil, parse_stamp, seconds};

/// The end of an hour: `{ 2025-02-15, 20 }` is the mean of 19:00–20:00.
///
/// The national network stamps hours by their end, so that the hour 0 of a date belongs to the day
/// before (its 24th hour). The standards define the mean of "any one hour" and leave the label open.
///
/// ```
/// use mingjing_domain::time::HourEnding;
/// let midnight: HourEnding = "2025-01-01T00:00:00+08:00".parse()?;
/// assert_eq!(midnight.monitoring_day().to_string(), "2024-12-31");
/// assert_eq!(midnight.slot(), 24);
/// assert_eq!(midnight.next().map(|hour| hour.slot()), Some(1));
/// # Ok::<(), mingjing_domain::time::TimeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HourEnding {
    date: Date,
    /// 0 to 23.
    hour: u8,
}

/// Why a text is not a day or an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeError {
    /// Not `YYYY-MM-DD` of the calendar.
    Day,
    /// Not `YYYY-MM-DDTHH:00:00+08:00`.
    Hour,
}

impl fmt::Display for TimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Day => "not a day of the calendar in the form YYYY-MM-DD",
            Self::Hour => "not a full hour in the form YYYY-MM-DDTHH:00:00+08:00",
        })
    }
}

impl core::error::Error for TimeError {}

/// A day written `YYYY-MM-DD`, strictly: no other form that a calendar library would take.
///
/// # Errors
/// [`TimeError::Day`].
pub fn parse_date(text: &str) -> Result<Date, TimeError> {
    let [a, b, c, d, b'-', e, f, b'-', g, h] = text.as_bytes() else { return Err(TimeError::Day) };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_i16, |sum, byte| {
            byte.is_ascii_digit().then(|| sum * 10 + i16::from(byte - b'0')).ok_or(TimeError::Day)
        })
    };
    let part = |digits: &[u8]| number(digits).and_then(|n| i8::try_from(n).map_err(|_| TimeError::Day));
    Date::new(number(&[*a, *b, *c, *d])?, part(&[*e, *f])?, part(&[*g, *h])?).map_err(|_| TimeError::Day)
}

impl HourEnding {
    /// The hour ending at `hour`:00 of `date`; none if `hour` is above 23.
    #[must_use]
    pub fn new(date: Date, hour: u8) -> Option<Self> {
        (hour < 24).then_some(Self { date, hour })
    }

    /// The hour of a natural day by its slot: 1 (ends at 01:00) … 24 (ends at 00:00 of the next
    /// date). None for another slot, or after the last day that the calendar library knows.
    #[must_use]
    pub fn of_day(day: Date, slot: u8) -> Option<Self> {
        match slot {
            1..=23 => Self::new(day, slot),
            24 => Self::new(day.tomorrow().ok()?, 0),
            _ => None,
        }
    }

    /// Date of the stamp.
    #[must_use]
    pub fn date(self) -> Date {
        self.date
    }

    /// Hour of the stamp, 0–23.
    #[must_use]
    pub fn hour(self) -> u8 {
        self.hour
    }

    /// The natural day that the hour lies in: the date before, for the stamp 00:00.
    #[must_use]
    pub fn monitoring_day(self) -> Date {
        if self.hour == 0 { self.date.yesterday().unwrap_or(self.date) } else { self.date }
    }

    /// Which hour of its natural day it is, 1–24.
    #[must_use]
    pub fn slot(self) -> u8 {
        if self.hour == 0 { 24 } else { self.hour }
    }

    /// The hour after it; none at the end of the calendar library's range.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        if self.hour < 23 {
            return Self::new(self.date, self.hour + 1);
        }
        Self::new(self.date.tomorrow().ok()?, 0)
    }

    /// Hours from `earlier` to this one; negative if that is later.
    #[must_use]
    pub fn hours_since(self, earlier: Self) -> i64 {
        days_between(earlier.date, self.date) * 24 + i64::from(self.hour) - i64::from(earlier.hour)
    }
}

/// Days from `from` to `to`; negative if `to` is earlier.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

impl FromStr for HourEnding {
    type Err = TimeError;

    /// Reads `YYYY-MM-DDTHH:00:00+08:00`, and nothing else.
    fn from_str(text: &str) -> Result<Self, TimeError> {
        let (day, time) = text.split_once('T').ok_or(TimeError::Hour)?;
        let date = parse_date(day).map_err(|_| TimeError::Hour)?;
        let hour = time.strip_suffix(":00:00+08:00").ok_or(TimeError::Hour)?;
        let [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] = hour.as_bytes() else { return Err(TimeError::Hour) };
        Self::new(date, (tens - b'0') * 10 + (ones - b'0')).ok_or(TimeError::Hour)
    }
}

impl fmt::Display for HourEnding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { date, hour } = self;
        write!(f, "{:04}-{:02}-{:02}T{hour:02}:00:00+08:00", date.year(), date.month(), date.day())
    }
}
