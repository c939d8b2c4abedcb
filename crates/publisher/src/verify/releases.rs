//! Manifests: each against its entry and the one before it.

use super::log::{LogRun, place};
use super::{Code, HEAD, LARGE, Run, Stop, first_difference, wrong};
use crate::Failure;
use crate::release::files::{brotli, sha256_hex};
use crate::release::{MANIFEST_QUALITY, encode};
use jiff::Timestamp;
use mingjing_contract::CONTRACT_VERSION;
use mingjing_contract::log::{Entry, KEY};
use mingjing_contract::manifest::{Head, Manifest, table};
use mingjing_contract::portal::Portal;

/// The last release that was read.
#[derive(Default)]
pub(super) struct Chain {
    last: Option<(Manifest, String)>,
}

/// Path of a manifest.
fn path_of(release: u64) -> String {
    format!("data/release/{release}.json")
}

impl Run<'_> {
    /// One release: its entry, its place in the chain, and the files that are new in it.
    pub(super) fn release(
        &mut self,
        number: u64,
        chain: &mut Chain,
        log: Option<&mut LogRun>,
    ) -> Result<(), Stop> {
        let path = path_of(number);
        let bytes = self.must_read(&path, LARGE)?;
        let manifest: Manifest = match serde_json::from_slice(&bytes) {
            Ok(manifest) => manifest,
            Err(error) => return wrong(Code::Manifest, &path, place(&bytes, &error)),
        };
        if manifest.contract > CONTRACT_VERSION {
            return Err(Failure::Newer { path, contract: manifest.contract }.into());
        }
        let hash = sha256_hex(&bytes);
        if let Some(log) = log {
            let published_at = manifest.published_at.clone();
            self.entry(log, &Entry { release: number, published_at, manifest_sha256: hash.clone() })?;
        }
        if manifest.release != number {
            return wrong(Code::Manifest, &path, None);
        }
        if manifest.previous_manifest_sha256.as_ref() != chain.last.as_ref().map(|(_, hash)| hash) {
            return wrong(Code::Chain, &path, None);
        }
        let time = |manifest: &Manifest| manifest.published_at.parse::<Timestamp>().ok();
        if chain.last.as_ref().is_some_and(|(last, _)| time(last) > time(&manifest)) {
            self.note(Code::TimeBack, &path);
        }
        self.files(&manifest)?;
        chain.last = Some((manifest, hash));
        Ok(())
    }

    /// The portal's own record may name the key of the log.
    pub(super) fn check_log_key(&mut self, chain: &Chain) -> Result<(), Stop> {
        let portal = chain.last.as_ref().and_then(|(manifest, _)| manifest.find(table::PORTAL, None));
        let Some(file) = portal else { return Ok(()) };
        let bytes = self.must_read(&file.path, LARGE)?;
        let named = serde_json::from_slice::<Portal>(&bytes).ok().and_then(|portal| portal.log_key);
        match (named, &self.report.log) {
            (Some(_), None) => wrong(Code::NoLog, HEAD, None),
            (Some(named), Some(log)) if named != log.key.text() => wrong(Code::PortalKey, KEY, None),
            _ => Ok(()),
        }
    }
}

impl Run<'_> {
    /// The twin of the newest manifest must be the one that the pointer names.
    pub(super) fn manifest_twin(&mut self, head: &Head, bytes: &[u8]) -> Result<(), Stop> {
        let Some(expected) = &head.manifest_br_sha256 else { return Ok(()) };
        let path = path_of(head.release);
        let twin = format!("{path}.br");
        let Some(found) = self.read(&twin, LARGE)? else {
            if self.source.can_list() {
                return wrong(Code::Missing, &twin, None);
            }
            self.note(Code::TwinNotGiven, &twin);
            return Ok(());
        };
        if sha256_hex(&found) == *expected {
            return Ok(());
        }
        // Compressing anew tells which of the two was changed.
        let right = brotli(&self.must_read(&path, LARGE)?, MANIFEST_QUALITY);
        let named = Head { manifest_br_sha256: Some(sha256_hex(&right)), ..head.clone() };
        match first_difference(&found, &right) {
            None => wrong(Code::Head, HEAD, first_difference(bytes, &encode("head", &named)?)),
            at => {
                wrong(Code::Twin, &twin, at.filter(|_| named.manifest_br_sha256.as_ref() == Some(expected)))
            }
        }
    }
}

/// The pointer must be, byte for byte, what the last release makes of it.
pub(super) fn check_head(head: &Head, bytes: &[u8], chain: &Chain) -> Result<(), Stop> {
    let Some((manifest, hash)) = &chain.last else { return wrong(Code::Head, HEAD, None) };
    let right = Head {
        contract: manifest.contract,
        release: manifest.release,
        published_at: manifest.published_at.clone(),
        manifest: path_of(manifest.release),
        manifest_sha256: hash.clone(),
        manifest_br_sha256: head.manifest_br_sha256.clone(),
        checkpoint: head.checkpoint.clone(),
    };
    match first_difference(bytes, &encode("head", &right)?) {
        Some(at) => wrong(Code::Head, HEAD, Some(at)),
        None => Ok(()),
    }
}
