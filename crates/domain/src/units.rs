//! Units of the record and exact conversion between them.
//!
//! A mass per volume changes its unit by a power of ten, exactly. Gases given by volume (ppm, ppb) need
//! the molar mass and the reference state: [`crate::air::foreign::gas`].
//!
//! ```
//! use mingjing_domain::units::{Unit, convert};
//! let co = convert("1.20".parse()?, Unit::MilligramPerCubicMetre, Unit::MicrogramPerCubicMetre);
//! assert_eq!(co.map(|d| d.to_string()).as_deref(), Some("1200"));
//! // Water and air do not mix.
//! assert_eq!(convert("1".parse()?, Unit::MilligramPerLitre, Unit::MilligramPerCubicMetre), None);
//! # Ok::<(), mingjing_domain::decimal::ParseDecimalError>(())
//! ```

use crate::Decimal;
use crate::decimal::{MAX_SCALE, power_of_ten};

/// A unit of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// ng/m³, air.
    NanogramPerCubicMetre,
    /// µg/m³, air.
    MicrogramPerCubicMetre,
    /// mg/m³, air.
    MilligramPerCubicMetre,
    /// ng/L, water.
    NanogramPerLitre,
    /// µg/L, water (chlorophyll a is often given in mg/m³, the same).
    MicrogramPerLitre,
    /// mg/L, water.
    MilligramPerLitre,
    /// mg/kg, soil.
    MilligramPerKilogram,
    /// µg/kg, soil.
    MicrogramPerKilogram,
}

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Medium {
    /// Mass per volume of air.
    Air,
    /// Mass per volume of water.
    Water,
    /// Mass per mass of soil.
    Soil,
}

impl Unit {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::NanogramPerCubicMetre,
        Self::MicrogramPerCubicMetre,
        Self::MilligramPerCubicMetre,
        Self::NanogramPerLitre,
        Self::MicrogramPerLitre,
        Self::MilligramPerLitre,
        Self::MilligramPerKilogram,
        Self::MicrogramPerKilogram,
    ];

    /// As it is printed: `µg/m³`.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::NanogramPerCubicMetre => "ng/m³",
            Self::MicrogramPerCubicMetre => "µg/m³",
            Self::MilligramPerCubicMetre => "mg/m³",
            Self::NanogramPerLitre => "ng/L",
            Self::MicrogramPerLitre => "µg/L",
            Self::MilligramPerLitre => "mg/L",
            Self::MilligramPerKilogram => "mg/kg",
            Self::MicrogramPerKilogram => "µg/kg",
        }
    }

    /// The unit of a symbol. `u` and the Greek letter stand for the micro sign, `m3` for `m³`.
    ///
    /// ```
    /// use mingjing_domain::units::Unit;
    /// assert_eq!(Unit::from_symbol("ug/m3"), Some(Unit::MicrogramPerCubicMetre));
    /// assert_eq!(Unit::from_symbol("μg/L"), Some(Unit::MicrogramPerLitre));
    /// assert_eq!(Unit::from_symbol("ppm"), None);
    /// ```
    #[must_use]
    pub fn from_symbol(symbol: &str) -> Option<Self> {
        let plain = |text: &str| -> String {
            text.chars()
                .map(|c| match c {
                    'µ' | 'μ' => 'u',
                    '³' => '3',
                    other => other,
                })
                .collect()
        };
        let wanted = plain(symbol);
        Self::ALL.into_iter().find(|unit| plain(unit.symbol()) == wanted)
    }

    /// What it measures.
    #[must_use]
    pub const fn medium(self) -> Medium {
        match self {
            Self::NanogramPerCubicMetre | Self::MicrogramPerCubicMetre | Self::MilligramPerCubicMetre => {
                Medium::Air
            }
            Self::NanogramPerLitre | Self::MicrogramPerLitre | Self::MilligramPerLitre => Medium::Water,
            Self::MilligramPerKilogram | Self::MicrogramPerKilogram => Medium::Soil,
        }
    }

    /// Its gram is 10^−this gram: 3, 6 or 9.
    const fn exponent(self) -> u8 {
        match self {
            Self::MilligramPerCubicMetre | Self::MilligramPerLitre | Self::MilligramPerKilogram => 3,
            Self::MicrogramPerCubicMetre | Self::MicrogramPerLitre | Self::MicrogramPerKilogram => 6,
            Self::NanogramPerCubicMetre | Self::NanogramPerLitre => 9,
        }
    }
}

/// A value in another unit of the same medium, exactly. None between media, or if it does not fit.
#[must_use]
pub fn convert(value: Decimal, from: Unit, to: Unit) -> Option<Decimal> {
    if from.medium() != to.medium() {
        return None;
    }
    if to.exponent() <= from.exponent() {
        // Towards a larger unit the point moves left: digits are gained, none lost.
        let scale = value.scale().checked_add(from.exponent() - to.exponent())?;
        return if scale <= MAX_SCALE { Decimal::new(value.mantissa(), scale) } else { None };
    }
    let places = to.exponent() - from.exponent();
    if let Some(scale) = value.scale().checked_sub(places) {
        return Decimal::new(value.mantissa(), scale);
    }
    let rest = power_of_ten(places - value.scale())?;
    Decimal::new(value.mantissa().checked_mul(rest)?, 0)
}
