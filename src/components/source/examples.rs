//! Sources and downloads.

use super::{downloads, named};
use crate::components::Ctx;
use maud::Markup;

/// Examples.
#[must_use]
pub fn examples(ctx: &Ctx) -> Vec<(&'static str, Markup)> {
    vec![
        ("downloads", downloads(ctx, &["stations", "air_hours"])),
        ("a publication that the record does not describe", named(ctx, None, &["EXAMPLE-2026"])),
    ]
}
