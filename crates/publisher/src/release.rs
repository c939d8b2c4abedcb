//! A release on disk: immutable files named by their content, a manifest, and one pointer to it.
//!
//! Order of writing: blobs, (pages of the site), manifest, entries and tiles of the log, then the pointer
//! `data/head.json` with the new checkpoint in it by one rename, and last the checkpoint's copy. Killed at any
//! moment, the pointer names a whole release that its checkpoint covers; leftovers carry the prefix
//! [`files::TEMP_PREFIX`] and are removed by the next run. Nothing that a manifest ever named is deleted.

pub mod account;
pub mod blob;
pub mod files;
pub mod future;
pub(crate) mod twins;

use crate::Failure;
use crate::changes::{Change, Changes, reasons::Reason};
use crate::log::{Key, Log};
use account::Account;
use blob::Blob;
use files::{sha256_hex, write_whole};
use jiff::{
    Timestamp,
    tz::{Offset, TimeZone},
};
use mingjing_contract::CONTRACT_VERSION;
use mingjing_contract::manifest::{FileEntry, Head, Manifest};
use rayon::prelude::*;
use std::fs::File;
use std::path::{Path, PathBuf};

/// Folder of the release below the site's root.
const DATA: &str = "data";
/// Folder of the blobs.
const BLOBS: &str = "data/blob";
/// Folder of the manifests.
const MANIFESTS: &str = "data/release";
/// The pointer.
const HEAD: &str = "data/head.json";
/// Compression of blobs. Measured on the demo workbook: 11 makes them 10 % smaller and takes three times
/// as long, which a national workbook could not afford every hour.
pub(crate) const BLOB_QUALITY: i32 = 9;
/// Every reader of the release is sent its manifest.
pub(crate) const MANIFEST_QUALITY: i32 = 11;

/// What came of publishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Number of the release that the site now shows.
    pub release: u64,
    /// False when nothing had changed and the release before was kept.
    pub is_new: bool,
    /// Files of the release.
    pub files: usize,
    /// Files that no release before had.
    pub new_files: usize,
    /// Bytes of all files, uncompressed.
    pub bytes: u64,
}

/// A release that is about to be written.
#[derive(Debug)]
pub struct Release<'a> {
    site: PathBuf,
    log: Option<Log<'a>>,
    previous: Option<(Head, Manifest)>,
    manifest: Manifest,
    blobs: Vec<Blob>,
    /// Held until the release is done: one run at a time.
    _lock: Option<File>,
}

impl<'a> Release<'a> {
    /// Compares the tables with the release before and plans the next one. With `write`, takes the lock
    /// of the site and removes what an interrupted run left behind. With `key` the release will be logged; a
    /// site that has a log needs it.
    ///
    /// # Errors
    /// [`Failure`] when the site cannot be read or locked, its release or its log is damaged, or the key is not
    /// that of the log.
    pub fn plan(
        site: &Path,
        blobs: Vec<Blob>,
        now: Timestamp,
        offset_s: i32,
        write: bool,
        key: Option<&'a Key>,
    ) -> Result<Self, Failure> {
        let lock = if write { Some(prepare(site)?) } else { None };
        let previous = previous(site)?;
        let log = Log::open(site, key, previous.as_ref().and_then(|(head, _)| head.checkpoint.as_deref()))?;
        if let Some(log) = log.as_ref().filter(|_| write) {
            // What a killed run did not come to: the copy may be one step behind, never two.
            log.write_copies()?;
        }
        let number = previous.as_ref().map_or(1, |(head, _)| head.release.saturating_add(1));
        let mut files: Vec<FileEntry> = blobs.iter().map(Blob::entry).collect();
        files.sort_by(|a, b| (&a.table, &a.partition).cmp(&(&b.table, &b.partition)));
        let manifest = Manifest {
            contract: CONTRACT_VERSION,
            release: number,
            published_at: rfc3339(now, offset_s),
            previous_manifest_sha256: previous.as_ref().map(|(head, _)| head.manifest_sha256.clone()),
            twins_sha256: None,
            has_samples: files.iter().any(|file| file.sample),
            files,
        };
        Ok(Self { site: site.to_owned(), log, previous, manifest, blobs, _lock: lock })
    }

    /// Whether the content is that of the release before; the account of changes follows from the rest.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        let content = |files: &[FileEntry]| -> Vec<FileEntry> {
            files.iter().filter(|file| !account::TABLES.contains(&file.table.as_str())).cloned().collect()
        };
        self.previous.as_ref().is_some_and(|(_, previous)| {
            previous.contract == self.manifest.contract
                && content(&previous.files) == content(&self.manifest.files)
        })
    }

    /// What it would change in what is public.
    ///
    /// # Errors
    /// [`Failure`] when the release before is damaged.
    pub fn changes(&self) -> Result<Changes, Failure> {
        Changes::between(&self.site, self.previous.as_ref().map(|(_, manifest)| manifest), &self.blobs)
    }

    /// The day of publication.
    #[must_use]
    pub fn day(&self) -> &str {
        self.manifest.published_at.split('T').next().unwrap_or_default()
    }

    /// The account of changes as it is public.
    ///
    /// # Errors
    /// [`Failure`] when the release before is damaged.
    pub fn account(&self) -> Result<Account, Failure> {
        Account::of(&self.site, self.previous.as_ref().map(|(_, manifest)| manifest))
    }

    /// Adds what this release changes to the account, and the account to the release.
    ///
    /// # Errors
    /// [`Failure::Encode`].
    pub fn account_for(
        &mut self,
        mut account: Account,
        changes: &Changes,
        reasoned: &[(&Change, &Reason)],
    ) -> Result<(), Failure> {
        if !self.is_unchanged() {
            account.add(self.manifest.release, &self.manifest.published_at, changes, reasoned);
        }
        for blob in account.blobs()? {
            self.manifest.files.push(blob.entry());
            self.blobs.push(blob);
        }
        self.manifest.files.sort_by(|a, b| (&a.table, &a.partition).cmp(&(&b.table, &b.partition)));
        Ok(())
    }

    /// Everything that belongs to it, with the account of changes once that was made.
    #[must_use]
    pub fn blobs(&self) -> &[Blob] {
        &self.blobs
    }

    /// What writing comes to.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let known = self.previous.as_ref().map_or(&[][..], |(_, manifest)| &manifest.files);
        let is_known = |file: &FileEntry| known.iter().any(|old| old.sha256 == file.sha256);
        let unchanged = self.is_unchanged();
        let release = match &self.previous {
            Some((head, _)) if unchanged => head.release,
            _ => self.manifest.release,
        };
        Outcome {
            release,
            is_new: !unchanged,
            files: self.manifest.files.len(),
            new_files: self.manifest.files.iter().filter(|file| !is_known(file)).count(),
            bytes: self.manifest.files.iter().map(|file| file.bytes).sum(),
        }
    }

    /// Writes the blobs that are not there yet, each with its compressed twin.
    ///
    /// # Errors
    /// [`Failure`] when a file cannot be written.
    pub fn write_blobs(&self) -> Result<(), Failure> {
        let dir = self.site.join(BLOBS);
        self.blobs.par_iter().try_for_each(|blob| {
            let path = dir.join(blob.file_name());
            // A file that a failing disk has damaged is written again.
            if !files::has_sha256(&path, &blob.sha256) {
                write_whole(&path, &blob.bytes)?;
            }
            let twin = dir.join(format!("{}.br", blob.file_name()));
            if twin.exists() {
                return Ok(());
            }
            write_whole(&twin, &files::brotli(&blob.bytes, BLOB_QUALITY))
        })?;
        files::sync_dir(&dir)
    }

    /// Writes the manifest, grows the log and moves the pointer: from here on readers see the new release. When
    /// nothing changed, only what the log lacks is written: releases that were published before there was a
    /// key, or a copy that a killed run did not come to.
    ///
    /// # Errors
    /// [`Failure`] when a file cannot be written.
    pub fn commit(mut self) -> Result<Outcome, Failure> {
        let outcome = self.outcome();
        let mut head = match self.previous.take() {
            Some((head, _)) if !outcome.is_new => head,
            previous => self.write_manifest(previous.as_ref().map(|(_, manifest)| manifest))?,
        };
        let is_logged = self.log.as_ref().is_none_or(|log| log.size() == head.release);
        if let Some(log) = self.log.as_mut().filter(|_| !is_logged) {
            head.checkpoint = Some(log.extend(head.release)?);
        }
        if outcome.is_new || !is_logged {
            write_whole(&self.site.join(HEAD), &encode("head", &head)?)?;
            files::sync_dir(&self.site.join(DATA))?;
        }
        self.remove_old_twins(&head)?;
        if let Some(log) = &self.log {
            log.write_copies()?;
        }
        Ok(outcome)
    }

    /// The pointer vouches for the twin of its own manifest only; those of earlier ones go.
    fn remove_old_twins(&self, head: &Head) -> Result<(), Failure> {
        let dir = self.site.join(MANIFESTS);
        let failed = |error| Failure::read(&dir, error);
        let present = format!("{}.json.br", head.release);
        for entry in std::fs::read_dir(&dir).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.ends_with(".json.br") && name != present {
                let path = entry.path();
                std::fs::remove_file(&path).map_err(|error| Failure::write(&path, error))?;
            }
        }
        Ok(())
    }

    fn write_manifest(&mut self, previous: Option<&Manifest>) -> Result<Head, Failure> {
        let number = self.manifest.release;
        let twins = twins::list(&self.site, previous, &self.blobs)?;
        write_whole(&self.site.join(twins::path(number)), &twins)?;
        self.manifest.twins_sha256 = Some(sha256_hex(&twins));
        let manifest = encode("manifest", &self.manifest)?;
        let name = format!("{MANIFESTS}/{number}.json");
        write_whole(&self.site.join(&name), &manifest)?;
        let twin = files::brotli(&manifest, MANIFEST_QUALITY);
        write_whole(&self.site.join(format!("{name}.br")), &twin)?;
        files::sync_dir(&self.site.join(MANIFESTS))?;
        Ok(Head {
            contract: CONTRACT_VERSION,
            release: number,
            published_at: self.manifest.published_at.clone(),
            manifest_sha256: sha256_hex(&manifest),
            manifest_br_sha256: Some(sha256_hex(&twin)),
            manifest: name,
            checkpoint: None,
        })
    }
}

/// Makes the folders, takes the lock and clears leftovers.
fn prepare(site: &Path) -> Result<File, Failure> {
    for folder in [BLOBS, MANIFESTS] {
        let path = site.join(folder);
        std::fs::create_dir_all(&path).map_err(|error| Failure::write(&path, error))?;
    }
    let lock = files::lock(&site.join(DATA))?;
    files::remove_leftovers(&site.join(DATA), true)?;
    Ok(lock)
}

/// The release that the site shows now.
fn previous(site: &Path) -> Result<Option<(Head, Manifest)>, Failure> {
    let path = site.join(HEAD);
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Failure::read(&path, error)),
    };
    let damaged = |path: &Path, why: String| Failure::OldRelease { path: path.display().to_string(), why };
    let head: Head = serde_json::from_slice(&bytes).map_err(|error| damaged(&path, error.to_string()))?;
    let expected = format!("{MANIFESTS}/{}.json", head.release);
    if head.manifest != expected {
        return Err(damaged(&path, format!("it names {} instead of {expected}", head.manifest)));
    }
    let path = site.join(&head.manifest);
    let bytes = std::fs::read(&path).map_err(|error| Failure::read(&path, error))?;
    if sha256_hex(&bytes) != head.manifest_sha256 {
        return Err(damaged(&path, "its SHA-256 is not the one in head.json".to_owned()));
    }
    let manifest = serde_json::from_slice(&bytes).map_err(|error| damaged(&path, error.to_string()))?;
    Ok(Some((head, manifest)))
}

/// JSON with a line break at its end: the form of pointer and manifest.
pub(crate) fn encode<T: serde::Serialize>(table: &str, value: &T) -> Result<Vec<u8>, Failure> {
    let mut bytes =
        serde_json::to_vec(value).map_err(|source| Failure::Encode { table: table.to_owned(), source })?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A time to the second, with its offset.
fn rfc3339(now: Timestamp, offset_s: i32) -> String {
    let offset = Offset::from_seconds(offset_s).unwrap_or(Offset::UTC);
    now.to_zoned(TimeZone::fixed(offset)).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
