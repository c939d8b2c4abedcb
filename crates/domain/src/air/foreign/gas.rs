//! Gases by volume: ppb = µg/m³ × 24.45 / M, with the molar mass M in g/mol and the molar volume 24.45 L
//! of 25 °C and 1 atm.
//!
//! Chinese concentrations of before 2018-09-01 are stated at 0 °C: convert them first
//! ([`crate::air::reference`]).
//!
//! | gas | M (conventional atomic weights) |
//! |---|---|
//! | SO2 | 64.058 |
//! | NO2 | 46.005 |
//! | CO | 28.010 |
//! | O3 | 47.997 |
//!
//! ```
//! use mingjing_domain::air::{Pollutant, foreign::gas};
//! let ozone = gas::parts_per_billion(Pollutant::O3, "160".parse()?).ok_or("a gas")?;
//! assert_eq!(ozone.round_half_even(1).map(|d| d.to_string()).as_deref(), Some("81.5"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::air::Pollutant;
use crate::{Decimal, Fraction};

/// Molar volume at 25 °C and 1 atm, L/mol.
pub const MOLAR_VOLUME: Decimal = Decimal::table(2445, 2);

/// Molar mass, g/mol; none for particles.
#[must_use]
pub const fn molar_mass(pollutant: Pollutant) -> Option<Decimal> {
    Some(Decimal::table(
        match pollutant {
            Pollutant::So2 => 64_058,
            Pollutant::No2 => 46_005,
            Pollutant::Co => 28_010,
            Pollutant::O3 => 47_997,
            Pollutant::Pm10 | Pollutant::Pm25 => return None,
        },
        3,
    ))
}

/// A concentration at 25 °C in its own unit (µg/m³, CO mg/m³) as parts per billion, exactly. None for
/// particles, and for values that do not fit.
#[must_use]
pub fn parts_per_billion(pollutant: Pollutant, concentration: Decimal) -> Option<Fraction> {
    let by_volume = parts(pollutant, concentration)?;
    if pollutant == Pollutant::Co { by_volume.checked_mul(Fraction::new(1000, 1)?) } else { Some(by_volume) }
}

/// The same as parts per million.
#[must_use]
pub fn parts_per_million(pollutant: Pollutant, concentration: Decimal) -> Option<Fraction> {
    let by_volume = parts(pollutant, concentration)?;
    if pollutant == Pollutant::Co { Some(by_volume) } else { by_volume.checked_div(Fraction::new(1000, 1)?) }
}

/// The concentration at 25 °C (µg/m³, CO mg/m³) of so many parts per billion, exactly. None for particles, and for values
/// that do not fit.
#[must_use]
pub fn of_parts_per_billion(pollutant: Pollutant, parts: Decimal) -> Option<Fraction> {
    let mass = of_parts(pollutant, parts)?;
    if pollutant == Pollutant::Co { mass.checked_div(Fraction::new(1000, 1)?) } else { Some(mass) }
}

/// The same of parts per million.
#[must_use]
pub fn of_parts_per_million(pollutant: Pollutant, parts: Decimal) -> Option<Fraction> {
    let mass = of_parts(pollutant, parts)?;
    if pollutant == Pollutant::Co { Some(mass) } else { mass.checked_mul(Fraction::new(1000, 1)?) }
}

/// µg/m³ of ppb, mg/m³ of ppm.
fn of_parts(pollutant: Pollutant, parts: Decimal) -> Option<Fraction> {
    let factor = Fraction::from(molar_mass(pollutant)?).checked_div(MOLAR_VOLUME.into())?;
    Fraction::from(parts).checked_mul(factor)
}

/// ppb of µg/m³, ppm of mg/m³.
fn parts(pollutant: Pollutant, concentration: Decimal) -> Option<Fraction> {
    let factor = Fraction::from(MOLAR_VOLUME).checked_div(molar_mass(pollutant)?.into())?;
    Fraction::from(concentration).checked_mul(factor)
}
