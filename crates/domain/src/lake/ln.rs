//! The natural logarithm of a decimal in integers, with a proven bound of its error.
//!
//! A positive decimal is `mantissa × 10^−scale`, so that ln x = ln mantissa − scale × ln 10. The mantissa
//! is an integer below 2^63; with 2^e the greatest power of two in it, m = mantissa / 2^e lies in [1, 2)
//! and is held without loss in units of 2^−62. Then ln mantissa = ln m + e × ln 2, and
//! ln m = 2 (s + s³/3 + s⁵/5 + …) with s = (m − 1) / (m + 1) in [0, 1/3).
//!
//! The error in units of 2^−62: each power of s is cut off at most twice and so is wrong by less than 2;
//! its quotient by 2k + 1 adds less than 1; the 22 terms that are not zero sum up to less than 27, doubled
//! 54; the terms left out are below 1; the two constants are right to 1/2, times 62 and 18: 40. All
//! together less than [`ERROR`].

/// Binary digits after the point.
pub(super) const BITS: u32 = 62;
/// Bound of the error of [`ln`], in units of 2^−62: less than 3 × 10^−17.
pub(super) const ERROR: i128 = 128;

const ONE: i128 = 1 << BITS;
const LN_2: i128 = 3_196_577_161_300_663_915;
const LN_10: i128 = 10_618_799_479_599_967_255;

/// ln(`mantissa` × 10^−`scale`) in units of 2^−62, wrong by less than [`ERROR`]; exactly 0 for 1, however
/// it is written. None for a mantissa that is not above zero.
pub(super) fn ln(mut mantissa: i64, mut scale: u8) -> Option<i128> {
    if mantissa <= 0 {
        return None;
    }
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    let exponent = mantissa.ilog2();
    let m = i128::from(mantissa) << (BITS - exponent);
    let s = ((m - ONE) << BITS) / (m + ONE);
    let square = (s * s) >> BITS;
    let (mut power, mut divisor, mut sum) = (s, 1, 0);
    while power > 0 {
        sum += power / divisor;
        power = (power * square) >> BITS;
        divisor += 2;
    }
    Some(2 * sum + i128::from(exponent) * LN_2 - i128::from(scale) * LN_10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values_lie_within_the_bound() {
        // Twenty digits of each from tables; 2^62 × 10^−20 is below one unit.
        let cases: [(i64, u8, &str); 6] = [
            (2, 0, "0.69314718055994530942"),
            (3, 0, "1.09861228866810969140"),
            (10, 0, "2.30258509299404568402"),
            (7, 0, "1.94591014905531330511"),
            (5, 1, "-0.69314718055994530942"),
            (123, 2, "0.20701416938432612723"),
        ];
        for (mantissa, scale, expected) in cases {
            let digits: i128 = expected.replace('.', "").parse().unwrap();
            // Both sides × 10^20, without dividing what was worked out.
            let found = ln(mantissa, scale).unwrap();
            let unit = 10_i128.pow(20);
            let (whole, rest) = (found.div_euclid(ONE), found.rem_euclid(ONE));
            let found = whole * unit + ((rest * 10_i128.pow(18)) >> BITS) * 100;
            assert!((found - digits).abs() < 3_000 + 200, "ln {mantissa}e-{scale}: {found} {digits}");
        }
    }

    #[test]
    fn one_in_any_writing_is_exactly_zero() {
        assert_eq!(ln(1, 0), Some(0));
        for scale in 1..=18 {
            let one = 10_i64.pow(u32::from(scale));
            assert_eq!(ln(one, scale), Some(0), "{scale}");
        }
        assert_eq!(ln(0, 0), None);
        assert_eq!(ln(-1, 0), None);
    }
}
