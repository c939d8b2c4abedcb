//! The record as the browser fetches it: head → manifest → tables, every file checked by its SHA-256.
//!
//! One reader sees one release until they reload, and whatever is asked for twice at the same time is
//! fetched once.

use super::LoadError;
use super::pinned::{self, Opened};
use super::record::Want;
use crate::browser::{early, sha256};
use futures::FutureExt;
use futures::future::{LocalBoxFuture, Shared, WeakShared, join_all};
use gloo_net::http::{Request, RequestBuilder, Response};
use leptos::prelude::*;
use mingjing_contract::json;
use mingjing_contract::manifest::{FileEntry, Head, Manifest};
use mingjing_contract::table::Table;
use serde::de::DeserializeOwned;
use std::any::Any;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use web_sys::RequestCache;

/// The one file that changes: which release is current.
const HEAD: &str = "data/head.json";

/// Header of an answer that the service worker had kept (`crates/publisher/src/site/worker.js`).
const KEPT_MARK: &str = "x-mingjing-kept";

type Answer<T> = Result<T, LoadError>;

/// Requests under way, by path. Only those who wait for one keep it alive: when they are gone, or when it
/// has failed, the next caller starts anew.
type Running<T> = HashMap<String, WeakShared<LocalBoxFuture<'static, Answer<T>>>>;

/// A manifest and its hash.
#[derive(Clone)]
pub struct Release {
    /// The manifest.
    pub manifest: Arc<Manifest>,
    /// Its SHA-256.
    pub sha256: Arc<str>,
    /// The signed checkpoint that came with the pointer.
    pub checkpoint: Option<Arc<str>>,
    /// The page was written from it, too.
    pub is_foreseen: bool,
}

/// How the record stands in this visit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The release has been fetched and checked.
    pub known: bool,
    /// The record came from what this browser kept: there was no network.
    pub kept: bool,
    /// A newer release has been published since this visit began.
    pub newer: bool,
    /// The last answer was a failure.
    pub failing: bool,
    /// How often a good answer has followed a failure.
    pub recoveries: u32,
    /// Files that were refused because they are not those that the release names, and not mended since.
    pub refused: BTreeSet<String>,
}

/// What became of a file of the release.
#[derive(Clone)]
enum Kept {
    Bytes(Arc<Vec<u8>>),
    Decoded(Arc<dyn Any>),
    Failed(LoadError),
}

thread_local! {
    static RELEASE: RefCell<Option<Release>> = const { RefCell::new(None) };
    static HEADS: RefCell<Running<Release>> = RefCell::new(HashMap::new());
    static FILES: RefCell<Running<Arc<Vec<u8>>>> = RefCell::new(HashMap::new());
    /// By the hash of the file.
    static KEPT: RefCell<HashMap<String, Kept>> = RefCell::new(HashMap::new());
    static STANDING: ArcRwSignal<Standing> = ArcRwSignal::new(Standing::default());
}

/// How the record stands, as a signal.
#[must_use]
pub fn standing() -> ArcRwSignal<Standing> {
    STANDING.with(Clone::clone)
}

/// The record of this visit: of the current release, or of an earlier one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Record(Option<Opened>);

impl Record {
    /// Of the current release.
    pub const LIVE: Self = Self(None);

    /// The release whose manifest has this hash; `None` where the host does not keep it.
    ///
    /// # Errors
    /// When what should say so cannot be had.
    pub async fn pinned(self, hash: &str) -> Answer<Option<Self>> {
        let live = current().await?;
        if *live.sha256 == *hash {
            return Ok(Some(Self::LIVE));
        }
        Ok(pinned::open(hash, &live).await?.map(|opened| Self(Some(opened))))
    }

    fn known(self) -> Answer<Release> {
        self.0.map_or_else(known, pinned::at)
    }

    /// The manifest of the current release, checked against the head; after [`Record::load`].
    ///
    /// # Errors
    /// When it is not there.
    pub fn release(self) -> Answer<Arc<Manifest>> {
        self.known().map(|release| release.manifest)
    }

    /// SHA-256 of the manifest that this visit reads by; after [`Record::load`].
    ///
    /// # Errors
    /// When it is not there.
    pub fn manifest_hash(self) -> Answer<String> {
        self.known().map(|release| release.sha256.to_string())
    }

    /// The signed checkpoint that came with the pointer; none where the release is unsigned.
    ///
    /// # Errors
    /// When the release is not there.
    pub fn checkpoint(self) -> Answer<Option<String>> {
        self.known().map(|release| release.checkpoint.map(|checkpoint| checkpoint.to_string()))
    }

    /// Whether the page at which this visit began was written from the same release.
    #[must_use]
    pub fn is_foreseen(self) -> bool {
        known().is_ok_and(|release| release.is_foreseen)
    }

    /// Fetches and checks what is not here yet, all at the same time. What fails is told by
    /// [`Record::table`], so that a page can show the rest.
    ///
    /// # Errors
    /// When the release itself cannot be had.
    pub async fn load(self, wanted: &[Want]) -> Answer<()> {
        let release = match self.0 {
            Some(opened) => pinned::at(opened)?,
            None => current().await?,
        };
        let files = wanted.iter().flat_map(|want| want.files(&release.manifest));
        let missing = files.filter(|file| !is_here(&file.sha256)).cloned().map(fetch_and_keep);
        join_all(missing).await;
        Ok(())
    }

    /// A table that is one file.
    ///
    /// # Errors
    /// When the release has none, or it could not be fetched, verified or read.
    pub fn table<T: Table + 'static>(self, table: &'static str) -> Answer<Arc<T>> {
        self.first(&Want::Table(table))
    }

    /// One part of a table.
    ///
    /// # Errors
    /// As [`Record::table`].
    pub fn part<T: Table + 'static>(self, table: &'static str, part: &str) -> Answer<Arc<T>> {
        self.first(&Want::Part(table, part.to_owned()))
    }

    /// The parts that are meant, in order.
    ///
    /// # Errors
    /// As [`Record::table`].
    pub fn parts<T: Table + 'static>(self, wanted: &Want) -> Answer<Vec<Arc<T>>> {
        let release = self.known()?;
        wanted.files(&release.manifest).into_iter().map(decoded).collect()
    }

    fn first<T: Table + 'static>(self, wanted: &Want) -> Answer<Arc<T>> {
        let release = self.known()?;
        decoded(wanted.files(&release.manifest).first().ok_or(LoadError::NotPublished)?)
    }
}

fn known() -> Answer<Release> {
    RELEASE.with_borrow(Clone::clone).ok_or(LoadError::Network)
}

fn is_here(sha256: &str) -> bool {
    KEPT.with_borrow(|kept| kept.get(sha256).is_some_and(|kept| !matches!(kept, Kept::Failed(_))))
}

async fn current() -> Answer<Release> {
    if let Ok(known) = known() {
        return Ok(known);
    }
    let release = HEADS.with_borrow_mut(|running| join(running, HEAD, fetch_release().boxed_local())).await?;
    RELEASE.set(Some(release.clone()));
    Ok(release)
}

/// The running request for a path, or `start` as one that others may join.
fn join<T: Clone + 'static>(
    running: &mut Running<T>,
    path: &str,
    start: LocalBoxFuture<'static, Answer<T>>,
) -> Shared<LocalBoxFuture<'static, Answer<T>>> {
    let joined = running.get(path).and_then(WeakShared::upgrade);
    joined.filter(|joined| !joined.peek().is_some_and(Result::is_err)).unwrap_or_else(|| {
        let started = start.shared();
        if let Some(weak) = started.downgrade() {
            running.insert(path.to_owned(), weak);
        }
        started
    })
}

/// Asks whether a newer release has been published; then [`Standing::newer`] says so.
pub async fn look_for_newer() {
    let Ok(known) = known() else { return };
    let Ok(answer) = Request::get(HEAD).cache(RequestCache::NoCache).send().await else { return };
    let is_fresh = answer.ok() && answer.headers().get(KEPT_MARK).is_none();
    let head = answer.binary().await.ok().and_then(|raw| decode::<Head>(&raw).ok());
    if let Some(head) = head.filter(|head| is_fresh && *head.manifest_sha256 != *known.sha256) {
        standing().update(|standing| standing.newer |= head.release > known.manifest.release);
    }
}

async fn fetch_release() -> Answer<Release> {
    let head: Head = decode(&bytes(HEAD, RequestCache::NoCache).await?)?;
    let is_foreseen = early::has(&head.manifest);
    let raw = bytes(&head.manifest, RequestCache::NoCache).await?;
    check(&raw, &head.manifest_sha256, &head.manifest).await?;
    let manifest = Arc::new(decode(&raw)?);
    standing().update(|standing| standing.known = true);
    let checkpoint = head.checkpoint.map(Into::into);
    Ok(Release { manifest, sha256: head.manifest_sha256.into(), checkpoint, is_foreseen })
}

/// An earlier release, if its manifest is what it should be.
pub async fn earlier(number: u64, sha256: &str) -> Answer<Release> {
    let path = format!("data/release/{number}.json");
    let raw = plain_bytes(Request::get(&path)).await?;
    check(&raw, sha256, &path).await?;
    Ok(Release {
        manifest: Arc::new(decode(&raw)?),
        sha256: sha256.into(),
        checkpoint: None,
        is_foreseen: false,
    })
}

/// A file that proves itself otherwise.
pub async fn unchecked(path: &str) -> Answer<Vec<u8>> {
    plain_bytes(Request::get(path).cache(RequestCache::NoCache)).await
}

async fn fetch_and_keep(file: FileEntry) {
    let start = fetch_file(file.path.clone(), file.sha256.clone()).boxed_local();
    let answer = FILES.with_borrow_mut(|running| join(running, &file.path, start)).await;
    FILES.with_borrow_mut(|running| running.remove(&file.path));
    let kept = answer.map_or_else(Kept::Failed, Kept::Bytes);
    KEPT.with_borrow_mut(|all| {
        // Somebody who waited for the same request may have decoded it by now.
        let is_decoded = matches!(all.get(&file.sha256), Some(Kept::Decoded(_)));
        if !is_decoded {
            all.insert(file.sha256, kept);
        }
    });
}

fn decoded<T: Table + 'static>(file: &FileEntry) -> Answer<Arc<T>> {
    match KEPT.with_borrow(|kept| kept.get(&file.sha256).cloned()) {
        Some(Kept::Decoded(table)) => table.downcast_ref::<Arc<T>>().cloned().ok_or(LoadError::NotPublished),
        Some(Kept::Bytes(raw)) => {
            let table: Arc<T> = Arc::new(T::from_bytes(&raw).map_err(LoadError::Form)?);
            let kept = Kept::Decoded(Arc::new(table.clone()));
            KEPT.with_borrow_mut(|all| all.insert(file.sha256.clone(), kept));
            Ok(table)
        }
        Some(Kept::Failed(error)) => Err(error),
        None => Err(LoadError::Network),
    }
}

async fn fetch_file(path: String, sha256: String) -> Answer<Arc<Vec<u8>>> {
    // Files never change, so the browser keeps them for ever: one that was refused must come anew.
    let refused = standing().with_untracked(|standing| standing.refused.contains(&path));
    let cache = if refused { RequestCache::Reload } else { RequestCache::Default };
    let raw = bytes(&path, cache).await?;
    check(&raw, &sha256, &path).await?;
    Ok(Arc::new(raw))
}

async fn bytes(path: &str, cache: RequestCache) -> Answer<Vec<u8>> {
    let answer = match early::take(path).await {
        Some(response) => body(response.into()).await,
        None => plain_bytes(Request::get(path).cache(cache)).await,
    };
    let standing = standing();
    if answer.is_err() != standing.with_untracked(|standing| standing.failing) {
        standing.update(|standing| {
            standing.failing = answer.is_err();
            standing.recoveries += u32::from(answer.is_ok());
        });
    }
    answer
}

pub(super) async fn plain_bytes(request: RequestBuilder) -> Answer<Vec<u8>> {
    body(request.send().await.map_err(|_| LoadError::Network)?).await
}

async fn body(response: Response) -> Answer<Vec<u8>> {
    if !response.ok() {
        return Err(LoadError::Status(response.status()));
    }
    if response.url().ends_with(HEAD) {
        let kept = response.headers().get(KEPT_MARK).is_some();
        if kept != standing().with_untracked(|standing| standing.kept) {
            standing().update(|standing| standing.kept = kept);
        }
    }
    response.binary().await.map_err(|_| LoadError::Network)
}

/// Compares bytes with the hash that the release names, and keeps account of what was refused.
async fn check(raw: &[u8], expected: &str, path: &str) -> Answer<()> {
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

fn decode<T: DeserializeOwned>(raw: &[u8]) -> Answer<T> {
    json::read(raw).map_err(LoadError::Form)
}
