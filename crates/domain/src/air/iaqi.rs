//! The individual index of one pollutant, with its working.

use super::edition::{Above, AboveReason, Column, Edition, INDEX, ReportKind};
use super::pollutant::Pollutant;
use super::report::Note;
use crate::Decimal;
use crate::assumption::{Assumption, Assumptions};

/// A point of the table: this concentration has this index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breakpoint {
    /// Concentration limit, in the unit of the pollutant.
    pub concentration: Decimal,
    /// Index at that concentration.
    pub iaqi: u16,
}

/// What the table makes of a concentration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IaqiOutcome {
    /// Interpolated between two rows and rounded up.
    Interpolated {
        /// The row below (or at) the concentration.
        lo: Breakpoint,
        /// The row above (or at) it.
        hi: Breakpoint,
        /// The index.
        iaqi: u16,
    },
    /// Above the last limit of the column, where the index stays.
    AboveTable {
        /// The last row.
        last: Breakpoint,
        /// The index.
        iaqi: u16,
    },
    /// Above the last limit of the column, where this mean gives no index.
    NoIndex {
        /// The last row.
        last: Breakpoint,
        /// Why.
        note: Note,
    },
}

/// The clause that decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clause {
    /// The interpolation formula (formula 1) with rounding up to an integer.
    Interpolation,
    /// The end of the range of the index, 500.
    EndOfRange,
    /// A note below the table on concentrations above its last limit.
    TableNote,
}

/// How the index of one pollutant came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Working {
    /// Edition of HJ 633.
    pub edition: Edition,
    /// Which column: hourly or daily.
    pub kind: ReportKind,
    /// The pollutant.
    pub pollutant: Pollutant,
    /// Concentration as given.
    pub given: Decimal,
    /// Concentration rounded by GB/T 8170, which entered the formula.
    pub rounded: Decimal,
    /// What the table made of it.
    pub outcome: IaqiOutcome,
    /// The clause that decided.
    pub clause: Clause,
    /// What no clause decides.
    pub assumption: Assumptions,
}

impl Working {
    /// The index; none where this mean gives none.
    #[must_use]
    pub fn iaqi(&self) -> Option<u16> {
        match self.outcome {
            IaqiOutcome::Interpolated { iaqi, .. } | IaqiOutcome::AboveTable { iaqi, .. } => Some(iaqi),
            IaqiOutcome::NoIndex { .. } => None,
        }
    }
}

/// The index of one concentration (µg/m³, CO mg/m³) with everything needed to follow it by hand.
/// None for a concentration below zero, or one too large to round.
///
/// ```
/// use mingjing_domain::air::{Edition, IaqiOutcome, Pollutant, ReportKind, explain};
/// let working = explain(Edition::Hj633_2026, ReportKind::Daily, Pollutant::Pm25, "75".parse()?)
///     .ok_or("cannot happen: 75 is not negative")?;
/// let IaqiOutcome::Interpolated { lo, hi, iaqi } = working.outcome else { return Err("no segment".into()) };
/// assert_eq!((lo.iaqi, hi.iaqi, iaqi), (100, 150, 114));
/// assert_eq!((lo.concentration.to_string(), hi.concentration.to_string()), ("60".into(), "115".into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn explain(edition: Edition, kind: ReportKind, pollutant: Pollutant, given: Decimal) -> Option<Working> {
    let rounded = round(pollutant, given)?;
    let units = rounded.to_scaled(pollutant.decimals())?;
    let column = edition.rules().column(kind, pollutant);
    let row =
        |limit: i64, iaqi| Breakpoint { concentration: Decimal::table(limit, pollutant.decimals()), iaqi };
    let (outcome, clause) = match place(column, units) {
        Place::Between(lo, hi) => (
            IaqiOutcome::Interpolated {
                lo: row(lo.0, lo.1),
                hi: row(hi.0, hi.1),
                iaqi: interpolate(units, lo, hi),
            },
            Clause::Interpolation,
        ),
        Place::Above(last) => {
            let last = row(last.0, last.1);
            match column.above {
                Above::Stays(iaqi, AboveReason::EndOfRange) => {
                    (IaqiOutcome::AboveTable { last, iaqi }, Clause::EndOfRange)
                }
                Above::Stays(iaqi, AboveReason::TableNote) => {
                    (IaqiOutcome::AboveTable { last, iaqi }, Clause::TableNote)
                }
                Above::NoIndex(note) => (IaqiOutcome::NoIndex { last, note }, Clause::TableNote),
            }
        }
    };
    let assumption = Assumptions::NONE
        .with_if(clause == Clause::EndOfRange, Assumption::IndexEndsAt500)
        .with_if(edition == Edition::Hj633_2012 && rounded != given, Assumption::RoundedAsIn2026);
    Some(Working { edition, kind, pollutant, given, rounded, outcome, clause, assumption })
}

/// The rows of the table for a pollutant, lowest first: for bands on a chart. Columns that a note ends
/// early have fewer.
///
/// ```
/// use mingjing_domain::air::{Edition, Pollutant, ReportKind, breakpoints};
/// let mut rows = breakpoints(Edition::Hj633_2026, ReportKind::Daily, Pollutant::Pm25);
/// assert_eq!(rows.nth(2).map(|row| (row.concentration.to_string(), row.iaqi)), Some(("60".into(), 100)));
/// ```
pub fn breakpoints(
    edition: Edition,
    kind: ReportKind,
    pollutant: Pollutant,
) -> impl Iterator<Item = Breakpoint> {
    let limits = edition.rules().column(kind, pollutant).limits.iter().copied();
    limits.zip(INDEX).map(move |(limit, iaqi)| breakpoint(pollutant, limit, iaqi))
}

fn breakpoint(pollutant: Pollutant, limit: i64, iaqi: u16) -> Breakpoint {
    Breakpoint { concentration: Decimal::table(limit, pollutant.decimals()), iaqi }
}

/// The concentration as HJ 633-2026 lets it into the formula: an integer, CO with one decimal.
/// HJ 633-2012 says nothing of rounding; what the network publishes shows the same precision.
pub(super) fn round(pollutant: Pollutant, given: Decimal) -> Option<Decimal> {
    let rounded = given.round_half_even(pollutant.decimals());
    // A value that cannot be filled up to the decimals of the pollutant keeps its own scale.
    (!given.is_negative() && rounded.scale() == pollutant.decimals()).then_some(rounded)
}

/// The index of a concentration in the smallest unit of the pollutant, not negative.
#[inline]
pub(super) fn index(column: &Column, units: i64) -> Result<u16, Note> {
    match place(column, units) {
        Place::Between(lo, hi) => Ok(interpolate(units, lo, hi)),
        Place::Above(_) => match column.above {
            Above::Stays(iaqi, _) => Ok(iaqi),
            Above::NoIndex(note) => Err(note),
        },
    }
}

/// A row of a column: limit in the smallest unit, index.
type Row = (i64, u16);

enum Place {
    Between(Row, Row),
    Above(Row),
}

#[inline]
fn place(column: &Column, units: i64) -> Place {
    let mut lo = (0, 0);
    for hi in column.limits.iter().copied().zip(INDEX).skip(1) {
        if units <= hi.0 {
            return Place::Between(lo, hi);
        }
        lo = hi;
    }
    Place::Above(lo)
}

/// Formula 1 in whole numbers, rounded up. `lo.0` ≤ `units` ≤ `hi.0`, so that the result lies
/// between the two indices.
#[inline]
fn interpolate(units: i64, lo: Row, hi: Row) -> u16 {
    let rise = i64::from(hi.1 - lo.1) * (units - lo.0);
    let run = hi.0 - lo.0;
    let steps = (rise + run - 1) / run;
    u16::try_from(steps).map_or(hi.1, |steps| lo.1 + steps)
}
