//! Anything that is not there.

use crate::components::Ctx;
use crate::route::Page;
use leptos::prelude::*;

/// Says so, and leads home.
#[must_use]
pub fn view(ctx: Ctx, words: Option<String>) -> AnyView {
    let t = ctx.t;
    view! {
        <article class="not-found">
            {super::heading(ctx, t.not_found_title.to_owned())}
            <p>{words.unwrap_or_else(|| t.not_found.to_owned())}</p>
            <p><a href=ctx.href(Page::Home)>{t.to_home}</a></p>
        </article>
    }
    .into_any()
}
