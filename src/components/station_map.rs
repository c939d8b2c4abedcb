//! A sketch of stations. It says nothing that the list beside it does not say.

#[cfg(not(target_arch = "wasm32"))]
pub mod examples;

use super::Ctx;
use maud::{Markup, PreEscaped, html};
use mingjing_chart::kinds::place_map::{self, PlaceMap};
use mingjing_chart::svg;

/// The sketch with its note.
#[must_use]
pub fn map(sketch: &PlaceMap, ctx: &Ctx) -> Markup {
    let w = ctx.t.air();
    html! {
        figure.station-map aria-label=(w.map_words) {
            (PreEscaped(svg::inline(&place_map::build(sketch).scene, w.map_words)))
            figcaption.small { (w.map_note) }
        }
    }
}
