//! Words of the published answers.

use super::Words;
use crate::view_model::replies::Figures;

/// Words of the answers.
#[expect(missing_docs, reason = "the Chinese and English words are their documentation")]
pub struct RepliesWords {
    pub title: &'static str,
    pub lead: fn(&Figures) -> String,
    pub none: &'static str,
    pub rule: &'static str,
    pub figures: [&'static str; 7],
    pub by_kind: &'static str,
    pub by_unit: &'static str,
    pub tables_lead: fn(usize) -> String,
    pub head: [&'static str; 6],
    pub too_few: &'static str,
    pub kind: &'static str,
    pub unit: &'static str,
    pub state: &'static str,
    pub states: Words,
    pub list: &'static str,
    pub shown: fn(usize, usize) -> String,
    pub nothing_matches: &'static str,
    pub rest: fn(usize) -> String,
    pub on_task: fn(&str) -> String,
    pub on_enterprise: fn(&str) -> String,
    pub received: fn(&str) -> String,
    pub accepted: fn(&str) -> String,
    pub answered: fn(&str, i64, bool) -> String,
    pub open: fn(&str, bool) -> String,
    pub between: &'static str,
    pub extended: fn(&str, &str) -> String,
    pub no_reason: &'static str,
    pub results: Words,
    pub satisfaction: Words,
    pub answer: &'static str,
    pub no_answer: &'static str,
    pub send: &'static str,
    pub download: &'static str,
}
