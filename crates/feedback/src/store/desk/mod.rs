//! What the desk keeps, in words that SQLite and PostgreSQL both understand.
//!
//! Reports come in and are read through paths of their own, made for speed; everything that the staff and the
//! holder of a code do goes through here, one transaction a deed. Two people at one case are told apart by its
//! version: who changed it second is told so.

mod act;
mod audit;
mod case;
mod form;
mod office;
mod photos;
mod queue;
mod redaction;
mod staff;

pub use act::{ActError, By};
pub use audit::Entry;
pub use case::{CaseEvent, Full};
pub use form::HolidayYear;
pub use office::{Settings, Template, Unit, totp_place};
pub use photos::StoredPhoto;
pub use queue::{Filter, Row as QueueRow};
pub use redaction::{Field, Span, cover};
pub use staff::{Member, NewMember, SignIn};

use super::StoreError;
use super::file::Watch;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::any::{AnyPoolOptions, AnyRow};
use sqlx::{Any, AnyPool, Row, Transaction};
use std::time::Duration;

/// Connections of the desk.
const CONNECTIONS: u32 = 4;
/// How long a deed waits for one of them.
const WAIT: Duration = Duration::from_secs(5);

/// The desk's store. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Desk {
    pool: AnyPool,
    /// SQLite's file; none on PostgreSQL.
    file: Option<Watch>,
}

impl Desk {
    /// The store at a database URL, whose tables are up to date.
    pub fn open(url: &str, file: Option<Watch>) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let pool =
            AnyPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(WAIT).connect_lazy(url)?;
        Ok(Self { pool, file })
    }

    /// A transaction that may write. SQLite takes the lock at once: a deed that reads first would else fail
    /// when somebody else wrote in between.
    async fn begin(&self) -> Result<Transaction<'static, Any>, StoreError> {
        match &self.file {
            Some(file) if !file.is_there() => Err(StoreError::Gone),
            Some(_) => Ok(self.pool.begin_with("BEGIN IMMEDIATE").await?),
            None => Ok(self.pool.begin().await?),
        }
    }

    /// Closes all connections.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// Milliseconds since 1970.
fn millis(at: Timestamp) -> i64 {
    at.as_millisecond()
}

fn moment(row: &AnyRow, column: &'static str) -> Result<Timestamp, StoreError> {
    Timestamp::from_millisecond(row.try_get(column)?).map_err(|_| StoreError::Unreadable("time"))
}

fn day(row: &AnyRow, column: &'static str) -> Result<Date, StoreError> {
    optional_day(row, column)?.ok_or(StoreError::Unreadable("day"))
}

fn optional_day(row: &AnyRow, column: &'static str) -> Result<Option<Date>, StoreError> {
    let text: Option<String> = row.try_get(column)?;
    text.map(|text| text.parse().map_err(|_| StoreError::Unreadable("day"))).transpose()
}

fn flag(row: &AnyRow, column: &'static str) -> Result<bool, StoreError> {
    Ok(row.try_get::<i64, _>(column)? != 0)
}
