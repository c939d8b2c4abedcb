//! Small squares of the official colours: always outlined, always beside the word.

use leptos::prelude::*;

/// Mark of an AQI level (1–6); an empty one where there is no level.
#[must_use]
pub fn level(level: Option<u8>) -> AnyView {
    let class = level.map_or_else(|| "mark none".to_owned(), |level| format!("mark aqi-{level}"));
    view! { <span class=class aria-hidden="true"></span> }.into_any()
}

/// Mark of a water class.
#[must_use]
pub fn class(class: Option<&str>) -> AnyView {
    let class = class.map_or_else(|| "mark none".to_owned(), |class| format!("mark water-{class}"));
    view! { <span class=class aria-hidden="true"></span> }.into_any()
}
