//! Exact fractions, for what decimals cannot hold: a mean of three values, a ratio of two, a
//! conversion between reference states. Rounded once, at the end.
//!
//! ```
//! use mingjing_domain::Fraction;
//! let third = Fraction::new(100, 3).ok_or("the denominator is not zero")?;
//! assert_eq!(third.to_string(), "100/3");
//! assert_eq!(third.round_half_even(2).map(|d| d.to_string()).as_deref(), Some("33.33"));
//! # Ok::<(), &str>(())
//! ```

use crate::Decimal;
use core::cmp::Ordering;
use core::fmt;

/// `numerator` / `denominator` in lowest terms; the denominator is above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    /// Zero.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };

    /// `numerator` / `denominator`; none for a denominator of zero, or at the very end of the range.
    #[must_use]
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let (numerator, denominator) = if denominator < 0 {
            (numerator.checked_neg()?, denominator.checked_neg()?)
        } else {
            (numerator, denominator)
        };
        let divisor =
            i128::try_from(greatest_common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs()));
        let divisor = divisor.ok()?;
        Some(Self { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    /// The numerator in lowest terms; carries the sign.
    #[must_use]
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// The denominator in lowest terms, above zero.
    #[must_use]
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// Exactly zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Sum; none if it does not fit.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Self::new(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    /// Difference; none if it does not fit.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(Self { numerator: other.numerator.checked_neg()?, denominator: other.denominator })
    }

    /// Product; none if it does not fit.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        Self::new(
            self.numerator.checked_mul(other.numerator)?,
            self.denominator.checked_mul(other.denominator)?,
        )
    }

    /// Quotient; none if `other` is zero or it does not fit.
    #[must_use]
    pub fn checked_div(self, other: Self) -> Option<Self> {
        Self::new(
            self.numerator.checked_mul(other.denominator)?,
            self.denominator.checked_mul(other.numerator)?,
        )
    }

    /// Rounded to `decimals` digits after the point by GB/T 8170 (halves to even); none if that does
    /// not fit a [`Decimal`].
    #[must_use]
    pub fn round_half_even(self, decimals: u8) -> Option<Decimal> {
        let (floor, rest) = self.floor_in_units(decimals)?;
        // Compares the rest with what is left to the next unit: twice the rest could overflow.
        let up = match rest.cmp(&(self.denominator - rest)) {
            Ordering::Less => false,
            Ordering::Equal => floor % 2 != 0,
            Ordering::Greater => true,
        };
        decimal(floor.checked_add(i128::from(up))?, decimals)
    }

    /// Rounded to `decimals` digits, halves away from zero for values that are not negative: the
    /// everyday rounding of foreign scales.
    #[must_use]
    pub fn round_half_up(self, decimals: u8) -> Option<Decimal> {
        let (floor, rest) = self.floor_in_units(decimals)?;
        decimal(floor.checked_add(i128::from(rest >= self.denominator - rest))?, decimals)
    }

    /// Cut to `decimals` digits, towards lower values.
    #[must_use]
    pub fn floor(self, decimals: u8) -> Option<Decimal> {
        decimal(self.floor_in_units(decimals)?.0, decimals)
    }

    /// The whole units of 10^−`decimals` below or at it, and the rest as a numerator.
    fn floor_in_units(self, decimals: u8) -> Option<(i128, i128)> {
        let unit = 10_i128.checked_pow(u32::from(decimals))?;
        let scaled = self.numerator.checked_mul(unit)?;
        Some((scaled.div_euclid(self.denominator), scaled.rem_euclid(self.denominator)))
    }
}

fn decimal(mantissa: i128, decimals: u8) -> Option<Decimal> {
    Decimal::new(i64::try_from(mantissa).ok()?, decimals)
}

fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

impl From<Decimal> for Fraction {
    fn from(value: Decimal) -> Self {
        // 10^18 at most: always fits, and is never zero.
        let unit = 10_i128.pow(u32::from(value.scale()));
        Self::new(i128::from(value.mantissa()), unit).unwrap_or(Self::ZERO)
    }
}

impl Ord for Fraction {
    /// Exact without overflow: compares whole parts, then the reciprocals of what is left.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = (*self, *other);
        let mut turned = false;
        loop {
            let whole = a.numerator.div_euclid(a.denominator).cmp(&b.numerator.div_euclid(b.denominator));
            let rests = (a.numerator.rem_euclid(a.denominator), b.numerator.rem_euclid(b.denominator));
            let order = match (whole, rests) {
                (Ordering::Equal, (0, 0)) => Ordering::Equal,
                (Ordering::Equal, (0, _)) => Ordering::Less,
                (Ordering::Equal, (_, 0)) => Ordering::Greater,
                (Ordering::Equal, (left, right)) => {
                    a = Self { numerator: a.denominator, denominator: left };
                    b = Self { numerator: b.denominator, denominator: right };
                    turned = !turned;
                    continue;
                }
                (other, _) => other,
            };
            return if turned { order.reverse() } else { order };
        }
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Fraction {
    /// `100/3`; a whole number without denominator.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == 1 {
            write!(f, "{}", self.numerator)
        } else {
            write!(f, "{}/{}", self.numerator, self.denominator)
        }
    }
}
