//! The one `h1` of a page.

#[cfg(not(target_arch = "wasm32"))]
pub mod examples;

use maud::{Markup, html};

/// The heading. After a change of route the app moves the focus to it, so that a screen reader reads where it
/// has come to.
#[must_use]
pub fn headline(words: &str) -> Markup {
    html! { h1 tabindex="-1" { (words) } }
}
