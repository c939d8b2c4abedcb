//! Words about what laboratories found.

use super::Words;

/// What pages about samples share.
#[expect(missing_docs, reason = "the Chinese and English words are their documentation")]
pub struct LabWords {
    pub below: fn(&str) -> String,
    pub none: &'static str,
    pub some: &'static str,
    pub limit: &'static str,
    pub result: &'static str,
    pub kept: &'static str,
    pub multiple: fn(&str) -> String,
    pub breaches: Words,
    pub between: fn(&str, &str) -> String,
    pub at_most: fn(&str) -> String,
    pub at_least: fn(&str) -> String,
    pub must_be_absent: &'static str,
    pub no_limit: &'static str,
    pub unsure_mark: &'static str,
    pub unsure: &'static str,
    pub not_judged: Words,
    pub not_judged_item: fn(&str, &str) -> String,
    pub no_rule: &'static str,
    pub sampled_on: fn(&str) -> String,
    pub day_unknown: &'static str,
    pub region: &'static str,
    pub sources: &'static str,
    pub download: &'static str,
    pub all_filtered: fn(usize, usize) -> String,
    pub nothing_matches: &'static str,
    pub replay: fn(&str) -> String,
    pub summary: fn(&super::Extremes) -> String,
    pub not_in_release: &'static str,
}
