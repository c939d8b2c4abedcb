//! The log of releases, as this browser checks it: once a visit, after the page has its data.

use super::record::{Record, Want};
use super::{LoadError, fetched};
use crate::browser::{base, clock, ed25519, memory};
use crate::trust::{self, Fault, Release, Seen, Signature, State, Trust};
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use gloo_net::http::Request;
use mingjing_contract::log::{Entry, KEY, base64, hashes, wanted};
use mingjing_contract::manifest::table;
use mingjing_contract::portal::Portal;
use std::sync::Arc;
use wasm_split_helpers::wasm_split;
use web_sys::RequestCache;

/// What the log proves of the release that this visit reads. What was good is remembered for the next visit.
///
/// # Errors
/// When it could not be fetched: then nothing is known, which is neither good nor bad.
pub async fn check() -> Result<Trust, LoadError> {
    part().await?.await
}

/// The check comes in a part of its own: no page waits for it.
#[wasm_split(log, fallible)]
fn part() -> Result<LocalBoxFuture<'static, Result<Trust, LoadError>>, LoadError> {
    Ok(judged().boxed_local())
}

async fn judged() -> Result<Trust, LoadError> {
    Record::LIVE.load(&[Want::Table(table::PORTAL)]).await?;
    let (head, manifest_sha256) = (Record::LIVE.release()?, Record::LIVE.manifest_hash()?);
    let portal: Arc<Portal> = Record::LIVE.table(table::PORTAL)?;
    let entry = Entry { release: head.release, published_at: head.published_at.clone(), manifest_sha256 };
    let checkpoint = Record::LIVE.checkpoint()?;
    let release = Release { entry, checkpoint, portal_key: portal.log_key.clone() };
    let seen = memory::get(&place()).and_then(|line| Seen::parse(&line));
    let mut found = Trust::of(&release, seen, State::Unsigned);
    let judged = match &release.checkpoint {
        Some(note) => read(&release, note, &mut found).await?,
        None if found.seen.is_some() || found.has_portal_key => Err(Fault::Gone),
        None => Ok(State::Unsigned),
    };
    found.state = judged.unwrap_or_else(State::Failed);
    Ok(found)
}

/// Forgets what this browser saw before: the next visit begins anew.
pub fn forget() {
    memory::set(&place(), "");
}

/// Where the memory of this site stands; several sites may share a host.
fn place() -> String {
    format!("log {}", base::path())
}

async fn read(release: &Release, note: &str, found: &mut Trust) -> Result<Result<State, Fault>, LoadError> {
    let key = String::from_utf8_lossy(&fetch(KEY).await?).into_owned();
    found.key = Some(key.trim_end().to_owned());
    let seen = found.seen.as_ref();
    let opened = match trust::open(release, note, &key, seen) {
        Ok(opened) => opened,
        Err(fault) => return Ok(Err(fault)),
    };
    let checkpoint = &opened.signed.checkpoint;
    found.log = Some((checkpoint.size, base64::encode(&checkpoint.root)));
    let mut tiles = Vec::new();
    for tile in wanted(checkpoint.size, checkpoint.size.saturating_sub(1), seen.map(|seen| seen.size)) {
        // A tile of another length proves nothing, and is judged so.
        tiles.push((tile, hashes(&fetch(&tile.path()).await?).unwrap_or_default()));
    }
    let bytes = opened.signed.signature_of(&opened.key).unwrap_or_default();
    let signature = match ed25519::verify(&opened.key.public, opened.signed.text.as_bytes(), bytes).await {
        Some(true) => Signature::Good,
        Some(false) => Signature::Bad,
        None => Signature::Unknown,
    };
    let judged = trust::judge(release, &opened, signature, &tiles, seen);
    if judged.is_ok() {
        let at = clock::now().as_second();
        let now = Seen { key: opened.key.text(), size: checkpoint.size, root: checkpoint.root, at };
        memory::set(&place(), &now.text());
    }
    Ok(judged)
}

async fn fetch(path: &str) -> Result<Vec<u8>, LoadError> {
    fetched::plain_bytes(Request::get(path).cache(RequestCache::NoCache)).await
}
