//! Rounding by GB/T 8170-2008 (四舍六入五成双): to the nearest, exact halves to the even digit.

use super::{Decimal, power_of_ten};

/// `numerator` / `denominator` to the nearest integer, halves to even. `denominator` > 0; none
/// otherwise.
pub(crate) fn divide_half_even(numerator: i64, denominator: i64) -> Option<i64> {
    if denominator <= 0 {
        return None;
    }
    let floor = numerator.div_euclid(denominator);
    let rest = numerator.rem_euclid(denominator);
    // Compares rest with denominator − rest: twice the rest could overflow.
    let up = match rest.cmp(&(denominator - rest)) {
        core::cmp::Ordering::Less => false,
        core::cmp::Ordering::Equal => floor % 2 != 0,
        core::cmp::Ordering::Greater => true,
    };
    if up { floor.checked_add(1) } else { Some(floor) }
}

impl Decimal {
    /// Rounded to `decimals` digits after the point by GB/T 8170, and written with that many; a
    /// value that has fewer keeps them where filling up would not fit.
    ///
    /// ```
    /// use mingjing_domain::Decimal;
    /// let round = |text: &str, decimals| text.parse::<Decimal>().map(|d| d.round_half_even(decimals).to_string());
    /// assert_eq!(round("4.05", 1)?, "4.0");
    /// assert_eq!(round("4.15", 1)?, "4.2");
    /// assert_eq!(round("-1.5", 0)?, "-2");
    /// assert_eq!(round("10", 1)?, "10.0");
    /// # Ok::<(), mingjing_domain::decimal::ParseDecimalError>(())
    /// ```
    #[must_use]
    pub fn round_half_even(self, decimals: u8) -> Self {
        if decimals >= self.scale {
            return match self.to_scaled(decimals).and_then(|mantissa| Self::new(mantissa, decimals)) {
                Some(filled) => filled,
                None => self,
            };
        }
        // The divisor is at least 10, so that the quotient always fits.
        let rounded =
            power_of_ten(self.scale - decimals).and_then(|unit| divide_half_even(self.mantissa, unit));
        rounded.map_or(self, |mantissa| Self { mantissa, scale: decimals })
    }

    /// The exact arithmetic mean of `values`, rounded once, to `decimals` digits, by GB/T 8170.
    /// None for no value, and for values so large or long that the sum does not fit.
    ///
    /// ```
    /// use mingjing_domain::Decimal;
    /// let mean = Decimal::mean([Decimal::from_int(60), Decimal::from_int(61)], 0);
    /// assert_eq!(mean, Some(Decimal::from_int(60)), "60.5 goes to the even 60");
    /// ```
    #[must_use]
    pub fn mean(values: impl IntoIterator<Item = Self>, decimals: u8) -> Option<Self> {
        let mut sum = Self::ZERO;
        let mut count: i64 = 0;
        for value in values {
            sum = sum.checked_add(value)?;
            count = count.checked_add(1)?;
        }
        if count == 0 {
            return None;
        }
        // sum / count in units of 10^−decimals, as one fraction of integers.
        let mantissa = if sum.scale > decimals {
            let unit = power_of_ten(sum.scale - decimals)?;
            divide_half_even(sum.mantissa, count.checked_mul(unit)?)?
        } else {
            divide_half_even(sum.to_scaled(decimals)?, count)?
        };
        Self::new(mantissa, decimals)
    }
}
