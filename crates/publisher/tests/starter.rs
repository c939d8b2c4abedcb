//! The starter workbook: it passes, both of its forms say the same, and the spreadsheet helps.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use mingjing_publisher::diagnostic::{Lang, Severity};
use mingjing_publisher::schema::scalar;
use mingjing_publisher::starter::{self, Keeps};
use mingjing_publisher::workbook::catalogue::{Catalogue, Column};
use mingjing_publisher::workbook::spreadsheet::{Spreadsheet, letters};
use mingjing_publisher::{Checked, Failure, Options, Published};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;

fn check(dir: &Path) -> Checked {
    let checked = mingjing_publisher::check(dir).unwrap();
    let told = &checked.diagnostics;
    let count = (told.count(Severity::Error), told.count(Severity::Warning));
    assert_eq!(count, (0, 0), "{:#?}", told.groups());
    checked
}

/// Files of a published starter workbook, by path.
fn published(lang: Lang, keeps: Keeps) -> BTreeMap<String, Vec<u8>> {
    let dir = tempfile::tempdir().unwrap();
    let (book, site) = (dir.path().join("book"), dir.path().join("site"));
    starter::write(&book, lang, keeps).unwrap();
    let ready = check(&book).ready.unwrap();
    let now = "2026-03-20T00:00:00Z".parse().unwrap();
    let options = Options { site: &site, app: None, now, dry_run: false, key: None };
    let published = mingjing_publisher::publish(&ready, &options).unwrap();
    assert!(matches!(published, Published::Done { .. }), "{published:?}");
    let mut files = BTreeMap::new();
    let mut folders = vec![site.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&site).unwrap().display().to_string();
                files.insert(name, std::fs::read(path).unwrap());
            }
        }
    }
    files
}

/// The blobs of a site but that of the portal, whose notes name the files that they are about.
fn tables(mut site: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let is_portal = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("\"quality_notes\"");
    let portal = site.iter().find(|(_, bytes)| is_portal(bytes)).map(|(name, _)| name.clone()).unwrap();
    site.retain(|name, _| name.starts_with("data/blob/") && !name.starts_with(&portal));
    site
}

#[test]
fn every_form_publishes_the_same_bytes() {
    let csv = tables(published(Lang::Zh, Keeps::Csv));
    assert!(csv.len() > 40, "{:?}", csv.keys());
    for lang in [Lang::Zh, Lang::En] {
        let spreadsheet = tables(published(lang, Keeps::Spreadsheet));
        assert_eq!(spreadsheet.keys().collect::<Vec<_>>(), csv.keys().collect::<Vec<_>>());
        assert!(spreadsheet == csv);
    }
}

#[test]
fn a_package_without_resources_means_the_spreadsheet_beside_it() {
    let dir = tempfile::tempdir().unwrap();
    starter::write(dir.path(), Lang::Zh, Keeps::Spreadsheet).unwrap();
    std::fs::write(dir.path().join("datapackage.json"), r#"{"resources": []}"#).unwrap();
    let tables = check(dir.path()).ready.unwrap().tables;
    assert_eq!(tables.portal.resources.len(), Catalogue::all().len());
}

#[test]
fn nothing_is_written_over() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("mine.txt"), "x").unwrap();
    let refused = starter::write(dir.path(), Lang::Zh, Keeps::Csv);
    assert!(matches!(refused, Err(Failure::NotEmpty(_))), "{refused:?}");
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
}

/// XML of the sheets, in the order of the catalogue.
fn sheets(bytes: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    // The first sheet explains the others.
    (2..Catalogue::all().len() + 2).map(|n| part(&format!("xl/worksheets/sheet{n}.xml"))).collect()
}

/// The check of a column in the XML of its sheet: `type` and the list.
fn rule(xml: &str, position: usize) -> Option<(String, String)> {
    let area = format!("sqref=\"{0}2:{0}10000\"", letters(position));
    let rule = xml.split("<dataValidation ").find(|rule| rule.contains(&area))?;
    let between = |from: &str, to: &str| Some(rule.split_once(from)?.1.split_once(to)?.0.to_owned());
    Some((between("type=\"", "\"")?, between("<formula1>", "</formula1>")?))
}

fn choices(column: &Column) -> Option<Vec<String>> {
    let listed = column.constraints.one_of.as_ref().map(|values| values.iter().map(scalar).collect());
    listed.or_else(|| (column.kind == "boolean").then(|| vec!["true".to_owned(), "false".to_owned()]))
}

#[test]
fn every_list_has_its_drop_down_and_every_heading_its_note() {
    let files: BTreeMap<_, _> = starter::files(Lang::Zh, Keeps::Spreadsheet).unwrap().into_iter().collect();
    let bytes = &files["workbook.xlsx"];
    let read = Spreadsheet::read(bytes).unwrap();
    let (mut lists, mut checked) = (0, 0);
    for ((entry, xml), grid) in Catalogue::all().iter().zip(sheets(bytes)).zip(&read.sheets[1..]) {
        assert_eq!(grid.name, entry.title);
        assert!(xml.contains("state=\"frozen\""), "{}", entry.name);
        let headings: Vec<String> = grid.rows[0].cells.iter().map(|cell| cell.text("")).collect();
        let titles: Vec<&str> = entry.columns.iter().map(|column| column.title.as_str()).collect();
        assert_eq!(headings, titles);
        for (position, column) in entry.columns.iter().enumerate() {
            let at = format!("{}.{}", entry.name, column.name);
            let found = rule(&xml, position);
            if let Some(choices) = choices(column) {
                let list = format!("\"{}\"", choices.join(",")).replace('<', "&lt;").replace('>', "&gt;");
                assert_eq!(found, Some(("list".to_owned(), list)), "{at}");
                lists += 1;
            } else {
                let kind = match column.kind.as_str() {
                    "integer" => Some("whole"),
                    "number" => Some("decimal"),
                    "date" | "datetime" => Some("date"),
                    _ => None,
                };
                assert_eq!(found.map(|(kind, _)| kind).as_deref(), kind, "{at}");
                checked += usize::from(kind.is_some());
            }
        }
    }
    assert!(lists > 40 && checked > 80, "{lists} {checked}");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut notes = 0;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        if part.name().unwrap().starts_with("xl/comments") {
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            notes += text.matches("<comment ").count();
        }
    }
    let columns: usize = Catalogue::all().iter().map(|entry| entry.columns.len()).sum();
    assert_eq!(notes, columns);
}
