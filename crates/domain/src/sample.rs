//! What a laboratory says of a sample, and how a reading below detection is compared.
//!
//! Groundwater, drinking water, soil and lakes share it. (Surface water has its own
//! [`crate::water::Reading`], without words in place of figures.)
//!
//! ```
//! use mingjing_domain::sample::{Reading, multiple};
//! assert_eq!(Reading::Below("0.004".parse()?).compared(), Ok("0.002".parse()?));
//! // 0.65 is 0.3 times above a limit of 0.50.
//! assert_eq!(multiple("0.65".parse()?, "0.50".parse()?).map(|m| m.to_string()).as_deref(), Some("0.30"));
//! # Ok::<(), mingjing_domain::decimal::ParseDecimalError>(())
//! ```

use crate::{Decimal, Fraction};

/// What was found of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    /// A figure.
    Measured(Decimal),
    /// Below this detection limit.
    Below(Decimal),
    /// Not detected, or not perceived (smell, visible matter), without a figure.
    NotDetected,
    /// Detected or perceived, without a figure.
    Detected,
}

/// Why a reading could not be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Invalid {
    /// Below zero.
    Negative,
    /// No such value exists: pH above 14, or too large or long to reckon with exactly.
    OutOfRange,
    /// Below a detection limit so high that half of it breaks the limit: nothing was found, and yet the
    /// sample could not be called clean.
    DetectionLimitTooHigh,
    /// A word where a figure is needed.
    NoFigure,
    /// A figure or statement that has no meaning for the item.
    NotApplicable,
    /// A second reading of an item; the first was judged.
    Duplicate,
    /// The soil's pH, on which the limit hangs, is not given or no pH.
    NoPh,
}

impl Invalid {
    /// Stable identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Negative => "negative",
            Self::OutOfRange => "out_of_range",
            Self::DetectionLimitTooHigh => "detection_limit_too_high",
            Self::NoFigure => "no_figure",
            Self::NotApplicable => "not_applicable",
            Self::Duplicate => "duplicate",
            Self::NoPh => "no_ph",
        }
    }
}

impl Reading {
    /// The figure that is compared with a limit: below detection, half of the detection limit (the
    /// convention of the HJ/T 91 family; no clause of the limits themselves says so).
    ///
    /// # Errors
    /// Below zero, too long, or no figure.
    pub fn compared(self) -> Result<Decimal, Invalid> {
        let value = match self {
            Self::Measured(value) => value,
            Self::Below(limit) => limit.half().ok_or(Invalid::OutOfRange)?,
            Self::NotDetected | Self::Detected => return Err(Invalid::NoFigure),
        };
        if value.is_negative() { Err(Invalid::Negative) } else { Ok(value) }
    }

    /// Whether half of a detection limit stands for it.
    #[must_use]
    pub const fn is_below(self) -> bool {
        matches!(self, Self::Below(_))
    }
}

/// Exceedance multiple (超标倍数): (value − limit) / limit, two decimals by GB/T 8170. None for a limit of
/// zero, or if the figures are too large or long.
#[must_use]
pub fn multiple(value: Decimal, limit: Decimal) -> Option<Decimal> {
    let limit = Fraction::from(limit);
    Fraction::from(value).checked_sub(limit)?.checked_div(limit)?.round_half_even(2)
}
