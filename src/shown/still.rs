//! Markup of a page that is as good as drawn in advance until somebody reads on: the app makes it anew only then,
//! and what makes it comes in a part of its own.

use crate::components::{Ctx, station_map, table};
use crate::view_model::air_lens::{self, Values};
use maud::{Markup, html};
use mingjing_chart::kinds::place_map::PlaceMap;

/// What it shows.
#[derive(Clone, Debug)]
pub enum Still {
    /// Where stations lie towards each other.
    Sketch(PlaceMap),
    /// A day and an hour by the scales of others.
    Scales(Option<Values>, Values),
}

impl Still {
    /// Its markup.
    #[must_use]
    pub fn markup(&self, ctx: &Ctx) -> Markup {
        match self {
            Self::Sketch(sketch) => station_map::map(sketch, ctx),
            Self::Scales(day, hour) => {
                table::plain(&air_lens::table(day.as_ref(), hour, ctx.t), ctx.t.air().lens_title, ctx.t)
            }
        }
    }
}

/// Its place in the page.
#[must_use]
pub fn place(id: &str, still: &Still, ctx: &Ctx) -> Markup {
    html! { div id=(id) data-island="still" { (in_advance(still, ctx)) } }
}

/// The app fills the place itself.
#[cfg(target_arch = "wasm32")]
fn in_advance(_still: &Still, _ctx: &Ctx) -> Markup {
    html! {}
}

/// What readers without the app see, and others until they read on.
#[cfg(not(target_arch = "wasm32"))]
fn in_advance(still: &Still, ctx: &Ctx) -> Markup {
    still.markup(ctx)
}
