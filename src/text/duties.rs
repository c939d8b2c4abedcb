//! Words of the duties to publish.

use super::Words;

/// Words of the duties.
#[expect(missing_docs, reason = "the Chinese and English words are their documentation")]
pub struct DutiesWords {
    pub lead: fn(usize, [usize; 5]) -> String,
    pub rule: &'static str,
    pub state: &'static str,
    pub states: Words,
    pub last: fn(&str, bool) -> String,
    pub last_name: &'static str,
    pub last_none: &'static str,
    pub kept: fn(&str) -> String,
    pub kept_once: &'static str,
    pub late: fn(&str, i64) -> String,
    pub never: &'static str,
    pub never_since: fn(&str, i64) -> String,
    pub dated: &'static str,
    pub not_due: fn(&str) -> String,
    pub here: &'static str,
    pub here_none: &'static str,
    pub samples_only: &'static str,
    pub nothing_here: &'static str,
}
