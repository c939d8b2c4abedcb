//! What the public reported and what was answered, with honest statistics: how many, how long, how many late. Nothing
//! is worked out of too few.

mod figures;
mod row;

pub use figures::{ENOUGH, Figures};
pub use row::Row;

use super::figure::Table;
use super::ledger_index::{occurs, words};
use crate::route::{Lang, Query};
use crate::text::{Text, word};
use figures::groups;
use jiff::civil::Date;
use mingjing_contract::ledger::Unit;
use mingjing_contract::places::Places;
use mingjing_contract::replies::{Replies, Reply};
use row::row;
use std::sync::Arc;

/// Rows shown before "show more".
pub const PAGE_ROWS: usize = 20;

/// Not answered, and the last day to answer has passed.
#[must_use]
pub fn is_overdue(reply: &Reply, today: &str) -> bool {
    reply.answered_on.is_none() && reply.answer_by.as_str() < today
}

/// Identifiers of the filter `state` that a report matches.
fn state_ids(reply: &Reply, today: &str) -> Vec<&'static str> {
    let mut ids = vec![if reply.answered_on.is_some() { "answered" } else { "open" }];
    if is_overdue(reply, today) {
        ids.push("overdue");
    }
    if reply.answered_on.as_deref().is_some_and(|on| on > reply.answer_by.as_str()) {
        ids.push("late");
    }
    if reply.extended_on.is_some() {
        ids.push("extended");
    }
    ids
}

/// The page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepliesPage {
    /// Of all reports.
    pub all: Figures,
    /// By kind and by unit.
    pub by_kind: Table,
    /// By unit.
    pub by_unit: Table,
    /// Kinds to choose from.
    pub kinds: Vec<(String, String)>,
    /// Units to choose from.
    pub units: Vec<(String, String)>,
    /// The rows, newest first.
    pub rows: Vec<Row>,
    /// How many match.
    pub matching: usize,
    /// All are made up.
    pub sample: bool,
}

/// The reports that the page is about: the real ones; made-up ones where there are no others, never both.
#[must_use]
pub fn shown(years: &[Arc<Replies>]) -> Vec<&Reply> {
    let all = || years.iter().flat_map(|year| &year.replies);
    let has_real = all().any(|reply| !reply.sample);
    let mut replies: Vec<&Reply> = all().filter(|reply| reply.sample != has_real).collect();
    replies.reverse();
    replies
}

/// The page for a query: `kind`, `unit`, `state`, `q` (words), `n` (rows; `all` rows if it is longer than all).
#[must_use]
pub fn page(
    replies: &[&Reply],
    units: &[&Unit],
    places: &Places,
    query: &Query,
    today: Date,
    t: &'static Text,
) -> RepliesPage {
    let today = today.to_string();
    let words = words(query.get("q").unwrap_or(""));
    let is = |key: &str, value: Option<&str>| query.get(key).is_none_or(|wanted| Some(wanted) == value);
    let matching: Vec<&Reply> = replies
        .iter()
        .copied()
        .filter(|reply| is("kind", Some(&reply.kind)) && is("unit", reply.unit.as_deref()))
        .filter(|reply| query.get("state").is_none_or(|id| state_ids(reply, &today).contains(&id)))
        .filter(|reply| words.is_empty() || contains(reply, &words))
        .collect();
    let name = |id: &str| unit_name(units, id, t);
    let (by_kind, kinds) =
        groups(replies, |reply| Some(&reply.kind), &|id| word(t.kinds, id), t.replies().kind, &today, t);
    let (by_unit, of_units) =
        groups(replies, |reply| reply.unit.as_ref(), &name, t.replies().unit, &today, t);
    RepliesPage {
        all: Figures::of(replies.iter().copied(), &today),
        by_kind,
        by_unit,
        kinds,
        units: of_units,
        matching: matching.len(),
        rows: matching.iter().map(|reply| row(reply, units, places, &today, t)).collect(),
        sample: !replies.is_empty() && replies.iter().all(|reply| reply.sample),
    }
}

fn contains(reply: &Reply, words: &[String]) -> bool {
    let mut text = reply.id.to_ascii_lowercase();
    for part in
        [Some(&reply.question_zh), reply.answer_zh.as_ref(), reply.place_zh.as_ref()].into_iter().flatten()
    {
        text.push('\n');
        text.push_str(&part.to_ascii_lowercase());
    }
    words.iter().all(|word| occurs(&text, word))
}

fn unit_name(units: &[&Unit], id: &str, t: &Text) -> String {
    let found = units.iter().find(|unit| unit.id == id);
    let name = found.map(|unit| if t.lang == Lang::Zh { &unit.name_zh } else { &unit.name_en });
    name.map_or_else(|| id.to_owned(), Clone::clone)
}
