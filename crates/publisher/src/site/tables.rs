//! The script for tables: sort, filter, copy, download. It needs no app, so that it is here on every page.

use crate::release::files::sha256_hex;
use std::sync::LazyLock;

/// The script.
pub const SCRIPT: &str = include_str!("tables.js");

static NAME: LazyLock<String> = LazyLock::new(|| {
    let hash = sha256_hex(SCRIPT.as_bytes());
    format!("tables-{}.js", hash.get(..16).unwrap_or(&hash))
});

/// Its file, named by its content.
#[must_use]
pub fn name() -> &'static str {
    &NAME
}
