//! What was checked, in words.

use crate::text::{Text, format, word};
use crate::trust::{State, Trust};
use jiff::Timestamp;

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Good.
    Good,
    /// Not possible here, or nothing to check.
    Open,
    /// Wrong.
    Bad,
}

/// The page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyPage {
    /// All in one sentence.
    pub outcome: Outcome,
    /// That sentence.
    pub verdict: String,
    /// What is wrong, if something is.
    pub fault: Option<String>,
    /// Each check: outcome, name, words.
    pub checks: Vec<(Outcome, &'static str, String)>,
    /// Names and values of the log.
    pub facts: Vec<(&'static str, String)>,
    /// The reader may make this browser forget what it saw.
    pub may_forget: bool,
}

/// The page of what was found.
#[must_use]
pub fn page(trust: &Trust, t: &'static Text) -> VerifyPage {
    let (outcome, verdict) = match trust.state {
        State::Checked => (Outcome::Good, t.log_checked),
        State::Unsure => (Outcome::Open, t.log_unsure),
        State::Unsigned => (Outcome::Open, t.log_unsigned),
        State::Failed(_) => (Outcome::Bad, t.log_failed),
    };
    let fault =
        if let State::Failed(fault) = trust.state { Some(word(t.log_faults, fault.id())) } else { None };
    let at = format::moment(t.lang, &trust.published_at);
    let mut facts = vec![(t.verify_release, (t.foot_release)(trust.release, &at))];
    if let Some((size, root)) = &trust.log {
        facts.push((t.verify_size, size.to_string()));
        facts.push((t.verify_root, root.clone()));
    }
    if let Some(key) = &trust.key {
        facts.push((t.verify_key, key.clone()));
    }
    VerifyPage {
        outcome,
        verdict: verdict.to_owned(),
        fault,
        checks: checks(trust, t),
        facts,
        may_forget: outcome == Outcome::Bad && trust.seen.is_some(),
    }
}

/// The civil day of a moment.
fn day(seconds: i64, t: &Text) -> String {
    let at = Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
    format::day(t.lang, super::civil_day(at))
}

/// Only where everything went through can each part be said to be good.
fn checks(trust: &Trust, t: &'static Text) -> Vec<(Outcome, &'static str, String)> {
    let signature = match trust.state {
        State::Checked => (Outcome::Good, t.check_signature_good),
        State::Unsure => (Outcome::Open, t.check_signature_open),
        State::Unsigned | State::Failed(_) => return Vec::new(),
    };
    let key = if trust.has_portal_key {
        (Outcome::Good, t.check_key_good)
    } else {
        (Outcome::Open, t.check_key_open)
    };
    let before = match &trust.seen {
        Some(seen) => (Outcome::Good, (t.check_history_good)(seen.size, &day(seen.at, t))),
        None => (Outcome::Open, t.check_history_first.to_owned()),
    };
    vec![
        (signature.0, t.check_signature, signature.1.to_owned()),
        (key.0, t.check_key, key.1.to_owned()),
        (Outcome::Good, t.check_inclusion, t.check_inclusion_good.to_owned()),
        (before.0, t.check_history, before.1),
    ]
}
