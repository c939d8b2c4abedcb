//! Anything that is not there.

use crate::components::Ctx;
use crate::route::Page;
use crate::shown::Shown;
use maud::html;

/// Says so, and leads home.
#[must_use]
pub fn view(ctx: &Ctx, words: Option<&str>) -> Shown {
    let t = ctx.t;
    let mut shown = Shown::new(t.not_found_title, t.not_found);
    shown.found = false;
    shown.with(&html! {
        p { (words.unwrap_or(t.not_found)) }
        p { a href=(ctx.href(Page::Home)) { (t.to_home) } }
    })
}
