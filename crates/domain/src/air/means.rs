//! Means over a natural day, and over stations.
//!
//! A day is 24 slots by hour-ending stamp: slot 1 ends at 01:00, slot 24 at 00:00 of the next date
//! ([`crate::time::HourEnding::slot`]). A value below zero is not a concentration and counts as
//! missing.

use super::limits::{Averaging, Limit, ZoneClass, limit};
use super::validity::{HOURS_OF_8, HOURS_OF_DAY, WINDOWS_OF_DAY};
use super::{Pollutant, validity};
use crate::Decimal;
use crate::assumption::{Assumption, Assumptions};
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
    let (windows, highest) = highest_window(hours);
    let highest = highest.map(|(mean, _)| mean);
    let limit = limit(Pollutant::O3, Averaging::DailyMax8h, zone, day);
    let exceeds = highest.zip(limit).is_some_and(|(highest, limit)| highest > limit.value);
    let mut mean = Mean::new(highest, windows, windows >= WINDOWS_OF_DAY || exceeds, WINDOWS_OF_DAY);
    if windows == 0 && measured(hours).next().is_some() {
        // There are values, but not one window has enough of them.
        mean.invalid = Some(Invalid::TooFew { needed: WINDOWS_OF_DAY });
    }
    mean
}

/// How many windows of a day are valid, and the highest with the slot at which it first ends; none also
/// if a sum does not fit.
fn highest_window(hours: &[Option<Decimal>; 24]) -> (u16, Option<(Decimal, u8)>) {
    let mut windows = 0;
    let mut out_of_range = false;
    let mut highest: Option<(Decimal, u8)> = None;
    for (slot, window) in (8..).zip(hours.windows(8)) {
        if !validity::window_valid(count(window)) {
            continue;
        }
        windows += 1;
        // The maximum of the rounded means is the rounded maximum: rounding keeps order.
        match Decimal::mean(measured(window), Pollutant::O3.decimals()) {
            Some(mean) if highest.is_none_or(|(other, _)| mean > other) => highest = Some((mean, slot)),
            Some(_) => {}
            None => out_of_range = true,
        }
    }
    (windows, if out_of_range { None } else { highest })
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

/// Which mean over a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayMeanKind {
    /// Mean of the hours of the day.
    Daily,
    /// Highest 8-hour mean of O3.
    DailyMax8h {
        /// The slot at which the highest window first ends, 8–24; none without a valid window.
        window_ends: Option<u8>,
        /// The limit of the zone, above which fewer windows are enough.
        limit: Option<Limit>,
    },
}

/// A mean over a natural day with its working.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayMeanWorking {
    /// The natural day.
    pub day: Date,
    /// The pollutant.
    pub pollutant: Pollutant,
    /// Which mean.
    pub kind: DayMeanKind,
    /// The mean.
    pub mean: Mean,
    /// Hours as given, slot 1 first.
    pub hours: [Option<Decimal>; 24],
    /// What no clause decides.
    pub assumption: Assumptions,
}

impl DayMeanWorking {
    /// Slots (1–24) without a usable value.
    pub fn missing(&self) -> impl Iterator<Item = u8> {
        let usable = |hour: &Option<Decimal>| hour.is_some_and(|value| !value.is_negative());
        (1..).zip(&self.hours).filter(move |(_, hour)| !usable(hour)).map(|(slot, _)| slot)
    }
}

/// The mean by which the daily report judges a pollutant, with its working: [`daily_mean`], for O3
/// [`mda8`].
///
/// ```
/// use mingjing_domain::Decimal;
/// use mingjing_domain::air::{Pollutant, limits::ZoneClass, means::explain_day_mean};
/// let mut hours = [Some(Decimal::from_int(80)); 24];
/// hours[3] = None;
/// let working = explain_day_mean(Pollutant::O3, &hours, ZoneClass::Two, jiff::civil::date(2026, 6, 1));
/// assert_eq!(working.mean.value, Some(Decimal::from_int(80)));
/// assert_eq!(working.missing().collect::<Vec<_>>(), [4]);
/// ```
#[must_use]
pub fn explain_day_mean(
    pollutant: Pollutant,
    hours: &[Option<Decimal>; 24],
    zone: ZoneClass,
    day: Date,
) -> DayMeanWorking {
    let (kind, mean, assumption) = if pollutant == Pollutant::O3 {
        let kind = DayMeanKind::DailyMax8h {
            window_ends: highest_window(hours).1.map(|(_, slot)| slot),
            limit: limit(pollutant, Averaging::DailyMax8h, zone, day),
        };
        let assumption = Assumptions::NONE
            .with(Assumption::WindowsEndFrom8To24)
            .with(Assumption::MaximumRoundedBeforeLimit);
        (kind, mda8(hours, zone, day), assumption)
    } else {
        (DayMeanKind::Daily, daily_mean(pollutant, hours), Assumptions::NONE)
    };
    DayMeanWorking { day, pollutant, kind, mean, hours: *hours, assumption }
}

fn measured(hours: &[Option<Decimal>]) -> impl Iterator<Item = Decimal> {
    hours.iter().copied().flatten().filter(|value| !value.is_negative())
}

fn count(hours: &[Option<Decimal>]) -> u16 {
    // At most 24.
    u16::try_from(measured(hours).count()).unwrap_or(u16::MAX)
}
