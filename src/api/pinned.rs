//! Earlier releases, for charts that are pinned to one: found by the hash of their manifest, and read as the current one
//! is, every file checked.

use super::LoadError;
use super::fetched::{self, Release};
use mingjing_contract::log::{Entry, Kind, TILE_WIDTH, Tile, bundle};
use std::cell::RefCell;

/// Manifests that are followed back where there is no log to look the release up in.
const MOST_STEPS: u64 = 24;

thread_local! {
    /// Those that were opened in this visit.
    static OPENED: RefCell<Vec<Release>> = const { RefCell::new(Vec::new()) };
}

/// One of them, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened(usize);

/// What was opened there.
pub fn at(place: Opened) -> Result<Release, LoadError> {
    OPENED.with_borrow(|opened| opened.get(place.0).cloned()).ok_or(LoadError::Network)
}

/// Opens the release whose manifest has this hash; `None` where the host does not keep it.
///
/// # Errors
/// When what should say so cannot be had, or is not what it should be.
pub async fn open(hash: &str, live: &Release) -> Result<Option<Opened>, LoadError> {
    let known = || OPENED.with_borrow(|all| all.iter().position(|one| *one.sha256 == *hash).map(Opened));
    if let Some(known) = known() {
        return Ok(Some(known));
    }
    let found = if live.checkpoint.is_some() { by_log(hash, live).await } else { by_chain(hash, live).await };
    let found = match found {
        Err(error) if error.is_gone() => None,
        other => other?,
    };
    let Some(found) = found else { return Ok(None) };
    Ok(Some(known().unwrap_or_else(|| {
        OPENED.with_borrow_mut(|all| {
            all.push(found);
            Opened(all.len() - 1)
        })
    })))
}

/// By the entries of the log, the newest tile first. The log need not be believed: the manifest has the hash that was
/// asked for, or it is refused.
async fn by_log(hash: &str, live: &Release) -> Result<Option<Release>, LoadError> {
    let size = live.manifest.release;
    let mut last = size;
    while let Some(tile) = last.checked_sub(1).and_then(|leaf| Tile::with(Kind::Entries, leaf, size)) {
        let bytes = fetched::unchecked(&tile.path()).await?;
        let entries = bundle(&bytes).filter_map(|entry| Entry::parse(entry.ok()?.1));
        let mut entries = entries.filter(|entry| entry.manifest_sha256 == hash);
        if let Some(entry) = entries.next() {
            return fetched::earlier(entry.release, hash).await.map(Some);
        }
        last = tile.index * TILE_WIDTH;
    }
    Ok(None)
}

/// Without a log: each manifest names the one before.
async fn by_chain(hash: &str, live: &Release) -> Result<Option<Release>, LoadError> {
    let mut next = live.clone();
    for _ in 0..MOST_STEPS {
        let Some(before) = next.manifest.previous_manifest_sha256.clone() else { return Ok(None) };
        next = fetched::earlier(next.manifest.release.saturating_sub(1), &before).await?;
        if before == hash {
            return Ok(Some(next));
        }
    }
    Ok(None)
}
