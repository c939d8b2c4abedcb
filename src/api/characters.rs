//! The table of traditional characters that the publisher wrote.

use super::LoadError;
use super::fetched::plain_bytes;
use crate::hant::{FILE, Table};
use gloo_net::http::Request;

/// Fetches it.
///
/// # Errors
/// When it cannot be had.
pub async fn load() -> Result<Table, LoadError> {
    let raw = plain_bytes(Request::get(FILE)).await?;
    let table = Table::parse(&String::from_utf8_lossy(&raw));
    if table.is_empty() { Err(LoadError::Form(FILE.to_owned())) } else { Ok(table) }
}
