//! Means and percentiles of a period from daily values.

use super::dust::DustDays;
use super::edition::{Edition, Rules};
use super::percentile::{Percentile, of_sorted};
use super::span::{Span, SpanKind};
use crate::air::{PerPollutant, Pollutant, validity};
use crate::assumption::{Assumption, Assumptions};
use crate::known::Known;
use crate::{Decimal, Fraction};
use jiff::civil::Date;

/// The valid daily values of a place: daily means, for O3 the daily maximum 8-hour mean, µg/m³ (CO
/// mg/m³).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayMeans {
    /// The natural day.
    pub day: Date,
    /// None where there is no valid value; one below zero counts as none.
    pub values: PerPollutant<Option<Decimal>>,
}

/// An arithmetic mean with its working.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Average {
    /// Sum of the values.
    pub sum: Decimal,
    /// How many.
    pub count: u32,
    /// The mean, exactly.
    pub exact: Fraction,
    /// Rounded by GB/T 8170.
    pub rounded: Decimal,
}

/// Whether there are enough days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// Enough.
    Valid,
    /// Not one value.
    NoValues,
    /// Fewer days than the period needs.
    TooFewDays {
        /// How many it needs.
        needed: u16,
    },
    /// A month of the year has too few.
    ShortMonth {
        /// 1–12.
        month: u8,
        /// How many it has.
        days: u16,
        /// How many it needs.
        needed: u16,
    },
    /// The regulation has no minimum for such a period: the figures stand with their count.
    NoRule,
}

/// The statistics of one pollutant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PollutantStatistics {
    /// The mean of what there is; none where the edition judges none, or without values.
    pub average: Option<Average>,
    /// The percentile of what there is; none without values.
    pub percentile: Option<Percentile>,
    /// Days with a valid value, dust days included.
    pub valid_days: u16,
    /// Of these, dust days that were left out.
    pub dust_days: u16,
    /// Whether they are enough.
    pub validity: Validity,
}

impl PollutantStatistics {
    /// The mean to publish, µg/m³ (CO mg/m³): none if it is not valid.
    #[must_use]
    pub fn mean(&self) -> Option<Decimal> {
        if self.stands() { self.average.map(|average| average.rounded) } else { None }
    }

    /// The percentile to publish: none if it is not valid.
    #[must_use]
    pub fn percentile_value(&self) -> Option<Decimal> {
        if self.stands() { self.percentile.map(|percentile| percentile.rounded) } else { None }
    }

    const fn stands(&self) -> bool {
        matches!(self.validity, Validity::Valid | Validity::NoRule)
    }
}

/// The statistics of a place over a period, with their working.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodStatistics {
    /// By which edition.
    pub edition: Edition,
    /// Over which days.
    pub span: Span,
    /// Of each pollutant.
    pub pollutants: PerPollutant<PollutantStatistics>,
    /// What no clause decides.
    pub assumption: Assumptions,
}

/// The statistics of a place over a period, by the edition in force on its last day. Days outside the
/// span are ignored; a day given twice counts once, by its first entry.
///
/// ```
/// use mingjing_domain::air::assessment::{DustDays, Span, statistics};
/// use mingjing_domain::known::Open;
/// let spring = Span::month(2026, 3).ok_or("a month")?;
/// assert_eq!(statistics(spring, &[], &DustDays::NONE).open(), Some(Open::StatisticsOf2026));
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn statistics(span: Span, days: &[DayMeans], dust: &DustDays) -> Known<PeriodStatistics> {
    Edition::on(span.last()).rules().map(|rules| rules.statistics(span, days, dust))
}

impl Rules {
    /// The statistics by these rules, whichever are in force: the result carries their name. For
    /// comparison across the break of 2026.
    #[must_use]
    pub fn statistics(&self, span: Span, days: &[DayMeans], dust: &DustDays) -> PeriodStatistics {
        let mut within: Vec<&DayMeans> = days.iter().filter(|day| span.contains(day.day)).collect();
        within.sort_by_key(|day| day.day);
        within.dedup_by_key(|day| day.day);
        let pollutants = PerPollutant::from_fn(|pollutant| self.of_pollutant(pollutant, span, &within, dust));
        let any_dust = pollutants.0.iter().any(|statistics| statistics.dust_days > 0);
        let assumption = Assumptions::NONE
            .with_if(span.kind() == SpanKind::Other, Assumption::PeriodWithoutMinimum)
            .with_if(span.kind() == SpanKind::Year, Assumption::PercentileNeedsDaysOfMean)
            .with_if(any_dust, Assumption::DustDaysCountAsPresent);
        PeriodStatistics { edition: self.edition, span, pollutants, assumption }
    }

    fn of_pollutant(
        &self,
        pollutant: Pollutant,
        span: Span,
        days: &[&DayMeans],
        dust: &DustDays,
    ) -> PollutantStatistics {
        let mut months = [0_u16; 12];
        let mut dust_days = 0;
        let mut values = Vec::with_capacity(days.len());
        for day in days {
            let Some(value) = day.values[pollutant].filter(|value| !value.is_negative()) else { continue };
            let month = usize::try_from(day.day.month() - 1).unwrap_or_default();
            if let Some(count) = months.get_mut(month) {
                *count = count.saturating_add(1);
            }
            if dust.leaves_out(pollutant, day.day) {
                dust_days += 1;
            } else {
                values.push(value);
            }
        }
        values.sort_unstable();
        let rule = self.of(pollutant);
        let average = if rule.mean { average(&values, pollutant.decimals()) } else { None };
        PollutantStatistics {
            average,
            percentile: of_sorted(&values, rule.percentile, pollutant.decimals()),
            valid_days: months.iter().fold(0, |sum, days| sum.saturating_add(*days)),
            dust_days,
            validity: if values.is_empty() { Validity::NoValues } else { validity_of(span, &months) },
        }
    }
}

fn average(values: &[Decimal], decimals: u8) -> Option<Average> {
    let sum = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value))?;
    let count = u32::try_from(values.len()).ok()?;
    let exact = Fraction::from(sum).checked_div(Fraction::new(i128::from(count), 1)?)?;
    Some(Average { sum, count, exact, rounded: exact.round_half_even(decimals)? })
}

/// Whether a span has enough days; `months` counts January to December.
fn validity_of(span: Span, months: &[u16; 12]) -> Validity {
    let total = months.iter().fold(0_u16, |sum, days| sum.saturating_add(*days));
    match span.kind() {
        SpanKind::Other => Validity::NoRule,
        SpanKind::Month => {
            let month = u8::try_from(span.first().month()).unwrap_or_default();
            let needed = validity::days_of_month(month);
            if total >= needed { Validity::Valid } else { Validity::TooFewDays { needed } }
        }
        SpanKind::Year => {
            let short = (1..).zip(months).find(|(month, days)| **days < validity::days_of_month(*month));
            match short {
                Some((month, days)) => {
                    Validity::ShortMonth { month, days: *days, needed: validity::days_of_month(month) }
                }
                None if validity::year_valid(months) => Validity::Valid,
                None => Validity::TooFewDays { needed: validity::DAYS_OF_YEAR },
            }
        }
    }
}
