//! A batch as one JSON document, so that the number of statements does not grow with it: each crossing to
//! the database costs more than a row does. SQLite and PostgreSQL read the same document.

use super::{StoreError, Stored, Submission};
use jiff::Timestamp;
use mingjing_contract::feedback::NewFeedback;
use mingjing_domain::point::Point;
use serde::Serialize;
use std::collections::HashMap;

/// A submission as a row of the document.
#[derive(Serialize)]
struct Document<'a> {
    key_hash: String,
    body_tag: String,
    sealed_code: String,
    code_hash: String,
    /// Milliseconds since 1970.
    received_at: i64,
    state: &'static str,
    rule: String,
    clock_from: String,
    accept_by: String,
    answer_by: String,
    due_on: Option<String>,
    is_sample: i64,
    contact_key: Option<&'a str>,
    contact_sealed: Option<String>,
    /// What of the point may be published.
    public_lat: Option<String>,
    public_lon: Option<String>,
    is_exact: i64,
    /// The point itself, where that is more.
    exact_lat: Option<&'a str>,
    exact_lon: Option<&'a str>,
    #[serde(flatten)]
    feedback: &'a NewFeedback,
}

/// What is known of a key that came before.
pub struct Before {
    /// Recognises the body.
    pub body_tag: Vec<u8>,
    /// The code, covered.
    pub sealed_code: Vec<u8>,
    /// Its hash.
    pub code_hash: [u8; 32],
    /// When it came in.
    pub received_at: Timestamp,
}

impl Before {
    fn answer(&self, body_tag: &[u8; 32]) -> Stored {
        if self.body_tag != body_tag {
            return Stored::OtherBody;
        }
        Stored::Before {
            received_at: self.received_at,
            sealed_code: self.sealed_code.clone(),
            code_hash: self.code_hash,
        }
    }
}

impl From<&Submission> for Before {
    fn from(submission: &Submission) -> Self {
        Self {
            body_tag: submission.body_tag.to_vec(),
            sealed_code: submission.sealed_code.clone(),
            code_hash: submission.code_hash,
            received_at: submission.received_at,
        }
    }
}

/// Sorts out what is new: what to answer to each submission, and the document of the new ones, if any.
pub fn sort_out(
    submissions: &[Submission],
    mut before: HashMap<[u8; 32], Before>,
) -> Result<(Vec<Stored>, Option<String>), StoreError> {
    let (mut answers, mut new) = (Vec::with_capacity(submissions.len()), Vec::new());
    for submission in submissions {
        if let Some(before) = before.get(&submission.key_hash) {
            answers.push(before.answer(&submission.body_tag));
            continue;
        }
        // The same key may come twice in one batch.
        before.insert(submission.key_hash, Before::from(submission));
        new.push(row(submission));
        answers.push(Stored::New);
    }
    let document = if new.is_empty() { None } else { Some(json(&new)?) };
    Ok((answers, document))
}

/// The keys of a batch.
pub fn keys(submissions: &[Submission]) -> Result<String, StoreError> {
    #[derive(Serialize)]
    struct Key {
        key_hash: String,
    }
    let keys: Vec<Key> = submissions.iter().map(|one| Key { key_hash: hex(&one.key_hash) }).collect();
    json(&keys)
}

fn row(submission: &Submission) -> Document<'_> {
    let Submission { case, contact, feedback, .. } = submission;
    let public = feedback.public_point();
    Document {
        key_hash: hex(&submission.key_hash),
        body_tag: hex(&submission.body_tag),
        sealed_code: hex(&submission.sealed_code),
        code_hash: hex(&submission.code_hash),
        received_at: submission.received_at.as_millisecond(),
        state: case.state.id(),
        rule: case.rule.to_string(),
        clock_from: case.clock_from.to_string(),
        accept_by: case.accept_by.to_string(),
        answer_by: case.answer_by.to_string(),
        due_on: case.due_on().map(|day| day.to_string()),
        is_sample: i64::from(submission.is_sample),
        contact_key: contact.as_ref().map(|sealed| sealed.key_id.as_str()),
        contact_sealed: contact.as_ref().map(|sealed| hex(&sealed.bytes)),
        public_lat: public.map(Point::lat_text),
        public_lon: public.map(Point::lon_text),
        is_exact: i64::from(feedback.exact),
        exact_lat: feedback.lat.as_deref().filter(|_| !feedback.exact),
        exact_lon: feedback.lon.as_deref().filter(|_| !feedback.exact),
        feedback,
    }
}

fn json<T: Serialize>(rows: &T) -> Result<String, StoreError> {
    serde_json::to_string(rows).map_err(|_| StoreError::Unwritable)
}

fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// A stored stamp.
pub fn timestamp(millisecond: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_millisecond(millisecond).map_err(|_| StoreError::Unreadable("time"))
}

/// A stored hash.
pub fn hash(bytes: Vec<u8>) -> Result<[u8; 32], StoreError> {
    bytes.try_into().map_err(|_| StoreError::Unreadable("hash"))
}
