//! Everything that can go wrong with loading.

use super::{part, waiting};
use crate::api::LoadError;
use crate::components::Ctx;
use maud::Markup;

/// Examples.
#[must_use]
pub fn examples(ctx: &Ctx) -> Vec<(&'static str, Markup)> {
    let path = "data/blob/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.json".to_owned();
    vec![
        ("waiting", waiting(ctx.t)),
        ("no network", part(&LoadError::Network, ctx.t)),
        ("an answer that is none", part(&LoadError::Status(503), ctx.t)),
        ("a file that was changed", part(&LoadError::Tampered { path }, ctx.t)),
        ("a browser that cannot check", part(&LoadError::CannotVerify, ctx.t)),
        ("a form from a newer portal", part(&LoadError::Form("expected a number".into()), ctx.t)),
        ("not published", part(&LoadError::NotPublished, ctx.t)),
    ]
}
