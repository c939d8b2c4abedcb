//! A published site as a source of charts: its current release, and the earlier ones that it keeps.

use super::super::hant::Hant;
use crate::Failure;
use crate::release::files::sha256_hex;
use crate::verify::Source;
use jiff::Timestamp;
use mingjing_app::api::LoadError;
use mingjing_app::api::record::Record;
use mingjing_app::components::Ctx;
use mingjing_app::pages;
use mingjing_app::quoting::catalogue::at_once;
use mingjing_app::quoting::quote::Refused;
use mingjing_app::quoting::{Address, Quoted, quote};
use mingjing_app::route::{Edition, Query, Route};
use mingjing_app::shown::Shown;
use mingjing_contract::manifest::{FileEntry, Head, Manifest};
use std::io::Read;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The pointer to the current release.
const HEAD: &str = "data/head.json";
/// Largest manifest that is read, in bytes.
const MANIFEST_LIMIT: u64 = 64 << 20;
/// Earlier releases that stay open.
const KEPT_OPEN: usize = 4;

/// Where files come from.
pub type Files = Arc<dyn Source + Send + Sync>;

/// Why a chart cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The site cannot be read.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// The release has no such chart.
    #[error("release {1} has no chart {0}")]
    NoChart(String, u64),
    /// The release is not kept.
    #[error("the release with the manifest {0} is not kept here; leave `release` out for the current one")]
    NotKept(String),
}

/// The site.
pub struct Archive {
    files: Files,
    live: Record,
    number: u64,
    pinned: Mutex<Vec<(String, Record)>>,
    hant: OnceLock<Option<Hant>>,
}

impl Archive {
    /// Opens the current release.
    ///
    /// # Errors
    /// [`Failure`] when there is none, or it is not what the pointer says.
    pub fn open(files: Files) -> Result<Self, Failure> {
        let damaged =
            |path: &str, why: &str| Failure::OldRelease { path: path.to_owned(), why: why.to_owned() };
        let missing = |path: &str| damaged(path, "it is not there");
        let head = read(&files, HEAD)?.ok_or_else(|| missing(HEAD))?;
        let head: Head = serde_json::from_slice(&head).map_err(|error| damaged(HEAD, &error.to_string()))?;
        let manifest = read(&files, &head.manifest)?.ok_or_else(|| missing(&head.manifest))?;
        if sha256_hex(&manifest) != head.manifest_sha256 {
            return Err(damaged(&head.manifest, "its hash is not the one in the pointer"));
        }
        let manifest: Manifest =
            serde_json::from_slice(&manifest).map_err(|error| damaged(&head.manifest, &error.to_string()))?;
        let live = record(&files, manifest, head.manifest_sha256);
        Ok(Self { files, live, number: head.release, pinned: Mutex::default(), hant: OnceLock::new() })
    }

    /// The current release.
    #[must_use]
    pub fn live(&self) -> &Record {
        &self.live
    }

    /// The release whose manifest has this hash, if the site keeps it.
    ///
    /// # Errors
    /// [`Failure`] when the site cannot be read.
    pub fn pinned(&self, hash: &str) -> Result<Option<Record>, Failure> {
        if self.live.manifest_hash().is_ok_and(|live| live == hash) {
            return Ok(Some(self.live.clone()));
        }
        // Whoever panicked with the lock left a list that is as good as before.
        let lock = || self.pinned.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, known)) = lock().iter().find(|(known, _)| known == hash) {
            return Ok(Some(known.clone()));
        }
        // The newest first: what is quoted is mostly young.
        for number in (1..self.number).rev() {
            let Some(bytes) = read(&self.files, &format!("data/release/{number}.json"))? else { continue };
            if sha256_hex(&bytes) != hash {
                continue;
            }
            let Ok(manifest) = serde_json::from_slice(&bytes) else { continue };
            let found = record(&self.files, manifest, hash.to_owned());
            let mut pinned = lock();
            if pinned.len() >= KEPT_OPEN {
                pinned.remove(0);
            }
            pinned.push((hash.to_owned(), found.clone()));
            return Ok(Some(found));
        }
        Ok(None)
    }

    /// The release that an address means.
    fn of(&self, address: &Address) -> Result<Record, Trouble> {
        match address.release.hash() {
            None => Ok(self.live.clone()),
            Some(hash) => self.pinned(hash)?.ok_or_else(|| Trouble::NotKept(hash.to_owned())),
        }
    }

    /// The chart of an address, on a site at `root` (empty where that is not known).
    ///
    /// # Errors
    /// [`Trouble`].
    pub fn quote(&self, address: &Address, root: &str) -> Result<Quoted, Trouble> {
        let record = self.of(address)?;
        let mut ctx = ctx(&record, address, root);
        ctx.query = Query::default();
        match at_once(quote(&ctx, address, &self.live)).unwrap_or(Err(Refused::NoChart)) {
            Ok(quoted) => Ok(quoted),
            Err(Refused::NoChart) => {
                let number = record.release().map_or(0, |release| release.release);
                Err(Trouble::NoChart(address.chart.id(), number))
            }
            Err(Refused::NotKept) => {
                Err(Trouble::NotKept(address.release.hash().unwrap_or_default().to_owned()))
            }
            Err(Refused::Load(error)) => Err(unreadable(&address.chart.id(), &error).into()),
        }
    }

    /// The document of an embed: what is shown at an address, and the surroundings that it is shown in.
    ///
    /// # Errors
    /// [`Trouble`].
    pub fn embed(&self, address: &Address, root: &str) -> Result<(Ctx, Shown, Quoted), Trouble> {
        let quoted = self.quote(address, root)?;
        let ctx = ctx(&self.of(address)?, address, root);
        let shown = pages::embed::view(&ctx, &quoted);
        Ok((ctx, shown, quoted))
    }

    /// The first chart of a page.
    #[must_use]
    pub fn first_of_page(&self, path: &str, query: &Query) -> Option<Address> {
        let route = Route::parse(path);
        let now = published(&self.live);
        let ctx = Ctx::new(&route, query.clone(), now, self.live.clone());
        let (chart, ..) = at_once(pages::page(&ctx))?.ok()?.charts.into_iter().next()?;
        Some(Address::of_page(route.edition, &chart, query))
    }

    /// The dictionary of traditional characters, where an edition needs it.
    #[must_use]
    pub fn hant(&self, edition: Edition) -> Option<&Hant> {
        if edition != Edition::Hant {
            return None;
        }
        self.hant.get_or_init(|| Hant::new().ok()).as_ref()
    }
}

/// The surroundings in which the embed of an address is shown.
fn ctx(record: &Record, address: &Address, root: &str) -> Ctx {
    let page = mingjing_app::route::Page::Embed(address.chart.id());
    let route = Route::new(address.edition, page);
    let mut ctx = Ctx::new(&route, address.query(), published(record), record.clone());
    root.clone_into(&mut ctx.root);
    ctx
}

/// When a release was published: a chart says the same whenever it is drawn.
fn published(record: &Record) -> Timestamp {
    let at = record.release().ok().and_then(|release| release.published_at.parse().ok());
    at.unwrap_or(Timestamp::UNIX_EPOCH)
}

pub(super) fn unreadable(what: &str, error: &LoadError) -> Failure {
    Failure::OldRelease { path: what.to_owned(), why: format!("its tables cannot be read: {error:?}") }
}

fn record(files: &Files, manifest: Manifest, sha256: String) -> Record {
    let files = files.clone();
    let reader = move |file: &FileEntry| {
        let bytes = read_limited(&files, &file.path, file.bytes).ok()??;
        (sha256_hex(&bytes) == file.sha256).then_some(bytes)
    };
    Record::new(Arc::new(manifest), sha256, Box::new(reader))
}

fn read(files: &Files, path: &str) -> Result<Option<Vec<u8>>, Failure> {
    read_limited(files, path, MANIFEST_LIMIT).map_err(|source| Failure::Read {
        path: format!("{}/{path}", files.name().trim_end_matches('/')),
        source,
    })
}

fn read_limited(files: &Files, path: &str, limit: u64) -> std::io::Result<Option<Vec<u8>>> {
    let Some(file) = files.open(path)? else { return Ok(None) };
    let mut bytes = Vec::new();
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}
