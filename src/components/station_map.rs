//! A sketch of stations. It says nothing that the list beside it does not say.

#[cfg(not(target_arch = "wasm32"))]
pub mod examples;

use super::Ctx;
use crate::view_model::station_map::{FONT_PX, RADIUS, Sketch, WIDTH};
use maud::{Markup, html};

/// The sketch with its note.
#[must_use]
pub fn map(sketch: &Sketch, ctx: &Ctx) -> Markup {
    let w = ctx.t.air;
    let n = |value: f64| format!("{value:.1}");
    html! {
        figure.station-map aria-label=(w.map_words) {
            svg viewBox=(format!("0 0 {WIDTH} {:.0}", sketch.height)) aria-hidden="true" font-size=(FONT_PX) {
                // Those with an index come last: one that has moved leaves an empty dot where it stood.
                @for spot in sketch.spots.iter().rev() {
                    @let level = spot.level.map_or_else(|| "none".to_owned(), |level| level.to_string());
                    circle.spot data-level=(level) cx=(n(spot.at.0)) cy=(n(spot.at.1)) r=(RADIUS) { title { (spot.words) } }
                    @if let Some((x, y)) = spot.label {
                        text x=(n(x + 1.0)) y=(n(y)) dominant-baseline="central" { (spot.words) }
                    }
                }
                @if let Some((km, length)) = sketch.scale {
                    @let y = sketch.height - 8.0;
                    path.scale d=(format!("M8 {:.1}v5h{length:.1}v-5", y - 5.0)) {}
                    text x=(n(length + 14.0)) y=(n(y - 2.0)) dominant-baseline="central" { (km) " km" }
                }
            }
            figcaption.small { (w.map_note) }
        }
    }
}
