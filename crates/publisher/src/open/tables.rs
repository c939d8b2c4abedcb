//! `open/<table>.csv`: the whole record as plain tables.

use super::Product;
use super::csv::Csv;
use super::flatten::{self, Column, Kind};
use super::hours::{self, Described};
use super::schema::TableSchema;
use super::sheets::{SHEETS, Sheet};
use crate::Failure;
use crate::release::blob::Blob;
use mingjing_contract::table::Table;
use mingjing_contract::{air::AirHours, emissions::Emissions, manifest::table};
use rayon::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

/// Folder below the site's root.
pub const FOLDER: &str = "open";

/// Name of the column that marks made-up rows.
const SAMPLE: &str = "sample";

/// A table of the open data with its files.
#[derive(Clone, Debug)]
pub struct OpenTable {
    /// What it is.
    pub sheet: Sheet,
    /// Its columns.
    pub columns: Vec<Column>,
    /// One file, or one a year or month.
    pub files: Vec<Product>,
    /// Has made-up rows.
    pub sample: bool,
}

/// The hourly series; their rows are unrolled, not read from lists.
const HOURLY: [(Sheet, &[Described]); 2] = [
    (
        Sheet {
            name: "air_hours",
            title_zh: "空气小时值",
            title_en: "Air by hour",
            table: table::AIR_HOURS,
            at: "",
            columns: "",
            without: "",
            key: "place hour_ending",
            refers: "",
            by_time: true,
        },
        &hours::AIR_HOURS,
    ),
    (
        Sheet {
            name: "emission_hours",
            title_zh: "排放小时均值",
            title_en: "Emissions by hour",
            table: table::EMISSIONS,
            at: "",
            columns: "",
            without: "",
            key: "outlet hour_ending item",
            refers: "outlet>outlets.id",
            by_time: true,
        },
        &hours::EMISSION_HOURS,
    ),
];

/// The tables that a release has.
///
/// # Errors
/// [`Failure::OldRelease`] when a file is not of its table.
pub fn of(schemas: &[TableSchema], blobs: &[Blob]) -> Result<Vec<OpenTable>, Failure> {
    let lists = SHEETS.par_iter().map(|sheet| {
        let Some(of) = schemas.iter().find(|of| of.table == sheet.table) else { return Ok(None) };
        let columns = flatten::columns(sheet, &of.schema).map_err(|why| wrong(sheet.table, why))?;
        table(sheet, columns, blobs, |blob, columns, csv| {
            let value: Value = serde_json::from_slice(&blob.bytes).map_err(|error| error.to_string())?;
            flatten::rows(sheet, columns, &value, csv);
            Ok(())
        })
    });
    let hourly = HOURLY.par_iter().map(|(sheet, described)| {
        let columns = described.iter().map(|(name, kind, words)| Column::plain(name, *kind, words)).collect();
        table(sheet, columns, blobs, |blob, _, csv| {
            let part = if sheet.table == table::AIR_HOURS {
                hours::air(&AirHours::from_bytes(&blob.bytes)?)
            } else {
                hours::emissions(&Emissions::from_bytes(&blob.bytes)?)
            };
            csv.append(&part);
            Ok(())
        })
    });
    let tables: Result<Vec<_>, Failure> = lists.chain(hourly).collect();
    Ok(tables?.into_iter().flatten().collect())
}

/// A sheet, if the release has its table.
fn table(
    sheet: &Sheet,
    mut columns: Vec<Column>,
    blobs: &[Blob],
    rows: impl Fn(&Blob, &[Column], &mut Csv) -> Result<(), String> + Sync,
) -> Result<Option<OpenTable>, Failure> {
    let mut parts: Vec<&Blob> = blobs.iter().filter(|blob| blob.table == sheet.table).collect();
    if parts.is_empty() {
        return Ok(None);
    }
    parts.sort_by(|a, b| a.partition.cmp(&b.partition));
    let mut by_file: BTreeMap<String, Vec<&Blob>> = BTreeMap::new();
    for blob in &parts {
        by_file.entry(path(sheet, blob.partition.as_deref())).or_default().push(blob);
    }
    let sample = parts.iter().any(|blob| blob.sample);
    // Real and made-up files become one table: a row says which it is, where its columns do not.
    let says_it = columns.iter().any(|column| column.name == SAMPLE);
    let is_mixed = sample && !says_it && parts.iter().any(|blob| !blob.sample);
    let own = columns.clone();
    if is_mixed {
        columns.push(Column::plain(SAMPLE, Kind::Boolean, "Made up for demonstration."));
    }
    let files = by_file.into_par_iter().map(|(path, parts)| {
        let mut csv = Csv::with_header(columns.iter().map(|column| column.name.as_str()));
        for blob in parts {
            csv.end_with(is_mixed.then_some(blob.sample));
            rows(blob, &own, &mut csv).map_err(|why| wrong(sheet.table, why))?;
        }
        Ok(Product { path, bytes: csv.into_bytes() })
    });
    let files = files.collect::<Result<Vec<_>, Failure>>()?;
    Ok(Some(OpenTable { sheet: *sheet, columns, files, sample }))
}

/// Where the rows of a partition stand.
fn path(sheet: &Sheet, partition: Option<&str>) -> String {
    let name = sheet.name;
    match partition.filter(|_| sheet.by_time).and_then(|partition| partition.rsplit('/').next()) {
        Some(time) => format!("{FOLDER}/{name}/{time}.csv"),
        None => format!("{FOLDER}/{name}.csv"),
    }
}

fn wrong(table: &str, why: String) -> Failure {
    Failure::OldRelease { path: table.to_owned(), why }
}

impl Column {
    fn plain(name: &str, kind: Kind, words: &str) -> Self {
        Self::described(name.to_owned(), kind, words.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::schema;
    use std::collections::BTreeSet;

    /// The page of downloads names every file under the right name, and no other.
    #[test]
    fn the_page_of_downloads_knows_every_table() {
        use mingjing_app::view_model::open_data::OPEN;
        let own: BTreeSet<_> = SHEETS
            .iter()
            .chain(HOURLY.iter().map(|(sheet, _)| sheet))
            .map(|sheet| (sheet.table, sheet.name, [sheet.title_zh, sheet.title_en], sheet.by_time))
            .collect();
        let page: BTreeSet<_> = OPEN
            .iter()
            .flat_map(|(table, sheets)| {
                sheets.iter().map(move |sheet| (*table, sheet.name, sheet.title, sheet.by_time))
            })
            .collect();
        assert_eq!(own, page);
    }

    /// A field that joins the contract must be put somewhere, or be left out on purpose.
    #[test]
    fn every_field_of_the_contract_has_its_place() {
        for sheet in SHEETS {
            let tables = schema::all();
            let root = &tables.iter().find(|of| of.table == sheet.table).unwrap().schema;
            let columns = flatten::columns(sheet, root).unwrap();
            let mut placed: BTreeSet<&str> = sheet.without.split_whitespace().collect();
            placed.extend(columns.iter().filter_map(Column::own_field));
            let row = flatten::row_schema(sheet, root).unwrap();
            let fields: BTreeSet<&str> =
                schema::properties(root, row).unwrap().keys().map(String::as_str).collect();
            assert_eq!(placed, fields, "{}", sheet.name);
        }
    }

    #[test]
    fn names_are_unique_and_keys_lead_somewhere() {
        let mut names = BTreeSet::new();
        let all: Vec<Sheet> = SHEETS.iter().copied().chain(HOURLY.map(|(sheet, _)| sheet)).collect();
        for sheet in &all {
            assert!(names.insert(sheet.name), "{}", sheet.name);
            for reference in sheet.refers.split_whitespace() {
                let (_, to) = reference.split_once('>').unwrap();
                let (name, column) = to.split_once('.').unwrap();
                let target = all.iter().find(|sheet| sheet.name == name).unwrap();
                assert!(target.key.split_whitespace().any(|key| key == column), "{reference}");
            }
        }
    }
}
