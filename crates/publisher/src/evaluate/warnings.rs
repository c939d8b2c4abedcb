//! Heavy-pollution warnings, revision by revision.

use crate::diagnostic::{Diagnostics, catalog::record as told};
use crate::forms::{
    Book,
    rows::{Cells, Placed},
};
use mingjing_contract::Id;
use mingjing_contract::warnings::{Warning, WarningRevision, Warnings};
use mingjing_domain::air::warning::Grade;
use std::collections::BTreeMap;

/// The table; absent when the workbook has no warnings.
pub fn evaluate(book: &Book, faults: &mut Diagnostics) -> Option<Warnings> {
    let sheet = book.sheet("air_warnings");
    if sheet.is_absent() {
        return None;
    }
    let needed =
        ["id", "revision", "region_code", "level", "issuer_zh", "document", "issued_at", "starts_at"];
    let mut rows = sheet.read(&needed, faults, revision);
    rows.sort_by(|a, b| (&a.value.0, a.value.2.revision).cmp(&(&b.value.0, b.value.2.revision)));
    let mut all: BTreeMap<Id, Warning> = BTreeMap::new();
    for Placed { place, value: (id, region, revision, sample) } in rows {
        let warning =
            all.entry(id.clone()).or_insert_with(|| Warning { id, region, revisions: Vec::new(), sample });
        // All times are in one offset, so they order as text.
        if warning.revisions.last().is_some_and(|before| revision.issued_at < before.issued_at) {
            faults.push(told::revision_before(), place.column("issued_at"), Some(&revision.issued_at));
        }
        warning.revisions.push(revision);
    }
    let mut warnings: Vec<Warning> = all.into_values().collect();
    let start = |warning: &Warning| warning.revisions.first().map(|first| first.starts_at.clone());
    warnings.sort_by_key(|warning| std::cmp::Reverse(start(warning)));
    Some(Warnings { warnings })
}

fn revision(row: &mut Cells<'_, '_>) -> (Id, Id, WarningRevision, bool) {
    row.in_order("starts_at", "lifted_at");
    let revision = WarningRevision {
        revision: row.integer("revision"),
        level: row.one_of("level", &Grade::ALL.map(Grade::id)),
        issuer_zh: row.text("issuer_zh"),
        document: row.text("document"),
        issued_at: row.time("issued_at"),
        starts_at: row.time("starts_at"),
        lifted_at: row.opt_time("lifted_at"),
        cause_zh: row.opt("cause_zh"),
        measures_zh: row.opt("measures_zh"),
        measures_en: row.opt("measures_en"),
        source: row.opt("source_id"),
        note: row.opt("note"),
    };
    (row.id("id"), row.text("region_code"), revision, row.sample)
}
