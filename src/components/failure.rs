//! Loading and failed: written once.

#[cfg(not(target_arch = "wasm32"))]
pub mod examples;

use super::{Ctx, headline};
use crate::api::LoadError;
use crate::text::Text;
use maud::{Markup, html};

/// The quiet line.
#[must_use]
pub fn waiting(t: &Text) -> Markup {
    html! { p.state.waiting role="status" { (t.loading) } }
}

/// A page that could not be had: the reason, and a button where trying again can help.
#[must_use]
pub fn page(error: &LoadError, ctx: &Ctx) -> Markup {
    failed(error, ctx.t, &headline::headline(ctx.t.failed))
}

/// As [`page`], for a part of a page that has its heading already.
#[must_use]
pub fn part(error: &LoadError, t: &Text) -> Markup {
    failed(error, t, &html! { p { strong { (t.failed) } } })
}

fn failed(error: &LoadError, t: &Text, heading: &Markup) -> Markup {
    let reason = match error {
        LoadError::Network => t.offline.to_owned(),
        LoadError::Status(code) => (t.status)(*code),
        LoadError::Tampered { path } => (t.tampered)(path),
        LoadError::CannotVerify => t.cannot_verify.to_owned(),
        LoadError::Form(_) => t.form.to_owned(),
        LoadError::NotPublished => t.not_published.to_owned(),
    };
    html! {
        div.state.failed.tampered[matches!(error, LoadError::Tampered { .. })] role="alert" {
            (heading)
            p { (reason) }
            @if !matches!(error, LoadError::NotPublished) {
                button.live type="button" data-act="retry" { (t.retry) }
            }
        }
    }
}
