//! The one `h1` of a page.

use super::Ctx;
use leptos::html;
use leptos::prelude::*;

/// The heading. After a change of route it takes the focus as soon as it is there, so that a screen
/// reader reads where it has come to.
#[must_use]
pub fn headline(ctx: Ctx, words: String) -> AnyView {
    let place = NodeRef::<html::H1>::new();
    Effect::new(move |_| {
        let Some(heading) = place.get() else { return };
        if ctx.focus_heading.try_get_value() == Some(true) {
            ctx.focus_heading.set_value(false);
            crate::browser::base::focus(&heading);
        }
    });
    view! { <h1 tabindex="-1" node_ref=place>{words}</h1> }.into_any()
}
