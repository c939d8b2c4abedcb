//! Reasons for changes, from the workbook's table `corrections`.

use super::{Change, Changes, facts::same, fields};
use crate::diagnostic::Diagnostics;
use crate::forms::{Book, rows::Placed};
use mingjing_contract::history::Correction;
use mingjing_contract::manifest::table;
use mingjing_domain::time::HourEnding;
use std::collections::BTreeSet;

/// A row of `corrections`. Partition, row, field and values may end in `*`, which stands for any rest: one
/// reason for a month of a wrongly set instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Published table.
    pub table: String,
    /// Its part; none for any.
    pub partition: Option<String>,
    /// Row.
    pub row: String,
    /// Field.
    pub field: String,
    /// What was published; none for any.
    pub old: Option<String>,
    /// What is published now; none when it was taken away.
    pub new: Option<String>,
    /// Why.
    pub reason_zh: String,
    /// Why, in English.
    pub reason_en: String,
    /// When it was decided.
    pub decided_on: String,
    /// Number or address of the decision.
    pub document: Option<String>,
}

/// Changes with and without a reason.
#[derive(Debug, Default)]
pub struct Sorted<'a> {
    /// Changes with their reasons.
    pub reasoned: Vec<(&'a Change, &'a Reason)>,
    /// Changes without.
    pub silent: Vec<&'a Change>,
}

/// The reasons of a workbook, with their places.
pub fn read(book: &Book, faults: &mut Diagnostics) -> Vec<Placed<Reason>> {
    let needed = ["table", "row_key", "field", "reason_zh", "reason_en", "decided_on"];
    book.sheet("corrections").read(&needed, faults, |row| Reason {
        table: row.text("table"),
        partition: row.opt("partition"),
        row: row.text("row_key"),
        field: row.text("field"),
        old: row.opt("old"),
        new: row.opt("new"),
        reason_zh: row.text("reason_zh"),
        reason_en: row.text("reason_en"),
        decided_on: row.opt_date("decided_on").unwrap_or_default(),
        document: row.opt("document"),
    })
}

impl Reason {
    fn covers(&self, change: &Change) -> bool {
        self.table == change.table
            && self
                .partition
                .as_deref()
                .is_none_or(|own| fits(own, change.partition.as_deref().unwrap_or_default()))
            && fits(&self.row, &change.row)
            && fits(&self.field, &change.field)
            && self.old.as_deref().is_none_or(|old| fits(old, &change.old))
            && match (self.new.as_deref(), change.new.as_deref()) {
                (Some(own), Some(new)) => fits(own, new),
                (None, None) => true,
                (Some(own), None) => own == "*",
                (None, Some(_)) => false,
            }
    }

    /// What it says it is for.
    #[must_use]
    pub fn words(&self) -> String {
        let partition = self.partition.as_deref().unwrap_or_default();
        format!(
            "{} {partition} {} {}: {}",
            self.table,
            self.row,
            self.field,
            self.new.as_deref().unwrap_or("∅")
        )
    }

    /// For the record.
    #[must_use]
    pub fn correction(&self, change: &Change, release: u64, published_at: &str) -> Correction {
        Correction {
            release,
            published_at: published_at.to_owned(),
            table: change.table.clone(),
            partition: change.partition.clone(),
            row: change.row.clone(),
            field: change.field.clone(),
            old: change.old.clone(),
            new: change.new.clone(),
            reason_zh: self.reason_zh.clone(),
            reason_en: self.reason_en.clone(),
            decided_on: self.decided_on.clone(),
            document: self.document.clone(),
        }
    }
}

/// The reason of figures that were computed before all their data had come.
#[must_use]
pub fn late_data(decided_on: &str) -> Reason {
    Reason {
        table: String::new(),
        partition: None,
        row: String::new(),
        field: String::new(),
        old: None,
        new: None,
        reason_zh: "迟到的数据补入后重新计算".to_owned(),
        reason_en: "Computed again with data that came late".to_owned(),
        decided_on: decided_on.to_owned(),
        document: None,
    }
}

/// Finds a reason for each change. What is computed follows what it is computed from: its reason is that of
/// the value in the same row or in one within or around it, or for a day in one of its hours; or that a value came late
/// (`late`).
#[must_use]
pub fn sort<'a>(changes: &'a Changes, reasons: &'a [Reason], late: &'a Reason) -> Sorted<'a> {
    let mut sorted = Sorted::default();
    let mut open = Vec::new();
    for change in &changes.values {
        match reasons.iter().find(|reason| reason.covers(change)) {
            Some(reason) => sorted.reasoned.push((change, reason)),
            None => open.push(change),
        }
    }
    let causes = sorted.reasoned.clone();
    let (computed, silent): (Vec<_>, Vec<_>) = open.into_iter().partition(|change| is_computed(change));
    for change in computed {
        let cause = || causes.iter().find(|(cause, _)| follows(change, Cause::of(cause)));
        let came_late = || {
            changes.late.iter().any(|((table, partition), rows)| {
                let cause = |row| Cause { table, partition: partition.as_deref(), row };
                rows.iter().any(|row| follows(change, cause(row)))
            })
        };
        if let Some((_, reason)) = cause() {
            sorted.reasoned.push((change, *reason));
        } else if silent.iter().any(|cause| follows(change, Cause::of(cause))) {
            // Its cause is told; a second message would only hide that.
        } else if came_late() {
            sorted.reasoned.push((change, late));
        } else {
            sorted.silent.push(change);
        }
    }
    sorted.silent.extend(silent);
    sorted.silent.sort();
    sorted.reasoned.sort_by_key(|(change, _)| *change);
    sorted
}

/// Whether the rules compute it from others: the fields that say so, and a region's hours, which are means.
fn is_computed(change: &Change) -> bool {
    fields::is_computed(&change.table, &change.field)
        || change.table == table::AIR_HOURS && is_region(place(change))
}

/// A row that something else is computed from.
#[derive(Clone, Copy)]
struct Cause<'a> {
    table: &'a str,
    partition: Option<&'a str>,
    row: &'a str,
}

impl<'a> Cause<'a> {
    fn of(change: &'a Change) -> Self {
        Self { table: &change.table, partition: change.partition.as_deref(), row: &change.row }
    }

    fn place(self) -> Option<&'a str> {
        self.partition?.split_once('/').map(|(place, _)| place)
    }
}

/// Whether a computed value may have changed with a row.
fn follows(change: &Change, cause: Cause<'_>) -> bool {
    match (change.table.as_str(), cause.table) {
        (table::AIR_DAYS, table::AIR_HOURS) => {
            // The hour that ends at midnight belongs to the day before.
            let day = cause.row.parse::<HourEnding>().map(|hour| hour.monitoring_day().to_string());
            day.is_ok_and(|day| day == change.row)
                && (place(change) == cause.place() || is_region(place(change)))
        }
        // A region's hour is the mean of its stations'.
        (table::AIR_HOURS, table::AIR_HOURS) => {
            change.row == cause.row
                && (change.partition.as_deref() == cause.partition || is_region(place(change)))
        }
        // Means are counted against limits, which the register of the outlet has.
        (table::EMISSIONS | table::EMISSION_DAYS, table::POLLUTERS) => {
            place(change).is_some_and(|outlet| cause.row.split('/').nth(1) == Some(outlet))
        }
        // What a place is decides by which standard it is judged.
        (table::DRINKING_READINGS, table::DRINKING) => is_within(&change.row, cause.row),
        (table::WATER_READINGS, table::PLACES) => place(change) == Some(cause.row),
        // A value in the same row, in one within it, or in one around it: the items of a sample, its pH.
        (one, other) => {
            one == other
                && change.partition.as_deref() == cause.partition
                && (is_within(&change.row, cause.row) || is_within(cause.row, &change.row))
        }
    }
}

/// Whether a row is another one, or lies within it. The table itself is no row.
fn is_within(row: &str, around: &str) -> bool {
    let rest = row.strip_prefix(around).filter(|_| !around.is_empty());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The place of an air table's part.
fn place(change: &Change) -> Option<&str> {
    change.partition.as_deref()?.split_once('/').map(|(place, _)| place)
}

/// Stations have letters in their codes; regions have the six digits of GB/T 2260.
fn is_region(place: Option<&str>) -> bool {
    place.is_some_and(|place| place.len() == 6 && place.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a pattern is the text, or begins it and ends in `*`.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => text.starts_with(start),
        None => same(pattern, text),
    }
}

/// Reasons that no change needs and that no release has used: probably misspelt.
#[must_use]
pub fn unused<'a>(
    reasons: &'a [Placed<Reason>],
    used: &[(&Change, &Reason)],
    recorded: &[Correction],
) -> Vec<&'a Placed<Reason>> {
    let used: BTreeSet<*const Reason> = used.iter().map(|(_, reason)| std::ptr::from_ref(*reason)).collect();
    let was_used = |reason: &Reason| {
        recorded.iter().any(|correction| {
            let change = Change {
                table: correction.table.clone(),
                partition: correction.partition.clone(),
                row: correction.row.clone(),
                field: correction.field.clone(),
                old: correction.old.clone(),
                new: correction.new.clone(),
            };
            reason.covers(&change)
        })
    };
    reasons
        .iter()
        .filter(|placed| !used.contains(&std::ptr::from_ref(&placed.value)) && !was_used(&placed.value))
        .collect()
}
