//! Percentiles by HJ 663-2013, appendix A.
//!
//! Sorted upwards, the place of the percentile is k = 1 + (n − 1) · p %; with s its whole part the
//! percentile is X(s) + (X(s+1) − X(s)) · (k − s). Spreadsheets call it `PERCENTILE.INC`.

use crate::Decimal;

/// A percentile with everything needed to follow it by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percentile {
    /// Which, 0–100.
    pub percent: u8,
    /// Of how many values.
    pub count: u32,
    /// The place k, two decimals, exactly.
    pub place: Decimal,
    /// X(s), the value at or below the place.
    pub lower: Decimal,
    /// X(s+1), the value above it; the same as `lower` at the end of the row.
    pub upper: Decimal,
    /// The percentile, exactly.
    pub exact: Decimal,
    /// Rounded by GB/T 8170.
    pub rounded: Decimal,
}

/// The percentile of the values, in any order, rounded to `decimals` digits. None without values, above
/// 100 per cent, and for values that do not fit.
///
/// ```
/// use mingjing_domain::Decimal;
/// use mingjing_domain::air::assessment::percentile;
/// let days: Vec<Decimal> = (1..=365).map(Decimal::from_int).collect();
/// let p98 = percentile(&days, 98, 0).ok_or("there are values")?;
/// assert_eq!(p98.place.to_string(), "357.72");
/// assert_eq!((p98.exact.to_string(), p98.rounded.to_string()), ("357.72".into(), "358".into()));
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn percentile(values: &[Decimal], percent: u8, decimals: u8) -> Option<Percentile> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    of_sorted(&sorted, percent, decimals)
}

pub(super) fn of_sorted(sorted: &[Decimal], percent: u8, decimals: u8) -> Option<Percentile> {
    if percent > 100 {
        return None;
    }
    let count = u32::try_from(sorted.len()).ok()?;
    // k in hundredths: 100 + (n − 1) · p.
    let place = i64::from(count.checked_sub(1)?) * i64::from(percent) + 100;
    let (whole, hundredths) = (usize::try_from(place / 100).ok()?, place % 100);
    let lower = *sorted.get(whole.checked_sub(1)?)?;
    let upper = sorted.get(whole).copied().unwrap_or(lower);
    let exact = if hundredths == 0 || lower == upper {
        lower
    } else {
        let step = upper.checked_sub(lower)?;
        let part = Decimal::new(step.mantissa().checked_mul(hundredths)?, step.scale().checked_add(2)?)?;
        lower.checked_add(part)?
    };
    let rounded = exact.round_half_even(decimals);
    Some(Percentile { percent, count, place: Decimal::new(place, 2)?, lower, upper, exact, rounded })
}
