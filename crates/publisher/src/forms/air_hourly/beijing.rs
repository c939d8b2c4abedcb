//! The Beijing research set (UCI 501) as it is: a file for each station, a row for each hour.
//!
//! `hour` is the START of the hour, CO is in µg/m³, `NA` is missing, and the instruments' caps (PM 999,
//! SO2 500, CO 10000) stand where the true value was higher. Weather columns are not read.

use super::file::{FileRows, Values};
use super::line::Label;
use crate::diagnostic::{
    Diagnostics, Place,
    catalog::{air, folder, table},
};
use crate::forms::{cell::Cell, rows::fits_address};
use crate::workbook::{package::Resource, table::Table};
use jiff::civil::Date;
use mingjing_contract::missing::MissingReason;
use mingjing_domain::{Decimal, air::Pollutant, time::HourEnding};

/// Heading and pollutant.
const POLLUTANTS: [(&str, Pollutant); 6] = [
    ("SO2", Pollutant::So2),
    ("NO2", Pollutant::No2),
    ("CO", Pollutant::Co),
    ("O3", Pollutant::O3),
    ("PM10", Pollutant::Pm10),
    ("PM2.5", Pollutant::Pm25),
];
/// Decimal places between µg/m³ and mg/m³.
const MICRO_TO_MILLI: u8 = 3;

/// Reads one file. The station is `mingjing:station`, else what the column `station` says, else the name in
/// the file's name (`PRSA_Data_Dongsi_….csv`).
#[must_use]
pub fn read(resource: &Resource, file: &str, text: &str) -> FileRows {
    let mut read = FileRows::empty(Place::file(&resource.name, file));
    let Some(table) = Table::parse(&resource.name, file, text, &mut read.faults) else { return read };
    read.rows = table.rows.len() as u64;
    let columns = ["year", "month", "day", "hour"].map(|name| column(&table, name, &mut read.faults));
    let pollutants =
        POLLUTANTS.map(|(name, of)| column(&table, name, &mut read.faults).map(|index| (index, of)));
    let [Some(year), Some(month), Some(day), Some(hour)] = columns else { return read };
    if pollutants.iter().any(Option::is_none) {
        return read;
    }
    let Some(station) = station(resource, &table, file) else {
        let fault = folder::property_needed("mingjing:station", "1003A");
        read.faults.push(fault, read.place.clone(), resource.station.as_deref());
        return read;
    };
    read.stations.push(station);
    for row in &table.rows {
        let place = table.place(row);
        let text = |index: usize| row.cells.get(index).map_or("", String::as_str);
        let Some(ending) = hour_ending([year, month, day, hour].map(text)) else {
            read.faults.push(air::stamp_wrong(), place.column("hour"), Some(text(hour)));
            continue;
        };
        for (index, pollutant) in pollutants.iter().flatten() {
            let (cell, fault) = value(*pollutant, text(*index));
            if let Some(fault) = fault {
                read.faults.push(fault, place.clone().column(pollutant.name()), Some(text(*index)));
            }
            read.lines.push(Values {
                hour: ending,
                label: Label::Of(*pollutant),
                row: row.line,
                cells: vec![cell],
            });
        }
    }
    read
}

fn column(header: &Table, name: &str, faults: &mut Diagnostics) -> Option<usize> {
    let found = header.column(name);
    if found.is_none() {
        faults.push(table::column_missing(None), header.header_place().column(name), None);
    }
    found
}

fn station(resource: &Resource, table: &Table, file: &str) -> Option<String> {
    let in_column = || {
        let index = table.column("station")?;
        let mut names: Vec<&String> = table.rows.iter().filter_map(|row| row.cells.get(index)).collect();
        names.dedup();
        // One file, one station.
        if let [only] = names.as_slice() { Some((*only).clone()) } else { None }
    };
    let in_name =
        || file.rsplit('/').next()?.strip_prefix("PRSA_Data_")?.split('_').next().map(str::to_owned);
    let code = resource.station.clone().or_else(in_column).or_else(in_name)?;
    fits_address(&code).then_some(code)
}

/// The end of the hour that a row's stamp begins.
fn hour_ending([year, month, day, hour]: [&str; 4]) -> Option<HourEnding> {
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    HourEnding::new(date, hour.parse().ok()?)?.next()
}

fn value(pollutant: Pollutant, text: &str) -> (Cell, Option<crate::diagnostic::Fault>) {
    if matches!(text, "" | "NA") {
        return (Cell::missing(MissingReason::NoData), None);
    }
    let Ok(found) = text.parse::<Decimal>() else {
        return (Cell::missing(MissingReason::Invalid), Some(air::value_unreadable()));
    };
    let capped = cap(pollutant).is_some_and(|cap| found == Decimal::from_int(cap));
    let text = if pollutant == Pollutant::Co { thousandth(found) } else { Some(found) };
    let (cell, refused) = match text {
        Some(value) => Label::Of(pollutant).cell(&value.to_string()),
        None => (Cell::missing(MissingReason::Invalid), Some(Box::new(air::value_unreadable()))),
    };
    (cell, refused.map(|fault| *fault).or_else(|| capped.then(air::value_capped)))
}

/// What the instrument shows when there is more than it can measure, in the file's unit.
fn cap(pollutant: Pollutant) -> Option<i64> {
    match pollutant {
        Pollutant::Pm25 | Pollutant::Pm10 => Some(999),
        Pollutant::So2 => Some(500),
        Pollutant::Co => Some(10_000),
        Pollutant::No2 | Pollutant::O3 => None,
    }
}

/// A thousandth, without zeros at the end: 300 µg is 0.3 mg.
fn thousandth(value: Decimal) -> Option<Decimal> {
    let (mut mantissa, mut scale) = (value.mantissa(), value.scale() + MICRO_TO_MILLI);
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    Decimal::new(mantissa, scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_real_excerpt() {
        let text = include_str!("../../../tests/data/beijing/PRSA_Data_Dongsi_excerpt.csv");
        let resource: Resource =
            serde_json::from_value(serde_json::json!({ "name": "beijing", "path": "x.csv" })).unwrap();
        let read = read(&resource, "PRSA_Data_Dongsi_excerpt.csv", text);
        assert_eq!((read.stations.as_slice(), read.rows), (["Dongsi".to_owned()].as_slice(), 51));
        let cell = |line: u64, pollutant: Pollutant| {
            let of = |values: &&Values| values.row == line && values.label == Label::Of(pollutant);
            read.lines.iter().find(of).map(|values| format!("{} {:?}", values.hour, values.cells[0])).unwrap()
        };
        // The row of hour 0 is the hour that ends at 1.
        assert_eq!(cell(2, Pollutant::Co), "2013-03-01T01:00:00+08:00 0.3");
        assert_eq!(cell(4, Pollutant::So2), "2013-03-01T03:00:00+08:00 NoData");
        assert_eq!(cell(25, Pollutant::Pm25).split(' ').next(), Some("2013-03-02T00:00:00+08:00"));
        assert_eq!(cell(50, Pollutant::Co), "2015-06-04T16:00:00+08:00 10");
        let told: Vec<_> = read
            .faults
            .groups()
            .iter()
            .map(|group| (group.fault.code, group.first.row, group.count))
            .collect();
        assert_eq!(told, [("W252", Some(50), 3)]);
    }
}
