//! What its sender is told of a report.

use super::{Kind, NewFeedback, PHOTOS_MAX};
use serde::{Deserialize, Serialize};

/// Proof that it was stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Code that opens the thread, in groups of four: at least 80 bits and a check character.
    pub code: String,
    /// When it was stored (RFC 3339).
    pub received_at: String,
    /// Legal limits that run from now.
    pub clock: Clock,
}

/// A published answer that may be about what somebody is about to report: `POST api/feedback/similar` with a
/// [`NewFeedback`] gives a list of them, the nearest first. Its feed is `feedback/published/<number>/feed.atom`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Similar {
    /// Its number in the table `replies`.
    pub number: String,
    /// Where, as published.
    pub place: String,
    /// Day of receipt.
    pub received_on: String,
    /// Day of the answer.
    pub answered_on: Option<String>,
    /// The beginning of the answer, as published.
    pub answer: String,
    /// It is made up for demonstration.
    pub sample: bool,
}

/// Legal time limits of a thread, as days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// Last day to accept or refuse (15 days).
    pub accept_by: String,
    /// Last day to answer (60 days), or the extended one.
    pub answer_by: String,
}

/// A thread as the holder of its code sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    /// `received`, `accepted`, `not_accepted`, `with_unit`, `answered`, `solved`, `reopened`,
    /// `withdrawn`, `merged`.
    pub state: String,
    /// What was sent; `contact` is never sent back.
    pub feedback: NewFeedback,
    /// Names of a kind that is the bureau's own or named by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// When it was stored.
    pub received_at: String,
    /// Legal limits.
    pub clock: Clock,
    /// How far the clock has run that runs now; absent when nothing has to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
    /// What the sender said of the answer: `satisfied`, `neutral`, `dissatisfied`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfaction: Option<String>,
    /// Numbers of the photos: `feedback/<code>/photos/<number>`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<i64>,
    /// Everything that happened, oldest first.
    pub events: Vec<ThreadEvent>,
}

/// What the holder of a code can do with a thread, in the order in which it is offered.
pub const DEEDS: [&str; 6] = ["rate", "solved", "reopen", "message", "photos", "withdraw"];

impl Thread {
    /// Those of [`DEEDS`] that are possible where the thread stands: `POST feedback/<code>/<deed>`, a form with
    /// `text` (message, reopen), `satisfaction` (rate), or files `photos` as `multipart/form-data`.
    #[must_use]
    pub fn deeds(&self) -> Vec<&'static str> {
        let is_open = matches!(self.state.as_str(), "received" | "accepted" | "with_unit" | "reopened");
        let is_answered = matches!(self.state.as_str(), "answered" | "solved");
        let is_possible = |deed: &str| match deed {
            "rate" => is_answered && self.satisfaction.is_none(),
            "solved" => self.state == "answered",
            "reopen" => is_answered || self.state == "not_accepted",
            "photos" if self.photos.len() >= PHOTOS_MAX => false,
            "message" | "photos" => is_open || is_answered || self.state == "not_accepted",
            _ => is_open,
        };
        DEEDS.into_iter().filter(|deed| is_possible(deed)).collect()
    }
}

/// How far a clock has run, on the day of the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// Last day.
    pub by: String,
    /// Days used.
    pub used: i64,
    /// Days left; negative once the last day has passed.
    pub left: i64,
    /// The days are working days.
    pub working_days: bool,
    /// Days to accept or refuse and to answer: `15/60`, working days as `5w/20w`.
    pub rule: String,
}

/// A step in the life of a thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadEvent {
    /// When (RFC 3339).
    pub at: String,
    /// Kind: the state it leads to, or `message`, `extended`, `rated`, `published`, `unpublished`, `merged_in`, `photos`.
    pub kind: String,
    /// Words, where there are any.
    pub text: Option<String>,
    /// Who brought it about: `sender`, `staff`, `system`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What came of the case with an answer, what the sender said of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}
