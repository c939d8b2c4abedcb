//! Exact decimal numbers as the standards write them.

mod convert;
mod rounding;
#[cfg(feature = "schema")]
mod schema;
#[cfg(feature = "serde")]
mod serde;

use core::cmp::Ordering;
use core::hash::{Hash, Hasher};

pub use convert::ParseDecimalError;
pub(crate) use rounding::divide_half_even;

/// Most digits after the point that a [`Decimal`] keeps.
pub const MAX_SCALE: u8 = 18;

/// Powers of ten up to 10^18, the largest that an `i64` holds.
const POWERS: [i64; 19] = {
    let mut powers = [1; 19];
    let mut exponent = 1;
    while exponent < powers.len() {
        powers[exponent] = powers[exponent - 1] * 10;
        exponent += 1;
    }
    powers
};

/// 10^`exponent`, if an `i64` holds it.
pub(crate) fn power_of_ten(exponent: u8) -> Option<i64> {
    POWERS.get(usize::from(exponent)).copied()
}

/// `mantissa` × 10^−`scale`, exactly.
///
/// The scale is part of what was written: `"0.090"` is shown as `0.090`. Equality and order are
/// numeric all the same: `1.0 == 1`.
///
/// ```
/// use mingjing_domain::Decimal;
/// let given: Decimal = "0.090".parse()?;
/// assert_eq!(given.to_string(), "0.090");
/// assert_eq!(given, "0.09".parse()?);
/// assert_eq!("60.5".parse::<Decimal>()?.round_half_even(0).to_string(), "60");
/// # Ok::<(), mingjing_domain::decimal::ParseDecimalError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    mantissa: i64,
    /// At most [`MAX_SCALE`].
    scale: u8,
}

impl Decimal {
    /// Zero, without decimal places.
    pub const ZERO: Self = Self::from_int(0);

    /// `mantissa` × 10^−`scale`; none if `scale` is above [`MAX_SCALE`].
    #[must_use]
    pub const fn new(mantissa: i64, scale: u8) -> Option<Self> {
        if scale > MAX_SCALE { None } else { Some(Self { mantissa, scale }) }
    }

    /// An integer.
    #[must_use]
    pub const fn from_int(value: i64) -> Self {
        Self { mantissa: value, scale: 0 }
    }

    /// For the tables of this crate, whose scales are known to be small.
    pub(crate) const fn table(mantissa: i64, scale: u8) -> Self {
        Self { mantissa, scale: if scale > MAX_SCALE { MAX_SCALE } else { scale } }
    }

    /// All digits, as an integer.
    #[must_use]
    pub const fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// How many of the digits stand after the point.
    #[must_use]
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// Below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Exactly zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The value in units of 10^−`decimals`, if it is a whole number of them and fits.
    ///
    /// ```
    /// use mingjing_domain::Decimal;
    /// let co: Decimal = "1.20".parse()?;
    /// assert_eq!(co.to_scaled(1), Some(12));
    /// assert_eq!(co.to_scaled(0), None, "1.2 is not a whole number");
    /// # Ok::<(), mingjing_domain::decimal::ParseDecimalError>(())
    /// ```
    #[must_use]
    pub fn to_scaled(self, decimals: u8) -> Option<i64> {
        if decimals >= self.scale {
            return self.mantissa.checked_mul(power_of_ten(decimals - self.scale)?);
        }
        let unit = power_of_ten(self.scale - decimals)?;
        (self.mantissa % unit == 0).then_some(self.mantissa / unit)
    }

    /// Sum; none if it does not fit.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let mantissa = self.to_scaled(scale)?.checked_add(other.to_scaled(scale)?)?;
        Some(Self { mantissa, scale })
    }

    /// Difference; none if it does not fit.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let mantissa = self.to_scaled(scale)?.checked_sub(other.to_scaled(scale)?)?;
        Some(Self { mantissa, scale })
    }

    /// Half of it, exactly; none if that needs more digits than there are.
    #[must_use]
    pub fn half(self) -> Option<Self> {
        if self.mantissa % 2 == 0 {
            return Some(Self { mantissa: self.mantissa / 2, scale: self.scale });
        }
        Self::new(self.mantissa.checked_mul(5)?, self.scale.checked_add(1)?)
    }

    /// Without the zeros at its end: the one form that equal values share.
    fn shortest(self) -> Self {
        let Self { mut mantissa, mut scale } = self;
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Self { mantissa, scale }
    }

    /// The part before the point and the part after it in units of 10^−[`MAX_SCALE`]; both carry
    /// the sign.
    fn split(self) -> (i64, i64) {
        let scale = usize::from(self.scale.min(MAX_SCALE));
        let (Some(&unit), Some(&lift)) = (POWERS.get(scale), POWERS.get(POWERS.len() - 1 - scale)) else {
            return (self.mantissa, 0);
        };
        (self.mantissa / unit, self.mantissa % unit * lift)
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.scale == other.scale {
            return self.mantissa.cmp(&other.mantissa);
        }
        self.split().cmp(&other.split())
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { mantissa, scale } = self.shortest();
        mantissa.hash(state);
        scale.hash(state);
    }
}
