//! The check character of the unified social credit code (GB 32100-2015, clause 5.6).

/// The characters in the order of their values; I, O, S, V and Z are not used.
const CHARACTERS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Characters of a code.
const LENGTH: usize = 18;

/// Whether a code has 18 characters of the set and its last one checks the others.
#[must_use]
pub fn is_sound(code: &str) -> bool {
    let value = |byte: u8| CHARACTERS.iter().position(|known| *known == byte);
    let Some(values) = code.bytes().map(value).collect::<Option<Vec<usize>>>() else { return false };
    let Some((check, body)) = values.split_last().filter(|_| values.len() == LENGTH) else { return false };
    // Weights are the powers of 3 modulo 31.
    let (sum, _) =
        body.iter().fold((0, 1), |(sum, weight), value| ((sum + value * weight) % 31, weight * 3 % 31));
    (sum + check) % 31 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wrong_character_is_seen() {
        let code = "91350100M000100Y43";
        assert!(is_sound(code));
        for index in 0..LENGTH {
            let mut wrong = code.as_bytes().to_vec();
            wrong[index] = if wrong[index] == b'7' { b'8' } else { b'7' };
            assert!(!is_sound(std::str::from_utf8(&wrong).unwrap()), "{index}");
        }
        for bad in
            ["", "91350100M000100Y4", "91350100M000100Y433", "91350100O000100Y43", "９1350100M000100Y43"]
        {
            assert!(!is_sound(bad), "{bad}");
        }
    }
}
