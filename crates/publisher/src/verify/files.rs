//! Blobs and their compressed twins, read as streams, each once.

use super::{Code, LARGE, Run, Stop, wrong};
use crate::Failure;
use crate::release::files::{brotli, sha256_hex};
use crate::release::{BLOB_QUALITY, twins};
use mingjing_contract::log::hex;
use mingjing_contract::manifest::{FileEntry, Manifest};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::io::{self, Read};

/// Bytes read at a time.
const PIECE: usize = 1 << 14;

/// How a twin was found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Twin {
    Good,
    NotGiven,
    Unlisted,
}

impl Run<'_> {
    /// The files of a release that no release before it had.
    pub(super) fn files(&mut self, manifest: &Manifest) -> Result<(), Stop> {
        self.list_of_twins(manifest)?;
        let release = format!("data/release/{}.json", manifest.release);
        let mut new: Vec<&FileEntry> = Vec::new();
        for file in &manifest.files {
            if !is_plain(&file.path) {
                return wrong(Code::Path, &release, None);
            }
            match self.seen.get(&file.path) {
                // One path with two hashes: one of the two is wrong.
                Some(hash) if *hash != file.sha256 => return wrong(Code::File, &file.path, None),
                Some(_) => {}
                None => {
                    self.seen.insert(file.path.clone(), file.sha256.clone());
                    self.report.files += 1;
                    self.report.bytes += file.bytes;
                    new.push(file);
                }
            }
        }
        // Side by side, and yet always the same first one.
        let found: Vec<Result<Twin, Stop>> = new.par_iter().map(|file| self.file(file)).collect();
        for (file, found) in new.iter().zip(found) {
            let code = match found? {
                Twin::Good => continue,
                Twin::NotGiven => Code::TwinNotGiven,
                Twin::Unlisted => Code::TwinUnlisted,
            };
            self.note(code, &twin_of(&file.path));
        }
        Ok(())
    }

    /// Takes up the list of twins of a release.
    fn list_of_twins(&mut self, manifest: &Manifest) -> Result<(), Stop> {
        let Some(expected) = &manifest.twins_sha256 else { return Ok(()) };
        let path = twins::path(manifest.release);
        let bytes = self.must_read(&path, LARGE)?;
        if sha256_hex(&bytes) != *expected {
            return wrong(Code::List, &path, None);
        }
        let text = String::from_utf8_lossy(&bytes);
        self.twins.extend(text.lines().filter_map(|line| {
            let (hash, path) = line.split_once("  ")?;
            Some((path.to_owned(), hash.to_owned()))
        }));
        Ok(())
    }

    fn file(&self, file: &FileEntry) -> Result<Twin, Stop> {
        let twin = twin_of(&file.path);
        let Some(reader) = self.open(&file.path)? else { return wrong(Code::Missing, &file.path, None) };
        let plain = digest(reader).map_err(|error| self.failed(&file.path, error))?;
        if plain.hash != file.sha256 || plain.bytes != file.bytes {
            return wrong(Code::File, &file.path, self.first_in_plain(file)?);
        }
        let listed = self.twins.get(&twin);
        let Some(reader) = self.open(&twin)? else {
            return match listed {
                Some(_) if self.source.can_list() => wrong(Code::Missing, &twin, None),
                Some(_) => Ok(Twin::NotGiven),
                None => Ok(Twin::Good),
            };
        };
        let mut raw = Tee { inner: reader, hash: Sha256::new() };
        let decoded = digest(brotli::Decompressor::new(&mut raw, PIECE));
        let whole = io::copy(&mut raw, &mut io::sink());
        let compressed = hex(&raw.hash.finalize());
        let is_same = decoded.is_ok_and(|decoded| decoded.hash == file.sha256) && whole.is_ok();
        match listed {
            Some(listed) if is_same && *listed == compressed => Ok(Twin::Good),
            None if is_same => Ok(Twin::Unlisted),
            listed => wrong(Code::Twin, &twin, self.first_in_twin(file, &twin, listed.map(String::as_str))?),
        }
    }

    /// The first byte of a changed file, if its twin still gives the right ones.
    fn first_in_plain(&self, file: &FileEntry) -> Result<Option<usize>, Stop> {
        let twin = twin_of(&file.path);
        let Some(reader) = self.open(&twin)? else { return Ok(None) };
        if !digest(brotli::Decompressor::new(reader, PIECE)).is_ok_and(|twin| twin.hash == file.sha256) {
            return Ok(None);
        }
        let (Some(plain), Some(twin_reader)) = (self.open(&file.path)?, self.open(&twin)?) else {
            return Ok(None);
        };
        first_difference(plain, brotli::Decompressor::new(twin_reader, PIECE))
            .map_err(|error| self.failed(&file.path, error).into())
    }

    /// The first byte of a changed twin, if compressing anew gives the one that was published.
    fn first_in_twin(
        &self,
        file: &FileEntry,
        twin: &str,
        listed: Option<&str>,
    ) -> Result<Option<usize>, Stop> {
        let (Some(plain), Some(actual)) = (
            super::source::read(self.source, &file.path, LARGE)?,
            super::source::read(self.source, twin, LARGE)?,
        ) else {
            return Ok(None);
        };
        let right = brotli(&plain, BLOB_QUALITY);
        let is_known = listed == Some(sha256_hex(&right).as_str());
        Ok(is_known.then(|| super::first_difference(&actual, &right)).flatten())
    }

    fn open(&self, path: &str) -> Result<Option<Box<dyn Read + '_>>, Failure> {
        self.source.open(path).map_err(|error| self.failed(path, error))
    }

    fn failed(&self, path: &str, source: io::Error) -> Failure {
        Failure::Read { path: format!("{}/{path}", self.source.name().trim_end_matches('/')), source }
    }
}

fn twin_of(path: &str) -> String {
    format!("{path}.br")
}

/// Below `data/`, and nowhere else.
fn is_plain(path: &str) -> bool {
    let is_name = |part: &str| {
        !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0', '?', '#', '%'])
    };
    path.starts_with("data/") && path.split('/').all(is_name)
}

struct Digested {
    hash: String,
    bytes: u64,
}

fn digest(mut reader: impl Read) -> io::Result<Digested> {
    let mut hash = Sha256::new();
    let mut piece = vec![0; PIECE];
    let mut bytes = 0;
    loop {
        let read = reader.read(&mut piece)?;
        let Some(part) = piece.get(..read).filter(|part| !part.is_empty()) else { break };
        hash.update(part);
        bytes += read as u64;
    }
    Ok(Digested { hash: hex(&hash.finalize()), bytes })
}

/// Hashes what passes through.
struct Tee<R> {
    inner: R,
    hash: Sha256,
}

impl<R: Read> Read for Tee<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.hash.update(into.get(..read).unwrap_or_default());
        Ok(read)
    }
}

fn first_difference(one: impl Read, two: impl Read) -> io::Result<Option<usize>> {
    let (mut one, mut two) = (io::BufReader::new(one).bytes(), io::BufReader::new(two).bytes());
    for at in 0.. {
        match (one.next().transpose()?, two.next().transpose()?) {
            (None, None) => return Ok(None),
            (one, two) if one != two => return Ok(Some(at)),
            _ => {}
        }
    }
    Ok(None)
}
