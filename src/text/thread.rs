//! Words of a thread: its clock, what happened, what its sender can do.

use super::Words;

/// Words of a thread.
#[expect(missing_docs, reason = "the Chinese and English words are their documentation")]
pub struct ThreadWords {
    pub clock: fn(i64, i64, bool) -> String,
    pub rule: fn(&str) -> String,
    pub by_you: &'static str,
    pub by_staff: &'static str,
    pub details: Words,
    pub deeds_title: &'static str,
    pub deeds: Words,
    pub deed_hints: Words,
    pub your_message: &'static str,
    pub why_reopen: &'static str,
    pub how_satisfied: &'static str,
    pub qr: &'static str,
    pub feed: &'static str,
    pub feed_hint: &'static str,
    pub print: &'static str,
    pub similar_title: &'static str,
    pub similar_lead: &'static str,
    pub similar_open: &'static str,
    pub similar_follow: &'static str,
    pub personal: &'static str,
    pub personal_hint: &'static str,
    pub photo: &'static str,
    pub photos_hint: &'static str,
}
