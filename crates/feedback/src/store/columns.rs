//! The columns that both databases have, and how their rows are read.

/// What was sent, of `thread` as `t`: the point as exact as it is kept.
macro_rules! sent_columns {
    () => {
        "t.kind, t.region, t.place, t.happened_at, t.description, t.subject_kind, t.subject_id, t.is_exact, \
         COALESCE((SELECT p.lat FROM exact_point AS p WHERE p.thread_id = t.id), t.lat) AS lat, \
         COALESCE((SELECT p.lon FROM exact_point AS p WHERE p.thread_id = t.id), t.lon) AS lon"
    };
}
pub(super) use sent_columns;

/// What was sent, from a row of either database: never the contact.
macro_rules! feedback_of {
    ($row:expr) => {
        mingjing_contract::feedback::NewFeedback {
            kind: $row.try_get("kind")?,
            region: $row.try_get("region")?,
            place: $row.try_get("place")?,
            happened_at: $row.try_get("happened_at")?,
            description: $row.try_get("description")?,
            contact: None,
            subject_kind: $row.try_get("subject_kind")?,
            subject_id: $row.try_get("subject_id")?,
            lat: $row.try_get("lat")?,
            lon: $row.try_get("lon")?,
            exact: $row.try_get::<i64, _>("is_exact")? != 0,
        }
    };
}
pub(super) use feedback_of;

/// What a row knows of a key that came before.
macro_rules! before_of {
    ($row:expr) => {{
        let row = $row;
        Ok::<_, StoreError>(Before {
            body_tag: row.try_get("body_tag")?,
            sealed_code: row.try_get("sealed_code")?,
            code_hash: hash(row.try_get("code_hash")?)?,
            received_at: timestamp(row.try_get("received_at")?)?,
        })
    }};
}
pub(super) use before_of;

/// A row as a thread: both databases have the same columns.
macro_rules! thread_of {
    ($row:expr, $id:expr, $events:expr) => {{
        let row = &$row;
        let day = |column| -> Result<jiff::civil::Date, StoreError> {
            let text: String = row.try_get(column)?;
            text.parse().map_err(|_| StoreError::Unreadable("day"))
        };
        let (state, rule): (String, String) = (row.try_get("state")?, row.try_get("rule")?);
        let due: Option<String> = row.try_get("due_on")?;
        Ok::<_, StoreError>(StoredThread {
            id: $id,
            state: crate::case::State::from_id(&state).ok_or(StoreError::Unreadable("state"))?,
            rule: rule.parse().map_err(|_| StoreError::Unreadable("rule"))?,
            clock_from: day("clock_from")?,
            accept_by: day("accept_by")?,
            answer_by: day("answer_by")?,
            due_on: due.map(|_| day("due_on")).transpose()?,
            merged_into: row.try_get("merged_into")?,
            satisfaction: row.try_get("satisfaction")?,
            received_at: timestamp(row.try_get("received_at")?)?,
            feedback: crate::store::feedback_of!(row),
            events: $events,
        })
    }};
}
pub(super) use thread_of;

/// A row as an event.
macro_rules! event_of {
    ($row:expr) => {
        Ok(StoredEvent {
            at: timestamp($row.try_get("at")?)?,
            kind: $row.try_get("kind")?,
            actor: $row.try_get("actor")?,
            text: $row.try_get("text")?,
            detail: $row.try_get("detail")?,
        })
    };
}
pub(super) use event_of;
