//! The clock of a case: by when, by which rule, how many days are used and left.
//!
//! A rule counts natural or working days. Working days follow the holiday notices of the State Council; past
//! the last notice known (the program's or one that the bureau has typed in), the same number of natural days is taken: the earliest day that it can be, so
//! that nobody is promised less than the rule gives and no deadline is guessed away.

use jiff::civil::Date;
use mingjing_domain::calendar::{Calendar, Span};
use mingjing_domain::feedback::{ACCEPT_WITHIN_DAYS, ANSWER_WITHIN_DAYS};
use mingjing_domain::time::add_days;
use std::fmt;
use std::str::FromStr;

/// Natural days by which the time to answer may be extended once (信访工作条例 第三十四条).
pub const EXTENSION_DAYS: i64 = 30;
/// Most days that a rule may give.
const MOST_DAYS: u16 = 365;

/// Time to accept or refuse, and time to answer, both from receipt. Written `15/60`, working days as `5w/20w`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// To accept or refuse.
    pub accept: Span,
    /// To answer.
    pub answer: Span,
}

impl Default for Rule {
    /// The legal limits, the longest that a bureau may take.
    fn default() -> Self {
        let natural = |days: i32| Span::NaturalDays(u16::try_from(days).unwrap_or(MOST_DAYS));
        Self { accept: natural(ACCEPT_WITHIN_DAYS), answer: natural(ANSWER_WITHIN_DAYS) }
    }
}

impl Rule {
    /// The last day to accept or refuse. None past the end of the calendar.
    #[must_use]
    pub fn accept_by(&self, from: Date, calendar: &Calendar) -> Option<Date> {
        end(from, self.accept, calendar)
    }

    /// The last day to answer. None past the end of the calendar.
    #[must_use]
    pub fn answer_by(&self, from: Date, calendar: &Calendar) -> Option<Date> {
        end(from, self.answer, calendar)
    }
}

fn end(from: Date, span: Span, calendar: &Calendar) -> Option<Date> {
    let days = match span {
        Span::NaturalDays(days) | Span::WorkingDays(days) => days,
    };
    calendar.last_day(from, span).rule().or_else(|| add_days(from, i64::from(days)))
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", Days(self.accept), Days(self.answer))
    }
}

struct Days(Span);

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Span::NaturalDays(days) => write!(f, "{days}"),
            Span::WorkingDays(days) => write!(f, "{days}w"),
        }
    }
}

/// A rule that is not written as `15/60` or `5w/20w`, or gives no time, too much, or less to answer than
/// to accept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a rule is written as 15/60, working days as 5w/20w; 1 to 365 days")]
pub struct BadRule;

impl FromStr for Rule {
    type Err = BadRule;

    fn from_str(text: &str) -> Result<Self, BadRule> {
        let (accept, answer) = text.trim().split_once('/').ok_or(BadRule)?;
        Ok(Self { accept: span(accept)?, answer: span(answer)? })
    }
}

fn span(text: &str) -> Result<Span, BadRule> {
    let (number, is_working) = text.strip_suffix('w').map_or((text, false), |number| (number, true));
    let days: u16 = number.parse().map_err(|_| BadRule)?;
    if !(1..=MOST_DAYS).contains(&days) {
        return Err(BadRule);
    }
    Ok(if is_working { Span::WorkingDays(days) } else { Span::NaturalDays(days) })
}

/// How far a clock has run on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The last day.
    pub due: Date,
    /// Days used, in the rule's kind of days.
    pub used: i64,
    /// Days left, in the same kind; negative once the last day has passed.
    pub left: i64,
    /// The days are working days. False where the holidays are not known: then natural days are told.
    pub is_working: bool,
}

/// Reads a clock that began on `from` and ends with `due`.
#[must_use]
pub fn read(from: Date, due: Date, span: Span, today: Date, calendar: &Calendar) -> Reading {
    if let Span::WorkingDays(_) = span
        && let Some((used, left)) = working(from, due, today, calendar)
    {
        return Reading { due, used, left, is_working: true };
    }
    Reading { due, used: natural(from, today).max(0), left: natural(today, due), is_working: false }
}

/// Days from one day to another.
#[must_use]
pub fn natural(from: Date, to: Date) -> i64 {
    let second_of =
        |day: Date| jiff::tz::Offset::UTC.to_timestamp(day.into()).map_or(0, jiff::Timestamp::as_second);
    (second_of(to) - second_of(from)) / 86_400
}

fn working(from: Date, due: Date, today: Date, calendar: &Calendar) -> Option<(i64, i64)> {
    let between = |from, to| calendar.working_days_between(from, to).rule().map(i64::from);
    let left = if due >= today { between(today, due)? } else { -between(due, today)? };
    Some((between(from, today)?, left))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use mingjing_domain::calendar::Notice;

    const NOW: Calendar = Calendar::new();

    #[test]
    fn a_rule_is_read_as_it_is_written() {
        for text in ["15/60", "5w/20w", "7w/60", "1/365"] {
            assert_eq!(text.parse::<Rule>().unwrap().to_string(), text);
        }
        assert_eq!(Rule::default().to_string(), "15/60");
        for text in ["", "15", "0/60", "15/366", "-1/60", "15/60/90", "15d/60", "w/w", "15w/"] {
            assert_eq!(text.parse::<Rule>(), Err(BadRule), "{text}");
        }
    }

    #[test]
    fn days_used_and_left_add_up_to_the_rule() {
        let from = date(2026, 9, 23);
        let rule: Rule = "5w/60".parse().unwrap();
        let due = rule.accept_by(from, &NOW).unwrap();
        assert_eq!(due, date(2026, 10, 8), "Mid-Autumn and National Day do not count");
        let reading = read(from, due, rule.accept, date(2026, 9, 28), &NOW);
        assert_eq!((reading.used, reading.left, reading.is_working), (2, 3, true));
        let late = read(from, due, rule.accept, date(2026, 10, 12), &NOW);
        assert_eq!((late.used, late.left), (8, -3), "the 10th is a Saturday that is worked");
        let natural = read(from, rule.answer_by(from, &NOW).unwrap(), rule.answer, date(2026, 9, 28), &NOW);
        assert_eq!((natural.used, natural.left, natural.is_working), (5, 55, false));
    }

    #[test]
    fn past_the_known_holidays_the_strictest_day_is_taken_and_natural_days_are_told() {
        let from = date(2026, 12, 25);
        let rule: Rule = "20w/60w".parse().unwrap();
        assert_eq!(rule.accept_by(from, &NOW), Some(date(2027, 1, 14)));
        let reading = read(from, date(2027, 1, 14), rule.accept, date(2027, 1, 4), &NOW);
        assert_eq!((reading.used, reading.left, reading.is_working), (10, 10, false));
    }

    #[test]
    fn a_notice_that_was_typed_in_counts_at_once() {
        let mut calendar = Calendar::new();
        let off = "2027-01-01/2027-01-03 2027-02-05/2027-02-13";
        calendar.add(2027, Notice::parse(off, "2027-01-30").unwrap()).unwrap();
        let from = date(2026, 12, 25);
        let rule: Rule = "20w/60w".parse().unwrap();
        let due = rule.accept_by(from, &calendar).unwrap();
        assert_eq!(due, date(2027, 1, 25), "four days of December, sixteen of January");
        let reading = read(from, due, rule.accept, date(2027, 1, 4), &calendar);
        assert_eq!((reading.used, reading.left, reading.is_working), (5, 15, true));
    }

    #[test]
    fn nothing_fails_at_the_ends_of_the_calendar() {
        assert_eq!(Rule::default().answer_by(Date::MAX, &NOW), None);
        let reading = read(Date::MIN, Date::MAX, Span::WorkingDays(1), Date::MAX, &NOW);
        assert_eq!((reading.left, reading.is_working), (0, false));
    }
}
