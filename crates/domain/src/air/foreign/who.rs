//! The air quality guidelines of the World Health Organization, 2021.
//!
//! | µg/m³, CO mg/m³ | IT-1 | IT-2 | IT-3 | IT-4 | guideline |
//! |---|---|---|---|---|---|
//! | PM2.5 year | 35 | 25 | 15 | 10 | 5 |
//! | PM2.5 day | 75 | 50 | 37.5 | 25 | 15 |
//! | PM10 year | 70 | 50 | 30 | 20 | 15 |
//! | PM10 day | 150 | 100 | 75 | 50 | 45 |
//! | O3 peak season | 100 | 70 | | | 60 |
//! | O3 8 h | 160 | 120 | | | 100 |
//! | NO2 year | 40 | 30 | 20 | | 10 |
//! | NO2 day | 120 | 50 | | | 25 |
//! | SO2 day | 125 | 50 | | | 40 |
//! | CO day | 7 | | | | 4 |
//!
//! The daily guidelines are meant for the 99th percentile of a year (3 to 4 days above them a year);
//! for a single day the comparison is only an orientation.
//!
//! ```
//! use mingjing_domain::air::{Pollutant, foreign::who::{Averaging, Reached, compare}};
//! let year = compare(Pollutant::Pm25, Averaging::Year, "30".parse()?).ok_or("there is a guideline")?;
//! assert_eq!(year.reached, Reached::InterimTarget(1));
//! assert_eq!(year.times.to_string(), "6");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::air::Pollutant;
use crate::{Decimal, Fraction};

/// Name of the guidelines.
pub const EDITION: &str = "WHO AQG 2021";

/// Averaging time of a guideline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Averaging {
    /// Annual mean.
    Year,
    /// Mean of 24 hours; for CO too.
    Day,
    /// Daily maximum 8-hour mean.
    DailyMax8h,
    /// Mean of the daily maximum 8-hour means over the six months in a row with the most ozone.
    PeakSeason,
}

/// The strictest target that a value keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reached {
    /// Not even the first interim target.
    None,
    /// Interim target 1–4.
    InterimTarget(u8),
    /// The guideline.
    Guideline,
}

/// A guideline with its interim targets, laxest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guideline {
    /// Interim targets 1 to 4, as far as there are any.
    pub interim: &'static [Decimal],
    /// The guideline.
    pub value: Decimal,
}

/// A value beside the guideline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Working {
    /// The pollutant.
    pub pollutant: Pollutant,
    /// The averaging time.
    pub averaging: Averaging,
    /// The value, µg/m³ (CO mg/m³); nothing is rounded.
    pub given: Decimal,
    /// What it is compared with.
    pub guideline: Guideline,
    /// The strictest target that it keeps.
    pub reached: Reached,
    /// The value as a multiple of the guideline, exactly.
    pub times: Fraction,
}

struct Row {
    pollutant: Pollutant,
    averaging: Averaging,
    guideline: Guideline,
}

const fn row(pollutant: Pollutant, averaging: Averaging, interim: &'static [Decimal], value: Decimal) -> Row {
    Row { pollutant, averaging, guideline: Guideline { interim, value } }
}

const fn n(value: i64) -> Decimal {
    Decimal::from_int(value)
}

static ROWS: [Row; 10] = [
    row(Pollutant::Pm25, Averaging::Year, &[n(35), n(25), n(15), n(10)], n(5)),
    row(Pollutant::Pm25, Averaging::Day, &[n(75), n(50), Decimal::table(375, 1), n(25)], n(15)),
    row(Pollutant::Pm10, Averaging::Year, &[n(70), n(50), n(30), n(20)], n(15)),
    row(Pollutant::Pm10, Averaging::Day, &[n(150), n(100), n(75), n(50)], n(45)),
    row(Pollutant::O3, Averaging::PeakSeason, &[n(100), n(70)], n(60)),
    row(Pollutant::O3, Averaging::DailyMax8h, &[n(160), n(120)], n(100)),
    row(Pollutant::No2, Averaging::Year, &[n(40), n(30), n(20)], n(10)),
    row(Pollutant::No2, Averaging::Day, &[n(120), n(50)], n(25)),
    row(Pollutant::So2, Averaging::Day, &[n(125), n(50)], n(40)),
    row(Pollutant::Co, Averaging::Day, &[n(7)], n(4)),
];

/// The guideline of a pollutant and averaging time; none where there is none.
#[must_use]
pub fn guideline(pollutant: Pollutant, averaging: Averaging) -> Option<Guideline> {
    ROWS.iter().find(|row| row.pollutant == pollutant && row.averaging == averaging).map(|row| row.guideline)
}

/// A value (µg/m³, CO mg/m³, gases at 25 °C) beside the guideline. None where there is no guideline,
/// below zero, and for values that do not fit.
#[must_use]
pub fn compare(pollutant: Pollutant, averaging: Averaging, given: Decimal) -> Option<Working> {
    if given.is_negative() {
        return None;
    }
    let guideline = guideline(pollutant, averaging)?;
    let kept = (1..).zip(guideline.interim).filter(|(_, target)| given <= **target);
    let reached = if given <= guideline.value {
        Reached::Guideline
    } else {
        kept.last().map_or(Reached::None, |(number, _)| Reached::InterimTarget(number))
    };
    let times = Fraction::from(given).checked_div(guideline.value.into())?;
    Some(Working { pollutant, averaging, given, guideline, reached, times })
}
