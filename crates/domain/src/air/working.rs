//! A whole report with the working of each of its parts.

use super::ReportKind;
use super::iaqi::{Working, explain};
use super::pollutant::PerPollutant;
use super::report::{Note, Reading, Report, evaluate};
use crate::assumption::{Assumption, Assumptions};
use jiff::civil::Date;

/// A report, what was given for it, and how each individual index came about. Plain data, no
/// allocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportWorking {
    /// The natural day, which chose the edition.
    pub day: Date,
    /// The report.
    pub report: Report,
    /// What was given, unrounded.
    pub given: PerPollutant<Reading>,
    /// The working of each pollutant that has a usable value.
    pub parts: PerPollutant<Option<Working>>,
    /// What no clause decides, of the report and of its parts.
    pub assumption: Assumptions,
}

/// [`evaluate`], with everything needed to follow it by hand.
///
/// ```
/// use jiff::civil::date;
/// use mingjing_domain::air::{PerPollutant, Pollutant, Reading, ReportKind, evaluate_with_working};
/// let readings = PerPollutant::of(Reading::Measured("60.5".parse()?));
/// let working = evaluate_with_working(date(2026, 3, 1), ReportKind::Daily, &readings);
/// let pm25 = working.parts[Pollutant::Pm25].ok_or("it has a value")?;
/// assert_eq!((pm25.given.to_string(), pm25.rounded.to_string()), ("60.5".into(), "60".into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn evaluate_with_working(day: Date, kind: ReportKind, readings: &PerPollutant<Reading>) -> ReportWorking {
    let report = evaluate(day, kind, readings);
    let parts = PerPollutant::from_fn(|pollutant| match readings[pollutant] {
        Reading::Measured(given) => explain(report.edition, kind, pollutant, given),
        Reading::Missing | Reading::NotMonitored | Reading::NotMonitoredUnproven => None,
    });
    let of_parts = parts.0.iter().flatten().fold(Assumptions::NONE, |all, part| all.and(part.assumption));
    let assumption = of_parts.with_if(report.note == Some(Note::BelowRange), Assumption::IndexZero);
    ReportWorking { day, report, given: *readings, parts, assumption }
}
