//! What the means of an outlet come to in a year.

use super::Columns;
use super::verdict::{id, of_rules};
use jiff::civil::Date;
use mingjing_contract::Id;
use mingjing_contract::polluters::{EmissionLimit, OutletCounts};
use mingjing_domain::emission::{Averaging, Limit, LimitSource, Mark};
use std::collections::BTreeMap;

/// Adds the years of all outlets; `day` gives the (monitoring) day of a mean.
pub fn add<T: Copy + Ord>(
    counts: &mut BTreeMap<Id, Vec<OutletCounts>>,
    columns: &Columns<T>,
    (averaging, day): (Averaging, impl Fn(T) -> Date),
    limits: &BTreeMap<Id, &[EmissionLimit]>,
) {
    for (outlet, items) in columns {
        let limits = limits.get(outlet).copied().unwrap_or_default();
        let mut years: BTreeMap<i16, (OutletCounts, Date)> = BTreeMap::new();
        for (item, column) in items {
            let binding: Vec<Limit<'_>> = limits
                .iter()
                .filter(|limit| limit.item == *item && limit.unit == column.unit)
                .filter_map(|limit| of_rules(limit, averaging))
                .filter(|limit| limit.source != LimitSource::Policy)
                .collect();
            for given in column.means.values() {
                let on = day(given.at);
                let (year, until) =
                    years.entry(on.year()).or_insert_with(|| (none(on.year(), averaging), on));
                *until = on.max(*until);
                let in_force = || binding.iter().filter(|limit| limit.binds_on(on));
                let is_above = |value| in_force().any(|limit| value > limit.most);
                let place = match given.value {
                    _ if in_force().next().is_none() => &mut year.without_limit,
                    Err(_) => &mut year.missing,
                    Ok(value) if !is_above(value) => &mut year.kept,
                    Ok(_) if given.mark == Mark::Normal => &mut year.exceeding,
                    Ok(_) => &mut year.marked,
                };
                *place = place.saturating_add(1);
            }
        }
        let years =
            years.into_values().map(|(year, until)| OutletCounts { until: until.to_string(), ..year });
        counts.entry(outlet.clone()).or_default().extend(years);
    }
}

fn none(year: i16, averaging: Averaging) -> OutletCounts {
    OutletCounts {
        year,
        averaging: id(averaging).to_owned(),
        kept: 0,
        exceeding: 0,
        marked: 0,
        missing: 0,
        without_limit: 0,
        until: String::new(),
    }
}
