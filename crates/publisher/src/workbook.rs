//! The workbook as read: description, settings, and each resource's tables.
//!
//! Nothing here knows what a table means; that is [`crate::forms`].

pub mod catalogue;
pub mod package;
pub mod settings;
pub mod table;
pub mod text_file;

use crate::Failure;
use crate::diagnostic::{Diagnostics, Place, catalog::folder};
use package::{Package, Resource};
use settings::Settings;
use std::path::{Component, Path, PathBuf};

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
            (Some(package), Some(settings)) => Some(Self { dir: dir.to_owned(), package, settings }),
            _ => None,
        })
    }

    /// Text of every file of a resource that can be had, as `(path, text)`; the rest is told.
    #[must_use]
    pub fn texts(&self, resource: &Resource, faults: &mut Diagnostics) -> Vec<(String, String)> {
        let paths = resource.path.iter();
        paths.filter_map(|path| Some((path.to_owned(), self.text(resource, path, faults)?))).collect()
    }

    /// Text of one file of a resource, unpacked if its name ends in `.zst`; `None` when it cannot be had,
    /// which is told.
    #[must_use]
    pub fn text(&self, resource: &Resource, path: &str, faults: &mut Diagnostics) -> Option<String> {
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
