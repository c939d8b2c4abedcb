//! All SQL of the service.
//!
//! A batch goes to the database as one JSON document, so that the number of statements does not grow with
//! it: each crossing to the database's thread costs more than a row does.

use super::{StoreError, Stored, StoredEvent, StoredThread, Submission};
use jiff::Timestamp;
use mingjing_contract::feedback::NewFeedback;
use serde::Serialize;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};
use std::collections::HashMap;

const FIND_SUBMISSIONS: &str = "\
    SELECT s.key_hash, s.body_tag, s.sealed_code, t.code_hash, t.received_at \
    FROM json_each(?) AS j \
    JOIN submission AS s ON s.key_hash = unhex(j.value ->> 'key_hash') \
    JOIN thread AS t ON t.id = s.thread_id";
const ADD_THREADS: &str = "\
    INSERT INTO thread (code_hash, received_at, kind, region, place, happened_at, description, subject_kind, subject_id) \
    SELECT unhex(value ->> 'code_hash'), value ->> 'received_at', value ->> 'kind', value ->> 'region', \
        value ->> 'place', value ->> 'happened_at', value ->> 'description', value ->> 'subject_kind', \
        value ->> 'subject_id' \
    FROM json_each(?)";
/// Every thread begins with this event.
const ADD_FIRST_EVENTS: &str = "\
    INSERT INTO thread_event (thread_id, seq, at, kind) \
    SELECT t.id, 1, t.received_at, 'received' \
    FROM json_each(?) AS j JOIN thread AS t ON t.code_hash = unhex(j.value ->> 'code_hash')";
const ADD_CONTACTS: &str = "\
    INSERT INTO contact (thread_id, contact) \
    SELECT t.id, j.value ->> 'contact' \
    FROM json_each(?) AS j JOIN thread AS t ON t.code_hash = unhex(j.value ->> 'code_hash') \
    WHERE j.value ->> 'contact' IS NOT NULL";
const ADD_SUBMISSIONS: &str = "\
    INSERT INTO submission (key_hash, body_tag, sealed_code, thread_id) \
    SELECT unhex(j.value ->> 'key_hash'), unhex(j.value ->> 'body_tag'), unhex(j.value ->> 'sealed_code'), t.id \
    FROM json_each(?) AS j JOIN thread AS t ON t.code_hash = unhex(j.value ->> 'code_hash')";
const FIND_THREAD: &str = "\
    SELECT id, received_at, kind, region, place, happened_at, description, subject_kind, subject_id \
    FROM thread WHERE code_hash = ?";
const FIND_EVENTS: &str = "SELECT at, kind, text FROM thread_event WHERE thread_id = ? ORDER BY seq";

/// A submission as a row of the document.
#[derive(Serialize)]
struct Document<'a> {
    key_hash: String,
    body_tag: String,
    sealed_code: String,
    code_hash: String,
    /// Milliseconds since 1970.
    received_at: i64,
    #[serde(flatten)]
    feedback: &'a NewFeedback,
}

/// What is known of a key that came before.
struct Before {
    body_tag: Vec<u8>,
    sealed_code: Vec<u8>,
    code_hash: [u8; 32],
    received_at: Timestamp,
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

/// Stores the submissions whose keys are new, and says what became of each, in their order. Part of the
/// caller's transaction, which must be the only one that writes.
pub async fn submit(
    db: &mut SqliteConnection,
    submissions: &[Submission],
) -> Result<Vec<Stored>, StoreError> {
    let mut before = find(db, submissions).await?;
    let (mut answers, mut new) = (Vec::with_capacity(submissions.len()), Vec::new());
    for submission in submissions {
        if let Some(before) = before.get(&submission.key_hash) {
            answers.push(before.answer(&submission.body_tag));
            continue;
        }
        // The same key may come twice in one batch.
        before.insert(submission.key_hash, Before::from(submission));
        new.push(submission);
        answers.push(Stored::New);
    }
    if !new.is_empty() {
        let document = document(new)?;
        for sql in [ADD_THREADS, ADD_FIRST_EVENTS, ADD_CONTACTS, ADD_SUBMISSIONS] {
            sqlx::query(sql).bind(&document).execute(&mut *db).await?;
        }
    }
    Ok(answers)
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

async fn find(
    db: &mut SqliteConnection,
    submissions: &[Submission],
) -> Result<HashMap<[u8; 32], Before>, StoreError> {
    #[derive(Serialize)]
    struct Key {
        key_hash: String,
    }
    let keys: Vec<Key> =
        submissions.iter().map(|submission| Key { key_hash: hex(&submission.key_hash) }).collect();
    let keys = serde_json::to_string(&keys).map_err(|_| StoreError::Unwritable)?;
    let rows = sqlx::query(FIND_SUBMISSIONS).bind(keys).fetch_all(&mut *db).await?;
    rows.iter().map(|row| Ok((hash(row, "key_hash")?, before(row)?))).collect()
}

fn before(row: &SqliteRow) -> Result<Before, StoreError> {
    Ok(Before {
        body_tag: row.try_get("body_tag")?,
        sealed_code: row.try_get("sealed_code")?,
        code_hash: hash(row, "code_hash")?,
        received_at: timestamp(row.try_get("received_at")?)?,
    })
}

fn document(submissions: Vec<&Submission>) -> Result<String, StoreError> {
    let rows: Vec<Document> = submissions
        .into_iter()
        .map(|submission| Document {
            key_hash: hex(&submission.key_hash),
            body_tag: hex(&submission.body_tag),
            sealed_code: hex(&submission.sealed_code),
            code_hash: hex(&submission.code_hash),
            received_at: submission.received_at.as_millisecond(),
            feedback: &submission.feedback,
        })
        .collect();
    serde_json::to_string(&rows).map_err(|_| StoreError::Unwritable)
}

/// The thread whose code has this hash. The contact is not asked for.
pub async fn thread(
    db: &mut SqliteConnection,
    code_hash: &[u8; 32],
) -> Result<Option<StoredThread>, StoreError> {
    let found = sqlx::query(FIND_THREAD).bind(code_hash.as_slice()).fetch_optional(&mut *db).await?;
    let Some(row) = found else { return Ok(None) };
    let events = sqlx::query(FIND_EVENTS).bind(row.try_get::<i64, _>("id")?).fetch_all(&mut *db).await?;
    Ok(Some(StoredThread {
        received_at: timestamp(row.try_get("received_at")?)?,
        feedback: NewFeedback {
            kind: row.try_get("kind")?,
            region: row.try_get("region")?,
            place: row.try_get("place")?,
            happened_at: row.try_get("happened_at")?,
            description: row.try_get("description")?,
            contact: None,
            subject_kind: row.try_get("subject_kind")?,
            subject_id: row.try_get("subject_id")?,
        },
        events: events.iter().map(event).collect::<Result<_, _>>()?,
    }))
}

fn event(row: &SqliteRow) -> Result<StoredEvent, StoreError> {
    Ok(StoredEvent {
        at: timestamp(row.try_get("at")?)?,
        kind: row.try_get("kind")?,
        text: row.try_get("text")?,
    })
}

fn timestamp(millisecond: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_millisecond(millisecond).map_err(|_| StoreError::Unreadable("time"))
}

fn hash(row: &SqliteRow, column: &'static str) -> Result<[u8; 32], StoreError> {
    let bytes: Vec<u8> = row.try_get(column)?;
    bytes.try_into().map_err(|_| StoreError::Unreadable("hash"))
}

fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
