//! The published record: head → manifest → tables, every file checked by its SHA-256.

use super::LoadError;
use crate::browser::sha256;
use gloo_net::http::{Request, RequestBuilder};
use mingjing_contract::manifest::{FileEntry, Head, Manifest};
use serde::de::DeserializeOwned;
use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;
use web_sys::RequestCache;

thread_local! {
    /// The release of this visit: one reader sees one release until they reload.
    static RELEASE: RefCell<Option<(Arc<Manifest>, String)>> = const { RefCell::new(None) };
    /// Tables by the hash of their file, decoded once.
    static TABLES: RefCell<HashMap<String, Box<dyn Any>>> = RefCell::new(HashMap::new());
}

/// The manifest of the current release, checked against the head.
///
/// # Errors
/// When it cannot be fetched or is not what the head names.
pub async fn release() -> Result<Arc<Manifest>, LoadError> {
    if let Some((known, _)) = RELEASE.with_borrow(Clone::clone) {
        return Ok(known);
    }
    let head: Head = decode(&bytes(Request::get("data/head.json").cache(RequestCache::NoCache)).await?)?;
    let raw = bytes(Request::get(&head.manifest).cache(RequestCache::NoCache)).await?;
    check(&raw, &head.manifest_sha256, &head.manifest).await?;
    let manifest: Arc<Manifest> = Arc::new(decode(&raw)?);
    RELEASE.set(Some((manifest.clone(), head.manifest_sha256)));
    Ok(manifest)
}

/// SHA-256 of the manifest that this visit reads by.
///
/// # Errors
/// As [`release`].
pub async fn manifest_hash() -> Result<String, LoadError> {
    release().await?;
    RELEASE.with_borrow(|known| known.as_ref().map(|(_, hash)| hash.clone())).ok_or(LoadError::NotPublished)
}

/// A table of the current release, or a part of it.
///
/// # Errors
/// When the release has none, or it cannot be fetched, verified or read.
pub async fn table<T>(name: &str, partition: Option<&str>) -> Result<Arc<T>, LoadError>
where
    T: DeserializeOwned + 'static,
{
    let release = release().await?;
    let file = release.find(name, partition).ok_or(LoadError::NotPublished)?;
    file_of(file).await
}

/// All parts of a table whose name starts with `prefix`, in order.
///
/// # Errors
/// As [`table`].
pub async fn parts<T>(name: &str, prefix: &str) -> Result<Vec<Arc<T>>, LoadError>
where
    T: DeserializeOwned + 'static,
{
    newest_parts(name, prefix, usize::MAX).await
}

/// The last `count` parts of a table whose name starts with `prefix`, in order.
///
/// # Errors
/// As [`table`].
pub async fn newest_parts<T>(name: &str, prefix: &str, count: usize) -> Result<Vec<Arc<T>>, LoadError>
where
    T: DeserializeOwned + 'static,
{
    let release = release().await?;
    let mut files: Vec<&FileEntry> = release
        .files
        .iter()
        .filter(|file| {
            file.table == name && file.partition.as_deref().is_some_and(|part| part.starts_with(prefix))
        })
        .collect();
    let newest = files.split_off(files.len().saturating_sub(count));
    let mut parts = Vec::with_capacity(newest.len());
    for file in newest {
        parts.push(file_of(file).await?);
    }
    Ok(parts)
}

async fn file_of<T>(file: &FileEntry) -> Result<Arc<T>, LoadError>
where
    T: DeserializeOwned + 'static,
{
    let known = TABLES.with_borrow(|tables| {
        tables.get(&file.sha256).and_then(|table| table.downcast_ref::<Arc<T>>()).cloned()
    });
    if let Some(known) = known {
        return Ok(known);
    }
    let raw = bytes(Request::get(&file.path)).await?;
    check(&raw, &file.sha256, &file.path).await?;
    let decoded: Arc<T> = Arc::new(decode(&raw)?);
    TABLES.with_borrow_mut(|tables| tables.insert(file.sha256.clone(), Box::new(decoded.clone())));
    Ok(decoded)
}

async fn bytes(request: RequestBuilder) -> Result<Vec<u8>, LoadError> {
    let response = request.send().await.map_err(|_| LoadError::Network)?;
    if !response.ok() {
        return Err(LoadError::Status(response.status()));
    }
    response.binary().await.map_err(|_| LoadError::Network)
}

async fn check(raw: &[u8], expected: &str, path: &str) -> Result<(), LoadError> {
    match sha256::hex(raw).await {
        Some(found) if found == expected => Ok(()),
        Some(_) => Err(LoadError::Tampered { path: path.to_owned() }),
        None => Err(LoadError::CannotVerify),
    }
}

fn decode<T: DeserializeOwned>(raw: &[u8]) -> Result<T, LoadError> {
    serde_json::from_slice(raw).map_err(|error| LoadError::Form(error.to_string()))
}
