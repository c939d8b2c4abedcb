//! Indicators, targets, observations.

use super::period::is_period;
use crate::diagnostic::{Diagnostics, catalog::ledger as told};
use crate::forms::{Book, rows::Cells};
use mingjing_contract::targets::{Indicator, Observation, Target, Targets};

/// What a plan says of itself is as good as a government page.
const CONFIDENCE_OF_PLANS: &str = "A";

/// The three tables.
pub fn evaluate(book: &Book, faults: &mut Diagnostics) -> Targets {
    Targets {
        indicators: indicators(book, faults),
        targets: targets(book, faults),
        observations: observations(book, faults),
    }
}

fn indicators(book: &Book, faults: &mut Diagnostics) -> Vec<Indicator> {
    let needed = ["id", "name_zh", "name_en", "better", "theme"];
    let mut all = Vec::new();
    for table in ["indicators", "extra_indicators"] {
        let rows = book.sheet(table).read(&needed, faults, |row| Indicator {
            id: row.text("id"),
            name_zh: row.text("name_zh"),
            name_en: row.text("name_en"),
            unit: row.opt("unit").unwrap_or_default(),
            better: row.text("better"),
            theme: row.text("theme"),
            definition_note: row.opt("definition_note"),
            sample: row.sample,
        });
        all.extend(rows.into_iter().map(|placed| placed.value));
    }
    all
}

fn targets(book: &Book, faults: &mut Diagnostics) -> Vec<Target> {
    let needed = ["id", "indicator_id", "region_code", "comparator", "value", "document_id"];
    let rows = book.sheet("targets").read(&needed, faults, |row| Target {
        id: row.text("id"),
        indicator: row.text("indicator_id"),
        region: row.text("region_code"),
        year: row.opt_integer("year"),
        due_on: row.opt_date("due_date"),
        comparator: row.text("comparator"),
        value: row.decimal("value"),
        baseline_year: row.opt_integer("baseline_year"),
        document: row.text("document_id"),
        section: row.opt("section").unwrap_or_default(),
        task: row.opt("task_id"),
        note: row.opt("note"),
        sample: row.sample,
    });
    rows.into_iter().map(|placed| placed.value).collect()
}

/// What the plans state themselves, then what was published afterwards.
fn observations(book: &Book, faults: &mut Diagnostics) -> Vec<Observation> {
    let needed = ["id", "indicator_id", "region_code", "value"];
    let mut all = Vec::new();
    for table in ["observations", "public_observations"] {
        all.extend(book.sheet(table).read(&needed, faults, observation));
    }
    all.into_iter().map(|placed| placed.value).collect()
}

fn observation(row: &mut Cells<'_, '_>) -> Observation {
    let (document, source) = (row.opt("document_id"), row.opt("source_id"));
    // A plan may state a figure without saying of when; a later publication must say it.
    let period = if source.is_some() { row.text("period") } else { row.opt("period").unwrap_or_default() };
    if !period.is_empty() && !is_period(&period) {
        row.refuse("period", told::period_wrong(), Some(&period));
    }
    let confidence = match (&document, &source) {
        (None, None) => {
            row.refuse("source_id", told::without_origin(), None);
            String::new()
        }
        (_, Some(_)) => row.text("confidence"),
        (Some(_), None) => row.opt("confidence").unwrap_or_else(|| CONFIDENCE_OF_PLANS.to_owned()),
    };
    Observation {
        id: row.text("id"),
        indicator: row.text("indicator_id"),
        region: row.text("region_code"),
        period,
        value: row.decimal("value"),
        unit: row.opt("unit").unwrap_or_default(),
        qualifier: row.opt("qualifier").unwrap_or_else(|| "exact".to_owned()),
        document,
        source,
        confidence,
        note: row.opt("note"),
        sample: row.sample,
    }
}
