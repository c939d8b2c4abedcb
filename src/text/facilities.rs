//! Words about plants that receive visitors.

use super::Words;

/// `/facilities`.
#[expect(missing_docs, reason = "the Chinese and English words are their documentation")]
pub struct FacilityWords {
    pub title: &'static str,
    pub lead: fn(usize, usize, usize) -> String,
    pub bookable: &'static str,
    pub none_ahead: fn(usize) -> String,
    pub kind: &'static str,
    pub kinds: Words,
    pub next: &'static str,
    pub no_next: &'static str,
    pub when: fn(&str, &str) -> String,
    pub states: Words,
    pub capacity: fn(u32) -> String,
    pub visitors: fn(u32) -> String,
    pub past: fn(usize, usize) -> String,
    pub booking: &'static str,
    pub book: &'static str,
    pub phone: &'static str,
    pub operator: &'static str,
    pub address: &'static str,
    pub as_polluter: &'static str,
    pub rule: &'static str,
}
