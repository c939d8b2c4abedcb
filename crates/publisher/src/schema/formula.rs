//! Text that a spreadsheet would run as a formula.

/// Whether a spreadsheet would take a text for a formula that does more than hold a number: `-5 dB` is
/// shown as it is, `-A1` and `+cmd|…` are run.
pub fn is_formula(text: &str) -> bool {
    let mut rest = text.chars();
    match rest.next() {
        Some('=' | '@' | '\t' | '\r') => rest.next().is_some(),
        Some('+' | '-') => {
            let rest = rest.as_str().trim_start();
            rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '=' | '@'))
                || rest.contains(['|', '!', '=', '&', '$', '^', '*'])
                || refers_to_cell(rest)
        }
        _ => false,
    }
}

/// Whether a letter with a digit behind it follows an operator: `2+A3`.
fn refers_to_cell(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(3).any(|three| {
        matches!(three, [b'+' | b'-' | b'/' | b'(', letter, digit] if letter.is_ascii_uppercase() && digit.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_told_and_a_number_is_not() {
        for bad in ["=1+1", "=HYPERLINK(\"http://x\")", "@SUM(A1)", "+cmd|' /C calc'!A0", "-A1", "-2+A3"] {
            assert!(is_formula(bad), "{bad}");
        }
        for good in [
            "",
            "-",
            "--",
            "-5.2",
            "+0.3",
            "+86 473 1234567",
            "-3 %",
            "12",
            "a=b",
            "=",
            "同比 -5%",
            "-5 分贝",
        ] {
            assert!(!is_formula(good), "{good}");
        }
    }
}
