//! Ticks of a time axis in civil time.

use jiff::civil::{Date, DateTime, Time};
use jiff::{Timestamp, tz::Offset};

/// How fine a tick is; decides how its label is worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// An hour within a day.
    Hour,
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// A tick: where, when, how fine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeTick {
    /// Seconds since 1970-01-01 00:00 UTC.
    pub x: f64,
    /// Civil time there.
    pub at: DateTime,
    /// How fine.
    pub grain: Grain,
}

/// Steps from fine to coarse: (about how many seconds, grain, how many of the grain).
const STEPS: [(f64, Grain, i64); 15] = [
    (3_600.0, Grain::Hour, 1),
    (7_200.0, Grain::Hour, 2),
    (10_800.0, Grain::Hour, 3),
    (21_600.0, Grain::Hour, 6),
    (43_200.0, Grain::Hour, 12),
    (86_400.0, Grain::Day, 1),
    (172_800.0, Grain::Day, 2),
    (604_800.0, Grain::Day, 7),
    (1_209_600.0, Grain::Day, 14),
    (2_629_800.0, Grain::Month, 1),
    (7_889_400.0, Grain::Month, 3),
    (31_557_600.0, Grain::Year, 1),
    (63_115_200.0, Grain::Year, 2),
    (157_788_000.0, Grain::Year, 5),
    (315_576_000.0, Grain::Year, 10),
];

/// Ticks in `from..=to` (seconds), at most `max`, in civil time at a fixed offset.
#[must_use]
pub fn ticks(from: f64, to: f64, max: usize, utc_offset_s: i32) -> Vec<TimeTick> {
    let (Ok(offset), true) = (Offset::from_seconds(utc_offset_s), to > from) else { return Vec::new() };
    let civil = |x: i64| Timestamp::from_second(x).ok().map(|at| offset.to_datetime(at));
    let Some(start) = civil(from as i64) else { return Vec::new() };
    let wanted = (to - from) / max.max(1) as f64;
    let &(_, grain, every) =
        STEPS.iter().find(|step| step.0 >= wanted * 0.8).unwrap_or(&STEPS[STEPS.len() - 1]);
    let mut ticks = Vec::new();
    let mut second = floor(start, grain, every).map(|at| second(at, utc_offset_s));
    while let Some((now, at)) = second.and_then(|second| Some((second, civil(second)?))) {
        let x = now as f64;
        if x > to || ticks.len() > 2 * max + 2 {
            break;
        }
        if x >= from {
            let at_midnight = grain == Grain::Hour && at.hour() == 0;
            ticks.push(TimeTick { x, at, grain: if at_midnight { Grain::Day } else { grain } });
        }
        second = match grain {
            // Where the offset is fixed every day has as many hours.
            Grain::Hour => Some(now + every * 3_600),
            Grain::Day => Some(now + every * 86_400),
            Grain::Month => months_later(at, every).map(|at| self::second(at, utc_offset_s)),
            Grain::Year => months_later(at, every * 12).map(|at| self::second(at, utc_offset_s)),
        };
    }
    ticks
}

fn floor(at: DateTime, grain: Grain, every: i64) -> Option<DateTime> {
    let date = at.date();
    match grain {
        Grain::Hour => {
            let hour = i64::from(at.hour()) / every * every;
            Some(DateTime::from_parts(date, Time::new(i8::try_from(hour).ok()?, 0, 0, 0).ok()?))
        }
        Grain::Day => Some(DateTime::from_parts(date, Time::midnight())),
        Grain::Month => first_of(i64::from(at.year()), (i64::from(at.month()) - 1) / every * every),
        Grain::Year => first_of(i64::from(at.year()).div_euclid(every) * every, 0),
    }
}

fn months_later(at: DateTime, months: i64) -> Option<DateTime> {
    first_of(i64::from(at.year()), i64::from(at.month()) - 1 + months)
}

/// The first day of a month, counted from January of a year = 0.
fn first_of(year: i64, month: i64) -> Option<DateTime> {
    let year = i16::try_from(year + month.div_euclid(12)).ok()?;
    let date = Date::new(year, i8::try_from(month.rem_euclid(12) + 1).ok()?, 1).ok()?;
    Some(DateTime::from_parts(date, Time::midnight()))
}

/// Seconds since 1970-01-01 00:00 UTC of a full hour.
fn second(at: DateTime, utc_offset_s: i32) -> i64 {
    let epoch = Date::constant(1970, 1, 1);
    epoch.duration_until(at.date()).as_secs() + i64::from(at.hour()) * 3_600 - i64::from(utc_offset_s)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CST: i32 = 28_800;

    fn labels(from: &str, to: &str, max: usize) -> Vec<String> {
        let second = |text: &str| text.parse::<Timestamp>().unwrap().as_second() as f64;
        ticks(second(from), second(to), max, CST)
            .iter()
            .map(|tick| format!("{} {:?}", tick.at, tick.grain))
            .collect()
    }

    #[test]
    fn a_day_is_ticked_by_hours_of_civil_time() {
        let got = labels("2025-02-14T20:00:00+08:00", "2025-02-15T20:00:00+08:00", 5);
        assert_eq!(
            got,
            [
                "2025-02-15T00:00:00 Day",
                "2025-02-15T06:00:00 Hour",
                "2025-02-15T12:00:00 Hour",
                "2025-02-15T18:00:00 Hour"
            ]
        );
    }

    #[test]
    fn years_are_ticked_on_new_years_day() {
        let got = labels("2015-06-01T00:00:00+08:00", "2025-06-01T00:00:00+08:00", 5);
        assert_eq!(
            got,
            [
                "2016-01-01T00:00:00 Year",
                "2018-01-01T00:00:00 Year",
                "2020-01-01T00:00:00 Year",
                "2022-01-01T00:00:00 Year",
                "2024-01-01T00:00:00 Year"
            ]
        );
    }

    #[test]
    fn months_and_days_step_over_the_ends_of_years() {
        let got = labels("2024-11-20T00:00:00+08:00", "2025-06-01T00:00:00+08:00", 3);
        assert_eq!(got, ["2025-01-01T00:00:00 Month", "2025-04-01T00:00:00 Month"]);
        let got = labels("2024-02-27T12:00:00+08:00", "2024-03-02T12:00:00+08:00", 4);
        assert_eq!(
            got,
            [
                "2024-02-28T00:00:00 Day",
                "2024-02-29T00:00:00 Day",
                "2024-03-01T00:00:00 Day",
                "2024-03-02T00:00:00 Day"
            ]
        );
    }

    #[test]
    fn an_empty_range_has_none() {
        assert!(ticks(5.0, 5.0, 4, CST).is_empty());
        assert!(ticks(f64::NAN, 5.0, 4, CST).is_empty());
    }
}
