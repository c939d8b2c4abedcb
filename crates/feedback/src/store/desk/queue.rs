//! The queue: what has to be done, by when; and search over all cases.

use super::Desk;
use super::case::{Full, columns, full};
use crate::store::StoreError;
use sqlx::Row as _;

/// A case in a list.
pub type Row = Full;

macro_rules! page {
    ($order:literal) => {
        concat!(
            "SELECT ",
            columns!(),
            " FROM handling AS h JOIN thread AS t ON t.id = h.thread_id \
             WHERE ($1 IS NULL OR h.state = $1) AND ($2 IS NULL OR h.unit_id = $2) AND ($3 IS NULL OR t.kind = $3) \
             AND ($4 IS NULL OR lower(t.description) LIKE $4 ESCAPE '!' OR lower(t.place) LIKE $4 ESCAPE '!') \
             AND ($5 = 0 OR h.due_on IS NOT NULL) AND ($6 = 0 OR h.draft_by IS NOT NULL) ",
            $order,
            " LIMIT $7 OFFSET $8"
        )
    };
}
const BY_CLOCK: &str = page!("ORDER BY h.due_on, h.thread_id");
const BY_AGE: &str = page!("ORDER BY h.thread_id DESC");
const COUNTS: &str = "SELECT h.state, COUNT(*) AS n, SUM(CASE WHEN h.due_on < $1 THEN 1 ELSE 0 END) AS late \
    FROM handling AS h WHERE ($2 IS NULL OR h.unit_id = $2) GROUP BY h.state";

const PUBLISHED: &str =
    "SELECT thread_id FROM handling WHERE is_published = 1 AND is_sample = $1 ORDER BY thread_id";

const PUBLISHED_LIKE: &str = "SELECT h.thread_id FROM handling AS h JOIN thread AS t ON t.id = h.thread_id \
    WHERE h.is_published = 1 AND t.kind = $1 AND ($2 IS NULL OR t.region IS NULL OR t.region = $2) \
    AND t.received_at >= $3 ORDER BY h.thread_id DESC LIMIT $4";

const PUBLISHED_BETWEEN: &str = "SELECT h.thread_id FROM handling AS h JOIN thread AS t ON t.id = h.thread_id \
    WHERE h.is_published = 1 AND t.received_at >= $1 AND t.received_at <= $2 ORDER BY h.thread_id DESC LIMIT $3";

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// In this state.
    pub state: Option<String>,
    /// With this unit.
    pub unit: Option<String>,
    /// Of this kind.
    pub kind: Option<String>,
    /// With these words in description or place.
    pub words: Option<String>,
    /// Only what waits for somebody.
    pub is_open: bool,
    /// Only with an answer that waits to go out.
    pub has_draft: bool,
}

impl Desk {
    /// A page of cases: what is open by its clock, the most urgent first; all others newest
    /// first. With what is covered, without events.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn queue(&self, filter: &Filter, most: i64, skip: i64) -> Result<Vec<Row>, StoreError> {
        let mut rows = self.list(filter, most, skip).await?;
        let mut db = self.pool.acquire().await?;
        for row in &mut rows {
            row.redactions = super::redaction::of_case(&mut db, row.id).await?;
        }
        Ok(rows)
    }

    async fn list(&self, filter: &Filter, most: i64, skip: i64) -> Result<Vec<Row>, StoreError> {
        let sql = if filter.is_open { BY_CLOCK } else { BY_AGE };
        let query = sqlx::query(sql)
            .bind(filter.state.clone())
            .bind(filter.unit.clone())
            .bind(filter.kind.clone())
            .bind(filter.words.as_deref().map(pattern))
            .bind(i64::from(filter.is_open))
            .bind(i64::from(filter.has_draft))
            .bind(most)
            .bind(skip);
        query.fetch_all(&self.pool).await?.iter().map(full).collect()
    }

    /// The cases of a filter with their events and with what is covered.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn export(&self, filter: &Filter, most: i64) -> Result<Vec<Row>, StoreError> {
        let mut rows = Vec::new();
        for row in self.list(filter, most, 0).await? {
            rows.extend(self.case(row.id).await?);
        }
        Ok(rows)
    }

    /// Cases that may be published, with their events and with what is covered, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn published(&self, samples: bool) -> Result<Vec<Row>, StoreError> {
        let ids = sqlx::query(PUBLISHED).bind(i64::from(samples)).fetch_all(&self.pool).await?;
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            rows.extend(self.case(id.try_get("thread_id")?).await?);
        }
        Ok(rows)
    }

    /// Published cases of a kind, of a region or of none, since a moment: newest first, as [`Desk::case`] gives them.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn published_like(
        &self,
        kind: &str,
        region: Option<&str>,
        since: jiff::Timestamp,
        most: i64,
    ) -> Result<Vec<Row>, StoreError> {
        let query = sqlx::query(PUBLISHED_LIKE)
            .bind(kind.to_owned())
            .bind(region.map(str::to_owned))
            .bind(since.as_millisecond())
            .bind(most);
        self.cases(query.fetch_all(&self.pool).await?).await
    }

    /// Published cases that came in between two moments: newest first, as [`Desk::case`] gives them.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn published_between(
        &self,
        from: jiff::Timestamp,
        until: jiff::Timestamp,
        most: i64,
    ) -> Result<Vec<Row>, StoreError> {
        let (from, until) = (from.as_millisecond(), until.as_millisecond());
        let query = sqlx::query(PUBLISHED_BETWEEN).bind(from).bind(until).bind(most);
        self.cases(query.fetch_all(&self.pool).await?).await
    }

    async fn cases(&self, ids: Vec<sqlx::any::AnyRow>) -> Result<Vec<Row>, StoreError> {
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            rows.extend(self.case(id.try_get("thread_id")?).await?);
        }
        Ok(rows)
    }

    /// Cases by state, and how many of them are past their day.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn counts(
        &self,
        today: jiff::civil::Date,
        unit: Option<&str>,
    ) -> Result<Vec<(String, i64, i64)>, StoreError> {
        let rows = sqlx::query(COUNTS).bind(today.to_string()).bind(unit.map(str::to_owned));
        let rows = rows.fetch_all(&self.pool).await?;
        rows.iter()
            .map(|row| {
                Ok((
                    row.try_get("state")?,
                    row.try_get("n")?,
                    row.try_get::<Option<i64>, _>("late")?.unwrap_or(0),
                ))
            })
            .collect()
    }
}

/// Words as a pattern that matches them anywhere, with nothing special in them.
fn pattern(words: &str) -> String {
    let mut pattern = String::from("%");
    for c in words.trim().to_lowercase().chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_nothing_special() {
        assert_eq!(pattern(" 50%_A! "), "%50!%!_a!!%");
    }
}
