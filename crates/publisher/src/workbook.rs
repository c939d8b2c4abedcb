//! The workbook as read: description, settings, and each resource's tables.
//!
//! Nothing here knows what a table means; that is [`crate::forms`].

pub mod catalogue;
pub mod headings;
pub mod package;
pub mod settings;
pub mod sheet_table;
pub mod sheets;
pub mod spreadsheet;
pub mod table;
pub mod text_file;

use crate::Failure;
use crate::diagnostic::{
    Diagnostics, Place,
    catalog::{folder, spreadsheet as told},
};
use headings::Headings;
use package::{Package, Resource};
use settings::Settings;
use sheets::Files;
use spreadsheet::{Grid, Spreadsheet, is_spreadsheet};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use table::Table;

/// Name of the description.
pub const PACKAGE_FILE: &str = "datapackage.json";
/// Name of the settings.
pub const SETTINGS_FILE: &str = "portal.toml";

/// A workbook whose description and settings could be read.
#[derive(Debug)]
pub struct Workbook {
    /// The folder.
    pub dir: PathBuf,
    /// Its description.
    pub package: Package,
    /// Its settings.
    pub settings: Settings,
    /// Its spreadsheet files.
    spreadsheets: Files,
}

impl Workbook {
    /// Reads description and settings. `None` when one of them is so wrong that nothing else can be
    /// checked; the diagnostics say why.
    ///
    /// # Errors
    /// [`Failure`] when there is no such folder, or a file cannot be read at all.
    pub fn open(dir: &Path, faults: &mut Diagnostics) -> Result<Option<Self>, Failure> {
        let entries = std::fs::metadata(dir).map_err(|error| Failure::read(dir, error))?;
        if !entries.is_dir() {
            return Err(Failure::NotAFolder(dir.display().to_string()));
        }
        let package = Package::read(dir, faults)?;
        let settings = Settings::read(dir, faults)?;
        Ok(match (package, settings) {
            (Some(mut package), Some(settings)) => {
                let spreadsheets = Files::default();
                sheets::unfold(dir, &mut package, &spreadsheets, faults);
                Some(Self { dir: dir.to_owned(), package, settings, spreadsheets })
            }
            _ => None,
        })
    }

    /// Text of every file of a resource that can be had, as `(path, text)`; the rest is told.
    #[must_use]
    pub fn texts(&self, resource: &Resource, faults: &mut Diagnostics) -> Vec<(String, String)> {
        let paths = resource.path.iter();
        paths.filter_map(|path| Some((path.to_owned(), self.text(resource, path, faults)?))).collect()
    }

    /// One file of a resource as a table; `None` when it cannot be had, which is told.
    #[must_use]
    pub fn table(
        &self,
        resource: &Resource,
        path: &str,
        headings: &Headings,
        faults: &mut Diagnostics,
    ) -> Option<Table> {
        if is_spreadsheet(path) {
            let file = self.spreadsheet(resource, path, faults)?;
            let grid = chosen(&file, resource, path, faults)?;
            return sheet_table::read(&resource.name, path, grid, headings, faults);
        }
        let text = self.text(resource, path, faults)?;
        Table::parse_headed(&resource.name, path, &text, headings, faults)
    }

    /// Name of the sheet that a resource means in a spreadsheet file, if it can be had.
    #[must_use]
    pub fn sheet_name(&self, resource: &Resource, path: &str) -> Option<String> {
        let file = self.spreadsheet(resource, path, &mut Diagnostics::default())?;
        sheets::choose(&file, resource).map(|grid| grid.name.clone())
    }

    fn spreadsheet(
        &self,
        resource: &Resource,
        path: &str,
        faults: &mut Diagnostics,
    ) -> Option<Arc<Spreadsheet>> {
        let place = Place::file(&resource.name, path);
        if !stays_inside(path) {
            faults.push(folder::path_outside(), place, Some(path));
            return None;
        }
        let file = self.spreadsheets.get(&self.dir, path);
        file.map_err(|fault| faults.push(fault, place, None)).ok()
    }

    /// Text of one file of a resource, unpacked if its name ends in `.zst`; of a spreadsheet file, its sheet
    /// as CSV. `None` when it cannot be had, which is told.
    #[must_use]
    pub fn text(&self, resource: &Resource, path: &str, faults: &mut Diagnostics) -> Option<String> {
        if is_spreadsheet(path) {
            let file = self.spreadsheet(resource, path, faults)?;
            return chosen(&file, resource, path, faults).map(Grid::to_csv);
        }
        let place = Place::file(&resource.name, path);
        if !stays_inside(path) {
            faults.push(folder::path_outside(), place, Some(path));
            return None;
        }
        let told = match text_file::read(&self.dir.join(path)) {
            Ok(bytes) => return text_file::decode(bytes, &place, faults),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => folder::file_missing(),
            Err(error) => folder::file_unreadable(&error.to_string()),
        };
        faults.push(told, place, None);
        None
    }
}

/// The sheet that a resource means; its absence is told with the sheets that are there.
fn chosen<'a>(
    file: &'a Spreadsheet,
    resource: &Resource,
    path: &str,
    faults: &mut Diagnostics,
) -> Option<&'a Grid> {
    let grid = sheets::choose(file, resource);
    if grid.is_none() {
        let wanted = resource.sheet.as_deref().unwrap_or(resource.table_name());
        let place = Place::file(&resource.name, path);
        faults.push(told::sheet_missing(&file.names()), place, Some(wanted));
    }
    grid
}

/// Whether a path is relative and never climbs.
pub(crate) fn stays_inside(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', '\0'])
        && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside_the_workbook() {
        for good in ["a.csv", "air/a.csv", "水/海勃湾.csv"] {
            assert!(stays_inside(good), "{good}");
        }
        for bad in ["", "../a.csv", "a/../../b", "/etc/passwd", "./a.csv", "a\\b.csv", "a\0b"] {
            assert!(!stays_inside(bad), "{bad:?}");
        }
    }
}
