//! Words of the heavy-pollution warnings.

use super::Words;

/// Words of the warnings.
#[expect(missing_docs, reason = "the Chinese and English words are their documentation")]
pub struct WarningsWords {
    pub title: &'static str,
    pub in_force: fn(usize) -> String,
    pub none_in_force: &'static str,
    pub none_recorded: &'static str,
    pub rule: &'static str,
    pub levels: Words,
    pub force: fn(&str, Option<&str>) -> String,
    pub now: &'static str,
    pub over: &'static str,
    pub cause: &'static str,
    pub measures: &'static str,
    pub before: fn(usize) -> String,
    pub official: &'static str,
    pub made_up: &'static str,
    pub made_up_lead: &'static str,
    pub dust: &'static str,
    pub dust_lead: fn(usize) -> String,
    pub dust_none: &'static str,
    pub dust_head: [&'static str; 3],
    pub feed: &'static str,
    pub cap: &'static str,
}
