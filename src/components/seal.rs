//! What every page says of the log of releases.

use super::Ctx;
use crate::route::Page;
use crate::text::word;
use crate::trust::{State, Trust};
use leptos::prelude::*;

/// A line for the foot: what was checked, and the way to the page that explains it. `None` while nothing is
/// known, or where the log could not be fetched (`failed_to_load`).
#[must_use]
pub fn line(ctx: Ctx, trust: Option<&Trust>, failed_to_load: bool) -> AnyView {
    let t = ctx.t;
    let (class, words) = match trust.map(|trust| trust.state) {
        Some(State::Checked) => ("checked", t.log_checked),
        Some(State::Unsure) => ("unsure", t.log_unsure),
        Some(State::Unsigned) => ("unsigned", t.log_unsigned),
        Some(State::Failed(_)) => ("failed", t.log_failed),
        None if failed_to_load => ("unreached", t.log_unreached),
        None => return ().into_any(),
    };
    let mark =
        (class == "checked").then(|| view! { <span class="seal-mark" aria-hidden="true">"✓"</span>" " });
    view! {
        <p class="log-seal" class:broken=(class == "failed") data-state=class>
            {mark}{words}" "<a href=ctx.href(Page::Verify)>{t.log_more}</a>
        </p>
    }
    .into_any()
}

/// A warning above every page when the log does not hold.
#[must_use]
pub fn alarm(ctx: Ctx, trust: Option<&Trust>) -> AnyView {
    let t = ctx.t;
    let Some(State::Failed(fault)) = trust.map(|trust| trust.state) else { return ().into_any() };
    view! {
        <div class="log-alarm" role="alert">
            <p><strong>{t.log_failed}</strong>" "{word(t.log_faults, fault.id())}" "<a href=ctx.href(Page::Verify)>{t.log_more}</a></p>
        </div>
    }
    .into_any()
}
