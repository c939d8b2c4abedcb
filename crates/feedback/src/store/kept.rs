//! What is stored and what is read.

use crate::case::clock::Rule;
use crate::case::{Case, State};
use crate::vault::Sealed;
use jiff::Timestamp;
use jiff::civil::Date;
use mingjing_contract::feedback::NewFeedback;

/// What is to be stored.
#[derive(Clone, Debug)]
pub struct Submission {
    /// Recognises the request's key.
    pub key_hash: [u8; 32],
    /// Recognises the body that came with the key.
    pub body_tag: [u8; 32],
    /// The code, covered.
    pub sealed_code: Vec<u8>,
    /// What the thread is found by.
    pub code_hash: [u8; 32],
    /// When it came in.
    pub received_at: Timestamp,
    /// What was sent, tidy and without fault, without the contact.
    pub feedback: NewFeedback,
    /// How to reach the sender, sealed for the hash of the code.
    pub contact: Option<Sealed>,
    /// The case as it begins.
    pub case: Case,
    /// Made up for demonstration.
    pub is_sample: bool,
}

/// What became of a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored {
    /// A new thread; it is on the disk.
    New,
    /// The key and the body were seen before: what was stored then.
    Before {
        /// When it came in first.
        received_at: Timestamp,
        /// The code given then, covered.
        sealed_code: Vec<u8>,
        /// Its hash.
        code_hash: [u8; 32],
    },
    /// The key was seen before with another body; nothing was stored.
    OtherBody,
}

/// A thread as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredThread {
    /// Number of the case.
    pub id: i64,
    /// Where it stands.
    pub state: State,
    /// The rule of its clock.
    pub rule: Rule,
    /// Day on which the clock began.
    pub clock_from: Date,
    /// Last day to accept or refuse.
    pub accept_by: Date,
    /// Last day to answer.
    pub answer_by: Date,
    /// The day by which the next thing has to be done.
    pub due_on: Option<Date>,
    /// The case that it is handled within.
    pub merged_into: Option<i64>,
    /// What the sender said of the answer.
    pub satisfaction: Option<String>,
    /// When it came in.
    pub received_at: Timestamp,
    /// What was sent, without the contact.
    pub feedback: NewFeedback,
    /// What happened that is no matter of the staff alone, oldest first.
    pub events: Vec<StoredEvent>,
}

/// A step in the life of a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    /// When.
    pub at: Timestamp,
    /// Kind: the state it leads to, or another step.
    pub kind: String,
    /// Who brought it about: `system`, `sender`, `staff`.
    pub actor: String,
    /// Words, where there are any.
    pub text: Option<String>,
    /// What else is to be told, for programs.
    pub detail: Option<String>,
}
