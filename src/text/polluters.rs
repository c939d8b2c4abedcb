//! Words about enterprises that discharge.

use super::Words;

/// `/polluters` and `/polluters/:id`.
#[expect(missing_docs, reason = "the Chinese and English words are their documentation")]
pub struct PolluterWords {
    pub title: &'static str,
    pub lead: fn(&Sums) -> String,
    pub answer: fn(&Sums) -> String,
    pub cards_lead: fn(usize, usize) -> String,
    pub rule: &'static str,
    pub state: &'static str,
    pub states: Words,
    pub key_for: &'static str,
    pub key_words: Words,
    pub industry: &'static str,
    pub sort: &'static str,
    pub sorts: Words,
    pub means: &'static str,
    pub exceeding: fn(&Sums) -> String,
    pub kept: fn(&Sums) -> String,
    pub marked: fn(u64) -> String,
    pub no_means: &'static str,
    pub until: fn(&str) -> String,
    pub cards: &'static str,
    pub card_words: Words,
    pub card_open: fn(&str) -> String,
    pub card_lifted: fn(&str, &str) -> String,
    pub cards_open: fn(&str, usize) -> String,
    pub no_cards: &'static str,
    pub penalties: &'static str,
    pub penalties_n: fn(usize) -> String,
    pub no_penalties: &'static str,
    pub penalty_kinds: Words,
    pub amount: fn(&str) -> String,
    pub fulfilled: fn(&str) -> String,
    pub not_fulfilled: &'static str,
    pub basis: &'static str,
    pub credit: &'static str,
    pub ratings: Words,
    pub no_credit: &'static str,
    pub management: Words,
    pub permit: &'static str,
    pub permit_term: fn(&str, &str) -> String,
    pub permit_past: &'static str,
    pub credit_code: &'static str,
    pub report: &'static str,
    pub report_of: fn(i16) -> String,
    pub no_report: &'static str,
    pub unknown: &'static str,
    pub outlet: &'static str,
    pub outlets: &'static str,
    pub media: Words,
    pub receiving: fn(&str) -> String,
    pub automatic: &'static str,
    pub by_hand: &'static str,
    pub facility_state: fn(&str) -> String,
    pub items: Words,
    pub averaging: &'static str,
    pub averagings: Words,
    pub month: &'static str,
    pub chart: fn(&str, &str, &str) -> String,
    pub marked_series: &'static str,
    pub limit_sources: Words,
    pub limit_label: fn(&str, &str) -> String,
    pub summary: fn(&MeansSaid) -> String,
    pub limits: &'static str,
    pub all_limits: &'static str,
    pub verdict_head: [&'static str; 7],
    pub limits_head: [&'static str; 5],
    pub term: fn(&str, &str) -> String,
    pub since_ever: &'static str,
    pub until_further: &'static str,
    pub oxygen: fn(&str) -> String,
    pub policy_rule: &'static str,
    pub worst: fn(&str, &str, &str) -> String,
    pub no_limits: &'static str,
    pub marks: Words,
    pub mark_runs: &'static str,
    pub gap_runs: &'static str,
    pub no_runs: &'static str,
    pub run: fn(&str, &str, usize, bool) -> String,
    pub more_runs: fn(usize) -> String,
    pub marks_rule: &'static str,
    pub nothing_here: &'static str,
    pub source: &'static str,
}

/// What means of several outlets come to in a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Enterprises.
    pub enterprises: usize,
    /// Of them running.
    pub running: usize,
    /// Year.
    pub year: i16,
    /// Hourly means above a limit in normal running.
    pub hours: u64,
    /// Daily means above a limit in normal running.
    pub days: u64,
    /// Means above a limit under an operating mark.
    pub marked: u64,
    /// Means that keep their limits.
    pub kept: u64,
    /// Newest day.
    pub until: String,
}

/// What a line of means did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeansSaid {
    /// Means in all.
    pub total: usize,
    /// With a value.
    pub valued: usize,
    /// The highest, with its unit.
    pub high: String,
    /// When it was highest.
    pub high_at: String,
    /// Above a limit in law, in normal running.
    pub above: usize,
    /// Above it under an operating mark.
    pub marked: usize,
    /// No limit in law was in force.
    pub without_limit: bool,
}
