//! Base64 (RFC 4648, section 4), strict: one text for each value, so that a changed character is always
//! a changed value. Small on purpose: the app carries it.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Text of some bytes.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for part in bytes.chunks(3) {
        let value =
            part.iter().chain([0, 0].iter()).take(3).fold(0, |value, byte| value << 8 | usize::from(*byte));
        for place in 0..4 {
            let digit = DIGITS.get(value >> (18 - 6 * place) & 63).copied().unwrap_or(b'=');
            text.push(char::from(if place > part.len() { b'=' } else { digit }));
        }
    }
    text
}

/// Bytes of a text; `None` when it is not exactly what [`encode`] writes.
#[must_use]
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for part in text.as_bytes().chunks(4) {
        let digits = part.iter().position(|digit| *digit == b'=').unwrap_or(part.len());
        let mut value = 0_u32;
        for place in 0..4 {
            let digit = part.get(place).filter(|_| place < digits);
            let found = digit.map(|digit| DIGITS.iter().zip(0_u32..).find(|(known, _)| *known == digit));
            value = value << 6 | found.map_or(Some(0), |found| found.map(|(_, value)| value))?;
        }
        bytes.extend(value.to_be_bytes().iter().skip(1).take(digits.saturating_sub(1)));
    }
    // Spare bits, padding in the middle, a length that is none: all of it would encode differently.
    (encode(&bytes) == text).then_some(bytes)
}
