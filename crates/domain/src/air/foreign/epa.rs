//! The air quality index of the United States, table of 2024 (PM2.5 revised as of 2024-05-06).
//!
//! Concentrations are cut, not rounded, to the digits of the table; the index is rounded to the
//! nearest integer; above the table its last line goes on.
//!
//! | index | O3 8 h ppm | O3 1 h ppm | PM2.5 24 h | PM10 24 h | CO 8 h ppm | SO2 ppb | NO2 1 h ppb |
//! |---|---|---|---|---|---|---|---|
//! | 50 | 0.054 | – | 9.0 | 54 | 4.4 | 35 (1 h) | 53 |
//! | 100 | 0.070 | – | 35.4 | 154 | 9.4 | 75 (1 h) | 100 |
//! | 150 | 0.085 | 0.164 | 55.4 | 254 | 12.4 | 185 (1 h) | 360 |
//! | 200 | 0.105 | 0.204 | 125.4 | 354 | 15.4 | 304 (1 h) | 649 |
//! | 300 | 0.200 | 0.404 | 225.4 | 424 | 30.4 | 604 (24 h) | 1249 |
//! | 500 | use 1 h | 0.604 | 325.4 | 604 | 50.4 | 1004 (24 h) | 2049 |
//!
//! The worked example of EPA's assistance document, ozone 0.07853333 ppm over 8 hours:
//!
//! ```
//! use mingjing_domain::air::foreign::epa::{Measure, index};
//! let working = index(Measure::O3EightHours, "0.07853333".parse()?).ok_or("not negative")?;
//! assert_eq!(working.cut.to_string(), "0.078");
//! assert_eq!(working.index(), Some(126));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod category;
mod table;

use super::gas;
use crate::{Decimal, Fraction};
use table::Segment;

pub use category::Category;
pub use table::Measure;

/// Name of the scale.
pub const EDITION: &str = "US EPA AQI 2024";

/// A point of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Concentration in the unit of the measure.
    pub concentration: Decimal,
    /// Index there.
    pub index: u16,
}

/// What the table makes of a concentration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// On a line of the table, or on the last one beyond its end.
    OnLine {
        /// Lower end of the line.
        low: Point,
        /// Upper end.
        high: Point,
        /// The index.
        index: u32,
        /// Beyond the end of the table.
        beyond: bool,
    },
    /// SO2 over 1 hour from 305 ppb on: 200, unless the 24-hour mean gives more.
    HeldAt200,
    /// This averaging time gives no index here; the other one of the pollutant does.
    OtherAveraging(Measure),
}

/// How an index came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Working {
    /// What was measured.
    pub measure: Measure,
    /// Concentration as given.
    pub given: Decimal,
    /// Whether it was given by mass (µg/m³, CO mg/m³) and converted to the unit of the measure.
    pub converted: bool,
    /// Cut to the digits of the table.
    pub cut: Decimal,
    /// What the table made of it.
    pub outcome: Outcome,
}

impl Working {
    /// The index; none where another averaging time decides.
    #[must_use]
    pub const fn index(&self) -> Option<u32> {
        match self.outcome {
            Outcome::OnLine { index, .. } => Some(index),
            Outcome::HeldAt200 => Some(200),
            Outcome::OtherAveraging(_) => None,
        }
    }
}

/// The index of a concentration in the unit of its measure. None below zero and for absurd sizes.
#[must_use]
pub fn index(measure: Measure, given: Decimal) -> Option<Working> {
    cut(measure, given, given.into(), false)
}

/// The index of a Chinese concentration (µg/m³, CO mg/m³, gases at 25 °C), which is converted to the
/// unit of the measure first.
#[must_use]
pub fn index_of_mass(measure: Measure, given: Decimal) -> Option<Working> {
    let pollutant = measure.pollutant();
    let converted = match measure {
        Measure::O3EightHours | Measure::O3OneHour | Measure::CoEightHours => {
            gas::parts_per_million(pollutant, given)?
        }
        Measure::So2OneHour | Measure::So2Day | Measure::No2OneHour => {
            gas::parts_per_billion(pollutant, given)?
        }
        Measure::Pm25Day | Measure::Pm10Day => given.into(),
    };
    cut(measure, given, converted, measure.pollutant().is_gas())
}

/// A line of the table in Chinese units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it begins, µg/m³ (CO mg/m³), gases at 25 °C, to a hundredth; the line before ends here, because
    /// concentrations are cut to the digits of the table.
    pub from: Decimal,
    /// Category of its indices.
    pub category: Category,
}

/// The lines of a measure, lowest first, for the bands of a chart. Exact bounds are those of [`index_of_mass`].
///
/// ```
/// use mingjing_domain::air::foreign::epa::{Category, Measure, lines};
/// let lines: Vec<_> = lines(Measure::O3EightHours).collect();
/// assert_eq!(lines[1].from.to_string(), "107.97"); // 0.055 ppm of ozone
/// assert_eq!(lines[1].category, Category::Moderate);
/// assert_eq!(lines.len(), 5); // above 0.200 ppm the hourly mean decides
/// ```
pub fn lines(measure: Measure) -> impl Iterator<Item = Line> {
    measure.lines().iter().filter_map(move |line| {
        let given = Decimal::table(line.low, measure.decimals());
        let from = match measure {
            Measure::Pm25Day | Measure::Pm10Day => given.into(),
            Measure::O3EightHours | Measure::O3OneHour | Measure::CoEightHours => {
                gas::of_parts_per_million(measure.pollutant(), given)?
            }
            Measure::So2OneHour | Measure::So2Day | Measure::No2OneHour => {
                gas::of_parts_per_billion(measure.pollutant(), given)?
            }
        };
        Some(Line { from: from.round_half_even(2)?, category: Category::of(u32::from(line.index_high)) })
    })
}

fn cut(measure: Measure, given: Decimal, exact: Fraction, converted: bool) -> Option<Working> {
    if given.is_negative() {
        return None;
    }
    let cut = exact.floor(measure.decimals())?;
    Some(Working { measure, given, converted, cut, outcome: outcome(measure, cut.mantissa())? })
}

fn outcome(measure: Measure, units: i64) -> Option<Outcome> {
    let lines = measure.lines();
    let (first, last) = (lines.first()?, lines.last()?);
    if units < first.low {
        return measure.elsewhere();
    }
    let found = lines.iter().find(|line| units <= line.high);
    let beyond = found.is_none();
    // Ozone over an hour and SO2 over a day refer to the other average below the table, not above it.
    let ends = matches!(measure, Measure::O3EightHours | Measure::So2OneHour);
    if beyond && ends {
        return measure.elsewhere();
    }
    let line = found.unwrap_or(last);
    let point = |units, index| Point { concentration: Decimal::table(units, measure.decimals()), index };
    Some(Outcome::OnLine {
        low: point(line.low, line.index_low),
        high: point(line.high, line.index_high),
        index: on_line(*line, units)?,
        beyond,
    })
}

/// The index on a line, rounded to the nearest integer, halves up.
fn on_line(line: Segment, units: i64) -> Option<u32> {
    let rise = i128::from(line.index_high - line.index_low) * i128::from(units - line.low);
    let run = i128::from(line.high - line.low);
    let steps = (2 * rise + run).div_euclid(2 * run);
    u32::try_from(steps + i128::from(line.index_low)).ok()
}
