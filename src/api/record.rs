//! The published record: head → manifest → tables, every file checked by its SHA-256.
//!
//! One reader sees one release until they reload, and whatever several parts of a page ask for at the
//! same time is fetched once.

use super::LoadError;
use crate::browser::sha256;
use futures::FutureExt;
use futures::future::{LocalBoxFuture, Shared, WeakShared, try_join_all};
use gloo_net::http::{Request, RequestBuilder};
use leptos::prelude::*;
use mingjing_contract::manifest::{FileEntry, Head, Manifest};
use mingjing_contract::table::Table;
use serde::de::DeserializeOwned;
use std::any::Any;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::future::Future;
use std::sync::Arc;
use web_sys::RequestCache;

/// The one file that changes: which release is current.
const HEAD: &str = "data/head.json";

type Answer<T> = Result<T, LoadError>;

/// Requests under way, by path. Only those who wait for one keep it alive: when they are gone, or when it
/// has failed, the next caller starts anew.
type Running<T> = HashMap<String, WeakShared<LocalBoxFuture<'static, Answer<T>>>>;

/// A manifest and its hash.
#[derive(Clone)]
struct Release {
    manifest: Arc<Manifest>,
    sha256: Arc<str>,
    checkpoint: Option<Arc<str>>,
}

/// How the record stands in this visit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The release has been fetched and checked.
    pub known: bool,
    /// The last answer was a failure.
    pub failing: bool,
    /// How often a good answer has followed a failure.
    pub recoveries: u32,
    /// Files that were refused because they are not those that the release names, and not mended since.
    pub refused: BTreeSet<String>,
}

thread_local! {
    static RELEASE: RefCell<Option<Release>> = const { RefCell::new(None) };
    static HEADS: RefCell<Running<Release>> = RefCell::new(HashMap::new());
    static FILES: RefCell<Running<Arc<Vec<u8>>>> = RefCell::new(HashMap::new());
    /// Tables by the hash of their file, decoded once.
    static TABLES: RefCell<HashMap<String, Box<dyn Any>>> = RefCell::new(HashMap::new());
    static STANDING: ArcRwSignal<Standing> = ArcRwSignal::new(Standing::default());
}

/// How the record stands, as a signal.
#[must_use]
pub fn standing() -> ArcRwSignal<Standing> {
    STANDING.with(Clone::clone)
}

/// The manifest of the current release, checked against the head.
///
/// # Errors
/// When it cannot be fetched or is not what the head names.
pub async fn release() -> Result<Arc<Manifest>, LoadError> {
    Ok(current().await?.manifest)
}

/// SHA-256 of the manifest that this visit reads by.
///
/// # Errors
/// As [`release`].
pub async fn manifest_hash() -> Result<String, LoadError> {
    Ok(current().await?.sha256.to_string())
}

/// The signed checkpoint that came with the pointer; none where the release is unsigned.
///
/// # Errors
/// As [`release`].
pub async fn checkpoint() -> Result<Option<String>, LoadError> {
    Ok(current().await?.checkpoint.map(|checkpoint| checkpoint.to_string()))
}

async fn current() -> Result<Release, LoadError> {
    if let Some(known) = RELEASE.with_borrow(Clone::clone) {
        return Ok(known);
    }
    let release = HEADS.with_borrow_mut(|running| join(running, HEAD, fetch_release())).await?;
    RELEASE.set(Some(release.clone()));
    Ok(release)
}

/// The running request for a path, or `start` as one that others may join.
fn join<T: Clone + 'static>(
    running: &mut Running<T>,
    path: &str,
    start: impl Future<Output = Answer<T>> + 'static,
) -> Shared<LocalBoxFuture<'static, Answer<T>>> {
    let joined = running.get(path).and_then(WeakShared::upgrade);
    joined.filter(|joined| !joined.peek().is_some_and(Result::is_err)).unwrap_or_else(|| {
        let started = start.boxed_local().shared();
        if let Some(weak) = started.downgrade() {
            running.insert(path.to_owned(), weak);
        }
        started
    })
}

async fn fetch_release() -> Result<Release, LoadError> {
    let head: Head = decode(&bytes(Request::get(HEAD).cache(RequestCache::NoCache)).await?)?;
    let raw = bytes(Request::get(&head.manifest).cache(RequestCache::NoCache)).await?;
    check(&raw, &head.manifest_sha256, &head.manifest).await?;
    let manifest = Arc::new(decode(&raw)?);
    standing().update(|standing| standing.known = true);
    Ok(Release { manifest, sha256: head.manifest_sha256.into(), checkpoint: head.checkpoint.map(Into::into) })
}

/// A table of the current release, or a part of it.
///
/// # Errors
/// When the release has none, or it cannot be fetched, verified or read.
pub async fn table<T>(name: &str, partition: Option<&str>) -> Result<Arc<T>, LoadError>
where
    T: Table + 'static,
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
    T: Table + 'static,
{
    newest_parts(name, prefix, usize::MAX).await
}

/// The last `count` parts of a table whose name starts with `prefix`, in order.
///
/// # Errors
/// As [`table`].
pub async fn newest_parts<T>(name: &str, prefix: &str, count: usize) -> Result<Vec<Arc<T>>, LoadError>
where
    T: Table + 'static,
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
    try_join_all(newest.into_iter().map(file_of)).await
}

async fn file_of<T>(file: &FileEntry) -> Result<Arc<T>, LoadError>
where
    T: Table + 'static,
{
    let known = TABLES.with_borrow(|tables| {
        tables.get(&file.sha256).and_then(|table| table.downcast_ref::<Arc<T>>()).cloned()
    });
    if let Some(known) = known {
        return Ok(known);
    }
    let start = fetch_file(file.path.clone(), file.sha256.clone());
    let raw = FILES.with_borrow_mut(|running| join(running, &file.path, start)).await?;
    let decoded: Arc<T> = Arc::new(T::from_bytes(&raw).map_err(LoadError::Form)?);
    TABLES.with_borrow_mut(|tables| tables.insert(file.sha256.clone(), Box::new(decoded.clone())));
    FILES.with_borrow_mut(|running| running.remove(&file.path));
    Ok(decoded)
}

async fn fetch_file(path: String, sha256: String) -> Result<Arc<Vec<u8>>, LoadError> {
    // Files never change, so the browser keeps them for ever: one that was refused must come anew.
    let refused = standing().with_untracked(|standing| standing.refused.contains(&path));
    let cache = if refused { RequestCache::Reload } else { RequestCache::Default };
    let raw = bytes(Request::get(&path).cache(cache)).await?;
    check(&raw, &sha256, &path).await?;
    Ok(Arc::new(raw))
}

async fn bytes(request: RequestBuilder) -> Result<Vec<u8>, LoadError> {
    let answer = plain_bytes(request).await;
    let standing = standing();
    if answer.is_err() != standing.with_untracked(|standing| standing.failing) {
        standing.update(|standing| {
            standing.failing = answer.is_err();
            standing.recoveries += u32::from(answer.is_ok());
        });
    }
    answer
}

pub(super) async fn plain_bytes(request: RequestBuilder) -> Result<Vec<u8>, LoadError> {
    let response = request.send().await.map_err(|_| LoadError::Network)?;
    if !response.ok() {
        return Err(LoadError::Status(response.status()));
    }
    response.binary().await.map_err(|_| LoadError::Network)
}

/// Compares bytes with the hash that the release names, and keeps account of what was refused.
async fn check(raw: &[u8], expected: &str, path: &str) -> Result<(), LoadError> {
    let found = sha256::hex(raw).await.ok_or(LoadError::CannotVerify)?;
    let refused = found != expected;
    let standing = standing();
    if refused != standing.with_untracked(|standing| standing.refused.contains(path)) {
        standing.update(|standing| {
            if refused {
                standing.refused.insert(path.to_owned());
            } else {
                standing.refused.remove(path);
            }
        });
    }
    if refused { Err(LoadError::Tampered { path: path.to_owned() }) } else { Ok(()) }
}

fn decode<T: DeserializeOwned>(raw: &[u8]) -> Result<T, LoadError> {
    serde_json::from_slice(raw).map_err(|error| LoadError::Form(error.to_string()))
}
