//! From published tables to ready-to-show values. Pure: no fetching, no clock, no markup.

pub mod air;
pub mod air_hours;
pub mod air_lens;
pub mod air_year;
pub mod bulletins;
pub mod changes;
pub mod corrected;
pub mod drinking;
pub mod duties;
pub mod emissions;
pub mod facilities;
pub mod figure;
pub mod fulfilment;
pub mod groundwater;
pub mod lab;
pub mod lakes;
pub mod league;
pub mod ledger_index;
pub mod lens;
pub mod lineage;
pub mod nearest;
pub mod open_data;
pub mod polluters;
pub mod progress;
pub mod replies;
pub mod soil;
pub mod station_map;
pub mod targets;
pub mod task;
pub mod task_states;
pub mod tasks;
pub mod verify;
pub mod warnings;
pub mod water;
pub mod water_class;

use jiff::Timestamp;
use jiff::civil::Date;
use mingjing_chart::Rgb;
use mingjing_domain::Decimal;
use mingjing_domain::time::{civil, parse_date, parse_stamp};

/// China's civil time, which every date of the record is in.
pub const UTC_OFFSET_S: i32 = 28_800;

/// The civil day of a moment.
#[must_use]
pub fn civil_day(now: Timestamp) -> Date {
    // A moment has a civil day but for the last hours of the calendar.
    civil(now.as_second(), UTC_OFFSET_S).map_or(Date::MAX, jiff::civil::DateTime::date)
}

/// Seconds since 1970 of an RFC 3339 stamp.
#[must_use]
pub fn seconds(stamp: &str) -> Option<f64> {
    parse_stamp(stamp).map(|at| at as f64)
}

/// The moment of an RFC 3339 stamp.
#[must_use]
pub fn moment(stamp: &str) -> Option<Timestamp> {
    Timestamp::from_second(parse_stamp(stamp)?).ok()
}

/// Seconds since 1970 of the middle of a civil day.
#[must_use]
pub fn noon_seconds(day: Date) -> f64 {
    let days = mingjing_domain::time::days_between(Date::constant(1970, 1, 1), day);
    days as f64 * 86_400.0 + 43_200.0 - f64::from(UTC_OFFSET_S)
}

/// Seconds since 1970 of a civil time as it stands in addresses (`2025-01-03T05:00`); strict, so that one moment has one
/// spelling.
#[must_use]
pub fn civil_seconds(text: &str) -> Option<f64> {
    let (day, time) = text.split_once('T')?;
    let (hour, minute) = time.split_once(':')?;
    let is_plain = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_plain(hour) || !is_plain(minute) {
        return None;
    }
    let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
    if hour > 24 || minute > 59 {
        return None;
    }
    let noon = noon_seconds(parse_date(day).ok()?);
    Some(noon - 43_200.0 + f64::from(hour) * 3600.0 + f64::from(minute) * 60.0)
}

/// Civil time of seconds since 1970.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "seconds of this era fit")]
pub fn civil_time(seconds: f64) -> Option<jiff::civil::DateTime> {
    civil(seconds as i64, UTC_OFFSET_S)
}

/// A decimal for drawing. Verdicts never go this way.
#[must_use]
pub fn to_f64(value: Decimal) -> f64 {
    value.mantissa() as f64 / 10f64.powi(i32::from(value.scale()))
}

/// A colour written `#RRGGBB`.
#[must_use]
pub fn rgb(hex: &str) -> Rgb {
    let part = |range| hex.get(range).and_then(|digits| u8::from_str_radix(digits, 16).ok()).unwrap_or(0);
    Rgb(part(1..3), part(3..5), part(5..7))
}

/// Colours of the water classes. The rule names colours without values (blue, blue, green, yellow,
/// orange, red); these are ours, and the class is always written beside them.
#[must_use]
pub fn class_colour(class: &str) -> Rgb {
    match class {
        "I" => Rgb(0x3f, 0x8f, 0xe0),
        "II" => Rgb(0x1b, 0x62, 0xb5),
        "III" => Rgb(0x2e, 0xa0, 0x43),
        "IV" => Rgb(0xf5, 0xd9, 0x0a),
        "V" => Rgb(0xf0, 0x8c, 0x1a),
        _ => Rgb(0xd4, 0x2a, 0x1e),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn civil_times_are_read_strictly() {
        assert_eq!(civil_seconds("1970-01-01T08:00"), Some(0.0));
        for bad in
            ["", "2025-01-01", "2025-01-01T5:00", "2025-01-01T25:00", "2025-02-30T00:00", "2025-01-01T00:60"]
        {
            assert_eq!(civil_seconds(bad), None, "{bad}");
        }
    }
}
