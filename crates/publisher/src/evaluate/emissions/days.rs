//! Daily means by outlet and year, as published.

use super::{Column, Columns, Given, verdict::verdicts};
use crate::diagnostic::Diagnostics;
use jiff::civil::Date;
use mingjing_contract::Id;
use mingjing_contract::emissions::{EmissionDay, EmissionDayColumn, EmissionDays};
use mingjing_contract::polluters::EmissionLimit;
use mingjing_domain::emission::{Averaging, Mean};
use std::collections::BTreeMap;

/// One part for each outlet and year.
pub fn evaluate(
    columns: Columns<Date>,
    limits: &BTreeMap<Id, &[EmissionLimit]>,
    faults: &mut Diagnostics,
) -> Vec<EmissionDays> {
    let mut parts = Vec::new();
    for (outlet, items) in columns {
        let limits = limits.get(&outlet).copied().unwrap_or_default();
        let mut years: BTreeMap<i16, Vec<EmissionDayColumn>> = BTreeMap::new();
        for (item, column) in &items {
            let mut by_year: BTreeMap<i16, Vec<&Given<Date>>> = BTreeMap::new();
            for given in column.means.values() {
                by_year.entry(given.at.year()).or_default().push(given);
            }
            for (year, given) in by_year {
                let found = day_column(item, column, &given, limits, faults);
                years.entry(year).or_default().push(found);
            }
        }
        let of_outlet =
            years.into_iter().map(|(year, items)| EmissionDays { outlet: outlet.clone(), year, items });
        parts.extend(of_outlet);
    }
    parts
}

fn day_column(
    item: &str,
    column: &Column<Date>,
    given: &[&Given<Date>],
    limits: &[EmissionLimit],
    faults: &mut Diagnostics,
) -> EmissionDayColumn {
    let means: Vec<Mean> =
        given.iter().map(|given| Mean { day: given.at, value: given.value.ok(), mark: given.mark }).collect();
    let at = |index: usize| given.get(index).map(|given| given.at.to_string());
    let day = |given: &&Given<Date>| EmissionDay {
        date: given.at.to_string(),
        value: given.value.ok(),
        missing: given.value.err(),
        hours: given.hours,
        mark: given.mark.id().to_owned(),
    };
    EmissionDayColumn {
        item: item.to_owned(),
        unit: column.unit.clone(),
        days: given.iter().map(day).collect(),
        verdicts: verdicts(column, (item, Averaging::Day), limits, &means, at, faults),
    }
}
