//! Hours of the stations: season, time of day, weather that lasts for days, and the ways in which values get lost.

use super::Hour;
use super::episodes::{dust, stillness};
use crate::place::{FIRST_DAY, LAST_DAY, days};
use crate::random::{Random, wave};
use jiff::civil::{Date, date};
use mingjing_domain::time::HourEnding;

/// The hour that live pages of the demo show is the last one.
const LAST_HOUR: u8 = 20;
/// What each station has of the region's pollution, per mille.
const SHARE: [i64; 3] = [1000, 1180, 820];
/// The third station began late; the second stood still for three weeks.
const BEGAN: (usize, Date) = (2, date(2024, 6, 1));
const OUTAGE: (usize, Date, Date) = (1, date(2024, 10, 8), date(2024, 10, 28));
/// Particles of the first station were not measured while its instrument was away for repair.
const REPAIR: (usize, Date, Date) = (0, date(2024, 8, 19), date(2024, 8, 21));
/// Hours that never reached the network: day, first and last hour.
const LOST: [(Date, u8, u8); 4] = [
    (date(2024, 4, 3), 9, 9),
    (date(2024, 7, 9), 3, 6),
    (date(2024, 9, 30), 14, 15),
    (date(2025, 1, 12), 1, 1),
];
/// Gases are checked with zero air once a week at this hour.
const CHECK_HOUR: u8 = 5;

/// Every hour of the sample year.
pub fn all() -> Vec<Hour> {
    let mut random = Random::named("air");
    let mut weather = 0;
    let mut hours = Vec::new();
    for (number, day) in (0_i64..).zip(days(FIRST_DAY, LAST_DAY)) {
        // Weather has a memory of some days.
        weather = (weather * 62 / 100 + random.bell(380)).max(-720);
        // Clouds: how much of the sun gets through, per mille.
        let clear = (740 + random.bell(260)).clamp(200, 1160);
        for slot in 1..=24 {
            let Some(stamp) = HourEnding::of_day(day, slot) else { continue };
            if day == LAST_DAY && slot > LAST_HOUR {
                break;
            }
            let mut values = [[None; 6]; 3];
            for (station, six) in values.iter_mut().enumerate() {
                let share = SHARE.get(station).copied().unwrap_or(1000);
                let measured = measured(&mut random, day, slot, (weather, clear), share);
                *six = lose(&mut random, measured, station, day, slot, number);
            }
            hours.push(Hour { stamp, values, in_source: !is_lost(day, slot) });
        }
    }
    hours
}

/// The six of a station in the order of HJ 633: SO2, NO2, CO (tenths of mg/m³), O3, PM10, PM2.5.
fn measured(random: &mut Random, day: Date, slot: u8, (weather, clear): (i64, i64), share: i64) -> [i64; 6] {
    let season = wave(i64::from(day.day_of_year()) - 12, 366); // 1000 in mid-January
    let hour = i64::from(slot);
    // Two waves: traffic and stoves in the morning and the evening, low air at night.
    let rush = wave(hour - 8, 12) / 2 + wave(hour - 22, 24) / 3;
    let still = stillness(day) * (1000 + weather) / 10;
    let scale = |base: i64, swing: i64, random: &mut Random| {
        let varied = base * (1000 + rush * swing / 1000) / 1000 * still / 1000 * share / 1000;
        (varied + varied * random.bell(70) / 1000).max(1)
    };
    let fine = scale(21_000 + 11_000 * season / 1000, 220, random) / 1000;
    let spring = if (3..=5).contains(&day.month()) { 24 } else { 8 };
    let coarse = fine + fine * 7 / 10 + spring + random.between(2, 9);
    let dust = dust(day) * (1000 + wave(hour - 14, 24)) / 2000 * share / 1000 * random.between(85, 115) / 100;
    let so2 = scale(10_000 + 6_000 * season / 1000, 180, random) / 1000;
    let no2 = scale(24_000 + 9_000 * season / 1000, 420, random) / 1000;
    let co = scale(5_600 + 2_400 * season / 1000, 250, random) / 1000;
    let light = (wave(hour - 15, 24) + 300).max(0);
    let sun = (60 - 36 * season / 1000) * clear / 1000;
    let o3 = 24 + sun * light / 1000 + sun * 3 / 10 + random.bell(5) - no2 / 5;
    [so2.max(2), no2.max(3), co.max(2), o3.max(2), coarse + dust, fine + dust / 9]
}

/// Takes away what was not measured.
fn lose(
    random: &mut Random,
    six: [i64; 6],
    station: usize,
    day: Date,
    slot: u8,
    number: i64,
) -> [Option<i64>; 6] {
    let mut kept = six.map(Some);
    let silent = (station == BEGAN.0 && day < BEGAN.1)
        || (station == OUTAGE.0 && (OUTAGE.1..=OUTAGE.2).contains(&day))
        || random.chance(3);
    if silent {
        return [None; 6];
    }
    let [so2, no2, co, o3, coarse, fine] = &mut kept;
    if station == REPAIR.0 && (REPAIR.1..=REPAIR.2).contains(&day) {
        (*coarse, *fine) = (None, None);
    }
    if slot == CHECK_HOUR && (number + i64::try_from(station).unwrap_or(0)) % 7 == 0 {
        (*so2, *no2, *co, *o3) = (None, None, None, None);
    }
    for value in &mut kept {
        if random.chance(4) {
            *value = None;
        }
    }
    kept
}

fn is_lost(day: Date, slot: u8) -> bool {
    LOST.iter().any(|(of, first, last)| *of == day && (*first..=*last).contains(&slot))
}
