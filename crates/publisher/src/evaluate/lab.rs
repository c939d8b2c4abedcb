//! What the tables of laboratory readings share: one item a row, its unit, and what cannot be judged.

use super::cells::written;
use crate::diagnostic::{Diagnostics, Place, catalog::record as told};
use crate::forms::rows::{Cells, Placed};
use mingjing_contract::Id;
use mingjing_contract::lab::NotJudged;
use mingjing_domain::known::{Known, Open};
use mingjing_domain::sample::Reading;
use std::collections::BTreeSet;

/// The reading of one item.
#[derive(Clone, Debug)]
pub struct Given {
    /// Identifier of the item.
    pub item: String,
    /// What was found.
    pub reading: Reading,
    /// Publication.
    pub source: Option<Id>,
    /// Doubts.
    pub note: Option<String>,
}

impl Given {
    /// What a row says of an item.
    pub fn of(row: &Cells<'_, '_>, item: String, reading: Reading) -> Self {
        Self { item, reading, source: row.opt("source_id"), note: row.opt("note") }
    }

    /// The reading as published.
    pub fn written(&self) -> String {
        written(self.reading)
    }
}

/// Reads item, value and unit of a row. `unit_of` gives the unit of an item of the standard, `known` its
/// items, for the message.
pub fn given(
    row: &mut Cells<'_, '_>,
    standard: &str,
    unit_of: impl Fn(&str) -> Option<&'static str>,
    known: impl Fn() -> String,
) -> Option<Given> {
    let item = row.text("item");
    match unit_of(&item) {
        Some(unit) => check_unit(row, unit),
        None if item.is_empty() => {}
        None => row.refuse("item", told::item_unknown(standard, &known()), Some(&item)),
    }
    row.text("value");
    let reading = row.opt_reading("value")?;
    Some(Given::of(row, item, reading))
}

/// Two spellings of one unit are the same; two units never are.
fn check_unit(row: &mut Cells<'_, '_>, expected: &str) {
    let found = row.opt("unit").unwrap_or_default();
    if plain(&found) != plain(expected) {
        row.refuse("unit", told::unit_wrong(expected), Some(&found));
    }
}

/// A unit without blanks, with one sign for micro, and without the words that say how germs are counted.
fn plain(unit: &str) -> String {
    let bare: String = unit.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.replace('μ', "µ").replace("MPN/", "/");
    match bare.as_str() {
        "无量纲" => String::new(),
        "度" => "铂钴色度单位".to_owned(),
        _ => bare,
    }
}

/// The thing that a row belongs to: it must be in its table.
pub fn owner(row: &mut Cells<'_, '_>, column: &str, table: &str, known: &BTreeSet<&str>) -> String {
    let id = row.text(column);
    if !id.is_empty() && !known.contains(id.as_str()) {
        row.refuse(column, crate::diagnostic::catalog::ledger::dangling(table), Some(&id));
    }
    id
}

/// Tells a reading that could not be judged, and says it in the published table.
pub fn not_judged(item: &str, reason: &str, place: Option<&Place>, faults: &mut Diagnostics) -> NotJudged {
    let (zh, en) = match reason {
        "negative" => ("数值小于零", "below zero"),
        "out_of_range" => ("这样的数值不可能存在", "no such value exists"),
        "detection_limit_too_high" => {
            ("检出限过高，未检出也不能说明达标", "the detection limit is too high to tell")
        }
        "no_figure" => ("需要数值", "a figure is needed"),
        "no_ph" => ("缺少土壤 pH", "the soil's pH is missing"),
        "duplicate" => ("同一样品重复", "twice in one sample"),
        _ => ("没有适用的限值", "no limit applies to it"),
    };
    if let Some(place) = place {
        faults.push(told::not_judged(zh, en), place.clone().column("value"), Some(item));
    }
    NotJudged { item: item.to_owned(), reason: reason.to_owned() }
}

/// Where the reading of an item stands.
pub fn place_of<'a>(given: &'a [Placed<Given>], item: &str) -> Option<&'a Place> {
    given.iter().find(|one| one.value.item == item).map(|one| &one.place)
}

/// The verdict on the rows of a sample, or why there is none: the rule of its day is not known.
pub fn ruled<V, R>(
    verdict: Known<V>,
    rows: &[Placed<R>],
    faults: &mut Diagnostics,
) -> (Option<V>, Option<String>) {
    match verdict {
        Known::Rule(verdict) => (Some(verdict), None),
        Known::NotKnown(open) => (None, Some(no_rule(open, rows.first().map(|first| &first.place), faults))),
    }
}

/// Tells a sample of a day for which no rule is known, and says it in the published table.
fn no_rule(open: Open, place: Option<&Place>, faults: &mut Diagnostics) -> String {
    if let Some(place) = place {
        faults.push(told::no_rule(&open.to_string()), place.clone(), None);
    }
    open.id().to_owned()
}

/// Year of an ISO date.
pub fn year_of(date: &str) -> i16 {
    date.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_unit_are_one_and_units_are_not() {
        assert_eq!(plain("μg/L"), plain("µg/L"));
        assert_eq!(plain("MPN/100mL"), plain("/100 mL"));
        assert_eq!(plain("无量纲"), "");
        assert_ne!(plain("µg/L"), plain("mg/L"));
    }
}
