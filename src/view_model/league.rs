//! Units side by side: how many of the tasks in their charge came due, and what became of them. Each by the first
//! deadline. Few tasks make no rank.

use super::ledger_index::Index;
use mingjing_contract::ledger::Ledger;
use mingjing_domain::Decimal;
use mingjing_domain::ledger::{State, UnitStatistics};
use mingjing_domain::order;
use std::collections::BTreeMap;

/// Tasks that must have come due before a unit is ranked.
pub const RANKED_FROM: usize = 10;
/// What units can be ranked by; the first one is the default.
pub const MEASURES: [&str; 4] = ["on_time", "overdue", "silent", "due"];
/// Roles that make a unit answer for a task.
const IN_CHARGE: [&str; 2] = ["responsible", "lead"];

/// A unit with its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Identifier.
    pub unit: String,
    /// Its rank by the measure; the same for the same figure; none where too few tasks came due.
    pub rank: Option<usize>,
    /// Its counts.
    pub counts: UnitStatistics,
    /// Tasks that came due.
    pub due: usize,
    /// Per cent of these done on time.
    pub on_time: Option<Decimal>,
}

/// The units, ranked ones first, best first for `on_time`, most first for the others.
#[must_use]
pub fn league(ledger: &Ledger, index: &Index, takes: impl Fn(usize) -> bool, by: &str) -> Vec<Standing> {
    let mut states: BTreeMap<&str, Vec<State>> = BTreeMap::new();
    for (at, (task, state)) in ledger.tasks.iter().zip(index.states.iter()).enumerate() {
        let Some(state) = state.filter(|_| takes(at)) else { continue };
        // A promise keeps its first deadline.
        let state = State { schedule: state.schedule_by_first, ..state };
        let in_charge = task.units.iter().filter(|unit| IN_CHARGE.contains(&unit.role.as_str()));
        let mut units: Vec<&str> = in_charge.map(|unit| unit.unit.as_str()).collect();
        order::sort(&mut units);
        units.dedup();
        for unit in units {
            states.entry(unit).or_default().push(state);
        }
    }
    let mut rows: Vec<(bool, u128, Standing)> = states
        .into_iter()
        .map(|(unit, states)| {
            let counts = UnitStatistics::of(&states);
            let due = counts.on_time + counts.late + counts.overdue;
            let standing = Standing {
                unit: unit.to_owned(),
                rank: None,
                counts,
                due,
                on_time: counts.on_time_share().map(|share| share.percent),
            };
            (due < RANKED_FROM, measure(&standing, by), standing)
        })
        .collect();
    order::by_key(&mut rows, |(apart, measure, standing)| {
        (*apart, u128::MAX - measure, u128::MAX - standing.due as u128)
    });
    let mut last = None;
    let mut out = Vec::with_capacity(rows.len());
    for (at, (apart, measure, mut standing)) in rows.into_iter().enumerate() {
        if !apart {
            let rank = match last {
                Some((known, rank)) if known == measure => rank,
                _ => at + 1,
            };
            last = Some((measure, rank));
            standing.rank = Some(rank);
        }
        out.push(standing);
    }
    out
}

/// What is ranked by, as a whole number: the more, the further up. Shares are compared exactly.
fn measure(standing: &Standing, by: &str) -> u128 {
    let counts = &standing.counts;
    match by {
        "overdue" => counts.overdue as u128,
        "silent" => counts.silent as u128,
        "due" => standing.due as u128,
        // Parts of 10^12: exact enough to tell any two shares of numbers below a million apart.
        _ => (counts.on_time as u128 * 1_000_000_000_000).checked_div(standing.due as u128).unwrap_or(0),
    }
}
