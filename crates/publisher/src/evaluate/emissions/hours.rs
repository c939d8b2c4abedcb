//! Hourly means by outlet and month.

use super::{Column, Columns, Given, verdict::verdicts};
use crate::diagnostic::Diagnostics;
use mingjing_contract::Id;
use mingjing_contract::emissions::{EmissionColumn, EmissionGap, Emissions, MarkRun};
use mingjing_contract::missing::MissingReason;
use mingjing_contract::polluters::EmissionLimit;
use mingjing_domain::emission::{Averaging, Mark, Mean};
use mingjing_domain::time::HourEnding;
use std::collections::BTreeMap;

/// Hours of one month at most: a partition never gets longer, whatever times a table has.
const HOURS_OF_A_MONTH: usize = 31 * 24;

/// One part for each outlet and month of monitoring days.
pub fn evaluate(
    columns: Columns<HourEnding>,
    limits: &BTreeMap<Id, &[EmissionLimit]>,
    faults: &mut Diagnostics,
) -> Vec<Emissions> {
    let mut parts = Vec::new();
    for (outlet, items) in columns {
        let limits = limits.get(&outlet).copied().unwrap_or_default();
        let mut months: BTreeMap<String, BTreeMap<String, Column<HourEnding>>> = BTreeMap::new();
        for (item, column) in items {
            for given in column.means.into_values() {
                let month = given.at.monitoring_day().strftime("%Y-%m").to_string();
                let part = months.entry(month).or_default().entry(item.clone());
                let part = part.or_insert_with(|| Column {
                    unit: column.unit.clone(),
                    place: column.place.clone(),
                    means: BTreeMap::new(),
                });
                part.means.insert(given.at, given);
            }
        }
        for (month, items) in months {
            parts.extend(part(&outlet, month, &items, limits, faults));
        }
    }
    parts
}

fn part(
    outlet: &str,
    month: String,
    items: &BTreeMap<String, Column<HourEnding>>,
    limits: &[EmissionLimit],
    faults: &mut Diagnostics,
) -> Option<Emissions> {
    let first = items.values().filter_map(|column| column.means.keys().next()).min()?;
    let last = items.values().filter_map(|column| column.means.keys().next_back()).max()?;
    let slots: Vec<HourEnding> = std::iter::successors(Some(*first), |hour| hour.next())
        .take_while(|hour| hour <= last)
        .take(HOURS_OF_A_MONTH)
        .collect();
    let items = items.iter().map(|(item, column)| {
        let given: Vec<Option<&Given<HourEnding>>> =
            slots.iter().map(|hour| column.means.get(hour)).collect();
        emission_column(item, column, &slots, &given, limits, faults)
    });
    let items = items.collect();
    Some(Emissions {
        outlet: outlet.to_owned(),
        month,
        first_hour_ending: first.to_string(),
        hours: u32::try_from(slots.len()).ok()?,
        items,
    })
}

fn emission_column(
    item: &str,
    column: &Column<HourEnding>,
    slots: &[HourEnding],
    given: &[Option<&Given<HourEnding>>],
    limits: &[EmissionLimit],
    faults: &mut Diagnostics,
) -> EmissionColumn {
    let values = || given.iter().flatten().filter_map(|given| given.value.ok());
    let scale = values().map(|value| value.scale()).max().unwrap_or(0);
    let cell = |given: &Option<&Given<HourEnding>>| match given {
        None => Err(MissingReason::NotInSource),
        Some(given) => given.value.and_then(|value| value.to_scaled(scale).ok_or(MissingReason::Invalid)),
    };
    let cells: Vec<Result<i64, MissingReason>> = given.iter().map(cell).collect();
    let mark = |given: &Option<&Given<HourEnding>>| given.map_or(Mark::Normal, |given| given.mark);
    let means: Vec<Mean> = slots
        .iter()
        .zip(given)
        .map(|(hour, given)| Mean {
            day: hour.monitoring_day(),
            value: given.and_then(|given| given.value.ok()),
            mark: mark(given),
        })
        .collect();
    let at = |index: usize| slots.get(index).map(HourEnding::to_string);
    EmissionColumn {
        item: item.to_owned(),
        unit: column.unit.clone(),
        scale,
        marks: runs(given.iter().map(|given| Some(mark(given)).filter(|mark| *mark != Mark::Normal)))
            .map(|(mark, from, hours)| MarkRun { mark: mark.id().to_owned(), from, hours })
            .collect(),
        gaps: runs(cells.iter().map(|cell| cell.err()))
            .map(|(reason, from, hours)| EmissionGap { from, hours, reason })
            .collect(),
        values: cells.iter().map(|cell| cell.ok()).collect(),
        verdicts: verdicts(column, (item, Averaging::Hour), limits, &means, at, faults),
    }
}

/// Runs of equal things: what, where it begins, how long it is. What is `None` is in no run.
fn runs<T: PartialEq>(cells: impl Iterator<Item = Option<T>>) -> impl Iterator<Item = (T, u32, u32)> {
    let mut found: Vec<(T, u32, u32)> = Vec::new();
    for (index, cell) in (0_u32..).zip(cells) {
        let Some(cell) = cell else { continue };
        match found.last_mut() {
            Some((last, from, hours)) if *last == cell && *from + *hours == index => *hours += 1,
            _ => found.push((cell, index, 1)),
        }
    }
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_end_where_something_else_begins() {
        let cells = [Some('a'), Some('a'), None, Some('a'), Some('b'), Some('b')];
        assert_eq!(runs(cells.into_iter()).collect::<Vec<_>>(), [('a', 0, 2), ('a', 3, 1), ('b', 4, 2)]);
    }
}
