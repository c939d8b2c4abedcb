//! Made-up rows of tables that keep them in a file of their own: nobody pays for them who does not ask.

use super::LoadError;
use super::record::{Record, Want};
use mingjing_contract::manifest::{Manifest, SAMPLE_PART};
use mingjing_contract::table::Table;
use std::sync::Arc;

/// The real or the made-up rows of a table, where a release has them apart; else the table.
#[must_use]
pub fn half(table: &'static str, release: &Manifest, made_up: bool) -> Want {
    let part = Want::Part(table, SAMPLE_PART.to_owned());
    if made_up && !part.files(release).is_empty() { part } else { Want::Table(table) }
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
    let part = Want::Part(table, SAMPLE_PART.to_owned());
    if has(&real) || part.files(&*record.release()?).is_empty() {
        return Ok(real);
    }
    record.load(&[part]).await?;
    let made_up = record.part::<T>(table, SAMPLE_PART)?;
    Ok(if has(&made_up) { made_up } else { real })
}
