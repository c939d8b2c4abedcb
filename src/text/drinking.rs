//! Words about drinking water.

use super::Words;

/// `/drinking-water`.
#[expect(missing_docs, reason = "the Chinese and English words are their documentation")]
pub struct DrinkingWords {
    pub title: &'static str,
    pub lead: fn(&Kept) -> String,
    pub of: fn(usize) -> String,
    pub kinds: Words,
    pub waters: Words,
    pub bodies: Words,
    pub supplies: Words,
    pub from: fn(&str) -> String,
    pub compliant: &'static str,
    pub broken: &'static str,
    pub source_fit: fn(&str) -> String,
    pub source_unfit: fn(&str) -> String,
    pub open: &'static str,
    pub no_sample: &'static str,
    pub indicators: fn(usize) -> String,
    pub trihalomethanes: &'static str,
    pub trihalomethanes_rule: &'static str,
    pub periods: &'static str,
    pub chart: fn(&str, &str) -> String,
    pub limit_label: fn(&str, &str) -> String,
    pub place: &'static str,
    pub overs: &'static str,
    pub overs_lead: &'static str,
    pub overs_none: fn(&str) -> String,
    pub overs_head: [&'static str; 5],
    pub after_kept: fn(&str, &str) -> String,
    pub after_broken: fn(&str, &str) -> String,
    pub after_open: &'static str,
    pub advice: &'static str,
    pub advice_lead: &'static str,
    pub advice_texts: Words,
    pub advice_now: &'static str,
    pub method: &'static str,
    pub source: &'static str,
}

/// How many places keep the limits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// All of them.
    pub all: usize,
    /// Keep them in their newest sample.
    pub kept: usize,
    /// Break one.
    pub broken: usize,
    /// Have no sample that could be judged.
    pub open: usize,
}
