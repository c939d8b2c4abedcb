//! Readings of surface water that do not look right: an item in the wrong unit, a value that stands still.

use crate::diagnostic::{Diagnostics, catalog::water as told};
use crate::forms::water_csv::WaterRow;
use jiff::civil::DateTime;
use mingjing_domain::Decimal;
use std::collections::BTreeMap;

/// Items in mg/L with a concentration that raw sewage hardly has; river water has a hundredth of it.
const SEWAGE: [(&str, i64); 4] = [("tp", 10), ("nh3n", 100), ("tn", 150), ("codmn", 300)];
/// Fewest values from which a unit can be told.
const UNIT_VALUES_MIN: usize = 3;
/// Shortest run of one value that is told: two days of readings every four hours.
const FROZEN_READINGS: usize = 12;
/// Fewest steps of its last digit that a value has for a run of it to be strange.
const FROZEN_STEPS: i64 = 100;

/// Tells what is strange in the timed rows of a section.
pub fn tell(timed: &BTreeMap<DateTime, &WaterRow>, faults: &mut Diagnostics) {
    for (item, most) in SEWAGE {
        let values: Vec<(&WaterRow, Decimal)> =
            timed.values().filter_map(|row| Some((*row, value(row, item)?))).collect();
        let large = || values.iter().filter(|(_, value)| *value > Decimal::from_int(most));
        if let Some((row, value)) = large().next()
            && values.len() >= UNIT_VALUES_MIN
            && large().count() * 2 > values.len()
        {
            let times = large().count() as u64;
            faults.push_times(
                told::unit_mixed_up(most),
                row.place.clone().column(item),
                Some(&value.to_string()),
                times,
            );
        }
    }
    let rows: Vec<&WaterRow> = timed.values().copied().collect();
    let Some(first) = rows.first() else { return };
    for (item, _) in &first.values {
        for run in rows.chunk_by(|a, b| value(a, item).is_some() && value(a, item) == value(b, item)) {
            let Some((row, value)) = run.first().and_then(|row| Some((row, value(row, item)?))) else {
                continue;
            };
            if run.len() >= FROZEN_READINGS && value.mantissa() >= FROZEN_STEPS && others_move(run, item) {
                let place = row.place.clone().column(item);
                faults.push_times(told::value_frozen(), place, Some(&value.to_string()), run.len() as u64);
            }
        }
    }
}

fn value(row: &WaterRow, item: &str) -> Option<Decimal> {
    row.values.iter().find(|(known, _)| *known == item)?.1.ok()
}

fn others_move(run: &[&WaterRow], item: &str) -> bool {
    let of = |row: &WaterRow| -> Vec<_> {
        row.values.iter().filter(|(known, value)| *known != item && value.is_ok()).copied().collect()
    };
    run.windows(2).any(|two| matches!(two, [a, b] if of(a) != of(b)))
}
