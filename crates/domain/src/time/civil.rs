//! Stamps and days, read and counted by a few lines of our own.
//!
//! The calendar library's parser and its spans bring the words of all its errors with them: an eighth of the app
//! in WebAssembly, for four fixed forms of text and for adding days. The tests hold this against the library.

use super::parse_date;
use jiff::civil::{Date, DateTime, Time};

const DAY_S: i64 = 86_400;
/// 1970-01-01.
const EPOCH: Date = Date::constant(1970, 1, 1);

/// The day `days` after a date (before it, if negative); none past the ends of the calendar.
#[must_use]
pub fn add_days(date: Date, days: i64) -> Option<Date> {
    day_of_number(super::days_between(EPOCH, date).checked_add(days)?)
}

/// The day with a number, counted from 1970-01-01 = 0.
fn day_of_number(number: i64) -> Option<Date> {
    // Years from 1 March, in eras of 400 years = 146 097 days: the leap day is the last of its year.
    let shifted = number.checked_add(719_468)?;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Civil time `seconds` after 1970-01-01 00:00 UTC, where clocks are `offset_s` seconds ahead of UTC.
#[must_use]
pub fn civil(seconds: i64, offset_s: i32) -> Option<DateTime> {
    let local = seconds.checked_add(i64::from(offset_s))?;
    let of_day = local.rem_euclid(DAY_S);
    at(day_of_number(local.div_euclid(DAY_S))?, of_day / 3_600, of_day / 60 % 60, of_day % 60)
}

/// Seconds from 1970-01-01 00:00 UTC to a civil time, where clocks are `offset_s` seconds ahead of UTC.
#[must_use]
pub fn seconds(at: DateTime, offset_s: i32) -> i64 {
    let of_day = (i64::from(at.hour()) * 60 + i64::from(at.minute())) * 60 + i64::from(at.second());
    super::days_between(EPOCH, at.date()) * DAY_S + of_day - i64::from(offset_s)
}

fn at(date: Date, hour: i64, minute: i64, second: i64) -> Option<DateTime> {
    let part = |value| i8::try_from(value).ok();
    let time = Time::new(part(hour)?, part(minute)?, part(second)?, 0).ok()?;
    Some(DateTime::from_parts(date, time))
}

/// A civil time written `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS`, and nothing else.
#[must_use]
pub fn parse_civil(text: &str) -> Option<DateTime> {
    let (day, time) = text.split_once('T')?;
    let (hour, minute, second) = match time.as_bytes() {
        [a, b, b':', c, d] => (two(*a, *b)?, two(*c, *d)?, 0),
        [a, b, b':', c, d, b':', e, f] => (two(*a, *b)?, two(*c, *d)?, two(*e, *f)?),
        _ => return None,
    };
    at(parse_date(day).ok()?, hour, minute, second)
}

/// Seconds since 1970-01-01 00:00 UTC of an RFC 3339 stamp: `YYYY-MM-DDTHH:MM:SS`, a fraction or none (which is
/// left out), then `Z` or `+HH:MM`.
#[must_use]
pub fn parse_stamp(text: &str) -> Option<i64> {
    let (local, rest) = text.split_at_checked(19)?;
    let offset = match rest.strip_prefix('.') {
        Some(fraction) => {
            let offset = fraction.trim_start_matches(|digit: char| digit.is_ascii_digit());
            let digits = fraction.len() - offset.len();
            (1..=9).contains(&digits).then_some(offset)?
        }
        None => rest,
    };
    Some(seconds(parse_civil(local)?, parse_offset(offset)?))
}

/// Seconds that clocks are ahead of UTC: `Z`, `+08:00`.
fn parse_offset(text: &str) -> Option<i32> {
    let (sign, a, b, c, d) = match text.as_bytes() {
        b"Z" => return Some(0),
        [b'+', a, b, b':', c, d] => (1, a, b, c, d),
        [b'-', a, b, b':', c, d] => (-1, a, b, c, d),
        _ => return None,
    };
    let (hours, minutes) = (two(*a, *b)?, two(*c, *d)?);
    let is_offset = hours < 24 && minutes < 60;
    is_offset.then(|| i32::try_from(sign * (hours * 60 + minutes) * 60).ok()).flatten()
}

/// Two digits.
fn two(tens: u8, ones: u8) -> Option<i64> {
    let is_number = tens.is_ascii_digit() && ones.is_ascii_digit();
    is_number.then(|| i64::from(tens - b'0') * 10 + i64::from(ones - b'0'))
}
