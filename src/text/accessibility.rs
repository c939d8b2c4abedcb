//! Words of the accessibility statement. What it says was tested is what `tests/browser` does.

/// Words of the statement.
#[expect(missing_docs, reason = "the Chinese and English words are their documentation")]
pub struct AccessibilityWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub means: &'static str,
    pub means_text: &'static [&'static str],
    pub aim: &'static str,
    pub aim_text: &'static [&'static str],
    pub tested: &'static str,
    pub tested_lead: &'static str,
    pub tested_text: &'static [&'static str],
    pub gaps: &'static str,
    pub gaps_text: &'static [&'static str],
    pub report: &'static str,
    pub report_text: &'static str,
    pub report_link: &'static str,
    pub report_contact: fn(&str) -> String,
    pub written: fn(&str) -> String,
    pub see: &'static str,
}
