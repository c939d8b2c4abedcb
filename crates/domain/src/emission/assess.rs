//! Means against a limit.

use super::{Limit, Mark};
use crate::assumption::{Assumption, Assumptions};
use crate::sample::multiple;
use crate::{Decimal, Fraction};
use jiff::civil::Date;

/// Oxygen in air, per cent by volume, as the conversion takes it.
const OXYGEN_IN_AIR: Decimal = Decimal::from_int(21);

/// One hourly or daily mean, in the unit and at the reference oxygen of its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mean {
    /// Natural day of the mean.
    pub day: Date,
    /// Its value; none if nothing was recorded.
    pub value: Option<Decimal>,
    /// What was going on.
    pub mark: Mark,
}

/// The unmarked mean that is furthest above the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worst {
    /// Its place among the means given, from 0.
    pub place: usize,
    /// Its value.
    pub value: Decimal,
    /// (C − limit) / limit; none where that does not fit.
    pub multiple: Option<Decimal>,
}

/// How means keep a limit. Every mean is in exactly one of `judged`, `missing` and `outside_term`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assessment<'a> {
    /// The limit.
    pub limit: Limit<'a>,
    /// Means with a value on a day when the limit binds.
    pub judged: usize,
    /// Of them, those recorded in normal running.
    pub unmarked: usize,
    /// Means without a value, or with one below zero.
    pub missing: usize,
    /// Means of days when the limit does not bind.
    pub outside_term: usize,
    /// Unmarked means above the limit: for hourly means, exceedance hours.
    pub unmarked_exceedances: usize,
    /// Marked means above the limit: no evidence of an exceedance by themselves.
    pub marked_exceedances: usize,
    /// The worst unmarked one.
    pub worst: Option<Worst>,
    /// What no clause decides.
    pub assumption: Assumptions,
}

/// Measures means against a limit. A mean at the limit keeps it. Values are compared as given.
#[must_use]
pub fn assess<'a>(limit: &Limit<'a>, means: &[Mean]) -> Assessment<'a> {
    let mut result = Assessment {
        limit: *limit,
        judged: 0,
        unmarked: 0,
        missing: 0,
        outside_term: 0,
        unmarked_exceedances: 0,
        marked_exceedances: 0,
        worst: None,
        assumption: Assumptions::NONE
            .with_if(means.iter().any(|mean| mean.mark != Mark::Normal), Assumption::MarksOf2017),
    };
    for (place, mean) in means.iter().enumerate() {
        if !limit.binds_on(mean.day) {
            result.outside_term += 1;
            continue;
        }
        let Some(value) = mean.value.filter(|value| !value.is_negative()) else {
            result.missing += 1;
            continue;
        };
        result.judged += 1;
        let (normal, above) = (mean.mark == Mark::Normal, value > limit.most);
        result.unmarked += usize::from(normal);
        result.marked_exceedances += usize::from(above && !normal);
        if above && normal {
            result.unmarked_exceedances += 1;
            if result.worst.is_none_or(|worst| worst.value < value) {
                result.worst = Some(Worst { place, value, multiple: multiple(value, limit.most) });
            }
        }
    }
    result
}

/// The mean of a day's unmarked hours, with their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayMean {
    /// Rounded by GB/T 8170.
    pub value: Decimal,
    /// Hours behind it. How many a valid day needs is not known here: whoever publishes the mean says
    /// how many there were.
    pub hours: usize,
}

/// The mean of the hours in normal running (only those count for statistics), rounded to `decimals`.
/// None without any.
#[must_use]
pub fn day_mean(hours: &[Mean], decimals: u8) -> Option<DayMean> {
    let counted = || {
        hours
            .iter()
            .filter(|hour| hour.mark == Mark::Normal)
            .filter_map(|hour| hour.value)
            .filter(|value| !value.is_negative())
    };
    Some(DayMean { value: Decimal::mean(counted(), decimals)?, hours: counted().count() })
}

/// A concentration at the reference oxygen: C × (21 − reference) / (21 − measured), exactly (confidence
/// B). None unless both are in [0, 21).
///
/// ```
/// use mingjing_domain::emission::at_reference_oxygen;
/// let at_six = at_reference_oxygen("30".parse()?, "9".parse()?, "6".parse()?).ok_or("both below 21")?;
/// assert_eq!(at_six.to_string(), "75/2");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn at_reference_oxygen(value: Decimal, measured: Decimal, reference: Decimal) -> Option<Fraction> {
    let left = |oxygen: Decimal| {
        let usable = !oxygen.is_negative() && oxygen < OXYGEN_IN_AIR;
        usable.then_some(Fraction::from(OXYGEN_IN_AIR).checked_sub(oxygen.into())).flatten()
    };
    Fraction::from(value).checked_mul(left(reference)?)?.checked_div(left(measured)?)
}
