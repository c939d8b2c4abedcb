//! Key, checkpoint, entries, tiles.

use super::{Code, HEAD, LARGE, LogFound, Run, SMALL, Stop, first_difference, wrong};
use crate::Failure;
use crate::log::{key::is_signed_by, sha256};
use mingjing_contract::CONTRACT_VERSION;
use mingjing_contract::log::{
    CHECKPOINT, Checkpoint, Edge, Entry, Hash, KEY, Kind, Signed, TILE_WIDTH, Tile, VerifierKey, bundle,
    leaf_hash,
};
use mingjing_contract::manifest::Head;
use std::collections::VecDeque;

/// The log while its entries are read.
pub(super) struct LogRun {
    checkpoint: Checkpoint,
    edge: Edge,
    /// Entries of the present file that are still to come, each with its place.
    entries: VecDeque<(usize, Vec<u8>)>,
    /// Roots that the log must have had at older sizes, and what is wrong where it had not.
    older: Vec<(Checkpoint, Code, String)>,
    /// Hashes of the present file of leaves, as it stands.
    leaves: Vec<u8>,
}

/// The pointer, read.
pub(super) fn read_head(bytes: &[u8]) -> Result<Head, Stop> {
    let head: Head = match serde_json::from_slice(bytes) {
        Ok(head) => head,
        Err(error) => return wrong(Code::Head, HEAD, place(bytes, &error)),
    };
    if head.contract > CONTRACT_VERSION {
        return Err(Failure::Newer { path: HEAD.to_owned(), contract: head.contract }.into());
    }
    Ok(head)
}

/// The byte at which JSON could no longer be read.
pub(super) fn place(bytes: &[u8], error: &serde_json::Error) -> Option<usize> {
    let line = error.line().checked_sub(1)?;
    let before: usize = bytes.split_inclusive(|byte| *byte == b'\n').take(line).map(<[u8]>::len).sum();
    Some((before + error.column().saturating_sub(1)).min(bytes.len()))
}

impl Run<'_> {
    /// Key and checkpoints; `None` where the releases are unsigned.
    pub(super) fn open_log(&mut self, head: &Head, head_bytes: &[u8]) -> Result<Option<LogRun>, Stop> {
        let key = self.read(KEY, SMALL)?;
        let copy = self.read(CHECKPOINT, SMALL)?;
        let Some(text) = &head.checkpoint else {
            if key.is_some() || copy.is_some() || self.expected.key.is_some() || self.expected.since.is_some()
            {
                return wrong(Code::NoLog, HEAD, None);
            }
            self.note(Code::Unsigned, HEAD);
            return Ok(None);
        };
        let Some(key) = key else { return wrong(Code::Missing, KEY, None) };
        let key = self.check_key(&key)?;
        let Some(signed) = Signed::parse(text) else {
            return wrong(Code::Checkpoint, HEAD, by_copy(head, head_bytes, copy.as_deref(), &key));
        };
        if !is_signed_by(text, &signed, &key) {
            return wrong(Code::Signature, HEAD, by_copy(head, head_bytes, copy.as_deref(), &key));
        }
        let checkpoint = signed.checkpoint;
        if checkpoint.size != head.release {
            return wrong(Code::Head, HEAD, None);
        }
        let mut older = Vec::new();
        if let Some(behind) = self.check_copy(copy, text, &checkpoint, &key)? {
            older.push((behind, Code::Forked, CHECKPOINT.to_owned()));
        }
        if let Some(since) = &self.expected.since {
            older.push((check_since(since, &checkpoint, &key)?, Code::Rewritten, CHECKPOINT.to_owned()));
        }
        self.report.log = Some(LogFound { key, size: checkpoint.size, root: checkpoint.root });
        Ok(Some(LogRun {
            checkpoint,
            edge: Edge::default(),
            entries: VecDeque::new(),
            older,
            leaves: Vec::new(),
        }))
    }

    fn check_key(&self, bytes: &[u8]) -> Result<VerifierKey, Stop> {
        let text = std::str::from_utf8(bytes).ok().and_then(|text| text.strip_suffix('\n'));
        let Some(key) = text.and_then(|text| VerifierKey::parse(sha256, text)) else {
            let expected = self.expected.key.as_ref().map(|key| format!("{}\n", key.text()));
            return wrong(Code::Key, KEY, expected.and_then(|key| first_difference(bytes, key.as_bytes())));
        };
        match &self.expected.key {
            Some(expected) if *expected != key => {
                let expected = format!("{}\n", expected.text());
                wrong(Code::OtherKey, KEY, first_difference(bytes, expected.as_bytes()))
            }
            _ => Ok(key),
        }
    }

    /// The copy is the same, or one step behind; then it must be a part of the log.
    fn check_copy(
        &mut self,
        copy: Option<Vec<u8>>,
        text: &str,
        newest: &Checkpoint,
        key: &VerifierKey,
    ) -> Result<Option<Checkpoint>, Stop> {
        let Some(copy) = copy else {
            if newest.size > 1 {
                return wrong(Code::Missing, CHECKPOINT, None);
            }
            self.note(Code::CopyBehind, CHECKPOINT);
            return Ok(None);
        };
        if copy == text.as_bytes() {
            return Ok(None);
        }
        let at = first_difference(&copy, text.as_bytes());
        let signed = std::str::from_utf8(&copy).ok().and_then(|copy| Some((copy, Signed::parse(copy)?)));
        let Some((note, signed)) = signed else { return wrong(Code::Checkpoint, CHECKPOINT, at) };
        if !is_signed_by(note, &signed, key) {
            return wrong(Code::Signature, CHECKPOINT, at);
        }
        let size = signed.checkpoint.size;
        if size > newest.size {
            return wrong(Code::RolledBack, HEAD, None);
        }
        if size == newest.size {
            let code = if signed.checkpoint.root == newest.root { Code::Checkpoint } else { Code::Forked };
            return wrong(code, CHECKPOINT, at);
        }
        if size + 1 < newest.size {
            return wrong(Code::Checkpoint, CHECKPOINT, at);
        }
        self.note(Code::CopyBehind, CHECKPOINT);
        Ok(Some(signed.checkpoint))
    }

    /// Compares the entry of a release with its manifest and adds it to the tree.
    pub(super) fn entry(&mut self, log: &mut LogRun, expected: &Entry) -> Result<(), Stop> {
        let index = expected.release - 1;
        let Some(tile) = Tile::with(Kind::Entries, index, log.checkpoint.size) else {
            return wrong(Code::Head, HEAD, None);
        };
        if log.entries.is_empty() {
            self.load_entries(log, tile)?;
        }
        let Some((place, actual)) = log.entries.pop_front() else {
            return wrong(Code::Entry, &tile.path(), None);
        };
        let expected_text = expected.text();
        if actual != expected_text.as_bytes() {
            // The entry or the manifest is wrong: the leaf tells which.
            let at = usize::try_from(index % TILE_WIDTH * 32).unwrap_or(usize::MAX);
            let logged = log.leaves.get(at..at.saturating_add(32));
            if logged == Some(&leaf_hash(sha256, &actual)[..]) {
                return wrong(Code::Manifest, &format!("data/release/{}.json", expected.release), None);
            }
            let at = first_difference(&actual, expected_text.as_bytes()).map(|at| place + at);
            return wrong(Code::Entry, &tile.path(), at);
        }
        let mut full = Vec::new();
        log.edge.push(sha256, leaf_hash(sha256, &actual), |tile, hashes| full.push((tile, hashes.to_vec())));
        for (tile, hashes) in full {
            self.check_tile(tile, &hashes)?;
        }
        self.check_older(log)
    }

    fn load_entries(&mut self, log: &mut LogRun, tile: Tile) -> Result<(), Stop> {
        let path = tile.path();
        let bytes = self.must_read(&path, LARGE)?;
        for entry in bundle(&bytes) {
            match entry {
                Ok((place, entry)) => log.entries.push_back((place, entry.to_vec())),
                Err(place) => return wrong(Code::Entry, &path, Some(place)),
            }
        }
        if log.entries.len() as u64 != tile.width {
            return wrong(Code::Entry, &path, Some(bytes.len()));
        }
        let leaves = Tile { kind: Kind::Hashes(0), ..tile };
        log.leaves = self.must_read(&leaves.path(), SMALL)?;
        Ok(())
    }

    fn check_tile(&mut self, tile: Tile, hashes: &[Hash]) -> Result<(), Stop> {
        let path = tile.path();
        let bytes = self.must_read(&path, SMALL)?;
        match first_difference(&bytes, hashes.as_flattened()) {
            Some(at) => wrong(Code::Tile, &path, Some(at)),
            None => Ok(()),
        }
    }

    fn check_older(&self, log: &LogRun) -> Result<(), Stop> {
        for (older, code, path) in &log.older {
            if older.size == log.edge.size() && older.root != log.edge.root(sha256) {
                return wrong(*code, path, None);
            }
        }
        Ok(())
    }

    /// The tiles of the right edge, and the root over everything.
    pub(super) fn finish_log(&mut self, log: &mut LogRun) -> Result<(), Stop> {
        let root = log.edge.root(sha256);
        let partial: Vec<_> = log.edge.partial().map(|(tile, hashes)| (tile, hashes.to_vec())).collect();
        if root != log.checkpoint.root {
            return wrong(Code::Root, HEAD, None);
        }
        for (tile, hashes) in partial {
            self.check_tile(tile, &hashes)?;
        }
        Ok(())
    }
}

/// Where the pointer differs from what it would be with the checkpoint of the copy, if that one is good.
fn by_copy(head: &Head, head_bytes: &[u8], copy: Option<&[u8]>, key: &VerifierKey) -> Option<usize> {
    let copy = std::str::from_utf8(copy?).ok()?;
    let signed = Signed::parse(copy).filter(|signed| signed.checkpoint.size == head.release)?;
    if !is_signed_by(copy, &signed, key) {
        return None;
    }
    let right = Head { checkpoint: Some(copy.to_owned()), ..head.clone() };
    first_difference(head_bytes, &crate::release::encode("head", &right).ok()?)
}

/// The checkpoint to compare with: as a file of its own, or in an older pointer.
fn check_since(text: &str, newest: &Checkpoint, key: &VerifierKey) -> Result<Checkpoint, Stop> {
    let in_head = serde_json::from_str::<Head>(text).ok().and_then(|head| head.checkpoint);
    let note = in_head.as_deref().unwrap_or(text);
    let Some(signed) = Signed::parse(note).filter(|signed| is_signed_by(note, signed, key)) else {
        return wrong(Code::SinceUnusable, CHECKPOINT, None);
    };
    if signed.checkpoint.size > newest.size {
        return wrong(Code::RolledBack, HEAD, None);
    }
    Ok(signed.checkpoint)
}
