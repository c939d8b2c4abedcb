//! The record of a release on disk, for pages that are written in advance.

use super::LoadError;
use super::record::Want;
use mingjing_contract::manifest::{FileEntry, Manifest};
use mingjing_contract::table::Table;
use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Gives the bytes of a file of the release. Who bakes has checked them.
pub type Reader = Box<dyn Fn(&FileEntry) -> Option<Vec<u8>> + Send + Sync>;

type Decoded = HashMap<String, Arc<dyn Any + Send + Sync>>;

/// A release whose files can be read at once.
#[derive(Clone)]
pub struct Record {
    inner: Arc<Inner>,
    /// Files that were asked for through this record, where somebody wants to know.
    asked: Option<Arc<Mutex<Vec<FileEntry>>>>,
}

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
        Self { inner: Arc::new(Inner { manifest, sha256, read, decoded: Mutex::default() }), asked: None }
    }

    /// The same release, with an account of its own of what is asked for.
    #[must_use]
    pub fn watched(&self) -> Self {
        Self { inner: self.inner.clone(), asked: Some(Arc::default()) }
    }

    /// The files that a page waited for, each once, in the order in which it asked; none where nobody watched.
    #[must_use]
    pub fn asked(&self) -> Vec<FileEntry> {
        self.asked.as_ref().map_or_else(Vec::new, |asked| locked(asked).clone())
    }

    /// The release whose manifest has this hash; only this one is at hand here.
    ///
    /// # Errors
    /// None here.
    #[expect(clippy::unused_async, reason = "the browser's twin waits")]
    pub async fn pinned(&self, hash: &str) -> Result<Option<Self>, LoadError> {
        Ok((self.inner.sha256 == hash).then(|| self.clone()))
    }

    /// The manifest.
    ///
    /// # Errors
    /// None here.
    pub fn release(&self) -> Result<Arc<Manifest>, LoadError> {
        Ok(self.inner.manifest.clone())
    }

    /// SHA-256 of the manifest.
    ///
    /// # Errors
    /// None here.
    pub fn manifest_hash(&self) -> Result<String, LoadError> {
        Ok(self.inner.sha256.clone())
    }

    /// Everything is here already; only noted, where somebody watches.
    ///
    /// # Errors
    /// None here.
    #[expect(clippy::unused_async, reason = "the browser's twin waits")]
    pub async fn load(&self, wanted: &[Want]) -> Result<(), LoadError> {
        if let Some(asked) = &self.asked {
            let mut asked = locked(asked);
            for file in wanted.iter().flat_map(|want| want.files(&self.inner.manifest)) {
                if asked.iter().all(|known| known.path != file.path) {
                    asked.push(file.clone());
                }
            }
        }
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
        wanted.files(&self.inner.manifest).into_iter().map(|file| self.file(file)).collect()
    }

    fn first<T: Table + Send + Sync + 'static>(&self, wanted: &Want) -> Result<Arc<T>, LoadError> {
        let files = wanted.files(&self.inner.manifest);
        self.file(files.first().ok_or(LoadError::NotPublished)?)
    }

    fn file<T: Table + Send + Sync + 'static>(&self, file: &FileEntry) -> Result<Arc<T>, LoadError> {
        let lock = || locked(&self.inner.decoded);
        let known = lock().get(&file.sha256).cloned();
        if let Some(known) = known.and_then(|table| table.downcast::<T>().ok()) {
            return Ok(known);
        }
        let raw = (self.inner.read)(file).ok_or(LoadError::NotPublished)?;
        let table: Arc<T> = Arc::new(T::from_bytes(&raw).map_err(LoadError::Form)?);
        lock().insert(file.sha256.clone(), table.clone());
        Ok(table)
    }
}

/// Whoever panicked with the lock left what is as good as before.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
