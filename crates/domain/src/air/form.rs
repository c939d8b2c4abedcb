//! The forms in which a report is published: what stands in each cell.
//!
//! | edition | daily | hourly | missing | not in the programme |
//! |---|---|---|---|---|
//! | HJ 633-2012 | table 3 | table 4 | `NA` | – (as missing) |
//! | HJ 633-2026 | table 4 | table 5 | `NA` | `/` |
//!
//! A concentration and its index share the mark. Index, level and primary pollutants are `NA` where
//! 5.3.1 withholds them.
//!
//! ```
//! use jiff::civil::date;
//! use mingjing_domain::air::form::{Cell, Form};
//! use mingjing_domain::air::{PerPollutant, Pollutant, Reading, ReportKind, evaluate_with_working};
//! let mut readings = PerPollutant::of(Reading::Measured("30".parse()?));
//! readings[Pollutant::Co] = Reading::NotMonitored;
//! readings[Pollutant::So2] = Reading::Missing;
//! let form = Form::of(&evaluate_with_working(date(2026, 3, 1), ReportKind::Daily, &readings));
//! assert_eq!(form.pollutants[Pollutant::Co].iaqi.to_string(), "/");
//! assert_eq!(form.pollutants[Pollutant::So2].concentration.to_string(), "NA");
//! assert_eq!(form.aqi, Cell::NotAvailable);
//! # Ok::<(), mingjing_domain::decimal::ParseDecimalError>(())
//! ```

use super::level::Level;
use super::pollutant::{PerPollutant, PollutantSet};
use super::report::Reading;
use super::working::ReportWorking;
use super::{Edition, ReportKind};
use crate::Decimal;
use core::fmt;

/// A cell of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cell<T> {
    /// A value.
    Value(T),
    /// `NA`: missing, invalid, or withheld with the index.
    NotAvailable,
    /// `/`: the monitoring programme does not have it.
    NotMonitored,
}

impl<T> Cell<T> {
    fn of(value: Option<T>) -> Self {
        value.map_or(Self::NotAvailable, Self::Value)
    }

    /// The value, if there is one.
    #[must_use]
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::NotAvailable | Self::NotMonitored => None,
        }
    }
}

impl<T: fmt::Display> fmt::Display for Cell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(value) => value.fmt(f),
            Self::NotAvailable => f.write_str("NA"),
            Self::NotMonitored => f.write_str("/"),
        }
    }
}

/// The two cells of a pollutant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PollutantCells {
    /// Concentration, rounded, µg/m³ (CO mg/m³).
    pub concentration: Cell<Decimal>,
    /// Individual index.
    pub iaqi: Cell<u16>,
}

/// A row of the form of a daily or hourly report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// Edition whose form it is.
    pub edition: Edition,
    /// Daily or hourly.
    pub kind: ReportKind,
    /// The cells of each pollutant.
    pub pollutants: PerPollutant<PollutantCells>,
    /// The index.
    pub aqi: Cell<u16>,
    /// Primary pollutants; the set is empty for an index up to 50.
    pub primary: Cell<PollutantSet>,
    /// Level, which brings category and colour.
    pub level: Cell<Level>,
}

impl Form {
    /// The row of a report.
    #[must_use]
    pub fn of(working: &ReportWorking) -> Self {
        let report = &working.report;
        let pollutants = PerPollutant::from_fn(|pollutant| match working.given[pollutant] {
            // The mark `/` came with the edition of 2026.
            Reading::NotMonitored | Reading::NotMonitoredUnproven
                if report.edition != Edition::Hj633_2012 =>
            {
                PollutantCells { concentration: Cell::NotMonitored, iaqi: Cell::NotMonitored }
            }
            _ => PollutantCells {
                concentration: Cell::of(report.concentration[pollutant]),
                iaqi: Cell::of(report.iaqi[pollutant]),
            },
        });
        Self {
            edition: report.edition,
            kind: report.kind,
            pollutants,
            aqi: Cell::of(report.aqi),
            primary: Cell::of(report.aqi.map(|_| report.primary)),
            level: Cell::of(report.level),
        }
    }
}
