//! How the means of a column keep the limits that bind them.

use super::Column;
use crate::diagnostic::{Diagnostics, catalog::record as told};
use jiff::civil::Date;
use mingjing_contract::emissions::{EmissionVerdict, WorstMean};
use mingjing_contract::polluters::EmissionLimit;
use mingjing_domain::confidence::Confidence;
use mingjing_domain::emission::{Averaging, Limit, LimitSource, Mean, assess};
use mingjing_domain::time::parse_date;

/// What a column's means come to under each limit in its unit that was in force on one of their days. A
/// limit in another unit is not converted: gas at other conditions is no question of units alone.
pub fn verdicts<T>(
    column: &Column<T>,
    (item, averaging): (&str, Averaging),
    limits: &[EmissionLimit],
    means: &[Mean],
    at: impl Fn(usize) -> Option<String>,
    faults: &mut Diagnostics,
) -> Vec<EmissionVerdict> {
    let comparable = limits
        .iter()
        .filter(|limit| limit.item == item && limit.unit == column.unit)
        .filter_map(|limit| of_rules(limit, averaging));
    let mut verdicts = Vec::new();
    for limit in comparable {
        let found = assess(&limit, means);
        if found.outside_term == means.len() {
            continue;
        }
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let worst = found.worst.and_then(|worst| {
            Some(WorstMean { at: at(worst.place)?, value: worst.value, multiple: worst.multiple })
        });
        verdicts.push(EmissionVerdict {
            source: limit.source.id().to_owned(),
            document: limit.document.to_owned(),
            clause: limit.clause.to_owned(),
            most: limit.most,
            judged: count(found.judged),
            missing: count(found.missing),
            outside_term: count(found.outside_term),
            unmarked_exceedances: count(found.unmarked_exceedances),
            marked_exceedances: count(found.marked_exceedances),
            worst,
        });
    }
    if verdicts.is_empty() {
        faults.push(told::without_limit(), column.place.clone().column("item"), Some(item));
    }
    verdicts
}

/// How a limit's averaging is written.
pub fn id(averaging: Averaging) -> &'static str {
    match averaging {
        Averaging::Hour => "hour",
        Averaging::Day => "day",
    }
}

/// A limit in the form of the rules; none if it is for the other averaging.
pub fn of_rules(limit: &EmissionLimit, averaging: Averaging) -> Option<Limit<'_>> {
    if limit.averaging != id(averaging) {
        return None;
    }
    let day =
        |text: &Option<String>| -> Option<Date> { text.as_deref().and_then(|day| parse_date(day).ok()) };
    Some(Limit {
        item: &limit.item,
        averaging,
        most: limit.most,
        unit: &limit.unit,
        oxygen_percent: limit.oxygen_percent,
        source: LimitSource::from_id(&limit.source)?,
        document: &limit.document,
        clause: &limit.clause,
        from: day(&limit.from),
        to: day(&limit.to),
        // The bureau's own copy of its permit or text.
        confidence: Confidence::High,
    })
}
