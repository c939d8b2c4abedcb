//! The published record, as pages ask for it: one API, two sources.
//!
//! In the browser files are fetched and checked ([`Record`] of `fetched`); when pages are baked they are read
//! from the release that was just written ([`Record`] of `baked`). A page first says what it needs
//! ([`Record::load`], the only place where it waits), then takes each table, decoded and shared.

#[cfg(not(target_arch = "wasm32"))]
pub use super::baked::Record;
#[cfg(target_arch = "wasm32")]
pub use super::fetched::Record;

use mingjing_contract::manifest::{FileEntry, Manifest};

/// Files that a page needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Want {
    /// A table that is one file.
    Table(&'static str),
    /// One part of a table.
    Part(&'static str, String),
    /// The last parts, in order, of those whose name starts with a prefix.
    Newest(&'static str, String, usize),
}

impl Want {
    /// All parts whose name starts with a prefix.
    #[must_use]
    pub fn all(table: &'static str, prefix: String) -> Self {
        Self::Newest(table, prefix, usize::MAX)
    }

    /// The files of a release that are meant; none where it has none.
    #[must_use]
    pub fn files<'a>(&self, manifest: &'a Manifest) -> Vec<&'a FileEntry> {
        match self {
            Self::Table(table) => manifest.find(table, None).into_iter().collect(),
            Self::Part(table, part) => manifest.find(table, Some(part)).into_iter().collect(),
            Self::Newest(table, prefix, count) => {
                let is_meant = |file: &&FileEntry| {
                    file.table == *table
                        && file.partition.as_deref().is_some_and(|part| part.starts_with(prefix.as_str()))
                };
                let mut files: Vec<&FileEntry> = manifest.files.iter().filter(is_meant).collect();
                files.split_off(files.len().saturating_sub(*count))
            }
        }
    }
}
