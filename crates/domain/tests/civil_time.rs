//! Our own reading and counting of civil time, held against the calendar library.

use jiff::civil::{Date, DateTime, date};
use jiff::{Span, Timestamp, tz::Offset};
use mingjing_domain::time::{add_days, civil, days_between, parse_civil, parse_stamp, seconds};
use proptest::prelude::*;

fn library(day: Date, days: i64) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

#[test]
fn every_day_of_eight_centuries_and_the_ends_of_the_calendar() {
    let first = date(1700, 1, 1);
    for number in 0..300_000 {
        assert_eq!(add_days(first, number), library(first, number), "{number}");
    }
    assert_eq!(add_days(Date::MAX, 0), Some(Date::MAX));
    assert_eq!(add_days(Date::MIN, 0), Some(Date::MIN));
    for (day, days) in [(Date::MAX, 1), (Date::MIN, -1), (first, i64::MAX), (first, i64::MIN)] {
        assert_eq!(add_days(day, days), None, "{day} {days}");
    }
    assert_eq!(add_days(Date::MIN, days_between(Date::MIN, Date::MAX)), Some(Date::MAX));
}

#[test]
fn only_the_known_forms_are_read() {
    assert_eq!(parse_stamp("1970-01-01T08:00:00+08:00"), Some(0));
    assert_eq!(parse_stamp("1969-12-31T23:59:59Z"), Some(-1));
    assert_eq!(parse_stamp("2026-11-22T05:00:00.999-00:30"), Some(1_795_325_400));
    assert_eq!(parse_civil("2026-11-22T05:07"), Some(date(2026, 11, 22).at(5, 7, 0, 0)));
    for bad in [
        "",
        "2026-11-22",
        "2026-11-22T05",
        "2026-11-22T05:7",
        "2026-11-22 05:07",
        "2026-11-22T24:00",
        "2026-11-22T05:60",
        "2026-11-22T05:07:60",
        "2026-02-29T05:07",
        "2026-11-22T05:07:00.5",
        "2026-11-22T05:07:0明",
        "2026-11-22T05:07:00Z",
    ] {
        assert_eq!(parse_civil(bad), None, "{bad}");
    }
    for bad in [
        "",
        "2026-11-22T05:07:00",
        "2026-11-22T05:07Z",
        "2026-11-22T05:07:00z",
        "2026-11-22T05:07:00.Z",
        "2026-11-22T05:07:00.1234567890Z",
        "2026-11-22T05:07:00+8:00",
        "2026-11-22T05:07:00+0800",
        "2026-11-22T05:07:00+24:00",
        "2026-11-22T05:07:00+08:60",
        "2026-11-22T05:07:00Z ",
        "2026-11-22T05:07:00+08:00[Asia/Shanghai]",
        "2026-11-22T05:07:明+08:00",
        "2026-11-22T05:07:00.½Z",
    ] {
        assert_eq!(parse_stamp(bad), None, "{bad}");
    }
}

proptest! {
    #[test]
    fn days_are_those_of_the_library(year in -9999_i16..=9999, of_year in 0_i64..366, days in any::<i32>()) {
        let start = date(year, 1, 1);
        let Some(day) = add_days(start, of_year) else { return Ok(()) };
        prop_assert_eq!(Some(day), library(start, of_year));
        for days in [i64::from(days), i64::from(days % 10_000)] {
            prop_assert_eq!(add_days(day, days), library(day, days));
        }
    }

    #[test]
    fn moments_are_those_of_the_library(at in -300_000_000_000_i64..250_000_000_000, quarter in -48_i32..=56) {
        let offset_s = quarter * 900;
        let offset = Offset::from_seconds(offset_s).unwrap();
        let expected = offset.to_datetime(Timestamp::from_second(at).unwrap());
        prop_assert_eq!(civil(at, offset_s), Some(expected));
        prop_assert_eq!(seconds(expected, offset_s), at);
    }

    #[test]
    fn stamps_read_as_in_the_library(at in 0_i64..250_000_000_000, quarter in -48_i32..=56, fraction in 0..3_usize) {
        let offset = Offset::from_seconds(quarter * 900).unwrap();
        let local = offset.to_datetime(Timestamp::from_second(at).unwrap());
        prop_assert_eq!(parse_civil(&local.to_string()), Some(local));
        let minutes = quarter.abs() * 15;
        let sign = if quarter < 0 { '-' } else { '+' };
        let fraction = ["", ".5", ".000000001"][fraction];
        let stamp = format!("{local}{fraction}{sign}{:02}:{:02}", minutes / 60, minutes % 60);
        prop_assert_eq!(parse_stamp(&stamp), Some(at));
        prop_assert_eq!(stamp.parse::<Timestamp>().unwrap().as_second(), at);
    }

    #[test]
    fn what_is_read_the_library_reads_the_same(
        text in "[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-5][0-9](\\.[0-9]{1,3})?([+-][0-2][0-9]:[0-6][0-9]|Z)"
    ) {
        if let Some(at) = parse_stamp(&text) {
            prop_assert_eq!(text.parse::<Timestamp>().ok().map(|at| at.as_nanosecond().div_euclid(1_000_000_000)), Some(i128::from(at)));
        }
        let local = &text[..19];
        prop_assert_eq!(parse_civil(local), local.parse::<DateTime>().ok());
    }
}
