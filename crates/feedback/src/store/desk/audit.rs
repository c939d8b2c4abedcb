//! The audit log: who did what to which case, and when. Never words of a case.

use super::staff::Member;
use super::{Desk, millis, moment};
use crate::store::StoreError;
use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

const ADD: &str =
    "INSERT INTO audit (at, staff_id, login, deed, thread_id, detail) VALUES ($1, $2, $3, $4, $5, $6)";
const LIST: &str = "SELECT id, at, login, deed, thread_id, detail FROM audit \
    WHERE ($1 IS NULL OR thread_id = $1) AND id < $2 ORDER BY id DESC LIMIT $3";

/// A line of the log.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Number of the line.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Who; `-` for a login that does not exist.
    pub login: String,
    /// What.
    pub deed: String,
    /// To which case.
    pub thread_id: Option<i64>,
    /// What else is to be known of it.
    pub detail: Option<String>,
}

/// Adds a line within a transaction.
pub async fn add(
    db: &mut AnyConnection,
    at: Timestamp,
    member: Option<&Member>,
    deed: &str,
    thread_id: Option<i64>,
    detail: Option<&str>,
) -> Result<(), StoreError> {
    let (id, login) = member.map_or((None, "-"), |member| (Some(member.id), member.login.as_str()));
    let query =
        sqlx::query(ADD).bind(millis(at)).bind(id).bind(login).bind(deed).bind(thread_id).bind(detail);
    query.execute(db).await?;
    Ok(())
}

impl Desk {
    /// Adds a line of its own.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn note_deed(
        &self,
        at: Timestamp,
        member: Option<&Member>,
        deed: &str,
        thread_id: Option<i64>,
        detail: Option<&str>,
    ) -> Result<(), StoreError> {
        let mut db = self.begin().await?;
        add(&mut db, at, member, deed, thread_id, detail).await?;
        db.commit().await?;
        Ok(())
    }

    /// Lines before a number, newest first; of one case, or of all.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn audit(
        &self,
        thread_id: Option<i64>,
        before: i64,
        most: i64,
    ) -> Result<Vec<Entry>, StoreError> {
        let rows = sqlx::query(LIST).bind(thread_id).bind(before).bind(most).fetch_all(&self.pool).await?;
        rows.iter().map(entry).collect()
    }
}

fn entry(row: &AnyRow) -> Result<Entry, StoreError> {
    Ok(Entry {
        id: row.try_get("id")?,
        at: moment(row, "at")?,
        login: row.try_get("login")?,
        deed: row.try_get("deed")?,
        thread_id: row.try_get("thread_id")?,
        detail: row.try_get("detail")?,
    })
}
