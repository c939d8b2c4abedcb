//! How wide a text is, without a browser.
//!
//! plotters counts bytes, which makes Chinese three times too wide, and asking the browser forces a
//! page layout. Chart labels are short, so a table of advance widths (in thousandths of an em, of a
//! common sans-serif) is enough: it errs to the wide side, which costs a little white, never an overlap.

/// Fonts that the labels of a chart are set in, wherever a browser sets them; Chinese ones of each system first.
pub const FONTS: &str = "'PingFang SC','HarmonyOS Sans SC','MiSans','Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',sans-serif";

/// Width of `text` in CSS pixels at `font_px`.
#[must_use]
pub fn width(text: &str, font_px: f64) -> f64 {
    f64::from(text.chars().map(advance).sum::<u32>()) / 1000.0 * font_px
}

/// `text`, cut with an ellipsis so that it is at most `max_px` wide.
#[must_use]
pub fn fit(text: &str, font_px: f64, max_px: f64) -> String {
    if width(text, font_px) <= max_px {
        return text.to_owned();
    }
    let room = max_px - width("…", font_px);
    let mut used = 0.0;
    let mut cut = String::new();
    for ch in text.chars() {
        used += f64::from(advance(ch)) / 1000.0 * font_px;
        if used > room {
            break;
        }
        cut.push(ch);
    }
    cut.push('…');
    cut
}

/// Advance width in thousandths of an em.
fn advance(ch: char) -> u32 {
    match ch {
        '0'..='9' => 560,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | ' ' | '·' => 290,
        'f' | 't' | 'r' | '(' | ')' | '-' | '/' => 370,
        'm' | 'M' | 'W' | '%' | '@' => 890,
        'A'..='Z' | 'w' | '–' => 700,
        'a'..='z' => 560,
        // µ, ₂, °, ³ and other Latin marks
        '\u{80}'..='\u{2ff}' | '\u{2070}'..='\u{209f}' => 560,
        _ if ch.is_ascii() => 600,
        // Han, kana, full-width forms: one em
        _ => 1000,
    }
}

/// A number with this many decimals (up to 9), up to 9·10¹⁸ units of the last one. Written as whole numbers: the code
/// that writes floats of any size is 14 kB that no reader needs.
#[must_use]
pub fn fixed(value: f64, decimals: usize) -> String {
    let decimals = decimals.min(9);
    let unit = (0..decimals).fold(1_i64, |unit, _| unit * 10);
    let units = (value * unit as f64).round() as i64;
    let sign = if units < 0 { "-" } else { "" };
    let (whole, rest) = ((units / unit).abs(), (units % unit).abs());
    if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest:0decimals$}") }
}

/// The same without needless noughts.
#[must_use]
pub fn decimal(value: f64, decimals: usize) -> String {
    let mut words = fixed(value, decimals);
    if decimals > 0 {
        words.truncate(words.trim_end_matches('0').trim_end_matches('.').len());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_character_is_one_em_wide() {
        assert!((width("轻度污染", 12.0) - 48.0).abs() < 1e-9);
    }

    #[test]
    fn fit_keeps_short_text_and_cuts_long_text_to_size() {
        assert_eq!(fit("乌海", 12.0, 40.0), "乌海");
        let cut = fit("巴音孟克林场办事处", 12.0, 60.0);
        assert!(cut.ends_with('…') && width(&cut, 12.0) <= 60.0, "{cut}");
    }

    #[test]
    fn numbers_are_written_without_needless_noughts() {
        let cases = [
            (0.0, 1, "0"),
            (-0.04, 1, "0"),
            (10.04, 1, "10"),
            (1.25, 2, "1.25"),
            (0.5, 3, "0.5"),
            (-3.06, 1, "-3.1"),
        ];
        for (value, decimals, words) in cases {
            assert_eq!(decimal(value, decimals), words);
        }
        assert_eq!((fixed(0.5, 2).as_str(), fixed(-1e12, 1).as_str()), ("0.50", "-1000000000000.0"));
        assert_eq!((decimal(1234.0, 0).as_str(), decimal(0.006, 2).as_str()), ("1234", "0.01"));
    }
}
