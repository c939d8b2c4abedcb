//! A whole report: six concentrations to an index, a level and the primary pollutants.

use super::edition::{Edition, Incomplete, ReportKind};
use super::iaqi::{self, Working, explain};
use super::level::Level;
use super::pollutant::{PerPollutant, Pollutant, PollutantSet};
use crate::Decimal;
use jiff::civil::Date;

/// What there is of one pollutant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reading {
    /// A valid mean, µg/m³ (CO mg/m³). One below zero counts as [`Reading::Missing`].
    Measured(Decimal),
    /// In the programme, without a valid value.
    #[default]
    Missing,
    /// Outside the monitoring programme, and in three consecutive years of measurements the
    /// pollutant was never primary at light pollution or worse (HJ 633-2026, 5.3.2).
    NotMonitored,
    /// Outside the programme without that history: by 5.3.2 treated as missing.
    NotMonitoredUnproven,
}

impl From<Option<Decimal>> for Reading {
    fn from(mean: Option<Decimal>) -> Self {
        mean.map_or(Self::Missing, Self::Measured)
    }
}

/// What a reader must know about a report, beside its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Note {
    /// No pollutant has a value.
    NoData,
    /// HJ 633-2026, 5.3.1: a pollutant is missing and the index of the others is at most 100: NA.
    Incomplete,
    /// HJ 633-2026, 5.3.1: a pollutant is missing; the index of the others is above 100 and stands.
    IncompleteAbove100,
    /// HJ 633-2012 has no rule for a missing pollutant: no index is given.
    IncompleteNoRule,
    /// HJ 633-2012, table 1, note 2: above 800 µg/m³ the hourly SO2 has no index, the 24-hour mean
    /// decides; a report without it has no index.
    So2ByDailyMean,
    /// HJ 633-2012, table 1, note 3: above 800 µg/m³ the 8-hour O3 has no index, the 1-hour mean
    /// decides; a report without it has no index.
    O3ByHourlyMean,
    /// The index is 0: all concentrations are 0, and the range of the index begins at 1
    /// (HJ 633-2026, 4.1.1). The text leaves it open; nothing is invented.
    BelowRange,
}

impl Note {
    /// Stable identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NoData => "no_data",
            Self::Incomplete => "incomplete",
            Self::IncompleteAbove100 => "incomplete_above_100",
            Self::IncompleteNoRule => "incomplete_no_rule",
            Self::So2ByDailyMean => "so2_by_daily_mean",
            Self::O3ByHourlyMean => "o3_by_hourly_mean",
            Self::BelowRange => "below_range",
        }
    }
}

/// An evaluated report. Plain data, no allocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
    /// Edition that judged it.
    pub edition: Edition,
    /// Hourly or daily.
    pub kind: ReportKind,
    /// Concentrations as they entered the formula (rounded by GB/T 8170).
    pub concentration: PerPollutant<Option<Decimal>>,
    /// Individual indices.
    pub iaqi: PerPollutant<Option<u16>>,
    /// The index; none where the standard gives none, and then `note` says why.
    pub aqi: Option<u16>,
    /// Its level.
    pub level: Option<Level>,
    /// All pollutants whose individual index equals the index, only above 50.
    pub primary: PollutantSet,
    /// What else must be known.
    pub note: Option<Note>,
}

impl Report {
    /// How the individual index of a pollutant came about, from the rounded concentration; none
    /// where there is none. [`explain`] starts from the concentration as given.
    #[must_use]
    pub fn working(&self, pollutant: Pollutant) -> Option<Working> {
        explain(self.edition, self.kind, pollutant, self.concentration[pollutant]?)
    }

    /// The highest individual index, also where the standard withholds the index itself.
    #[must_use]
    pub fn highest_iaqi(&self) -> Option<u16> {
        self.iaqi.0.iter().copied().flatten().max()
    }

    /// Pollutants with an individual index above 100: their rows of the sensitive groups apply
    /// (HJ 633-2026, table 2), and HJ 633-2012 called them 超标污染物.
    #[must_use]
    pub fn above_100(&self) -> PollutantSet {
        self.iaqi.iter().filter(|(_, iaqi)| iaqi.is_some_and(|iaqi| iaqi > 100)).map(|(p, _)| p).collect()
    }
}

/// The report of one place for one hour or one day.
///
/// `day` is the natural day of the measurement and chooses the edition; for an hour that ends at
/// 00:00 it is the day before ([`crate::time::HourEnding::monitoring_day`]). `readings` are 1-hour
/// means for [`ReportKind::Hourly`]; daily means, for O3 the daily maximum 8-hour mean, for
/// [`ReportKind::Daily`].
///
/// Clauses (HJ 633-2026): concentrations rounded by GB/T 8170; formula 1; rounded up (4.2.6); the
/// index is the highest individual one (formula 2); primary pollutants above 50 (4.3.1);
/// completeness (5.3). HJ 633-2012 is the same but for two limits, two notes and completeness.
#[must_use]
pub fn evaluate(day: Date, kind: ReportKind, readings: &PerPollutant<Reading>) -> Report {
    evaluate_under(Edition::on(day), kind, readings)
}

/// The same report by an edition that is named, whatever the day: for lines that cross the day on which the edition
/// changed, drawn under one of the two. It is a comparison and never the verdict, which is [`evaluate`]'s.
///
/// ```
/// use mingjing_domain::air::{Edition, PerPollutant, Pollutant, Reading, ReportKind, evaluate_under};
/// let mut readings = PerPollutant::of(Reading::Missing);
/// for (pollutant, text) in Pollutant::ALL.into_iter().zip(["12", "25", "0.6", "90", "48", "75"]) {
///     readings[pollutant] = Reading::Measured(text.parse()?);
/// }
/// let index = |edition| evaluate_under(edition, ReportKind::Hourly, &readings).aqi;
/// assert_eq!((index(Edition::Hj633_2012), index(Edition::Hj633_2026)), (Some(100), Some(114)));
/// # Ok::<(), mingjing_domain::decimal::ParseDecimalError>(())
/// ```
#[must_use]
pub fn evaluate_under(edition: Edition, kind: ReportKind, readings: &PerPollutant<Reading>) -> Report {
    let rules = edition.rules();
    let mut concentration = PerPollutant::of(None);
    let mut iaqi = PerPollutant::of(None);
    let mut highest = None;
    let mut missing = false;
    let mut unindexed = None;
    for pollutant in Pollutant::ALL {
        match readings[pollutant] {
            Reading::Measured(given) => {
                let Some((rounded, units)) = iaqi::round(pollutant, given)
                    .and_then(|rounded| Some((rounded, rounded.to_scaled(pollutant.decimals())?)))
                else {
                    missing = true;
                    continue;
                };
                concentration[pollutant] = Some(rounded);
                match iaqi::index(rules.column(kind, pollutant), units) {
                    Ok(index) => {
                        iaqi[pollutant] = Some(index);
                        highest = highest.max(Some(index));
                    }
                    Err(note) => unindexed = Some(note),
                }
            }
            Reading::Missing | Reading::NotMonitoredUnproven => missing = true,
            // 5.3.2 is a rule of 2026; before it, what is not measured is simply not there.
            Reading::NotMonitored => missing |= rules.incomplete == Incomplete::NoRule,
        }
    }
    let (aqi, note) = verdict(rules.incomplete, highest, missing, unindexed);
    let primary = match aqi {
        Some(aqi) if aqi > 50 => iaqi.iter().filter(|(_, i)| **i == Some(aqi)).map(|(p, _)| p).collect(),
        _ => PollutantSet::EMPTY,
    };
    Report { edition, kind, concentration, iaqi, aqi, level: aqi.map(Level::from_aqi), primary, note }
}

/// The index of the highest individual one, and what must be said about it.
fn verdict(
    rule: Incomplete,
    highest: Option<u16>,
    missing: bool,
    unindexed: Option<Note>,
) -> (Option<u16>, Option<Note>) {
    match (highest, unindexed) {
        (_, Some(note)) => (None, Some(note)),
        (None, None) => (None, Some(Note::NoData)),
        (Some(highest), None) => match (missing, rule) {
            (false, _) => (Some(highest), (highest == 0).then_some(Note::BelowRange)),
            (true, Incomplete::OnlyAbove(least)) if highest > least => {
                (Some(highest), Some(Note::IncompleteAbove100))
            }
            (true, Incomplete::OnlyAbove(_)) => (None, Some(Note::Incomplete)),
            (true, Incomplete::NoRule) => (None, Some(Note::IncompleteNoRule)),
        },
    }
}
