//! At which temperature and pressure a concentration is stated, and conversion between them.
//!
//! | days | gases (SO2, NO2, CO, O3, NOx) | particles and what they carry |
//! |---|---|---|
//! | to 2018-08-31 | 273.15 K, 1013.25 hPa | 273.15 K, 1013.25 hPa |
//! | from 2018-09-01 (amendment of 2018; GB 3095-2026, 3.14 and 4.3) | 298.15 K, 1013.25 hPa | as monitored |
//!
//! A long series of a gas breaks at that day: older values × 273.15/298.15 are comparable with newer
//! ones. For particles there is no factor: it depends on the weather of each hour.
//!
//! The day 2018-09-01 was not confirmed by an official text.
//!
//! ```
//! use jiff::civil::date;
//! use mingjing_domain::air::Pollutant;
//! use mingjing_domain::air::reference::{State, comparable_today, state_on};
//! assert_eq!(state_on(Pollutant::O3, date(2018, 8, 31)), State::Kelvin273);
//! let then = comparable_today(Pollutant::O3, date(2018, 8, 31), "160".parse()?)
//!     .ok_or("a gas has a factor")?;
//! assert_eq!(then.factor.to_string(), "5463/5963");
//! assert_eq!(then.rounded.to_string(), "147");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::Pollutant;
use crate::{Decimal, Fraction};
use jiff::civil::Date;

/// State at which a concentration is given; the pressure is 1013.25 hPa but for [`State::AsMonitored`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// 273.15 K, the standard state of before.
    Kelvin273,
    /// 298.15 K, the reference state (参比状态).
    Kelvin298,
    /// Temperature and pressure of the air that was sampled.
    AsMonitored,
}

/// First day of the amended states.
pub const AMENDED_FROM: Date = Date::constant(2018, 9, 1);

impl State {
    /// Temperature in hundredths of a kelvin; none where it is that of the day.
    #[must_use]
    pub const fn centikelvin(self) -> Option<i128> {
        match self {
            Self::Kelvin273 => Some(27_315),
            Self::Kelvin298 => Some(29_815),
            Self::AsMonitored => None,
        }
    }

    /// As it is printed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kelvin273 => "273.15 K",
            Self::Kelvin298 => "298.15 K",
            Self::AsMonitored => "as monitored",
        }
    }
}

/// The state of the published concentrations of a day.
#[must_use]
pub fn state_on(pollutant: Pollutant, day: Date) -> State {
    match (day < AMENDED_FROM, pollutant.is_gas()) {
        (true, _) => State::Kelvin273,
        (false, true) => State::Kelvin298,
        (false, false) => State::AsMonitored,
    }
}

/// A concentration in another state; it says that it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Converted {
    /// The pollutant.
    pub pollutant: Pollutant,
    /// As given.
    pub given: Decimal,
    /// State in which it was given.
    pub from: State,
    /// State of the result.
    pub to: State,
    /// What it was multiplied by.
    pub factor: Fraction,
    /// The exact result.
    pub exact: Fraction,
    /// The result, rounded by GB/T 8170 to the decimals of the pollutant.
    pub rounded: Decimal,
}

/// A concentration (µg/m³, CO mg/m³) in another state at the same pressure: inversely proportional to
/// the absolute temperature. None from or to [`State::AsMonitored`] (but to itself), and for values
/// that do not fit.
#[must_use]
pub fn convert(pollutant: Pollutant, given: Decimal, from: State, to: State) -> Option<Converted> {
    let factor = if from == to {
        Fraction::new(1, 1)?
    } else {
        Fraction::new(from.centikelvin()?, to.centikelvin()?)?
    };
    let exact = Fraction::from(given).checked_mul(factor)?;
    let rounded = exact.round_half_even(pollutant.decimals())?;
    Some(Converted { pollutant, given, from, to, factor, exact, rounded })
}

/// A published concentration of a day in the state of today. None for particles of before
/// [`AMENDED_FROM`].
#[must_use]
pub fn comparable_today(pollutant: Pollutant, day: Date, given: Decimal) -> Option<Converted> {
    let today = state_on(pollutant, AMENDED_FROM);
    convert(pollutant, given, state_on(pollutant, day), today)
}
