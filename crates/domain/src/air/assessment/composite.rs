//! The composite index of a city and its place among others: 环办〔2014〕64号.
//!
//! I = Σ C / S over the six: C is the mean of the period (CO the 95th percentile of the days, O3 the
//! 90th), S the annual second-grade limit (CO the daily one, O3 that of the 8-hour maximum). The lower,
//! the better.

use super::statistics::PeriodStatistics;
use crate::air::limits::{Averaging, ZoneClass, limit};
use crate::air::{PerPollutant, Pollutant, PollutantSet};
use crate::assumption::{Assumption, Assumptions};
use crate::known::{Known, Open};
use crate::{Decimal, Fraction};
use jiff::civil::Date;

/// Last day of a period to which the rule is known to apply.
const UNTIL: Date = Date::constant(2025, 12, 31);

/// The single index of a pollutant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// C, rounded as published.
    pub value: Decimal,
    /// S.
    pub standard: Decimal,
    /// C / S, exactly.
    pub exact: Fraction,
}

/// A composite index with its working.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Composite {
    /// Single indices, of the pollutants that have a value.
    pub parts: PerPollutant<Option<Part>>,
    /// Pollutants without one: the index needs all six.
    pub missing: PollutantSet,
    /// Their sum, exactly; none if one is missing.
    pub exact: Option<Fraction>,
    /// Rounded by GB/T 8170 to two decimals.
    pub index: Option<Decimal>,
    /// 主要污染物: those with the largest single index.
    pub main: PollutantSet,
    /// What no clause decides.
    pub assumption: Assumptions,
}

/// The composite index of a period that ends on `last`. Values are C of each pollutant, µg/m³ (CO
/// mg/m³). From 2026 on the standard values and weights are not known here.
///
/// ```
/// use jiff::civil::date;
/// use mingjing_domain::air::assessment::composite;
/// use mingjing_domain::air::{PerPollutant, Pollutant};
/// use mingjing_domain::{Decimal, Open};
/// let texts = PerPollutant(["12", "28", "1.0", "144", "70", "35"]);
/// let values = texts.map(|text| text.parse::<Decimal>().ok());
/// let index = composite(date(2025, 12, 31), &values).into_result()?;
/// // 12/60 + 28/40 + 1.0/4 + 144/160 + 70/70 + 35/35
/// assert_eq!(index.index.map(|d| d.to_string()).as_deref(), Some("4.05"));
/// assert_eq!(index.main.ids().collect::<Vec<_>>(), ["pm10", "pm25"]);
/// assert_eq!(composite(date(2026, 1, 31), &values).open(), Some(Open::RankingOf2026));
/// # Ok::<(), Open>(())
/// ```
#[must_use]
pub fn composite(last: Date, values: &PerPollutant<Option<Decimal>>) -> Known<Composite> {
    if last > UNTIL {
        return Known::NotKnown(Open::RankingOf2026);
    }
    let parts = PerPollutant::from_fn(|pollutant| part(pollutant, values[pollutant]?, last));
    let missing: PollutantSet = parts.iter().filter(|(_, part)| part.is_none()).map(|(p, _)| p).collect();
    let exact = parts.0.iter().try_fold(Fraction::ZERO, |sum, part| sum.checked_add((*part)?.exact));
    let largest = parts.0.iter().flatten().map(|part| part.exact).max();
    let main = parts
        .iter()
        .filter(|(_, part)| part.is_some() && part.map(|part| part.exact) == largest)
        .map(|(pollutant, _)| pollutant)
        .collect();
    Known::Rule(Composite {
        parts,
        missing,
        exact,
        index: exact.and_then(|exact| exact.round_half_even(2)),
        main,
        assumption: Assumptions::NONE.with(Assumption::CompositeRoundedOnce),
    })
}

fn part(pollutant: Pollutant, value: Decimal, day: Date) -> Option<Part> {
    if value.is_negative() {
        return None;
    }
    let averaging = match pollutant {
        Pollutant::Co => Averaging::Day,
        Pollutant::O3 => Averaging::DailyMax8h,
        Pollutant::So2 | Pollutant::No2 | Pollutant::Pm10 | Pollutant::Pm25 => Averaging::Year,
    };
    let standard = limit(pollutant, averaging, ZoneClass::Two, day)?.value;
    let exact = Fraction::from(value).checked_div(standard.into())?;
    Some(Part { value, standard, exact })
}

impl PeriodStatistics {
    /// What enters the composite index: means, for CO and O3 the percentile.
    #[must_use]
    pub fn for_composite(&self) -> PerPollutant<Option<Decimal>> {
        PerPollutant::from_fn(|pollutant| {
            let figures = &self.pollutants[pollutant];
            match pollutant {
                Pollutant::Co | Pollutant::O3 => figures.percentile_value(),
                Pollutant::So2 | Pollutant::No2 | Pollutant::Pm10 | Pollutant::Pm25 => figures.mean(),
            }
        })
    }
}

/// The place of each, lowest first; equal values share it and the next place is left out (1, 1, 3).
/// Those without a value have no place. Rank published, that is rounded, indices.
///
/// ```
/// use mingjing_domain::air::assessment::rank;
/// assert_eq!(rank(&[Some(5), Some(3), None, Some(3)]), [Some(3), Some(1), None, Some(1)]);
/// ```
#[must_use]
pub fn rank<T: Ord + Copy>(values: &[Option<T>]) -> Vec<Option<usize>> {
    let mut sorted: Vec<T> = values.iter().flatten().copied().collect();
    sorted.sort_unstable();
    let place = |value: &T| sorted.partition_point(|other| other < value) + 1;
    values.iter().map(|value| value.as_ref().map(place)).collect()
}
