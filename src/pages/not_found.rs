//! Anything that is not there.

use crate::components::Ctx;
use crate::route::{Edition, Lang, Page, Route};
use crate::shown::Shown;
use maud::html;

/// Says so, and leads home.
#[must_use]
pub fn view(ctx: &Ctx, words: Option<&str>) -> Shown {
    let t = ctx.t;
    let [tag, elsewhere, home] = t.not_found_elsewhere;
    let other = if t.lang == Lang::Zh { Edition::En } else { Edition::Hans };
    let mut shown = Shown::new(t.not_found_title, t.not_found);
    shown.found = false;
    shown.with(&html! {
        p { (words.unwrap_or(t.not_found)) }
        p { a href=(ctx.href(Page::Home)) { (t.to_home) } }
        // A host has one page for all that it does not have, whatever its reader's language.
        p.small lang=(tag) { (elsewhere) " " a href=(Route::new(other, Page::Home).href()) hreflang=(tag) { (home) } }
    })
}
