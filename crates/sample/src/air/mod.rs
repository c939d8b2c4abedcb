//! Air: three stations with a year of hours, forecasts, warnings, dust days, the bureau's daily values.

mod daily;
mod episodes;
mod hours;
mod relayed;

use crate::Files;
use crate::sheet::{Sheet, decimal, fixed};
use anyhow::Result;
pub use daily::Day;
use mingjing_domain::Decimal;
use mingjing_domain::air::{PerPollutant, Pollutant, Reading, ReportKind, evaluate};
use mingjing_domain::time::HourEnding;

/// Codes and names of the stations. Codes of the national network end in `A`.
pub const STATIONS: [(&str, &str, &str); 3] = [
    ("9001S", "示例旗政府", "Sample Banner Hall"),
    ("9002S", "示例河镇", "Sample River Town"),
    ("9003S", "示例湖镇", "Sample Lake Town"),
];

/// One hour of all stations: the six pollutants in the order of HJ 633, µg/m³, CO in tenths of mg/m³.
pub struct Hour {
    /// The hour.
    pub stamp: HourEnding,
    /// By station.
    pub values: [[Option<i64>; 6]; 3],
    /// False: the source has no rows of this hour.
    pub in_source: bool,
}

/// The year of air.
pub struct Year {
    /// Hours in order.
    pub hours: Vec<Hour>,
    /// Days of the region in order, from its stations' hours.
    pub days: Vec<Day>,
}

/// Makes the year.
pub fn year() -> Year {
    let hours = hours::all();
    let days = daily::of_region(&hours);
    Year { hours, days }
}

/// Every file.
pub fn files(year: &Year) -> Result<Files> {
    let mut files = archive(&year.hours)?;
    let stations = STATIONS.map(|(code, zh, _)| format!("{code}|{zh}|示例旗|-|-|N"));
    let names = STATIONS.map(|(code, _, en)| format!("{code}|{en}"));
    let list =
        fixed("监测点编码,监测点名称,城市,经度,纬度,对照点", &stations.each_ref().map(String::as_str))?;
    files.insert("air_stations.csv".to_owned(), list);
    files.insert(
        "air_station_names.csv".to_owned(),
        fixed("code,name_en", &names.each_ref().map(String::as_str))?,
    );
    files.extend(daily::files(&year.days)?);
    files.extend(relayed::files(&year.days)?);
    Ok(files)
}

/// The hours in the form of the national archive, a file a month.
fn archive(hours: &[Hour]) -> Result<Files> {
    let mut files = Files::new();
    for of_month in hours.chunk_by(|a, b| a.stamp.date().first_of_month() == b.stamp.date().first_of_month())
    {
        let Some(first) = of_month.first() else { continue };
        let header: Vec<&str> =
            ["date", "hour", "type"].into_iter().chain(STATIONS.map(|(code, ..)| code)).collect();
        let mut sheet = Sheet::new(&header.join(","))?;
        for hour in of_month.iter().filter(|hour| hour.in_source) {
            rows_of(hour, &mut sheet)?;
        }
        let name = format!("air_hourly_{}.csv", first.stamp.date().strftime("%Y-%m"));
        files.insert(name, sheet.bytes()?);
    }
    Ok(files)
}

fn rows_of(hour: &Hour, sheet: &mut Sheet) -> Result<()> {
    let head = |label: &str| {
        [hour.stamp.date().strftime("%Y%m%d").to_string(), hour.stamp.hour().to_string(), label.to_owned()]
    };
    let indices = hour.values.each_ref().map(|six| index(hour.stamp, six));
    let text = |value: Option<u16>| value.map(|value| value.to_string()).unwrap_or_default();
    sheet.row(head("AQI").into_iter().chain(indices.map(text)))?;
    for (position, pollutant) in Pollutant::ALL.into_iter().enumerate() {
        let cells = hour.values.each_ref().map(|six| {
            let value = six.get(position).copied().flatten();
            value.map(|value| decimal(value, pollutant.decimals())).unwrap_or_default()
        });
        sheet.row(head(pollutant.name()).into_iter().chain(cells))?;
    }
    Ok(())
}

/// The index as the rules have it.
fn index(stamp: HourEnding, six: &[Option<i64>; 6]) -> Option<u16> {
    let readings = PerPollutant(values_of(six).map(Reading::from));
    evaluate(stamp.monitoring_day(), ReportKind::Hourly, &readings).aqi
}

/// The six as decimals.
fn values_of(six: &[Option<i64>; 6]) -> [Option<Decimal>; 6] {
    let mut position = 0;
    Pollutant::ALL.map(|pollutant| {
        let value = six.get(position).copied().flatten();
        position += 1;
        value.and_then(|value| Decimal::new(value, pollutant.decimals()))
    })
}
