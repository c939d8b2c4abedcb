//! Ratio of safe use (安全利用率): the share of contaminated land that is used safely.
//!
//! How a region counts its areas is set by the accounting rules of its task, not by the soil standards:
//! here the two areas as published are divided, exactly, and nothing else.

use crate::{Decimal, Fraction};

/// A ratio of safe use with the areas behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SafeUse {
    /// Area used safely, in the unit of `total`.
    pub safe: Decimal,
    /// Contaminated area in all.
    pub total: Decimal,
    /// Per cent, one decimal by GB/T 8170.
    pub percent: Decimal,
}

/// The ratio of two areas of one unit. None if either is negative, the whole is zero, or the part is
/// more than the whole.
///
/// ```
/// use mingjing_domain::soil::safe_use;
/// let ratio = safe_use("917".parse()?, "1000".parse()?).ok_or("a part of a whole")?;
/// assert_eq!(ratio.percent.to_string(), "91.7");
/// assert_eq!(safe_use("2".parse()?, "1".parse()?), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn safe_use(safe: Decimal, total: Decimal) -> Option<SafeUse> {
    if safe.is_negative() || safe > total {
        return None;
    }
    let ratio = Fraction::from(safe).checked_div(total.into())?;
    let percent = ratio.checked_mul(Fraction::new(100, 1)?)?.round_half_even(1)?;
    Some(SafeUse { safe, total, percent })
}
