//! The text that offends, as it can be shown.

/// Longest piece of offending text that is shown, in characters.
const OFFENDING_MAX_CHARS: usize = 60;

/// Cuts long text, so that a swallowed file does not fill the screen.
pub(super) fn shorten(text: &str) -> String {
    let mut out = visible(text.chars().take(OFFENDING_MAX_CHARS));
    if text.chars().nth(OFFENDING_MAX_CHARS).is_some() {
        out.push('…');
    }
    out
}

/// Control characters and marks that turn the direction of text are spelled out: a terminal must not obey
/// a cell of a spreadsheet.
pub(super) fn visible(text: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    for c in text {
        if c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_spelled_out_and_long_text_is_cut() {
        assert_eq!(shorten("a\u{1b}[31m\n"), "a\\u{1b}[31m\\n");
        assert_eq!(shorten(&"长".repeat(61)).chars().count(), 61);
    }
}
