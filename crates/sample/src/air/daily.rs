//! Days of the region as its bureau published them: means of the stations' daily means, by the rules.

use super::{Hour, values_of};
use crate::Files;
use crate::place::REGION;
use crate::sheet::Sheet;
use anyhow::Result;
use jiff::civil::Date;
use mingjing_domain::Decimal;
use mingjing_domain::air::limits::ZoneClass;
use mingjing_domain::air::means::{average, daily_mean, mda8, station_share_valid};
use mingjing_domain::air::{PerPollutant, Pollutant, Reading, Report, ReportKind, evaluate};

/// A day of the region.
pub struct Day {
    /// The day.
    pub date: Date,
    /// The six, for O3 the daily maximum 8-hour mean.
    pub values: [Option<Decimal>; 6],
    /// The rules' verdict on them.
    pub report: Report,
}

/// The days of the region, complete ones only.
pub fn of_region(hours: &[Hour]) -> Vec<Day> {
    let mut began = [false; 3];
    let mut days = Vec::new();
    for of_day in hours.chunk_by(|a, b| a.stamp.monitoring_day() == b.stamp.monitoring_day()) {
        let Some(first) = of_day.first() else { continue };
        for hour in of_day {
            for (began, six) in began.iter_mut().zip(&hour.values) {
                *began |= six.iter().any(Option::is_some);
            }
        }
        if of_day.len() == 24 {
            days.push(day(first.stamp.monitoring_day(), of_day, began));
        }
    }
    days
}

fn day(date: Date, hours: &[Hour], began: [bool; 3]) -> Day {
    let mut position = 0;
    let values = Pollutant::ALL.map(|pollutant| {
        let of_stations: Vec<Option<Decimal>> = (0..3)
            .filter(|station| began.get(*station) == Some(&true))
            .map(|station| of_station(date, hours, station, position, pollutant))
            .collect();
        position += 1;
        let count = |n: usize| u16::try_from(n).unwrap_or(0);
        let valid = count(of_stations.iter().flatten().count());
        average(of_stations.iter().flatten().copied(), pollutant)
            .filter(|_| station_share_valid(valid, count(of_stations.len())))
    });
    let readings = PerPollutant(values.map(Reading::from));
    Day { date, values, report: evaluate(date, ReportKind::Daily, &readings) }
}

fn of_station(
    date: Date,
    hours: &[Hour],
    station: usize,
    position: usize,
    pollutant: Pollutant,
) -> Option<Decimal> {
    let mut day = [None; 24];
    for (slot, hour) in day.iter_mut().zip(hours) {
        let six = hour.values.get(station).filter(|_| hour.in_source);
        *slot = six.and_then(|six| values_of(six).get(position).copied().flatten());
    }
    match pollutant {
        Pollutant::O3 => mda8(&day, ZoneClass::Two, date).value,
        _ => daily_mean(pollutant, &day).value,
    }
}

/// The bureau's daily values.
pub fn files(days: &[Day]) -> Result<Files> {
    let mut sheet = Sheet::new("place,date,origin,so2,no2,co,o3_8h,pm10,pm25,aqi,primary,publisher_zh")?;
    for day in days {
        let mut row = vec![REGION.to_owned(), day.date.to_string(), "official".to_owned()];
        row.extend(day.values.iter().map(|value| value.map(|value| value.to_string()).unwrap_or_default()));
        row.push(day.report.aqi.map(|aqi| aqi.to_string()).unwrap_or_default());
        row.push(primary(&day.report));
        row.push("示例旗生态环境分局".to_owned());
        sheet.row(row)?;
    }
    Ok(Files::from([("air_daily.csv".to_owned(), sheet.bytes()?)]))
}

/// Primary pollutants as tables write them.
pub fn primary(report: &Report) -> String {
    let ids: Vec<&str> = report.primary.ids().collect();
    ids.join(" ")
}
