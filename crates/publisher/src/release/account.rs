//! The account of changes, carried from release to release.

use super::blob::Blob;
use crate::Failure;
use crate::changes::{Change, Changes, reasons::Reason};
use mingjing_contract::history::{Corrections, History, ReleaseNote};
use mingjing_contract::manifest::{Manifest, table};
use serde::de::DeserializeOwned;
use std::path::Path;

/// The tables of the account.
pub const TABLES: [&str; 2] = [table::CORRECTIONS, table::HISTORY];

/// What has been corrected and what each release brought.
#[derive(Debug, Default)]
pub struct Account {
    /// Corrections.
    pub corrections: Corrections,
    /// Releases.
    pub history: History,
}

impl Account {
    /// The account as it stands in a release; empty when there is none, or one from before there were
    /// accounts.
    ///
    /// # Errors
    /// [`Failure`] when its files cannot be read.
    pub fn of(site: &Path, manifest: Option<&Manifest>) -> Result<Self, Failure> {
        let Some(manifest) = manifest else { return Ok(Self::default()) };
        Ok(Self {
            corrections: read(site, manifest, table::CORRECTIONS)?,
            history: read(site, manifest, table::HISTORY)?,
        })
    }

    /// Adds a release.
    pub fn add(
        &mut self,
        release: u64,
        published_at: &str,
        changes: &Changes,
        reasoned: &[(&Change, &Reason)],
    ) {
        let corrections =
            reasoned.iter().map(|(change, reason)| reason.correction(change, release, published_at));
        self.corrections.corrections.extend(corrections);
        self.history.releases.push(ReleaseNote {
            release,
            published_at: published_at.to_owned(),
            tables: changes.tables.clone(),
        });
    }

    /// Its files.
    ///
    /// # Errors
    /// [`Failure::Encode`].
    pub fn blobs(&self) -> Result<[Blob; 2], Failure> {
        // Reasons for made-up values are no more made up than the values themselves, which have their flag.
        Ok([
            Blob::of(table::CORRECTIONS, None, &self.corrections, false)?,
            Blob::of(table::HISTORY, None, &self.history, false)?,
        ])
    }
}

fn read<T: DeserializeOwned + Default>(site: &Path, manifest: &Manifest, table: &str) -> Result<T, Failure> {
    let Some(file) = manifest.find(table, None) else { return Ok(T::default()) };
    let bytes = super::files::read_checked(&site.join(&file.path), &file.sha256)?;
    serde_json::from_slice(&bytes)
        .map_err(|error| Failure::OldRelease { path: file.path.clone(), why: error.to_string() })
}
