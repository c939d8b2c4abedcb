//! Check digits and issuers: what tells a number of a person from any other long number.

use jiff::civil::Date;

/// First two digits of ID numbers: provinces of GB/T 2260, and 83 for residents from Taiwan.
const PROVINCES: [u8; 35] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54,
    61, 62, 63, 64, 65, 71, 81, 82, 83,
];
/// Years of birth that a living person can have.
const BIRTHS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// Whether 18 characters are a citizen's ID number by GB 11643-1999: province, day of birth, check
/// character (ISO 7064, MOD 11-2).
pub fn is_citizen_id(text: &str) -> bool {
    let Some((digits, check)) = text.split_at_checked(17) else { return false };
    let day = || {
        let year: i16 = digits.get(6..10)?.parse().ok().filter(|year| BIRTHS.contains(year))?;
        Date::new(year, digits.get(10..12)?.parse().ok()?, digits.get(12..14)?.parse().ok()?).ok()
    };
    let province = digits.get(..2).and_then(|two| two.parse().ok());
    if !digits.bytes().all(|byte| byte.is_ascii_digit())
        || province.is_none_or(|province| !PROVINCES.contains(&province))
        || day().is_none()
    {
        return false;
    }
    // Each step doubles what came before: weights are powers of two, all modulo 11.
    let sum = digits.bytes().fold(0_u32, |sum, byte| (sum + u32::from(byte - b'0')) * 2 % 11);
    let expected = match (12 - sum) % 11 {
        10 => "X".to_owned(),
        digit => digit.to_string(),
    };
    check.eq_ignore_ascii_case(&expected)
}

/// Whether digits are the number of a bank card: an issuer's prefix, its length, the check digit of
/// ISO/IEC 7812-1 (Luhn).
pub fn is_bank_card(digits: &str) -> bool {
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| digits.starts_with(prefix));
    let of_issuer = match digits.len() {
        16 => starts(&["62", "60", "4", "51", "52", "53", "54", "55", "35", "9558"]),
        17..=19 => starts(&["62", "60", "9558"]),
        _ => false,
    };
    let mut sum = 0;
    for (position, byte) in digits.bytes().rev().enumerate() {
        let digit = u32::from(byte.wrapping_sub(b'0'));
        let twice = digit * 2;
        sum += match position % 2 {
            0 => digit,
            _ if twice > 9 => twice - 9,
            _ => twice,
        };
    }
    of_issuer && digits.bytes().all(|byte| byte.is_ascii_digit()) && sum % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_character_tells_a_citizen_id() {
        // The first example of GB 11643-1999; the second is of somebody born in 1880.
        assert!(is_citizen_id("11010519491231002X") && is_citizen_id("11010519491231002x"));
        assert!(!is_citizen_id("440524188001010014"));
        for bad in ["110105194912310020", "110105194902310023", "990105194912310021", "1101051949123100", ""]
        {
            assert!(!is_citizen_id(bad), "{bad}");
        }
        assert!(!is_citizen_id("91150302MA0N5XYZ12"), "a credit code");
    }

    #[test]
    fn issuer_and_luhn_tell_a_bank_card() {
        assert!(is_bank_card("4111111111111111") && is_bank_card("6222021234567890128"));
        for bad in ["4111111111111112", "1000000000000008", "622202", "41111111111111111"] {
            assert!(!is_bank_card(bad), "{bad}");
        }
    }
}
