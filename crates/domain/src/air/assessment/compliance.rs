//! Whether a city kept the standard in a year.

use super::edition::Edition;
use super::statistics::PeriodStatistics;
use crate::air::limits::{Averaging, Limit, ZoneClass, limit};
use crate::air::{Pollutant, PollutantSet};
use crate::known::{Known, Open};
use crate::{Decimal, Fraction};
use jiff::civil::Date;

use super::span::SpanKind;

/// What is held against a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// The annual mean, against the annual limit.
    AnnualMean,
    /// A percentile of the daily values, against the daily limit (O3: that of the 8-hour maximum).
    Percentile(u8),
}

/// One figure of the year held against its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The pollutant.
    pub pollutant: Pollutant,
    /// Which figure.
    pub measure: Measure,
    /// The figure, rounded, µg/m³ (CO mg/m³).
    pub value: Decimal,
    /// The limit with its edition.
    pub limit: Limit,
    /// By how much it is exceeded, (C − S) / S to two decimals; none where it is kept.
    pub multiple: Option<Decimal>,
}

impl Judged {
    /// At or below the limit.
    #[must_use]
    pub fn meets(&self) -> bool {
        self.value <= self.limit.value
    }
}

/// The verdict on a city-year with its working.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CityYear {
    /// The year.
    pub year: i16,
    /// By which edition.
    pub edition: Edition,
    /// Class of the zone.
    pub zone: ZoneClass,
    /// What was judged, pollutant after pollutant.
    pub judged: Vec<Judged>,
    /// Pollutants that lack a valid figure.
    pub missing: PollutantSet,
}

impl CityYear {
    /// Whether all six met their limits. A figure above its limit decides even if others are missing;
    /// with some missing and none above there is no verdict.
    #[must_use]
    pub fn meets(&self) -> Option<bool> {
        if self.judged.iter().any(|judged| !judged.meets()) {
            Some(false)
        } else {
            self.missing.is_empty().then_some(true)
        }
    }

    /// Pollutants with a figure above its limit.
    #[must_use]
    pub fn exceeding(&self) -> PollutantSet {
        self.judged.iter().filter(|judged| !judged.meets()).map(|judged| judged.pollutant).collect()
    }
}

/// (C − S) / S, rounded by GB/T 8170 to two decimals; none where the limit is kept, or not above zero.
///
/// ```
/// use mingjing_domain::Decimal;
/// use mingjing_domain::air::assessment::exceedance_multiple;
/// let times = |c| exceedance_multiple(Decimal::from_int(c), Decimal::from_int(35)).map(|d| d.to_string());
/// assert_eq!((times(35), times(49)), (None, Some("0.40".into())));
/// ```
#[must_use]
pub fn exceedance_multiple(value: Decimal, limit: Decimal) -> Option<Decimal> {
    if value <= limit || limit <= Decimal::ZERO {
        return None;
    }
    Fraction::from(value).checked_sub(limit.into())?.checked_div(limit.into())?.round_half_even(2)
}

/// The verdict on a city from the statistics of a calendar year (HJ 663-2013: the annual mean and the
/// percentile of all six, CO and O3 by percentile only). Not known for years that end under HJ 663-2026,
/// which adds a moving average of three years. None if the statistics are not those of a whole year.
///
/// Both figures of a pollutant enter as published, that is rounded.
#[must_use]
pub fn city_year(statistics: &PeriodStatistics, zone: ZoneClass) -> Option<Known<CityYear>> {
    let span = statistics.span;
    if span.kind() != SpanKind::Year {
        return None;
    }
    Some(match Edition::on(span.last()) {
        Edition::Hj663_2013 => Known::Rule(judge(statistics, zone, span.last())),
        Edition::Hj663_2026 => Known::NotKnown(Open::ComplianceOf2026),
    })
}

fn judge(statistics: &PeriodStatistics, zone: ZoneClass, day: Date) -> CityYear {
    let mut judged = Vec::with_capacity(10);
    let mut missing = PollutantSet::EMPTY;
    for (pollutant, figures) in statistics.pollutants.iter() {
        let daily = if pollutant == Pollutant::O3 { Averaging::DailyMax8h } else { Averaging::Day };
        let percentile = figures.percentile.map_or(0, |percentile| percentile.percent);
        let annual = limit(pollutant, Averaging::Year, zone, day);
        let of_mean = annual.map(|limit| (Measure::AnnualMean, figures.mean(), Some(limit)));
        let of_percentile = Some((
            Measure::Percentile(percentile),
            figures.percentile_value(),
            limit(pollutant, daily, zone, day),
        ));
        for (measure, value, limit) in [of_mean, of_percentile].into_iter().flatten() {
            match value.zip(limit) {
                Some((value, limit)) => judged.push(Judged {
                    pollutant,
                    measure,
                    value,
                    limit,
                    multiple: exceedance_multiple(value, limit.value),
                }),
                None => missing.insert(pollutant),
            }
        }
    }
    CityYear { year: day.year(), edition: statistics.edition, zone, judged, missing }
}
