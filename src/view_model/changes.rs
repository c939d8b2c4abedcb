//! What each release brought and what was corrected, newest first, ready to show.

use super::figure::Table;
use crate::route::Lang;
use crate::text::{Text, format, word};
use mingjing_contract::history::{Correction, Corrections, History, ReleaseNote, TableNote};

/// How many releases and corrections a page shows; the record has them all.
const SHOWN: usize = 20;

/// The account of changes.
#[derive(Clone, Debug)]
pub struct Changes {
    /// One row a release.
    pub releases: Table,
    /// One row a correction; none when nothing was ever corrected.
    pub corrections: Option<Table>,
    /// How many corrections there are in all.
    pub count: usize,
}

/// The account in words.
#[must_use]
pub fn page(history: &History, corrections: &Corrections, t: &'static Text) -> Changes {
    let head = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let releases = history.releases.iter().rev().take(SHOWN).map(|note| {
        let brought = brought(note, t);
        let brought =
            if brought.is_empty() { t.changes_none.to_owned() } else { brought.join(t.changes_between) };
        vec![note.release.to_string(), format::moment(t.lang, &note.published_at), brought]
    });
    let all = &corrections.corrections;
    let newest = table(all.iter().rev(), t);
    Changes {
        releases: Table { head: head(&t.changes_release_head), rows: releases.collect() },
        corrections: (!newest.rows.is_empty()).then_some(newest),
        count: all.len(),
    }
}

/// The first of some corrections as a table.
pub fn table<'a>(some: impl Iterator<Item = &'a Correction>, t: &'static Text) -> Table {
    let head = t.changes_head.iter().map(|name| (*name).to_owned()).collect();
    Table { head, rows: some.take(SHOWN).map(|one| row(one, t)).collect() }
}

/// What a release brought, table by table.
#[must_use]
pub fn brought(note: &ReleaseNote, t: &'static Text) -> Vec<String> {
    note.tables.iter().map(|table| brought_to(table, t)).collect()
}

fn brought_to(note: &TableNote, t: &'static Text) -> String {
    let counts = [note.added + note.filled, note.updated, note.corrected];
    (t.changes_brought)(&word(t.tables, &note.table), counts)
}

fn row(one: &Correction, t: &'static Text) -> Vec<String> {
    let parts = [
        Some(word(t.tables, &one.table)),
        one.partition.clone(),
        Some(one.row.clone()),
        Some(one.field.clone()),
    ];
    let what: Vec<String> = parts.into_iter().flatten().filter(|part| part != "*").collect();
    let new = one.new.clone().unwrap_or_else(|| t.changes_taken.to_owned());
    let reason = match t.lang {
        Lang::Zh => &one.reason_zh,
        Lang::En => &one.reason_en,
    };
    vec![one.release.to_string(), what.join(" · "), format!("{} → {new}", one.old), reason.clone()]
}
