//! Notices.

use super::{freshness, sample};
use crate::components::Ctx;
use maud::{Markup, html};

/// Examples.
#[must_use]
pub fn examples(ctx: &Ctx) -> Vec<(&'static str, Markup)> {
    let hour = "2025-02-15T20:00:00+08:00";
    vec![
        ("a replay", freshness(Some(hour), hour, false, ctx)),
        ("a replay of made-up data", freshness(Some(hour), hour, true, ctx)),
        ("an old hour", freshness(None, hour, false, ctx)),
        ("the flag of made-up data", html! { p { (ctx.t.place) (sample(true, ctx.t)) } }),
    ]
}
