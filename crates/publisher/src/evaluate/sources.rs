//! Publications.

use crate::diagnostic::Diagnostics;
use crate::forms::Book;
use mingjing_contract::ledger::{Source, Sources};

/// The publications by identifier.
pub fn evaluate(book: &Book, faults: &mut Diagnostics) -> Sources {
    let rows = book.sheet("sources").read(&["id", "title"], faults, |row| Source {
        id: row.text("id"),
        title: row.text("title"),
        publisher: row.opt("publisher").unwrap_or_default(),
        published_on: row.opt_date("published_on"),
        address: row.opt("address"),
        note: row.opt("note"),
        sample: row.sample,
    });
    let mut sources: Vec<Source> = rows.into_iter().map(|placed| placed.value).collect();
    sources.sort_by(|a, b| a.id.cmp(&b.id));
    Sources { sources }
}
