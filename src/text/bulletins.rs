//! Words of the bulletins.

use super::{Counts, Words};
use crate::view_model::replies::Figures;

/// Words of the bulletins.
#[expect(missing_docs, reason = "the Chinese and English words are their documentation")]
pub struct BulletinsWords {
    pub title: &'static str,
    pub lead: fn(usize, usize) -> String,
    pub none: &'static str,
    pub list_lead: &'static str,
    pub written: &'static str,
    pub made: &'static str,
    pub with_written: fn(usize) -> String,
    pub kinds: Words,
    pub of_period: fn(&str) -> String,
    pub made_lead: fn(&str, &str) -> String,
    pub unknown: fn(&str) -> String,
    pub empty: fn(&str) -> String,
    pub open_period: fn(&str) -> String,
    pub print: &'static str,
    pub only_zh: &'static str,
    pub sample: &'static str,
    pub air: &'static str,
    pub air_words: fn(usize, u32, u32) -> String,
    pub air_head: [&'static str; 10],
    pub air_method: &'static str,
    pub days: fn(u32) -> String,
    pub too_few: fn(u16) -> String,
    pub no_rule: &'static str,
    pub comma: &'static str,
    pub water: &'static str,
    pub water_words: fn(usize, u32, u32) -> String,
    pub water_head: [&'static str; 5],
    pub water_method: &'static str,
    pub tasks: &'static str,
    pub task_words: fn(&Counts, [usize; 5]) -> String,
    pub closed: fn(usize) -> String,
    pub overdue: fn(usize) -> String,
    pub replies: &'static str,
    pub reply_words: fn(usize, &Figures, &Figures) -> String,
    pub before: &'static str,
    pub after: &'static str,
    pub all: &'static str,
}
