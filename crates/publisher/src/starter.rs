//! `mingjing init`: a workbook to start from, which passes `mingjing check` as it is.
//!
//! Everything comes from the catalogue: the tables, their headings, the example rows, the drop-down lists.

mod sheets;
mod words;

use crate::Failure;
use crate::diagnostic::Lang;
use crate::workbook::catalogue::{Catalogue, Entry};
use crate::workbook::{PACKAGE_FILE, SETTINGS_FILE};
use serde_json::{Value, json};
use std::path::Path;

/// Folder of the CSV files.
const TABLES_FOLDER: &str = "tables";
/// The spreadsheet with a sheet for each table.
const WORKBOOK_FILE: &str = "workbook.xlsx";

/// Where the workbook keeps its tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeps {
    /// A CSV file for each; the spreadsheet stands beside them and is not read.
    Csv,
    /// A sheet for each in one spreadsheet file.
    Spreadsheet,
}

/// Writes a starter workbook into a folder that is new or empty.
///
/// # Errors
/// [`Failure`] when the folder is not empty or a file cannot be written.
pub fn write(dir: &Path, lang: Lang, keeps: Keeps) -> Result<(), Failure> {
    std::fs::create_dir_all(dir).map_err(|error| Failure::write(dir, error))?;
    let mut entries = std::fs::read_dir(dir).map_err(|error| Failure::read(dir, error))?;
    if entries.next().is_some() {
        return Err(Failure::NotEmpty(dir.display().to_string()));
    }
    for (name, bytes) in files(lang, keeps)? {
        let path = dir.join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| Failure::write(folder, error))?;
        }
        std::fs::write(&path, bytes).map_err(|error| Failure::write(&path, error))?;
    }
    Ok(())
}

/// The files of a starter workbook, as path and bytes: always the same.
///
/// # Errors
/// [`Failure`] when the spreadsheet cannot be made.
pub fn files(lang: Lang, keeps: Keeps) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut files = vec![
        (PACKAGE_FILE.to_owned(), package(keeps).into_bytes()),
        (SETTINGS_FILE.to_owned(), words::settings(lang).into_bytes()),
        ("README.md".to_owned(), words::readme(lang, keeps).into_bytes()),
    ];
    let book = sheets::workbook(lang).map_err(|error| Failure::Spreadsheet(error.to_string()))?;
    files.push((WORKBOOK_FILE.to_owned(), book));
    if keeps == Keeps::Csv {
        for entry in Catalogue::all() {
            let bytes = csv(entry).map_err(|error| Failure::Spreadsheet(error.to_string()))?;
            files.push((csv_path(entry), bytes));
        }
    }
    Ok(files)
}

fn csv_path(entry: &Entry) -> String {
    format!("{TABLES_FOLDER}/{}.csv", entry.name)
}

/// Header and example row.
fn csv(entry: &Entry) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(entry.columns.iter().map(|column| column.name.as_str()))?;
    writer.write_record(entry.example())?;
    writer.into_inner().map_err(|error| error.into_error().into())
}

fn package(keeps: Keeps) -> String {
    let of_table = |entry: &Entry| {
        json!({
            "name": entry.name,
            "title": entry.title,
            "title_en": entry.title_en,
            "path": csv_path(entry),
            "sample": true,
        })
    };
    let resources: Vec<Value> = match keeps {
        Keeps::Csv => Catalogue::all().iter().map(of_table).collect(),
        Keeps::Spreadsheet => vec![json!({
            "name": "workbook", "path": WORKBOOK_FILE, "mingjing:form": "workbook", "sample": true,
        })],
    };
    let package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "mingjing-workbook",
        "resources": resources,
    });
    format!("{package:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_every_time() {
        for keeps in [Keeps::Csv, Keeps::Spreadsheet] {
            let once = files(Lang::Zh, keeps).unwrap();
            std::thread::sleep(std::time::Duration::from_millis(1100));
            assert!(once == files(Lang::Zh, keeps).unwrap());
        }
    }
}
