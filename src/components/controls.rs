//! Choices that live in the address. Each control names its key of the query; the app listens to them all in
//! one place (`crate::app`). Without the app they are not shown: a page without script has no state.

#[cfg(not(target_arch = "wasm32"))]
pub mod examples;

use super::Ctx;
use crate::text::Words;
use maud::{Markup, html};

/// Pairs of value and words.
pub type Choices = Vec<(String, String)>;

/// The choices of a table of words.
#[must_use]
pub fn choices(words: Words) -> Choices {
    words.iter().map(|(id, word)| ((*id).to_owned(), (*word).to_owned())).collect()
}

/// A labelled list of choices bound to a key of the query. The first choice, with an empty value, is `all`;
/// without it `default` stands for an absent key.
#[must_use]
pub fn select(
    ctx: &Ctx,
    key: &str,
    label: &str,
    all: Option<&str>,
    choices: &[(String, String)],
    default: &str,
) -> Markup {
    let id = format!("choose-{key}");
    let chosen = ctx.get(key).unwrap_or(default);
    html! {
        div.control {
            label for=(id) { (label) }
            select id=(id) data-key=(key) data-default=(default) {
                @if let Some(all) = all { option value="" selected[chosen.is_empty()] { (all) } }
                @for (value, words) in choices {
                    option value=(value) selected[value == chosen] { (words) }
                }
            }
        }
    }
}

/// A row of buttons of which one is chosen: tabs whose state is in the address.
#[must_use]
pub fn tabs(ctx: &Ctx, key: &str, label: &str, choices: &[(String, String)], default: &str) -> Markup {
    let chosen = ctx.get(key).unwrap_or(default);
    html! {
        div.tabs.live role="group" aria-label=(label) {
            @for (value, words) in choices {
                button.tab type="button" aria-pressed=(value == chosen)
                    data-set=(key) data-value=(if value == default { "" } else { value }) { (words) }
            }
        }
    }
}

/// A search field bound to a key of the query; every keystroke replaces the entry of the history.
#[must_use]
pub fn search(ctx: &Ctx, key: &str, label: &str) -> Markup {
    let id = format!("search-{key}");
    html! {
        div.control.grow {
            label for=(id) { (label) }
            input id=(id) type="search" data-key=(key) value=(ctx.get(key).unwrap_or_default());
        }
    }
}

/// The filters of a list.
#[must_use]
pub fn filters(ctx: &Ctx, controls: &Markup) -> Markup {
    html! { form.filters.live role="search" aria-label=(ctx.t.filter) { (controls) } }
}

/// The filters of a list that has many: on a phone all but the first fold away, so that the list begins on the first
/// screen; how many of `keys` are in use stands on the fold.
#[must_use]
pub fn many_filters(ctx: &Ctx, first: &Markup, others: &Markup, keys: &[&str]) -> Markup {
    let used = keys.iter().filter(|key| ctx.get(key).is_some()).count();
    filters(
        ctx,
        &html! {
            (first)
            details.more-filters open[used > 0] {
                summary { (ctx.t.filter) @if used > 0 { " · " (used) } }
                div { (others) }
            }
        },
    )
}

/// A button that sets a key of the query without a new entry of the history.
#[must_use]
pub fn more(key: &str, value: &str, words: &str) -> Markup {
    html! { button.more.live type="button" data-set=(key) data-value=(value) data-replace="" { (words) } }
}
