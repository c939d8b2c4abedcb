//! Intake and reading on SQLite.

use super::document::{Before, hash, keys, sort_out, timestamp};
use super::{StoreError, Stored, StoredEvent, StoredThread, Submission};
use sqlx::{Row, SqliteConnection};

const FIND_SUBMISSIONS: &str = "\
    SELECT s.key_hash, s.body_tag, s.sealed_code, t.code_hash, t.received_at \
    FROM json_each(?) AS j \
    JOIN submission AS s ON s.key_hash = unhex(j.value ->> 'key_hash') \
    JOIN thread AS t ON t.id = s.thread_id";
const ADD_THREADS: &str = "\
    INSERT INTO thread (code_hash, received_at, kind, region, place, happened_at, description, subject_kind, subject_id, lat, lon, is_exact) \
    SELECT unhex(value ->> 'code_hash'), value ->> 'received_at', value ->> 'kind', value ->> 'region', \
        value ->> 'place', value ->> 'happened_at', value ->> 'description', value ->> 'subject_kind', \
        value ->> 'subject_id', value ->> 'public_lat', value ->> 'public_lon', value ->> 'is_exact' \
    FROM json_each(?)";
/// Every thread begins with this event.
const ADD_FIRST_EVENTS: &str = "\
    INSERT INTO thread_event (thread_id, seq, at, kind, actor) \
    SELECT t.id, 1, t.received_at, 'received', 'sender' \
    FROM json_each(?) AS j JOIN thread AS t ON t.code_hash = unhex(j.value ->> 'code_hash')";
const ADD_HANDLINGS: &str = "\
    INSERT INTO handling (thread_id, state, due_on, rule, clock_from, accept_by, answer_by, is_sample) \
    SELECT t.id, j.value ->> 'state', j.value ->> 'due_on', j.value ->> 'rule', j.value ->> 'clock_from', \
        j.value ->> 'accept_by', j.value ->> 'answer_by', j.value ->> 'is_sample' \
    FROM json_each(?) AS j JOIN thread AS t ON t.code_hash = unhex(j.value ->> 'code_hash')";
const ADD_CONTACTS: &str = "\
    INSERT INTO contact_box (thread_id, key_id, sealed) \
    SELECT t.id, j.value ->> 'contact_key', unhex(j.value ->> 'contact_sealed') \
    FROM json_each(?) AS j JOIN thread AS t ON t.code_hash = unhex(j.value ->> 'code_hash') \
    WHERE j.value ->> 'contact_key' IS NOT NULL";
const ADD_POINTS: &str = "\
    INSERT INTO exact_point (thread_id, lat, lon) SELECT t.id, j.value ->> 'exact_lat', j.value ->> 'exact_lon' \
    FROM json_each(?) AS j JOIN thread AS t ON t.code_hash = unhex(j.value ->> 'code_hash') \
    WHERE j.value ->> 'exact_lat' IS NOT NULL";
const ADD_SUBMISSIONS: &str = "\
    INSERT INTO submission (key_hash, body_tag, sealed_code, thread_id) \
    SELECT unhex(j.value ->> 'key_hash'), unhex(j.value ->> 'body_tag'), unhex(j.value ->> 'sealed_code'), t.id \
    FROM json_each(?) AS j JOIN thread AS t ON t.code_hash = unhex(j.value ->> 'code_hash')";
const FIND_THREAD: &str = concat!(
    "SELECT t.id, t.received_at, ",
    super::sent_columns!(),
    ", h.state, h.rule, h.clock_from, h.accept_by, h.answer_by, h.due_on, h.merged_into, h.satisfaction \
    FROM thread AS t JOIN handling AS h ON h.thread_id = t.id WHERE t.code_hash = ?"
);
const FIND_EVENTS: &str = "\
    SELECT e.at, e.kind, e.actor, e.detail, COALESCE(e.text, u.name_zh) AS text FROM thread_event AS e \
    LEFT JOIN unit AS u ON e.kind = 'with_unit' AND u.id = e.detail \
    WHERE e.thread_id = ? AND e.is_public = 1 ORDER BY e.seq";

/// Stores the submissions whose keys are new, and says what became of each, in their order. Part of the
/// caller's transaction, which must be the only one that writes.
pub async fn submit(
    db: &mut SqliteConnection,
    submissions: &[Submission],
) -> Result<Vec<Stored>, StoreError> {
    let rows = sqlx::query(FIND_SUBMISSIONS).bind(keys(submissions)?).fetch_all(&mut *db).await?;
    let before = rows.iter().map(|row| Ok((hash(row.try_get("key_hash")?)?, super::before_of!(row)?)));
    let (answers, document) = sort_out(submissions, before.collect::<Result<_, StoreError>>()?)?;
    if let Some(document) = document {
        for sql in [ADD_THREADS, ADD_FIRST_EVENTS, ADD_HANDLINGS, ADD_CONTACTS, ADD_POINTS, ADD_SUBMISSIONS] {
            sqlx::query(sql).bind(&document).execute(&mut *db).await?;
        }
    }
    Ok(answers)
}

/// The thread whose code has this hash. The contact is not asked for.
pub async fn thread(
    db: &mut SqliteConnection,
    code_hash: &[u8; 32],
) -> Result<Option<StoredThread>, StoreError> {
    let found = sqlx::query(FIND_THREAD).bind(code_hash.as_slice()).fetch_optional(&mut *db).await?;
    let Some(row) = found else { return Ok(None) };
    let id: i64 = row.try_get("id")?;
    let events = sqlx::query(FIND_EVENTS).bind(id).fetch_all(&mut *db).await?;
    let events = events.iter().map(|row| super::event_of!(row)).collect::<Result<_, StoreError>>()?;
    super::thread_of!(row, id, events).map(Some)
}
