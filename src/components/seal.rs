//! What every page says of the log of releases.

#[cfg(not(target_arch = "wasm32"))]
pub mod examples;

use super::Ctx;
use super::context::LogState;
use crate::route::Page;
use crate::text::word;
use crate::trust::State;
use maud::{Markup, html};

/// A line for the foot: what was checked, and the way to the page that explains it. Nothing while nothing is
/// known.
#[must_use]
pub fn line(ctx: &Ctx) -> Markup {
    let t = ctx.t;
    let (class, words) = match &ctx.log {
        LogState::Open => return html! {},
        LogState::Unreached => ("unreached", t.log_unreached),
        LogState::Judged(trust) => match trust.state {
            State::Checked => ("checked", t.log_checked),
            State::Unsure => ("unsure", t.log_unsure),
            State::Unsigned => ("unsigned", t.log_unsigned),
            State::Failed(_) => ("failed", t.log_failed),
        },
    };
    html! {
        p.log-seal.broken[class == "failed"] data-state=(class) {
            @if class == "checked" { span.seal-mark aria-hidden="true" { "✓" } " " }
            (words) " " a href=(ctx.href(Page::Verify)) { (t.log_more) }
        }
    }
}

/// A warning above every page when the log does not hold.
#[must_use]
pub fn alarm(ctx: &Ctx) -> Markup {
    let t = ctx.t;
    let fault = match &ctx.log {
        LogState::Judged(trust) => match trust.state {
            State::Failed(fault) => fault,
            _ => return html! {},
        },
        _ => return html! {},
    };
    html! {
        div.log-alarm role="alert" {
            p {
                strong { (t.log_failed) } " " (word(t.log_faults, fault.id())) " "
                a href=(ctx.href(Page::Verify)) { (t.log_more) }
            }
        }
    }
}
