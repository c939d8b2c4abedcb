//! The spreadsheet files of a workbook: each is read once, whatever number of resources has its sheets.

use super::catalogue::Catalogue;
use super::package::{Package, Paths, Resource};
use super::spreadsheet::{Grid, Spreadsheet, is_spreadsheet};
use super::{PACKAGE_FILE, text_file};
use crate::diagnostic::{
    Diagnostics, Fault, Place,
    catalog::{folder, spreadsheet as told},
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// Form of a resource whose sheets are tables, each of its own.
pub const WORKBOOK_FORM: &str = "workbook";
/// Sheets that explain the others; nobody has to be told that they are no tables.
const EXPLAINING: [&str; 6] = ["说明", "目录", "填写说明", "index", "readme", "about"];

/// Files that have been read, by path.
#[derive(Debug, Default)]
pub struct Files(Mutex<BTreeMap<String, Result<Arc<Spreadsheet>, Fault>>>);

impl Files {
    /// A file.
    ///
    /// # Errors
    /// The fault to tell, each time the same.
    pub fn get(&self, dir: &Path, path: &str) -> Result<Arc<Spreadsheet>, Fault> {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let read = || {
            let bytes = text_file::read(&dir.join(path)).map_err(|error| match error.kind() {
                std::io::ErrorKind::NotFound => folder::file_missing(),
                _ => folder::file_unreadable(&error.to_string()),
            })?;
            Spreadsheet::read(&bytes).map(Arc::new)
        };
        files.entry(path.to_owned()).or_insert_with(read).clone()
    }
}

/// The sheet of a file that a resource means: the one that it names; else the one named like its table;
/// else the only one with anything in it.
pub fn choose<'a>(file: &'a Spreadsheet, resource: &Resource) -> Option<&'a Grid> {
    if let Some(name) = &resource.sheet {
        return file.sheets.iter().find(|sheet| sheet.name.trim() == name.trim());
    }
    let table = resource.table_name();
    let named = |sheet: &&Grid| {
        is_named(sheet, table) || resource.title.as_deref().is_some_and(|title| sheet.name.trim() == title)
    };
    file.sheets.iter().find(named).or_else(|| {
        let mut filled = file.sheets.iter().filter(|sheet| !sheet.rows.is_empty());
        filled.next().filter(|_| filled.next().is_none())
    })
}

/// Whether a sheet has the name of a table, or its title in Chinese or English.
fn is_named(sheet: &Grid, table: &str) -> bool {
    let name = sheet.name.trim();
    let entry = Catalogue::find(table);
    name.eq_ignore_ascii_case(table)
        || entry.is_some_and(|entry| sheet_names(&entry.title, &entry.title_en).contains(&name.to_owned()))
}

/// Names that a sheet may have for the titles of a table: a sheet's name has at most 31 characters and not
/// every mark.
#[must_use]
pub fn sheet_names(title: &str, title_en: &str) -> [String; 2] {
    [title, title_en].map(|title| {
        let allowed = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
        title.chars().filter(allowed).take(31).collect::<String>().trim().to_owned()
    })
}

/// Puts a resource for each sheet in place of those of the form `workbook`. A package without resources
/// means the one spreadsheet file beside it.
pub fn unfold(dir: &Path, package: &mut Package, files: &Files, faults: &mut Diagnostics) {
    if package.resources.is_empty()
        && let Some(path) = only_spreadsheet(dir)
    {
        package.resources.push(Resource { form: Some(WORKBOOK_FORM.to_owned()), ..Resource::of(&path) });
    }
    let mut taken: BTreeSet<String> =
        package.resources.iter().map(|resource| resource.name.clone()).collect();
    let mut all = Vec::new();
    for resource in std::mem::take(&mut package.resources) {
        if resource.form.as_deref() == Some(WORKBOOK_FORM) {
            for path in resource.path.iter() {
                of_file(dir, &resource, path, files, &mut taken, &mut all, faults);
            }
        } else {
            all.push(resource);
        }
    }
    package.resources = all;
}

fn only_spreadsheet(dir: &Path) -> Option<String> {
    let entries = std::fs::read_dir(dir).ok()?.filter_map(Result::ok);
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    // `~$…` is the lock file of a spreadsheet program that has the file open.
    let mut found: Vec<String> =
        names.filter(|name| is_spreadsheet(name) && !name.starts_with("~$")).collect();
    found.pop().filter(|_| found.is_empty())
}

fn of_file(
    dir: &Path,
    resource: &Resource,
    path: &str,
    files: &Files,
    taken: &mut BTreeSet<String>,
    all: &mut Vec<Resource>,
    faults: &mut Diagnostics,
) {
    let place = || Place::file(&resource.name, path);
    if !super::stays_inside(path) {
        return faults.push(folder::path_outside(), place(), Some(path));
    }
    if !is_spreadsheet(path) {
        let place = Place::file(&resource.name, PACKAGE_FILE);
        return faults.push(folder::property_needed("path", "workbook.xlsx"), place, Some(path));
    }
    let file = match files.get(dir, path) {
        Ok(file) => file,
        Err(fault) => return faults.push(fault, place(), None),
    };
    for sheet in &file.sheets {
        let entry = Catalogue::all().iter().find(|entry| is_named(sheet, &entry.name));
        let Some(entry) = entry else {
            if !EXPLAINING.contains(&sheet.name.trim().to_lowercase().as_str()) {
                faults.push(told::sheet_passed_over(), place(), Some(&sheet.name));
            }
            continue;
        };
        if sheet.rows.is_empty() {
            continue;
        }
        let free = |name: &String| !taken.contains(name);
        let names = [entry.name.clone(), format!("{}.{}", resource.name, entry.name)];
        let Some(name) = names.into_iter().find(free) else {
            // Two sheets of one table in one file: the second has no name of its own left.
            faults.push(folder::resource_twice(), place().sheet(Some(&sheet.name)), Some(&entry.name));
            continue;
        };
        taken.insert(name.clone());
        all.push(Resource {
            name,
            title: Some(entry.title.clone()),
            title_en: Some(entry.title_en.clone()),
            path: Paths::One(path.to_owned()),
            form: None,
            table: Some(entry.name.clone()),
            sheet: Some(sheet.name.clone()),
            ..resource.clone()
        });
    }
}
