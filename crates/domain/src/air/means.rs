//! Means over a natural day, and over stations.
//!
//! A day is 24 slots by hour-ending stamp: slot 1 ends at 01:00, slot 24 at 00:00 of the next date
//! ([`crate::time::HourEnding::slot`]). A value below zero is not a concentration and counts as
//! missing.

use super::limits::{Averaging, ZoneClass, limit};
use super::validity::{HOURS_OF_8, HOURS_OF_DAY, WINDOWS_OF_DAY};
use super::{Pollutant, validity};
use crate::Decimal;
use jiff::civil::Date;

pub use super::validity::station_share_valid;

/// A mean, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mean {
    /// The mean, rounded by GB/T 8170; none where it is not valid.
    pub value: Option<Decimal>,
    /// Hourly means behind it; valid 8-hour means for [`mda8`].
    pub count: u16,
    /// Why it is not valid.
    pub invalid: Option<Invalid>,
    /// What the values at hand come to even if they are too few. For the working; never a mean to
    /// publish.
    pub of_what_there_is: Option<Decimal>,
}

/// Why a mean is not valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Invalid {
    /// Not one value.
    NoValues,
    /// Fewer values than the standard needs.
    TooFew {
        /// How many it needs.
        needed: u16,
    },
    /// The standard knows no such mean (a daily mean of O3).
    NotDefined,
    /// Values so large or long that their sum cannot be formed exactly.
    OutOfRange,
}

impl Mean {
    fn new(calculated: Option<Decimal>, count: u16, valid: bool, needed: u16) -> Self {
        let invalid = match (calculated, count) {
            (_, 0) => Some(Invalid::NoValues),
            (None, _) => Some(Invalid::OutOfRange),
            (Some(_), _) => (!valid).then_some(Invalid::TooFew { needed }),
        };
        let value = if invalid.is_none() { calculated } else { None };
        Self { value, count, invalid, of_what_there_is: calculated }
    }
}

/// Daily mean of SO2, NO2, CO, PM10 or PM2.5 from hourly means: at least 20 (GB 3095 table 4).
///
/// ```
/// use mingjing_domain::Decimal;
/// use mingjing_domain::air::{Pollutant, means::{Invalid, daily_mean}};
/// let mut hours = [Some(Decimal::from_int(30)); 24];
/// hours[..5].fill(None);
/// let mean = daily_mean(Pollutant::Pm25, &hours);
/// assert_eq!((mean.value, mean.count), (None, 19));
/// assert_eq!(mean.invalid, Some(Invalid::TooFew { needed: 20 }));
/// ```
#[must_use]
pub fn daily_mean(pollutant: Pollutant, hours: &[Option<Decimal>; 24]) -> Mean {
    let count = count(hours);
    if pollutant == Pollutant::O3 {
        return Mean { value: None, count, invalid: Some(Invalid::NotDefined), of_what_there_is: None };
    }
    let mean = Decimal::mean(measured(hours), pollutant.decimals());
    Mean::new(mean, count, validity::day_valid(pollutant, count), HOURS_OF_DAY)
}

/// Daily maximum 8-hour mean of O3, µg/m³, over the 17 windows that end at 08:00 … 24:00 and so lie
/// wholly inside the day. A window needs 6 of its 8 hours (GB 3095 table 4). The maximum needs 14
/// windows; with fewer it still counts if it exceeds the limit of the zone (HJ 663, 6.1.2), judged
/// after rounding.
///
/// That the windows end at 08–24 is the wording of HJ 663-2013; GB 3095-2026, 3.9 only says "within
/// a natural day".
#[must_use]
pub fn mda8(hours: &[Option<Decimal>; 24], zone: ZoneClass, day: Date) -> Mean {
    let mut windows = 0;
    let mut out_of_range = false;
    let mut highest: Option<Decimal> = None;
    for window in hours.windows(8) {
        if !validity::window_valid(count(window)) {
            continue;
        }
        windows += 1;
        // The maximum of the rounded means is the rounded maximum: rounding keeps order.
        match Decimal::mean(measured(window), Pollutant::O3.decimals()) {
            Some(mean) => highest = highest.max(Some(mean)),
            None => out_of_range = true,
        }
    }
    let highest = if out_of_range { None } else { highest };
    let limit = limit(Pollutant::O3, Averaging::DailyMax8h, zone, day);
    let exceeds = highest.zip(limit).is_some_and(|(highest, limit)| highest > limit.value);
    let mut mean = Mean::new(highest, windows, windows >= WINDOWS_OF_DAY || exceeds, WINDOWS_OF_DAY);
    if windows == 0 && measured(hours).next().is_some() {
        // There are values, but not one window has enough of them.
        mean.invalid = Some(Invalid::TooFew { needed: WINDOWS_OF_DAY });
    }
    mean
}

/// The 8-hour mean of O3 (µg/m³) over the 8 hours given, which end with the stamp it is shown under.
#[must_use]
pub fn sliding_8h(hours: &[Option<Decimal>; 8]) -> Mean {
    let count = count(hours);
    let mean = Decimal::mean(measured(hours), Pollutant::O3.decimals());
    Mean::new(mean, count, validity::window_valid(count), HOURS_OF_8)
}

/// The exact mean of several stations' values, rounded half-even to the pollutant's decimals; none
/// for no value, or if the sum does not fit. Whether enough stations have one is
/// [`station_share_valid`]'s question.
#[must_use]
pub fn average(values: impl Iterator<Item = Decimal>, pollutant: Pollutant) -> Option<Decimal> {
    Decimal::mean(values, pollutant.decimals())
}

fn measured(hours: &[Option<Decimal>]) -> impl Iterator<Item = Decimal> {
    hours.iter().copied().flatten().filter(|value| !value.is_negative())
}

fn count(hours: &[Option<Decimal>]) -> u16 {
    // At most 24.
    u16::try_from(measured(hours).count()).unwrap_or(u16::MAX)
}
