//! The rules against what the national network itself published: 46 days of hourly air of the 60
//! Inner Mongolia stations in `data/air_hourly`, in the archive's own form.
//!
//! Besides the hourly values the archive carries the published AQI, a sliding 8-hour mean of O3
//! (labelled `O3_8h_24h`), its maximum so far in the natural day (labelled `O3_8h`; at hour 0 that is
//! the daily maximum of the day before), and trailing 24-hour means (at hour 0, daily means).

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use jiff::civil::{Date, date};
use mingjing_domain::Decimal;
use mingjing_domain::air::limits::ZoneClass;
use mingjing_domain::air::means::{daily_mean, mda8, sliding_8h};
use mingjing_domain::air::{PerPollutant, Pollutant, Reading, ReportKind, evaluate};
use mingjing_domain::time::HourEnding;
use std::collections::HashMap;
use std::sync::LazyLock;

/// (hour, type, station) → cell that is not empty.
struct Archive {
    stations: Vec<String>,
    hours: Vec<HourEnding>,
    cells: HashMap<(HourEnding, &'static str), Vec<Option<Decimal>>>,
}

const TYPES: [&str; 11] =
    ["AQI", "SO2", "NO2", "CO", "O3", "PM10", "PM2.5", "O3_8h_24h", "O3_8h", "SO2_24h", "NO2_24h"];

static ARCHIVE: LazyLock<Archive> = LazyLock::new(|| {
    let folder = format!("{}/../../data/air_hourly", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "csv"));
    files.sort();
    assert_eq!(files.len(), 46, "{folder}");
    let mut archive = Archive { stations: Vec::new(), hours: Vec::new(), cells: HashMap::new() };
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let mut lines = text.lines();
        let stations: Vec<String> = lines.next().unwrap().split(',').skip(3).map(str::to_owned).collect();
        if archive.stations.is_empty() {
            archive.stations = stations;
        } else {
            assert_eq!(archive.stations, stations, "{}", path.display());
        }
        for line in lines {
            let mut cells = line.split(',');
            let (day, hour, kind) = (cells.next().unwrap(), cells.next().unwrap(), cells.next().unwrap());
            let Some(kind) = TYPES.into_iter().find(|known| *known == kind) else { continue };
            let hour = HourEnding::new(archive_date(day), hour.parse().unwrap()).unwrap();
            if archive.hours.last() != Some(&hour) {
                archive.hours.push(hour);
            }
            let cells = cells.map(|cell| (!cell.is_empty()).then(|| cell.parse().unwrap())).collect();
            assert!(archive.cells.insert((hour, kind), cells).is_none(), "{hour} {kind} is there twice");
        }
    }
    archive
});

fn archive_date(text: &str) -> Date {
    let number: i32 = text.parse().unwrap();
    let part = |n: i32| i8::try_from(n).unwrap();
    date(i16::try_from(number / 10_000).unwrap(), part(number / 100 % 100), part(number % 100))
}

impl Archive {
    fn get(&self, hour: HourEnding, kind: &'static str, station: usize) -> Option<Decimal> {
        *self.cells.get(&(hour, kind))?.get(station)?
    }

    /// The days with their 24 hours of a station, from the first whole natural day on.
    fn days(
        &self,
        kind: &'static str,
        station: usize,
    ) -> impl Iterator<Item = (Date, [Option<Decimal>; 24])> {
        let mut day = date(2025, 1, 1);
        std::iter::from_fn(move || {
            let today = day;
            day = day.tomorrow().unwrap();
            (today <= date(2025, 2, 14)).then(|| {
                let slot = |slot: usize| {
                    let hour = HourEnding::of_day(today, u8::try_from(slot + 1).unwrap()).unwrap();
                    self.get(hour, kind, station)
                };
                (today, std::array::from_fn(slot))
            })
        })
    }
}

/// Where the published AQI is not that of the published concentrations. In the whole country's
/// January 2025 there are six among 1,100,417 complete station-hours (four where the index of a
/// displayed, rounded concentration is one off; two of SO2 above 800 µg/m³, which the network caps at
/// 200 although the edition of 2012 sends them to the 24-hour mean). None of them lies in these files.
const KNOWN_EXCEPTIONS: [(&str, &str); 0] = [];

#[test]
fn the_computed_aqi_is_the_published_one_on_every_complete_station_hour() {
    let archive = &*ARCHIVE;
    let (mut complete, mut exceptions) = (0, Vec::new());
    for &hour in &archive.hours {
        for (index, station) in archive.stations.iter().enumerate() {
            let readings = PerPollutant::from_fn(|pollutant| {
                archive.get(hour, pollutant.name(), index).map_or(Reading::Missing, Reading::Measured)
            });
            let Some(published) = archive.get(hour, "AQI", index) else { continue };
            if readings.0.contains(&Reading::Missing) {
                continue;
            }
            complete += 1;
            let report = evaluate(hour.monitoring_day(), ReportKind::Hourly, &readings);
            if report.aqi.map(|aqi| Decimal::from_int(aqi.into())) != Some(published) {
                exceptions.push((hour.to_string(), station.as_str()));
            }
        }
    }
    let known = KNOWN_EXCEPTIONS.map(|(hour, station)| (hour.to_owned(), station));
    assert_eq!(exceptions, known);
    assert_eq!(complete, 49_776);
}

#[test]
fn the_dust_event_of_2025_01_29_is_in_it() {
    let archive = &*ARCHIVE;
    let at = |code: &str| archive.stations.iter().position(|station| station == code).unwrap();
    let peak = |code| archive.hours.iter().filter_map(|&hour| archive.get(hour, "PM10", at(code))).max();
    assert_eq!(peak("3621A"), Some(Decimal::from_int(1829)), "聚英学校, Wuhai");
}

#[test]
fn sliding_means_of_ozone_are_the_published_ones_where_all_eight_hours_are_there() {
    let archive = &*ARCHIVE;
    let mut compared = 0;
    for window in archive.hours.windows(8) {
        let [first, .., last] = window else { panic!("a window of 8") };
        if last.hours_since(*first) != 7 {
            continue;
        }
        for station in 0..archive.stations.len() {
            let hours: [_; 8] = std::array::from_fn(|place| archive.get(window[place], "O3", station));
            let Some(published) = archive.get(*last, "O3_8h_24h", station) else { continue };
            if hours.contains(&None) {
                continue;
            }
            assert_eq!(sliding_8h(&hours).value, Some(published), "{last} {}", archive.stations[station]);
            compared += 1;
        }
    }
    assert_eq!(compared, 34_313);
}

#[test]
fn daily_maxima_of_ozone_are_the_published_ones_on_complete_days() {
    let archive = &*ARCHIVE;
    let mut compared = 0;
    for station in 0..archive.stations.len() {
        for (day, hours) in archive.days("O3", station) {
            let midnight = HourEnding::of_day(day, 24).unwrap();
            let Some(published) = archive.get(midnight, "O3_8h", station) else { continue };
            if hours.contains(&None) {
                continue;
            }
            let mean = mda8(&hours, ZoneClass::Two, day);
            assert_eq!(
                (mean.value, mean.count),
                (Some(published), 17),
                "{day} {}",
                archive.stations[station]
            );
            compared += 1;
        }
    }
    assert_eq!(compared, 1_635);
}

/// The complete day whose published mean is not that of its published hours: SO2, published 21 µg/m³
/// for hours that come to 27 (182 and 103 in the first two). The network must have changed an hour
/// after it had published it.
const KNOWN_MEANS: [(&str, &str); 1] = [("2025-01-29", "1591A")];

#[test]
fn daily_means_of_gases_are_the_published_ones_on_complete_days() {
    let archive = &*ARCHIVE;
    let (mut compared, mut different) = (0, Vec::new());
    for (pollutant, published) in [(Pollutant::No2, "NO2_24h"), (Pollutant::So2, "SO2_24h")] {
        for station in 0..archive.stations.len() {
            for (day, hours) in archive.days(pollutant.name(), station) {
                let midnight = HourEnding::of_day(day, 24).unwrap();
                let Some(published) = archive.get(midnight, published, station) else { continue };
                if hours.contains(&None) {
                    continue;
                }
                compared += 1;
                let mean = daily_mean(pollutant, &hours);
                if mean.value != Some(published) {
                    different.push((day.to_string(), archive.stations[station].as_str()));
                }
            }
        }
    }
    assert_eq!(different, KNOWN_MEANS.map(|(day, station)| (day.to_owned(), station)));
    assert_eq!(compared, 2 * 1_648);
}
