//! Made-up rows of tables that keep them in a file of their own: nobody pays for them who does not ask.

use super::LoadError;
use super::record::{Record, Want};
use mingjing_contract::manifest::{Manifest, SAMPLE_PART};
use mingjing_contract::table::Table;
use std::sync::Arc;

/// Whether a release has the made-up rows of a table in a file of their own.
#[must_use]
pub fn are_apart(table: &'static str, release: &Manifest) -> bool {
    release.find(table, Some(SAMPLE_PART)).is_some()
}

/// The real or the made-up rows of a table, where a release has them apart; else the table.
#[must_use]
pub fn half(table: &'static str, release: &Manifest, made_up: bool) -> Want {
    if made_up && are_apart(table, release) {
        Want::Part(table, SAMPLE_PART.to_owned())
    } else {
        Want::Table(table)
    }
}

/// The file of a table that has something: the table itself, or its made-up rows where only they have it.
///
/// # Errors
/// When the table cannot be had.
pub async fn table_with<T>(
    record: &Record,
    table: &'static str,
    has: impl Fn(&T) -> bool,
) -> Result<Arc<T>, LoadError>
where
    T: Table + Send + Sync + 'static,
{
    record.load(&[Want::Table(table)]).await?;
    let real = record.table::<T>(table)?;
    if has(&real) || !are_apart(table, &*record.release()?) {
        return Ok(real);
    }
    record.load(&[Want::Part(table, SAMPLE_PART.to_owned())]).await?;
    let made_up = record.part::<T>(table, SAMPLE_PART)?;
    Ok(if has(&made_up) { made_up } else { real })
}
