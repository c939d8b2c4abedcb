//! The holiday notice of one year, as somebody types it in when it has come out.

use jiff::civil::{Date, Weekday, date};
use std::fmt;
use std::str::FromStr;

/// Fewest and most days off of a year: thirteen are the law's own, about thirty with the weekends beside them.
const FEWEST_OFF: usize = 11;
const MOST_OFF: usize = 60;
/// From this day of December on, days off may belong to the New Year.
const NEW_YEAR_FROM: i8 = 25;

/// What a notice moves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// Days off, first to last.
    pub off: Vec<(Date, Date)>,
    /// Weekend days that are worked.
    pub worked: Vec<Date>,
}

/// Why a notice cannot be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadNotice {
    /// A stretch whose last day is before its first.
    Backwards(Date),
    /// A day of another year.
    OtherYear(Date),
    /// A day that stands twice, or is both off and worked.
    Twice(Date),
    /// A worked day that is worked anyway.
    NotWeekend(Date),
    /// Too few or too many days off: their number.
    Count(usize),
    /// Text that is no day `2027-01-01` or stretch `2027-01-01/2027-01-03`.
    NoDay,
}

impl fmt::Display for BadNotice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Backwards(day) => write!(f, "the stretch from {day} ends before it begins"),
            Self::OtherYear(day) => write!(f, "{day} is of another year"),
            Self::Twice(day) => write!(f, "{day} stands twice"),
            Self::NotWeekend(day) => write!(f, "{day} is no weekend day"),
            Self::Count(count) => write!(f, "{count} days off, not {FEWEST_OFF} to {MOST_OFF}"),
            Self::NoDay => f.write_str("days are written 2027-01-01, stretches 2027-01-01/2027-01-03"),
        }
    }
}

impl std::error::Error for BadNotice {}

impl Notice {
    /// From two lists: days and stretches off, and days worked, between spaces, commas or line ends.
    ///
    /// # Errors
    /// [`BadNotice::NoDay`], [`BadNotice::Backwards`].
    pub fn parse(off: &str, worked: &str) -> Result<Self, BadNotice> {
        let words = |text: &str| -> Vec<String> {
            let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；');
            text.split(is_between).filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        let day = |text: &str| Date::from_str(text).map_err(|_| BadNotice::NoDay);
        let stretch = |text: &String| {
            let (first, last) = text.split_once('/').unwrap_or((text, text));
            let (first, last) = (day(first)?, day(last)?);
            if first <= last { Ok((first, last)) } else { Err(BadNotice::Backwards(first)) }
        };
        Ok(Self {
            off: words(off).iter().map(stretch).collect::<Result<_, _>>()?,
            worked: words(worked).iter().map(|text| day(text)).collect::<Result<_, _>>()?,
        })
    }

    /// The two lists as they are typed in, a stretch a line.
    #[must_use]
    pub fn lists(&self) -> [String; 2] {
        let stretch = |(first, last): &(Date, Date)| {
            if first == last { first.to_string() } else { format!("{first}/{last}") }
        };
        let off: Vec<String> = self.off.iter().map(stretch).collect();
        let worked: Vec<String> = self.worked.iter().map(Date::to_string).collect();
        [off.join("\n"), worked.join("\n")]
    }

    /// Whether it can be the notice of a year.
    pub(super) fn check(&self, year: i16) -> Result<(), BadNotice> {
        let (Some(first), Some(last)) = (
            year.checked_sub(1).and_then(|year| Date::new(year, 12, NEW_YEAR_FROM).ok()),
            Date::new(year, 12, 31).ok(),
        ) else {
            return Err(BadNotice::OtherYear(date(1, 1, 1)));
        };
        let mut seen = Vec::new();
        for (from, to) in &self.off {
            if from > to {
                return Err(BadNotice::Backwards(*from));
            }
            if *from < first || *to > last {
                return Err(BadNotice::OtherYear(if *from < first { *from } else { *to }));
            }
            seen.extend(
                std::iter::successors(Some(*from), |day| day.tomorrow().ok()).take_while(|day| day <= to),
            );
        }
        let count = seen.len();
        for day in &self.worked {
            if *day < first || *day > last {
                return Err(BadNotice::OtherYear(*day));
            }
            if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
                return Err(BadNotice::NotWeekend(*day));
            }
            seen.push(*day);
        }
        seen.sort_unstable();
        if let Some([day, _]) = seen.array_windows().find(|[one, other]| one == other) {
            return Err(BadNotice::Twice(*day));
        }
        if (FEWEST_OFF..=MOST_OFF).contains(&count) { Ok(()) } else { Err(BadNotice::Count(count)) }
    }

    /// Whether it makes the day worked or off; none if the day stays as its weekday has it.
    pub(super) fn moved(&self, day: Date) -> Option<bool> {
        if self.worked.contains(&day) {
            return Some(true);
        }
        self.off.iter().any(|(first, last)| *first <= day && day <= *last).then_some(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Calendar, Span, is_working_day};

    // Made up: only the form is of interest. The notice of that year stands in no table here.
    const OFF: &str = "2027-01-01/2027-01-03\n2027-02-05/2027-02-11, 2027-04-05 2027-05-01/2027-05-03";
    const WORKED: &str = "2027-01-30、2027-02-14";

    fn calendar() -> Calendar {
        let mut calendar = Calendar::new();
        calendar.add(2027, Notice::parse(OFF, WORKED).unwrap()).unwrap();
        calendar
    }

    #[test]
    fn a_year_that_was_added_is_known_and_no_other() {
        let calendar = calendar();
        let worked = |month, day| calendar.is_working_day(date(2027, month, day)).rule();
        assert_eq!(worked(1, 1), Some(false), "New Year, a Friday");
        assert_eq!(worked(1, 4), Some(true));
        assert_eq!(worked(1, 30), Some(true), "a Saturday that is worked");
        assert_eq!(worked(1, 31), Some(false), "a Sunday that is none");
        assert_eq!(calendar.is_working_day(date(2028, 1, 3)).rule(), None);
        assert_eq!(is_working_day(date(2027, 1, 4)).rule(), None, "the table itself stays as it is");
        let from = date(2026, 12, 30);
        let last = calendar.last_day(from, Span::WorkingDays(3)).rule();
        assert_eq!(last, Some(date(2027, 1, 5)), "the last of December, then two in January");
        assert_eq!(calendar.working_days_between(from, date(2027, 1, 5)).rule(), Some(3));
    }

    #[test]
    fn the_holiday_of_new_year_may_begin_in_the_old_year() {
        let mut calendar = Calendar::new();
        let off = OFF.replace("2027-01-01", "2026-12-31");
        calendar.add(2027, Notice::parse(&off, WORKED).unwrap()).unwrap();
        assert_eq!(calendar.is_working_day(date(2026, 12, 31)).rule(), Some(false), "a Thursday");
        assert_eq!(calendar.is_working_day(date(2026, 12, 30)).rule(), Some(true));
    }

    #[test]
    fn what_is_added_stands_in_place_of_the_table() {
        let mut calendar = Calendar::new();
        let off = "2026-01-01/2026-01-03 2026-02-15/2026-02-25 2026-10-01/2026-10-07";
        calendar.add(2026, Notice::parse(off, "").unwrap()).unwrap();
        assert_eq!(calendar.is_working_day(date(2026, 2, 25)).rule(), Some(false));
        assert_eq!(is_working_day(date(2026, 2, 25)).rule(), Some(true));
    }

    #[test]
    fn what_cannot_be_right_is_refused() {
        let add = |off: &str, worked: &str| Calendar::new().add(2027, Notice::parse(off, worked)?);
        let day = |month, day| date(2027, month, day);
        assert_eq!(add("2027-01-03/2027-01-01", ""), Err(BadNotice::Backwards(day(1, 3))));
        assert_eq!(add(&format!("{OFF} 2028-01-01"), ""), Err(BadNotice::OtherYear(date(2028, 1, 1))));
        assert_eq!(add(&format!("{OFF} 2026-12-24"), ""), Err(BadNotice::OtherYear(date(2026, 12, 24))));
        assert_eq!(add(&format!("{OFF} 2027-01-02"), ""), Err(BadNotice::Twice(day(1, 2))));
        assert_eq!(add(OFF, "2027-01-02"), Err(BadNotice::Twice(day(1, 2))), "off and worked");
        assert_eq!(add(OFF, "2027-01-04"), Err(BadNotice::NotWeekend(day(1, 4))));
        assert_eq!(add("2027-01-01", ""), Err(BadNotice::Count(1)));
        assert_eq!(add("2027-01-01/2027-12-31", ""), Err(BadNotice::Count(365)));
        for text in ["2027-13-01", "1 January", "2027-01-01/", "/"] {
            assert_eq!(add(text, ""), Err(BadNotice::NoDay), "{text}");
        }
        assert_eq!(
            Calendar::new().add(i16::MIN, Notice::default()),
            Err(BadNotice::OtherYear(date(1, 1, 1)))
        );
    }

    #[test]
    fn lists_are_read_as_they_are_written() {
        let notice = Notice::parse(OFF, WORKED).unwrap();
        let [off, worked] = notice.lists();
        assert_eq!(Notice::parse(&off, &worked), Ok(notice));
    }
}
