//! Words of the page of downloads.

use super::Words;

/// Words of the downloads.
#[expect(missing_docs, reason = "the Chinese and English words are their documentation")]
pub struct OpenDataWords {
    pub title: &'static str,
    pub lead: fn(usize, &str) -> String,
    pub all_at_once: &'static str,
    pub whole: &'static [(&'static str, &'static str)],
    pub tables: &'static str,
    pub tables_lead: &'static str,
    pub entries: fn(u64) -> String,
    pub changed: fn(u64, &str) -> String,
    pub size: fn(&str) -> String,
    pub schema: &'static str,
    pub more_files: fn(usize) -> String,
    pub samples: Words,
    pub api: &'static str,
    pub api_lead: &'static str,
    pub api_steps: &'static [(&'static str, &'static str)],
    pub example: &'static str,
    pub feeds: &'static str,
    pub feeds_lead: &'static str,
    pub feed_links: &'static [(&'static str, &'static str)],
    pub sources: &'static str,
    pub sources_lead: &'static str,
    pub source_head: [&'static str; 4],
    pub real: &'static str,
    pub cite: &'static str,
    pub cite_lead: &'static str,
    pub citation: fn([&str; 5], u64) -> String,
    pub releases: &'static str,
    pub releases_more: &'static str,
}
