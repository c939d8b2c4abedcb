//! Enterprises: who they are, what they let out, what became of it.

mod means;
pub mod register;
mod sanctions;

use crate::Files;
use anyhow::Result;

/// Every file.
pub fn files() -> Result<Files> {
    let mut files = register::files()?;
    files.extend(means::files()?);
    files.extend(sanctions::files()?);
    Ok(files)
}
