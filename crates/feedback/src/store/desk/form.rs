//! Kinds of reports and holidays, as the bureau has them beside what the program knows.

use super::{Desk, flag};
use crate::kinds::{Kind, Kinds};
use crate::store::StoreError;
use mingjing_domain::calendar::{Calendar, Notice};
use sqlx::Row;

const KINDS: &str = "SELECT id, name_zh, name_en, position, is_active, published_as FROM kind";
const SET_KIND: &str = "INSERT INTO kind (id, name_zh, name_en, position, is_active, published_as) VALUES ($1, $2, $3, $4, $5, $6) \
    ON CONFLICT (id) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en, position = excluded.position, \
    is_active = excluded.is_active, published_as = excluded.published_as";
const YEARS: &str = "SELECT year, notice, off, worked FROM holiday_year ORDER BY year";
const SET_YEAR: &str = "INSERT INTO holiday_year (year, notice, off, worked) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (year) DO UPDATE SET notice = excluded.notice, off = excluded.off, worked = excluded.worked";
const DROP_YEAR: &str = "DELETE FROM holiday_year WHERE year = $1";

/// A year's holidays as somebody typed them in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HolidayYear {
    /// The year.
    pub year: i16,
    /// The notice's number.
    pub number: String,
    /// What it moves.
    pub notice: Notice,
}

impl Desk {
    /// All kinds of reports.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn kinds(&self) -> Result<Kinds, StoreError> {
        let rows = sqlx::query(KINDS).fetch_all(&self.pool).await?;
        let kind = |row: &sqlx::any::AnyRow| {
            Ok(Kind {
                id: row.try_get("id")?,
                name_zh: row.try_get("name_zh")?,
                name_en: row.try_get("name_en")?,
                position: row.try_get("position")?,
                is_active: flag(row, "is_active")?,
                published_as: row.try_get("published_as")?,
            })
        };
        Ok(Kinds::with(rows.iter().map(kind).collect::<Result<_, StoreError>>()?))
    }

    /// Adds a kind or changes one. None is ever deleted.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_kind(&self, kind: &Kind) -> Result<(), StoreError> {
        let mut db = self.begin().await?;
        let query = sqlx::query(SET_KIND)
            .bind(kind.id.clone())
            .bind(kind.name_zh.clone())
            .bind(kind.name_en.clone())
            .bind(kind.position)
            .bind(i64::from(kind.is_active))
            .bind(kind.published_as.clone());
        query.execute(&mut *db).await?;
        db.commit().await?;
        Ok(())
    }

    /// The years that were typed in.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn holiday_years(&self) -> Result<Vec<HolidayYear>, StoreError> {
        let unreadable = || StoreError::Unreadable("holiday");
        let rows = sqlx::query(YEARS).fetch_all(&self.pool).await?;
        rows.iter()
            .map(|row| {
                let (off, worked): (String, String) = (row.try_get("off")?, row.try_get("worked")?);
                let year: i64 = row.try_get("year")?;
                Ok(HolidayYear {
                    year: i16::try_from(year).map_err(|_| unreadable())?,
                    number: row.try_get("notice")?,
                    notice: Notice::parse(&off, &worked).map_err(|_| unreadable())?,
                })
            })
            .collect()
    }

    /// Working days by the program's table and the years that were typed in.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn calendar(&self) -> Result<Calendar, StoreError> {
        let mut calendar = Calendar::new();
        for HolidayYear { year, notice, .. } in self.holiday_years().await? {
            calendar.add(year, notice).map_err(|_| StoreError::Unreadable("holiday"))?;
        }
        Ok(calendar)
    }

    /// Keeps a year that a [`Calendar`] has taken.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_holiday_year(&self, year: &HolidayYear) -> Result<(), StoreError> {
        let [off, worked] = year.notice.lists();
        let mut db = self.begin().await?;
        let query =
            sqlx::query(SET_YEAR).bind(i64::from(year.year)).bind(year.number.clone()).bind(off).bind(worked);
        query.execute(&mut *db).await?;
        db.commit().await?;
        Ok(())
    }

    /// Takes a year away again: then the program's own table counts, if it has the year.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn drop_holiday_year(&self, year: i16) -> Result<(), StoreError> {
        let mut db = self.begin().await?;
        sqlx::query(DROP_YEAR).bind(i64::from(year)).execute(&mut *db).await?;
        db.commit().await?;
        Ok(())
    }
}
