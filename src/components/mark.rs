//! Small squares of the official colours: always outlined, always beside the word.

#[cfg(not(target_arch = "wasm32"))]
pub mod examples;

use maud::{Markup, html};

/// Mark of an AQI level (1–6); an empty one where there is no level.
#[must_use]
pub fn level(level: Option<u8>) -> Markup {
    square(level.map(|level| format!("aqi-{level}")).as_deref())
}

/// Mark of a water class.
#[must_use]
pub fn class(class: Option<&str>) -> Markup {
    square(class.map(|class| format!("water-{class}")).as_deref())
}

/// Mark of a card or of a rating of credit: `yellow`, `red`, `green`, `blue`, `black`.
#[must_use]
pub fn card(colour: &str) -> Markup {
    square(Some(&format!("card-{colour}")))
}

fn square(of: Option<&str>) -> Markup {
    html! { span.mark.(of.unwrap_or("none")) aria-hidden="true" {} }
}
