//! `datapackage.json`: Frictionless Data Package, version 2, as far as a portal needs it.

use crate::Failure;
use crate::diagnostic::{Diagnostics, Place, catalog::folder};
use crate::schema::Schema;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

/// The description of a workbook.
#[derive(Clone, Debug, Deserialize)]
pub struct Package {
    /// Licences of all resources that name none.
    #[serde(default)]
    pub licenses: Vec<License>,
    /// Sources of all resources that name none.
    #[serde(default)]
    pub sources: Vec<SourceNote>,
    /// The tables.
    pub resources: Vec<Resource>,
}

/// One table, in one or several files.
#[derive(Clone, Debug, Deserialize)]
pub struct Resource {
    /// Unique name; also the table's name unless `mingjing:table` says another.
    pub name: String,
    /// Title for people.
    #[serde(default)]
    pub title: Option<String>,
    /// Title in English (an addition of ours to the data package).
    #[serde(default)]
    pub title_en: Option<String>,
    /// Files below the workbook.
    pub path: Paths,
    /// Columns and keys.
    #[serde(default)]
    pub schema: Schema,
    /// Where it comes from.
    #[serde(default)]
    pub sources: Vec<SourceNote>,
    /// Its terms.
    #[serde(default)]
    pub licenses: Vec<License>,
    /// Made up for demonstration.
    #[serde(default)]
    pub sample: bool,
    /// Which reader takes it; `table` when absent.
    #[serde(default, rename = "mingjing:form")]
    pub form: Option<String>,
    /// Which table it adds to, when that is not its name.
    #[serde(default, rename = "mingjing:table")]
    pub table: Option<String>,
    /// Spreadsheets: the sheet to read.
    #[serde(default, rename = "mingjing:sheet")]
    pub sheet: Option<String>,
    /// Station lists: day from which the list holds.
    #[serde(default, rename = "mingjing:from")]
    pub from: Option<String>,
    /// Station lists: `rows` or `transposed`.
    #[serde(default, rename = "mingjing:layout")]
    pub layout: Option<String>,
    /// Water files: the year that their times lack.
    #[serde(default, rename = "mingjing:year")]
    pub year: Option<i16>,
    /// Water of the country on one day: the day.
    #[serde(default, rename = "mingjing:date")]
    pub date: Option<String>,
    /// Water of the country: the provinces to take; all when empty.
    #[serde(default, rename = "mingjing:provinces")]
    pub provinces: Vec<String>,
    /// Files of one station: its code.
    #[serde(default, rename = "mingjing:station")]
    pub station: Option<String>,
}

impl Resource {
    /// A resource of one file that says nothing else.
    #[must_use]
    pub fn of(path: &str) -> Self {
        Self {
            name: "workbook".to_owned(),
            title: None,
            title_en: None,
            path: Paths::One(path.to_owned()),
            schema: Schema::default(),
            sources: Vec::new(),
            licenses: Vec::new(),
            sample: false,
            form: None,
            table: None,
            sheet: None,
            from: None,
            layout: None,
            year: None,
            date: None,
            provinces: Vec::new(),
            station: None,
        }
    }

    /// Name of the table that it fills.
    #[must_use]
    pub fn table_name(&self) -> &str {
        self.table.as_deref().unwrap_or(&self.name)
    }
}

/// One path or a list of paths.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Paths {
    /// One file.
    One(String),
    /// The same header in several files.
    Many(Vec<String>),
}

impl Paths {
    /// All paths, in the order given.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        match self {
            Self::One(path) => std::slice::from_ref(path),
            Self::Many(paths) => paths,
        }
        .iter()
        .map(String::as_str)
    }
}

/// A source as the package names it.
#[derive(Clone, Debug, Deserialize)]
pub struct SourceNote {
    /// Title.
    #[serde(default)]
    pub title: Option<String>,
    /// Address.
    #[serde(default)]
    pub path: Option<String>,
}

/// A licence as the package names it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct License {
    /// Identifier.
    #[serde(default)]
    pub name: Option<String>,
    /// Title.
    #[serde(default)]
    pub title: Option<String>,
    /// Address of its text.
    #[serde(default)]
    pub path: Option<String>,
}

impl Package {
    /// The terms of the whole folder and of its tables, each once, in the order of the file.
    #[must_use]
    pub fn all_licences(&self) -> Vec<License> {
        let mut all: Vec<License> = Vec::new();
        for licence in self.licenses.iter().chain(self.resources.iter().flat_map(|of| &of.licenses)) {
            if !all.contains(licence) {
                all.push(licence.clone());
            }
        }
        all
    }

    /// Reads the description of a workbook.
    ///
    /// # Errors
    /// [`Failure`] when the file cannot be read.
    pub fn read(dir: &Path, faults: &mut Diagnostics) -> Result<Option<Self>, Failure> {
        let path = dir.join(super::PACKAGE_FILE);
        let bytes = std::fs::read(&path).map_err(|error| Failure::read(&path, error))?;
        let place = Place::file("", super::PACKAGE_FILE);
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let package: Self = match serde_json::from_slice(bytes) {
            Ok(package) => package,
            Err(error) => {
                let place = place.row(error.line() as u64);
                faults.push(folder::package_unreadable(&error.to_string()), place, None);
                return Ok(None);
            }
        };
        let mut names = BTreeSet::new();
        for resource in &package.resources {
            if !names.insert(resource.name.as_str()) {
                faults.push(folder::resource_twice(), place.clone(), Some(&resource.name));
            }
        }
        Ok(Some(package))
    }
}
