//! Intake and reading on PostgreSQL: the same document, read by its JSON functions.

use super::document::{Before, hash, keys, sort_out, timestamp};
use super::{StoreError, Stored, StoredEvent, StoredThread, Submission};
use sqlx::{PgConnection, Row};

/// Several servers may be sent the same key at once: each batch waits for the one before, whoever sends it,
/// so that a key is found or is new.
const TAKE_TURNS: &str = "SELECT pg_advisory_xact_lock(5563427)";
const FIND_SUBMISSIONS: &str = "\
    SELECT s.key_hash, s.body_tag, s.sealed_code, t.code_hash, t.received_at \
    FROM json_to_recordset($1::text::json) AS j (key_hash text) \
    JOIN submission AS s ON s.key_hash = decode(j.key_hash, 'hex') \
    JOIN thread AS t ON t.id = s.thread_id";
const ADD_THREADS: &str = "\
    INSERT INTO thread (code_hash, received_at, kind, region, place, happened_at, description, subject_kind, subject_id, lat, lon, is_exact) \
    SELECT decode(code_hash, 'hex'), received_at, kind, region, place, happened_at, description, subject_kind, subject_id, \
        public_lat, public_lon, is_exact \
    FROM json_to_recordset($1::text::json) AS j (code_hash text, received_at bigint, kind text, region text, place text, \
        happened_at text, description text, subject_kind text, subject_id text, public_lat text, public_lon text, is_exact bigint)";
const ADD_FIRST_EVENTS: &str = "\
    INSERT INTO thread_event (thread_id, seq, at, kind, actor) \
    SELECT t.id, 1, t.received_at, 'received', 'sender' \
    FROM json_to_recordset($1::text::json) AS j (code_hash text) \
    JOIN thread AS t ON t.code_hash = decode(j.code_hash, 'hex')";
const ADD_HANDLINGS: &str = "\
    INSERT INTO handling (thread_id, state, due_on, rule, clock_from, accept_by, answer_by, is_sample) \
    SELECT t.id, j.state, j.due_on, j.rule, j.clock_from, j.accept_by, j.answer_by, j.is_sample \
    FROM json_to_recordset($1::text::json) AS j (code_hash text, state text, due_on text, rule text, clock_from text, \
        accept_by text, answer_by text, is_sample bigint) \
    JOIN thread AS t ON t.code_hash = decode(j.code_hash, 'hex')";
const ADD_CONTACTS: &str = "\
    INSERT INTO contact_box (thread_id, key_id, sealed) \
    SELECT t.id, j.contact_key, decode(j.contact_sealed, 'hex') \
    FROM json_to_recordset($1::text::json) AS j (code_hash text, contact_key text, contact_sealed text) \
    JOIN thread AS t ON t.code_hash = decode(j.code_hash, 'hex') WHERE j.contact_key IS NOT NULL";
const ADD_POINTS: &str = "\
    INSERT INTO exact_point (thread_id, lat, lon) SELECT t.id, j.exact_lat, j.exact_lon \
    FROM json_to_recordset($1::text::json) AS j (code_hash text, exact_lat text, exact_lon text) \
    JOIN thread AS t ON t.code_hash = decode(j.code_hash, 'hex') WHERE j.exact_lat IS NOT NULL";
const ADD_SUBMISSIONS: &str = "\
    INSERT INTO submission (key_hash, body_tag, sealed_code, thread_id) \
    SELECT decode(j.key_hash, 'hex'), decode(j.body_tag, 'hex'), decode(j.sealed_code, 'hex'), t.id \
    FROM json_to_recordset($1::text::json) AS j (key_hash text, body_tag text, sealed_code text, code_hash text) \
    JOIN thread AS t ON t.code_hash = decode(j.code_hash, 'hex')";
const FIND_THREAD: &str = concat!(
    "SELECT t.id, t.received_at, ",
    super::sent_columns!(),
    ", h.state, h.rule, h.clock_from, h.accept_by, h.answer_by, h.due_on, h.merged_into, h.satisfaction \
    FROM thread AS t JOIN handling AS h ON h.thread_id = t.id WHERE t.code_hash = $1"
);
const FIND_EVENTS: &str = "\
    SELECT e.at, e.kind, e.actor, e.detail, COALESCE(e.text, u.name_zh) AS text FROM thread_event AS e \
    LEFT JOIN unit AS u ON e.kind = 'with_unit' AND u.id = e.detail \
    WHERE e.thread_id = $1 AND e.is_public = 1 ORDER BY e.seq";

/// Stores the submissions whose keys are new, and says what became of each, in their order. Part of the
/// caller's transaction.
pub async fn submit(db: &mut PgConnection, submissions: &[Submission]) -> Result<Vec<Stored>, StoreError> {
    sqlx::query(TAKE_TURNS).execute(&mut *db).await?;
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
pub async fn thread(db: &mut PgConnection, code_hash: &[u8; 32]) -> Result<Option<StoredThread>, StoreError> {
    let found = sqlx::query(FIND_THREAD).bind(code_hash.as_slice()).fetch_optional(&mut *db).await?;
    let Some(row) = found else { return Ok(None) };
    let id: i64 = row.try_get("id")?;
    let events = sqlx::query(FIND_EVENTS).bind(id).fetch_all(&mut *db).await?;
    let events = events.iter().map(|row| super::event_of!(row)).collect::<Result<_, StoreError>>()?;
    super::thread_of!(row, id, events).map(Some)
}
