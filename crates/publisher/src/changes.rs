//! What a release would change in what has been published: added, filled, corrected, taken away.
//!
//! A value that was public and differs now is a correction and needs a reason from the workbook's table
//! `corrections`; without one it is a silent change, and nothing is published. A value that was missing and
//! is there now, and a row that is new, are what releases are for.

mod compare;
mod facts;
mod fields;
mod hours;
mod identity;
mod outlet;
pub mod reasons;

use crate::Failure;
use crate::diagnostic::Place;
use crate::release::{blob::Blob, files::read_checked};
use facts::Facts;
use mingjing_contract::history::TableNote;
use mingjing_contract::manifest::{FileEntry, Manifest, table};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Tables that say nothing of their own: copies of what others say at a moment, and the account of changes.
const FOLLOW: [&str; 6] =
    [table::PORTAL, table::AIR_NOW, table::WATER_NOW, table::TASKS, table::CORRECTIONS, table::HISTORY];

/// A published value that differs now.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Table.
    pub table: String,
    /// Part of the table.
    pub partition: Option<String>,
    /// Row: its identifier or time; `*` for the whole part.
    pub row: String,
    /// Field; `*` for the whole row.
    pub field: String,
    /// What is public.
    pub old: String,
    /// What would be; `None` when it would be taken away.
    pub new: Option<String>,
}

impl Change {
    /// Where it is told: the table, and the part as its file.
    #[must_use]
    pub fn place(&self) -> Place {
        let file = self
            .partition
            .as_ref()
            .map_or_else(|| self.table.clone(), |part| format!("{}/{part}", self.table));
        Place::file("", &file).column(&self.field)
    }

    /// Row, old and new value.
    #[must_use]
    pub fn words(&self) -> String {
        format!("{}: {} → {}", self.row, self.old, self.new.as_deref().unwrap_or("∅"))
    }
}

/// Everything that a release would change.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Counts by table, by name; `corrected` is the number of `values` in it.
    pub tables: Vec<TableNote>,
    /// Published values that would differ.
    pub values: Vec<Change>,
    /// Rows that got a value which had been missing, or came to a known one, by table and part.
    pub late: BTreeMap<(String, Option<String>), BTreeSet<String>>,
    /// The first new rows of each table, to show.
    pub examples: BTreeMap<String, Vec<String>>,
}

/// How many new rows of a table are named.
const EXAMPLES_KEPT: usize = 5;

/// What became of one part of a table.
#[derive(Debug, Default)]
struct Part {
    added: u64,
    filled: u64,
    /// Changes of what stands in a register, in its ordinary course.
    updated: u64,
    values: Vec<Change>,
    examples: Vec<String>,
    /// Rows that got a value which had been missing, or came to a known one.
    late: BTreeSet<String>,
}

impl Changes {
    /// Compares the files of a release on disk with those that would follow it. Files with the same
    /// content are not read.
    ///
    /// # Errors
    /// [`Failure`] when a file of the release cannot be read, or is not what its manifest says.
    pub fn between(site: &Path, old: Option<&Manifest>, new: &[Blob]) -> Result<Self, Failure> {
        let nothing = Vec::new();
        let old = old.map_or(&nothing, |manifest| &manifest.files);
        let follows = |table: &str| FOLLOW.contains(&table);
        let known: BTreeMap<(&str, Option<&str>), &FileEntry> =
            old.iter().map(|file| ((file.table.as_str(), file.partition.as_deref()), file)).collect();
        let parts = new.par_iter().filter(|blob| !follows(blob.table)).map(|blob| {
            let part = match known.get(&(blob.table, blob.partition.as_deref())) {
                Some(file) if file.sha256 == blob.sha256 => return Ok(None),
                Some(file) => Part::of(&read(site, file)?, file, Some(blob))?,
                None => Part::new(blob)?,
            };
            Ok(Some((blob.table.to_owned(), blob.partition.clone(), part)))
        });
        let parts: Result<Vec<_>, Failure> = parts.collect();
        let mut parts: Vec<(String, Option<String>, Part)> = parts?.into_iter().flatten().collect();
        let present: BTreeSet<(&str, Option<&str>)> =
            new.iter().map(|blob| (blob.table, blob.partition.as_deref())).collect();
        for file in old.iter().filter(|file| !follows(&file.table)) {
            if !present.contains(&(file.table.as_str(), file.partition.as_deref())) {
                parts.push((
                    file.table.clone(),
                    file.partition.clone(),
                    Part::of(&read(site, file)?, file, None)?,
                ));
            }
        }
        Ok(Self::sum(parts))
    }

    fn sum(parts: Vec<(String, Option<String>, Part)>) -> Self {
        let mut sum = Self::default();
        let mut tables: BTreeMap<String, TableNote> = BTreeMap::new();
        for (table, partition, part) in parts {
            if !part.late.is_empty() {
                sum.late.insert((table.clone(), partition), part.late);
            }
            let note = tables
                .entry(table.clone())
                .or_insert_with(|| TableNote { table: table.clone(), ..TableNote::default() });
            note.added += part.added;
            note.filled += part.filled;
            note.updated += part.updated;
            note.corrected += part.values.len() as u64;
            sum.values.extend(part.values);
            let examples = sum.examples.entry(table).or_default();
            let room = EXAMPLES_KEPT.saturating_sub(examples.len());
            examples.extend(part.examples.into_iter().take(room));
        }
        sum.tables = tables
            .into_values()
            .filter(|note| note.added + note.filled + note.updated + note.corrected > 0)
            .collect();
        sum.values.sort();
        sum
    }
}

impl Part {
    /// A part that was not there before.
    fn new(blob: &Blob) -> Result<Self, Failure> {
        let (added, examples) = match Kind::of(blob.table, blob.partition.as_deref(), &blob.bytes)? {
            Kind::Rows(facts) => (facts.count(), facts.names(EXAMPLES_KEPT)),
            Kind::Hours(month) => (month.rows(), month.names(EXAMPLES_KEPT)),
        };
        Ok(Self { added, examples, ..Self::default() })
    }

    /// The difference between a published file and the one that would take its place.
    fn of(bytes: &[u8], file: &FileEntry, blob: Option<&Blob>) -> Result<Self, Failure> {
        let partition = file.partition.as_deref();
        let change = |row: &str, field: &str, old: &str, new: Option<&str>| Change {
            table: file.table.clone(),
            partition: file.partition.clone(),
            row: row.to_owned(),
            field: field.to_owned(),
            old: old.to_owned(),
            new: new.map(str::to_owned),
        };
        let old = Kind::of(&file.table, partition, bytes)?;
        let Some(blob) = blob else {
            let rows = match &old {
                Kind::Rows(facts) => facts.count(),
                Kind::Hours(month) => month.rows(),
            };
            return Ok(Self { values: vec![change("*", "*", &rows.to_string(), None)], ..Self::default() });
        };
        Ok(match (old, Kind::of(blob.table, partition, &blob.bytes)?) {
            (Kind::Hours(old), Kind::Hours(new)) => old.compare(&new, EXAMPLES_KEPT, change),
            (Kind::Rows(old), Kind::Rows(new)) => compare::compare(&old, &new, EXAMPLES_KEPT, change),
            // The kind is that of the table, which is the same for both.
            _ => Self::default(),
        })
    }
}

/// A file that can be compared with another of the same table.
enum Kind {
    Rows(Facts),
    Hours(Box<hours::Month>),
}

impl Kind {
    fn of(table: &str, partition: Option<&str>, bytes: &[u8]) -> Result<Self, Failure> {
        let read = if table == table::AIR_HOURS {
            hours::Month::read(bytes).map(|month| Self::Hours(Box::new(month)))
        } else {
            Facts::of_json(table, bytes).map(Self::Rows)
        };
        read.map_err(|why| Failure::OldRelease {
            path: partition.map_or_else(|| table.to_owned(), |partition| format!("{table} {partition}")),
            why,
        })
    }
}

fn read(site: &Path, file: &FileEntry) -> Result<Vec<u8>, Failure> {
    read_checked(&site.join(&file.path), &file.sha256)
}
