//! Means of outlets as columns, measured against the limits in force.

mod counts;
mod days;
mod hours;
mod verdict;

use super::lab::owner;
use super::polluters::known_limits;
use crate::diagnostic::{
    Diagnostics, Place,
    catalog::{record as told, water},
};
use crate::forms::{
    Book,
    rows::{Cells, Placed},
};
use mingjing_contract::Id;
use mingjing_contract::emissions::{EmissionDays, Emissions};
use mingjing_contract::missing::MissingReason;
use mingjing_contract::polluters::{OutletCounts, Polluters};
use mingjing_domain::Decimal;
use mingjing_domain::emission::{Averaging, Mark};
use std::collections::{BTreeMap, BTreeSet};

/// A mean as read.
#[derive(Clone, Debug)]
struct Given<T> {
    at: T,
    value: Result<Decimal, MissingReason>,
    mark: Mark,
    hours: Option<u8>,
}

/// The means of one item at one outlet.
#[derive(Clone, Debug)]
struct Column<T> {
    unit: String,
    /// Where the first one stands.
    place: Place,
    means: BTreeMap<T, Given<T>>,
}

/// Columns by outlet, then item.
type Columns<T> = BTreeMap<Id, BTreeMap<String, Column<T>>>;

/// The two tables, and what they come to by outlet.
pub struct Means {
    /// Hourly means.
    pub hours: Vec<Emissions>,
    /// Daily means.
    pub days: Vec<EmissionDays>,
    /// By outlet: by year, then averaging.
    pub counts: BTreeMap<Id, Vec<OutletCounts>>,
}

/// Reads the means and measures them.
pub fn evaluate(book: &Book, polluters: Option<&Polluters>, faults: &mut Diagnostics) -> Means {
    let limits = known_limits(polluters);
    let hourly = read(book, "emissions_hourly", "hour_ending", faults, |row| row.hour_ending("hour_ending"));
    let daily = read(book, "emissions_daily", "date", faults, |row| {
        let day = row.date("date");
        mingjing_domain::time::parse_date(&day).ok()
    });
    let mut counts = BTreeMap::new();
    counts::add(&mut counts, &daily, (Averaging::Day, |day| day), &limits);
    counts::add(&mut counts, &hourly, (Averaging::Hour, |hour| hour.monitoring_day()), &limits);
    for counts in counts.values_mut() {
        counts.sort_by(|a, b| (a.year, &a.averaging).cmp(&(b.year, &b.averaging)));
    }
    Means {
        hours: hours::evaluate(hourly, &limits, faults),
        days: days::evaluate(daily, &limits, faults),
        counts,
    }
}

/// Reads the means of a table; `at` reads the time of a row.
fn read<T: Ord + Copy>(
    book: &Book,
    table: &str,
    column: &str,
    faults: &mut Diagnostics,
    at: impl Fn(&mut Cells<'_, '_>) -> Option<T>,
) -> Columns<T> {
    let outlets = book.sheet("outlets");
    let known: BTreeSet<&str> = outlets.texts("id");
    let rows = book.sheet(table).read(&["outlet_id", "item", column, "unit"], faults, |row| {
        let outlet = owner(row, "outlet_id", "outlets", &known);
        let mark_id = row.opt_one_of("mark", &Mark::ALL.map(Mark::id));
        let mark = mark_id.as_deref().and_then(Mark::from_id).unwrap_or_default();
        let value = value(row, mark);
        let at = at(row);
        let given = at.map(|at| Given { at, value, mark, hours: row.opt_integer("hours") });
        (outlet, row.text("item"), row.text("unit"), given)
    });
    let mut columns: Columns<T> = BTreeMap::new();
    for Placed { place, value: (outlet, item, unit, given) } in rows {
        let Some(given) = given else { continue };
        let column = columns.entry(outlet).or_default().entry(item).or_insert_with(|| Column {
            unit: unit.clone(),
            place: place.clone(),
            means: BTreeMap::new(),
        });
        if column.unit == unit {
            column.means.insert(given.at, given);
        } else {
            faults.push(told::units_mixed(&column.unit), place.column("unit"), Some(&unit));
        }
    }
    columns
}

/// The mean, or why there is none: the mark says it, where it says anything.
fn value(row: &mut Cells<'_, '_>, mark: Mark) -> Result<Decimal, MissingReason> {
    match row.opt_decimal("value") {
        Some(value) if value.is_negative() => {
            row.tell("value", water::value_implausible("≥ 0"), Some(&value.to_string()));
            Err(MissingReason::Invalid)
        }
        Some(value) => Ok(value),
        None => Err(match mark {
            Mark::Stopped => MissingReason::Stopped,
            Mark::Maintenance | Mark::Calibration => MissingReason::Maintenance,
            _ => MissingReason::NoData,
        }),
    }
}
