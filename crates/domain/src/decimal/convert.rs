//! Decimal text in and out.

use super::{Decimal, MAX_SCALE, power_of_ten};
use core::fmt;
use core::str::FromStr;

/// Why a text is not a [`Decimal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseDecimalError {
    /// Nothing was written.
    Empty,
    /// Not of the form `-?digits(.digits)?` in ASCII digits: no exponent, no sign `+`, no space,
    /// no thousands separator, digits on both sides of the point.
    Syntax,
    /// More digits than can be kept exactly (18 after the point, about 18 in all).
    TooLong,
}

impl fmt::Display for ParseDecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "empty, where a decimal number was expected",
            Self::Syntax => "not a plain decimal number such as 12 or 0.35",
            Self::TooLong => "more digits than can be kept exactly",
        })
    }
}

impl core::error::Error for ParseDecimalError {}

impl FromStr for Decimal {
    type Err = ParseDecimalError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes = text.as_bytes();
        if bytes.is_empty() {
            return Err(ParseDecimalError::Empty);
        }
        let (negative, digits) = match bytes {
            [b'-', rest @ ..] => (true, rest),
            all => (false, all),
        };
        let mut mantissa: i64 = 0;
        let mut scale: Option<u8> = None;
        // What stands before each byte decides what it may be: a point needs a digit on both sides.
        let mut after_digit = false;
        for byte in digits {
            match byte {
                b'0'..=b'9' => {
                    mantissa = mantissa
                        .checked_mul(10)
                        .and_then(|tens| tens.checked_add(i64::from(byte - b'0')))
                        .ok_or(ParseDecimalError::TooLong)?;
                    if let Some(places) = &mut scale {
                        *places += 1;
                        if *places > MAX_SCALE {
                            return Err(ParseDecimalError::TooLong);
                        }
                    }
                    after_digit = true;
                }
                b'.' if scale.is_none() && after_digit => {
                    scale = Some(0);
                    after_digit = false;
                }
                _ => return Err(ParseDecimalError::Syntax),
            }
        }
        if !after_digit {
            return Err(ParseDecimalError::Syntax);
        }
        // `mantissa` is not below zero here, so that its negative always fits.
        let mantissa = if negative { -mantissa } else { mantissa };
        Ok(Self { mantissa, scale: scale.unwrap_or(0) })
    }
}

impl TryFrom<&str> for Decimal {
    type Error = ParseDecimalError;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<i32> for Decimal {
    fn from(value: i32) -> Self {
        Self::from_int(i64::from(value))
    }
}

impl fmt::Display for Decimal {
    /// All digits that were given; never an exponent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.mantissa.unsigned_abs();
        if self.mantissa < 0 {
            f.write_str("-")?;
        }
        let unit = power_of_ten(self.scale).map_or(1, i64::unsigned_abs);
        write!(f, "{}", magnitude / unit)?;
        if self.scale > 0 {
            write!(f, ".{:0width$}", magnitude % unit, width = usize::from(self.scale))?;
        }
        Ok(())
    }
}
