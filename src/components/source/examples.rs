//! Sources and downloads.

use super::{downloads, named};
use crate::components::Ctx;
use maud::Markup;
use mingjing_contract::lab::Origin;

/// Examples.
#[must_use]
pub fn examples(ctx: &Ctx) -> Vec<(&'static str, Markup)> {
    let origin = Origin { source: Some("EXAMPLE-2026".into()), note: None };
    vec![
        ("downloads", downloads(ctx, &["stations", "air_hours"])),
        ("a publication that the record does not describe", named(ctx, None, &[&origin])),
    ]
}
