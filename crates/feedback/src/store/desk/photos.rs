//! Which photos a case has.

use super::act::{Aside, By, Event, add_event, touch};
use super::case::find;
use super::staff::Member;
use super::{ActError, Desk, millis, moment};
use crate::case::Illegal;
use crate::case::rights::Deed;
use crate::photos::{MOST, Photo};
use crate::store::StoreError;
use jiff::Timestamp;
use sqlx::Row;

const LIST: &str =
    "SELECT id, name, at, width, height, covered_by FROM photo WHERE thread_id = $1 ORDER BY id";
const COUNT: &str = "SELECT COUNT(*) AS n FROM photo WHERE thread_id = $1";
const ADD: &str = "INSERT INTO photo (thread_id, name, at, width, height) VALUES ($1, $2, $3, $4, $5) \
    ON CONFLICT (thread_id, name) DO NOTHING";
const COVER: &str =
    "UPDATE photo SET covered_by = $3 WHERE id = $1 AND thread_id = $2 AND covered_by IS NULL";

/// A photo of a case.
#[derive(Clone, Debug)]
pub struct StoredPhoto {
    /// Number.
    pub id: i64,
    /// Name in the object store.
    pub name: String,
    /// When it came.
    pub at: Timestamp,
    /// Pixels.
    pub width: i64,
    /// Pixels.
    pub height: i64,
    /// Only who may see covered words sees it.
    pub is_covered: bool,
}

impl Desk {
    /// The photos of a case, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn photos(&self, id: i64) -> Result<Vec<StoredPhoto>, StoreError> {
        let rows = sqlx::query(LIST).bind(id).fetch_all(&self.pool).await?;
        rows.iter()
            .map(|row| {
                Ok(StoredPhoto {
                    id: row.try_get("id")?,
                    name: row.try_get("name")?,
                    at: moment(row, "at")?,
                    width: row.try_get("width")?,
                    height: row.try_get("height")?,
                    is_covered: row.try_get::<Option<i64>, _>("covered_by")?.is_some(),
                })
            })
            .collect()
    }

    /// Notes photos that the sender sent and that are kept already. The same picture again is none.
    ///
    /// # Errors
    /// [`ActError`]: a case that is over takes none, and no case takes more than [`MOST`].
    pub async fn add_photos(&self, id: i64, photos: &[Photo], at: Timestamp) -> Result<(), ActError> {
        let mut db = self.begin().await?;
        touch(&mut db, id).await?;
        let full = find(&mut db, id).await?.ok_or(ActError::NotFound)?;
        if full.case.state.is_final() {
            return Err(Illegal::State.into());
        }
        let mut added = 0;
        for photo in photos {
            let query = sqlx::query(ADD).bind(id).bind(photo.name.clone()).bind(millis(at));
            let query = query.bind(i64::from(photo.width)).bind(i64::from(photo.height));
            added += query.execute(&mut *db).await?.rows_affected();
        }
        let count: i64 = sqlx::query(COUNT).bind(id).fetch_one(&mut *db).await?.try_get("n")?;
        if count > i64::try_from(MOST).unwrap_or(i64::MAX) {
            return Err(Illegal::Once.into());
        }
        if added > 0 {
            let event =
                Event { kind: "photos", text: None, detail: Some(added.to_string()), is_public: true };
            add_event(&mut db, id, By::Sender, at, event).await?;
        }
        db.commit().await?;
        Ok(())
    }

    /// Covers a photo. False when it was covered or is none of the case's.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn cover_photo(
        &self,
        id: i64,
        photo: i64,
        member: &Member,
        at: Timestamp,
    ) -> Result<bool, ActError> {
        let change = sqlx::query(COVER).bind(photo).bind(id).bind(member.id);
        self.aside(id, member, at, Aside { deed: Deed::Redact, change, kind: "redacted", detail: "photo" })
            .await
    }
}
