//! Checks a published record from its first entry on, as anyone can: log, releases, files.
//!
//! Reads in the order in which trust is built: key, checkpoint, then for each release its entry, its
//! manifest and the files that are new in it; at last the root over all entries, and the pointer. It stops at
//! the first thing that is wrong. Nothing is kept but hashes, whatever the size of the record.

mod files;
mod log;
mod releases;
mod rest;
mod source;
mod words;

pub use source::{Folder, Source};
pub use words::{Code, Words};

use crate::Failure;
use mingjing_contract::log::{Hash, VerifierKey};
use std::collections::{BTreeMap, BTreeSet};

/// The pointer.
const HEAD: &str = "data/head.json";
/// The most that a file of the log or a pointer may have; a larger one is none.
const SMALL: u64 = 1 << 20;
/// The most that a manifest or a file of entries may have: a million files of a release.
const LARGE: u64 = 1 << 28;

/// What a verification is held to.
#[derive(Clone, Debug, Default)]
pub struct Expected {
    /// The key that the log must be signed with, from a place other than the site.
    pub key: Option<VerifierKey>,
    /// A signed checkpoint that the log must still contain: the text of an older `data/log/checkpoint` or
    /// `data/head.json`.
    pub since: Option<String>,
}

/// What is wrong: the first thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// What kind.
    pub code: Code,
    /// Path of the file below the site's root.
    pub path: String,
    /// The first byte that is wrong, counted from 0, where it can be told.
    pub at: Option<u64>,
    /// What it means.
    pub words: Words,
}

/// Something that is worth knowing and not wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What kind.
    pub code: Code,
    /// Path of the file below the site's root.
    pub path: String,
    /// What it means.
    pub words: Words,
}

/// The log as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogFound {
    /// Its key.
    pub key: VerifierKey,
    /// Entries.
    pub size: u64,
    /// Root.
    pub root: Hash,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Releases that were checked.
    pub releases: u64,
    /// Files that were checked, each once.
    pub files: u64,
    /// Their bytes, uncompressed.
    pub bytes: u64,
    /// The log, once its signature was found good; absent where releases are unsigned.
    pub log: Option<LogFound>,
    /// The first thing that is wrong.
    pub wrong: Option<Wrong>,
    /// What else was seen.
    pub notes: Vec<Note>,
}

/// Checks a record.
///
/// # Errors
/// [`Failure`] when it cannot be read at all, or is newer than this program. What is missing or changed is no
/// error but [`Report::wrong`].
pub fn verify(source: &dyn Source, expected: &Expected) -> Result<Report, Failure> {
    let mut run = Run {
        source,
        expected,
        report: Report::default(),
        seen: BTreeMap::new(),
        twins: BTreeMap::new(),
        known: BTreeSet::new(),
    };
    match run.all() {
        Ok(()) => {}
        Err(Stop::Wrong(wrong)) => run.report.wrong = Some(*wrong),
        Err(Stop::Failure(failure)) => return Err(failure),
    }
    Ok(run.report)
}

/// Why it goes no further.
enum Stop {
    Wrong(Box<Wrong>),
    Failure(Failure),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

fn wrong<T>(code: Code, path: &str, at: Option<usize>) -> Result<T, Stop> {
    let at = at.map(|at| at as u64);
    Err(Stop::Wrong(Box::new(Wrong { code, path: path.to_owned(), at, words: words::of(code) })))
}

/// One verification on its way.
struct Run<'a> {
    source: &'a dyn Source,
    expected: &'a Expected,
    report: Report,
    /// Blobs that were checked: path, and the hash that it was checked by.
    seen: BTreeMap<String, String>,
    /// Twins that the releases list: path and hash.
    twins: BTreeMap<String, String>,
    /// Every other path that something of the record has named.
    known: BTreeSet<String>,
}

impl Run<'_> {
    fn all(&mut self) -> Result<(), Stop> {
        let bytes = self.head_bytes()?;
        let head = log::read_head(&bytes)?;
        let mut log = self.open_log(&head, &bytes)?;
        let mut chain = releases::Chain::default();
        for number in 1..=head.release {
            self.release(number, &mut chain, log.as_mut())?;
            self.report.releases = number;
        }
        if let Some(log) = &mut log {
            self.finish_log(log)?;
        }
        releases::check_head(&head, &bytes, &chain)?;
        self.manifest_twin(&head, &bytes)?;
        self.check_log_key(&chain)?;
        self.rest(head.release)
    }

    fn head_bytes(&mut self) -> Result<Vec<u8>, Stop> {
        if let Some(bytes) = self.read(HEAD, SMALL)? {
            return Ok(bytes);
        }
        // Without any release there is nothing to be wrong.
        if self.read("data/release/1.json", LARGE)?.is_none() {
            return Err(Failure::NotASite(self.source.name()).into());
        }
        wrong(Code::Missing, HEAD, None)
    }

    /// A file as a whole; `None` when it is not there.
    fn read(&mut self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, Failure> {
        self.known.insert(path.to_owned());
        source::read(self.source, path, limit)
    }

    /// A file that must be there.
    fn must_read(&mut self, path: &str, limit: u64) -> Result<Vec<u8>, Stop> {
        match self.read(path, limit)? {
            Some(bytes) => Ok(bytes),
            None => wrong(Code::Missing, path, None),
        }
    }

    fn note(&mut self, code: Code, path: &str) {
        self.report.notes.push(Note { code, path: path.to_owned(), words: words::of(code) });
    }
}

/// The first place where two texts differ; `None` when they are the same.
fn first_difference(one: &[u8], two: &[u8]) -> Option<usize> {
    let differ = one.iter().zip(two).position(|(one, two)| one != two);
    differ.or_else(|| (one.len() != two.len()).then(|| one.len().min(two.len())))
}
