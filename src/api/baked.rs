//! The record of a release on disk, for pages that are written in advance.

use super::LoadError;
use super::record::Want;
use mingjing_contract::manifest::{FileEntry, Manifest};
use mingjing_contract::table::Table;
use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Gives the bytes of a file of the release. Who bakes has checked them.
pub type Reader = Box<dyn Fn(&FileEntry) -> Option<Vec<u8>> + Send + Sync>;

type Decoded = HashMap<String, Arc<dyn Any + Send + Sync>>;

/// A release whose files can be read at once.
#[derive(Clone)]
pub struct Record(Arc<Inner>);

struct Inner {
    manifest: Arc<Manifest>,
    sha256: String,
    read: Reader,
    /// Tables by the hash of their file, decoded once.
    decoded: Mutex<Decoded>,
}

impl Record {
    /// A release with its manifest's hash, and how its files are read.
    #[must_use]
    pub fn new(manifest: Arc<Manifest>, sha256: String, read: Reader) -> Self {
        Self(Arc::new(Inner { manifest, sha256, read, decoded: Mutex::default() }))
    }

    /// The manifest.
    ///
    /// # Errors
    /// None here.
    pub fn release(&self) -> Result<Arc<Manifest>, LoadError> {
        Ok(self.0.manifest.clone())
    }

    /// SHA-256 of the manifest.
    ///
    /// # Errors
    /// None here.
    pub fn manifest_hash(&self) -> Result<String, LoadError> {
        Ok(self.0.sha256.clone())
    }

    /// Everything is here already.
    ///
    /// # Errors
    /// None here.
    #[expect(clippy::unused_async, reason = "the browser's twin waits")]
    pub async fn load(&self, _wanted: &[Want]) -> Result<(), LoadError> {
        Ok(())
    }

    /// A table that is one file.
    ///
    /// # Errors
    /// When the release has none, or its file cannot be read.
    pub fn table<T: Table + Send + Sync + 'static>(&self, table: &'static str) -> Result<Arc<T>, LoadError> {
        self.first(&Want::Table(table))
    }

    /// One part of a table.
    ///
    /// # Errors
    /// As [`Record::table`].
    pub fn part<T: Table + Send + Sync + 'static>(
        &self,
        table: &'static str,
        part: &str,
    ) -> Result<Arc<T>, LoadError> {
        self.first(&Want::Part(table, part.to_owned()))
    }

    /// The parts that are meant, in order.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn parts<T: Table + Send + Sync + 'static>(&self, wanted: &Want) -> Result<Vec<Arc<T>>, LoadError> {
        wanted.files(&self.0.manifest).into_iter().map(|file| self.file(file)).collect()
    }

    fn first<T: Table + Send + Sync + 'static>(&self, wanted: &Want) -> Result<Arc<T>, LoadError> {
        let files = wanted.files(&self.0.manifest);
        self.file(files.first().ok_or(LoadError::NotPublished)?)
    }

    fn file<T: Table + Send + Sync + 'static>(&self, file: &FileEntry) -> Result<Arc<T>, LoadError> {
        // Whoever panicked with the lock left a map that is as good as before.
        let lock = || self.0.decoded.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lock().get(&file.sha256).cloned();
        if let Some(known) = known.and_then(|table| table.downcast::<T>().ok()) {
            return Ok(known);
        }
        let raw = (self.0.read)(file).ok_or(LoadError::NotPublished)?;
        let table: Arc<T> = Arc::new(T::from_bytes(&raw).map_err(LoadError::Form)?);
        lock().insert(file.sha256.clone(), table.clone());
        Ok(table)
    }
}
