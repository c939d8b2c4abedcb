//! Daily history as a third party collected it (aqistudy): no header, the city by its name, 0 for missing.
//!
//! `city,date,AQI,hourly range,category,PM2.5,PM10,SO2,CO,NO2,O3,rank`. The rows become rows of the table
//! `air_daily` with the origin `third_party`. The AQI is theirs, by no rule of HJ 633 that is known: it is
//! never recomputed, and nothing is computed from it.

use crate::diagnostic::{
    Diagnostics, Place,
    catalog::{air, table as told},
};
use crate::workbook::{
    catalogue::Catalogue,
    package::Resource,
    table::{Row, Table, line_of},
};
use mingjing_domain::{Decimal, time::parse_date};
use std::collections::{BTreeMap, BTreeSet};

/// The table that the rows go into.
pub const TABLE: &str = "air_daily";
/// Cells of a row.
const CELLS: usize = 12;
/// Position of a pollutant in the file and its column in the table.
const POLLUTANTS: [(usize, &str); 6] =
    [(5, "pm25"), (6, "pm10"), (7, "so2"), (8, "co"), (9, "no2"), (10, "o3_8h")];

/// Reads one file; `None` when nothing in it can be read, which is told. Cities stand in the column `place`
/// until [`place`] has found their regions.
#[must_use]
pub fn read(resource: &Resource, file: &str, text: &str, faults: &mut Diagnostics) -> Option<Table> {
    let entry = Catalogue::find(TABLE)?;
    let header: Vec<String> = entry.columns.iter().map(|column| column.name.clone()).collect();
    let publisher = resource.sources.iter().find_map(|source| source.title.clone()).unwrap_or_default();
    let mut table = Table {
        resource: resource.name.clone(),
        file: file.to_owned(),
        sheet: None,
        header_line: 1,
        header,
        rows: Vec::new(),
        missing_columns: BTreeSet::new(),
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    for record in reader.records().filter_map(Result::ok) {
        let place = Place::file(&resource.name, file).row(line_of(text, &record));
        if record.iter().all(str::is_empty) {
            continue;
        }
        if record.len() != CELLS {
            faults.push(told::field_count(CELLS, record.len()), place, record.get(0));
            continue;
        }
        if let Some(cells) = row(&record, &table.header, &publisher, &place, faults) {
            let line = place.row.unwrap_or_default();
            table.rows.push(Row { line, cells, flawed: false, refused: Vec::new() });
        }
    }
    Some(table)
}

fn row(
    record: &csv::StringRecord,
    header: &[String],
    publisher: &str,
    place: &Place,
    faults: &mut Diagnostics,
) -> Option<Vec<String>> {
    let cell = |index: usize| record.get(index).unwrap_or_default();
    let mut values: BTreeMap<&str, String> = BTreeMap::new();
    if parse_date(cell(1)).is_err() {
        faults.push(told::wrong_type("date"), place.clone().column("date"), Some(cell(1)));
        return None;
    }
    values.insert("place", cell(0).to_owned());
    values.insert("date", cell(1).to_owned());
    values.insert("origin", "third_party".to_owned());
    values.insert("publisher_zh", publisher.to_owned());
    let numbers = [(2, "aqi")].into_iter().chain(POLLUTANTS);
    for (index, column) in numbers {
        match cell(index).parse::<Decimal>() {
            Ok(value) if value == Decimal::ZERO => {
                faults.push(air::zero_is_missing(), place.clone().column(column), None);
            }
            Ok(_) => _ = values.insert(column, cell(index).to_owned()),
            Err(_) if cell(index).is_empty() => {}
            Err(_) => {
                faults.push(told::wrong_type("number"), place.clone().column(column), Some(cell(index)));
                return None;
            }
        }
    }
    let mut notes = Vec::new();
    if is_range(cell(3)) {
        notes.push(format!("逐时AQI {}", cell(3)));
    } else if !cell(3).is_empty() {
        faults.push(air::range_unreadable(), place.clone(), Some(cell(3)));
    }
    if !cell(4).is_empty() {
        notes.push(format!("来源写的级别：{}", cell(4)));
    }
    values.insert("note", notes.join("；"));
    Some(header.iter().map(|name| values.remove(name.as_str()).unwrap_or_default()).collect())
}

/// `53~92`.
fn is_range(text: &str) -> bool {
    let whole = |text: &str| text.parse::<u16>().ok();
    let ends = text.split_once(['~', '～']);
    ends.and_then(|(low, high)| Some(whole(low)? <= whole(high)?)).unwrap_or(false)
}

/// Puts the code of its region in place of each city's name; a city without one is told, and its rows are
/// passed over. The demonstration's list gives names without 市.
pub fn place(table: &mut Table, regions: &BTreeMap<String, String>, faults: &mut Diagnostics) {
    let Some(index) = table.column("place") else { return };
    let whole = table.whole();
    for row in &mut table.rows {
        let Some(cell) = row.cells.get_mut(index) else { continue };
        let bare = cell.strip_suffix('市').unwrap_or(cell);
        match regions.get(cell.as_str()).or_else(|| regions.get(bare)) {
            Some(code) => code.clone_into(cell),
            None => {
                faults.push(air::city_unknown(), whole.clone().row(row.line), Some(cell));
                row.flawed = true;
                row.refused.push(index);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_rows_with_their_traps() {
        let text =
            include_str!("../../tests/data/air_daily/aqistudy_wuhai.csv").trim_start_matches('\u{feff}');
        let zero = "呼伦贝尔,2015-06-14,57,29~135,良,38,0,3.1,0.439,22.4,94,165\n";
        let text = format!("{text}{zero}乌海,2015-13-01,1,1~2,优,1,1,1,1,1,1,1\n乌海,2015\n");
        let resource: Resource = serde_json::from_value(serde_json::json!({
            "name": "history", "path": "x.csv", "sources": [{ "title": "某网站" }],
        }))
        .unwrap();
        let mut faults = Diagnostics::default();
        let mut table = read(&resource, "x.csv", &text, &mut faults).unwrap();
        place(&mut table, &BTreeMap::from([("乌海".to_owned(), "150300".to_owned())]), &mut faults);
        let get = |row: &Row, name: &str| row.cells[table.column(name).unwrap()].clone();
        let first = &table.rows[0];
        let names = ["place", "date", "origin", "aqi", "pm25", "pm10", "so2", "co", "no2", "o3_8h", "note"];
        assert_eq!(
            names.map(|name| get(first, name)),
            [
                "150300",
                "2014-12-31",
                "third_party",
                "64",
                "37.1",
                "75.4",
                "76",
                "0.933",
                "39.3",
                "68",
                "逐时AQI 53~92；来源写的级别：良"
            ]
        );
        let last = table.rows.last().unwrap();
        assert_eq!((get(last, "pm10").as_str(), get(last, "pm25").as_str(), last.flawed), ("", "38", true));
        let told: Vec<_> = faults.groups().iter().map(|group| (group.fault.code, group.count)).collect();
        assert_eq!(told, [("E106", 1), ("E101", 1), ("W215", 1), ("N251", 1)]);
    }
}
