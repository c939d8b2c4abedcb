//! What a release gives to other machines, beside the release itself: JSON Schemas, open CSV with a Data
//! Package, feeds, calendars, warnings as CAP, descriptions. All of it follows from the files of the release and the
//! settings of the portal, so the same release gives the same bytes; none of it belongs to the signed record.

mod atom;
mod cap;
pub mod catalog;
mod csv;
mod feeds;
mod flatten;
mod hours;
mod ical;
mod package;
pub mod record;
pub mod schema;
mod sheets;
mod tables;
mod words;
mod xml;

use crate::release::blob::Blob;
use crate::release::files;
use crate::{Failure, Ready};
use rayon::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// Folders below the site's root that belong to this module alone: what is not written anew is removed.
pub const FOLDERS: [&str; 3] = [schema::FOLDER, tables::FOLDER, "feed"];

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// Path below the site's root.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Product {
    /// JSON for people to look at, too.
    fn json(path: String, value: &Value) -> Result<Self, Failure> {
        let failed = |source| Failure::Encode { table: path.clone(), source };
        let mut bytes = serde_json::to_vec_pretty(value).map_err(failed)?;
        bytes.push(b'\n');
        Ok(Self { path, bytes })
    }
}

/// Writes everything, and removes what an earlier release had and this one has not.
///
/// # Errors
/// [`Failure`] when a file of the release is not what it should be, or one cannot be written.
pub fn write(site: &Path, ready: &Ready, blobs: &[Blob]) -> Result<(), Failure> {
    let products = all(ready, blobs)?;
    products
        .par_iter()
        .try_for_each(|file| files::write_if_changed(&site.join(&file.path), &file.bytes).map(|_| ()))?;
    let kept: BTreeSet<&str> = products.iter().map(|file| file.path.as_str()).collect();
    FOLDERS.iter().try_for_each(|folder| remove_others(site, folder, &kept))
}

/// The schema.org description of the record, for the head of a page; none where nothing is published.
///
/// # Errors
/// [`Failure`] when a file of the release is not what it should be.
pub fn dataset_for_page(ready: &Ready, blobs: &[Blob]) -> Result<Option<String>, Failure> {
    Ok(record::Record::of(ready, blobs)?.map(|record| catalog::dataset_for_page(&record)))
}

/// All files of a release.
///
/// # Errors
/// [`Failure`] when a file of the release is not what it should be.
pub fn all(ready: &Ready, blobs: &[Blob]) -> Result<Vec<Product>, Failure> {
    let schemas = schema::all();
    let mut products = schema::files(ready.settings.address.as_deref(), &schemas)?;
    let tables = tables::of(&schemas, blobs)?;
    products.push(package::file(ready, blobs, &tables)?);
    if let Some(record) = record::Record::of(ready, blobs)? {
        products.extend(feeds::files(&record)?);
        products.extend(ical::files(&record));
        products.extend(cap::files(&record)?);
        products.extend(catalog::files(&record, &tables)?);
    }
    products.extend(tables.into_iter().flat_map(|table| table.files));
    Ok(products)
}

/// Removes files below a folder that are not among those kept. Links are not followed.
fn remove_others(site: &Path, folder: &str, kept: &BTreeSet<&str>) -> Result<(), Failure> {
    let dir = site.join(folder);
    let failed = |error| Failure::write(&dir, error);
    let entries = match std::fs::read_dir(&dir) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(failed)?,
    };
    for entry in entries {
        let entry = entry.map_err(failed)?;
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.file_type().map_err(failed)?.is_dir() {
            remove_others(site, &path, kept)?;
            // Only an empty folder goes.
            let _ = std::fs::remove_dir(entry.path());
        } else if !kept.contains(path.as_str()) {
            std::fs::remove_file(entry.path()).map_err(failed)?;
        }
    }
    Ok(())
}
