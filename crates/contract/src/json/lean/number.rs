//! Numbers as floats, without the code that the library has for them.

/// A number as serde knows them.
pub(super) enum Number {
    Unsigned(u64),
    Signed(i64),
    Float(f64),
}

/// The binary number nearest to a decimal. Nothing published is one, so the app has the short way only: digits and
/// a power of ten that are both exact, rounded once. The way for all others weighs 12 kB of every download.
pub(super) fn float(text: &str) -> Option<f64> {
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok()),
        None => (text, Some(0)),
    };
    let short = exponent.and_then(|exponent| exact(digits, exponent));
    #[cfg(not(target_arch = "wasm32"))]
    let short = short.or_else(|| text.parse().ok().filter(|value: &f64| value.is_finite()));
    short
}

/// Whole numbers up to this are exact, and powers of ten up to 10^22.
const MOST_EXACT: u64 = 1 << 53;

fn exact(digits: &str, exponent: i32) -> Option<f64> {
    let (is_negative, digits) = digits.strip_prefix('-').map_or((false, digits), |digits| (true, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut value = 0_u64;
    for digit in whole.chars().chain(fraction.chars()) {
        value = value.checked_mul(10)?.checked_add(digit.to_digit(10)?.into())?;
    }
    let exponent = exponent.checked_sub(i32::try_from(fraction.len()).ok()?)?;
    if value > MOST_EXACT || exponent.unsigned_abs() > 22 {
        return None;
    }
    let power = (0..exponent.unsigned_abs()).fold(1.0, |power, _| power * 10.0);
    #[expect(clippy::cast_precision_loss, reason = "it is exact up to MOST_EXACT")]
    let value = value as f64;
    let value = if exponent < 0 { value / power } else { value * power };
    Some(if is_negative { -value } else { value })
}
