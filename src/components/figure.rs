//! A chart as a figure: title, summary, drawing, table of the same numbers, source.

#[cfg(not(target_arch = "wasm32"))]
pub mod examples;

use super::{Ctx, notice};
use crate::view_model::figure::{Drawing, Figure};
use maud::{Markup, html};
use mingjing_chart::kinds::ranked_bars;

/// Longest table that stands in a page written in advance; a longer one is for the app and the download.
#[cfg(not(target_arch = "wasm32"))]
const ROWS_BAKED: usize = 100;

/// Widest drawing that gets the lower height.
pub const NARROW_PX: f64 = 480.0;

/// The figure. Its drawing, read-out and table are taken over by the app.
#[must_use]
pub fn figure(figure: &Figure, sample: bool, ctx: &Ctx) -> Markup {
    let title_id = format!("{}-title", figure.id);
    html! {
        figure.figure aria-labelledby=(title_id) {
            figcaption {
                h2.figure-title id=(title_id) { (figure.title) (notice::sample(sample, ctx.t)) }
                p.subtitle { (figure.subtitle) }
                p.summary { (figure.summary) }
            }
            (drawing(figure, ctx))
            p.source { @if sample { (ctx.t.sample_source) } @else { (figure.source) } }
        }
    }
}

/// The drawing with its read-out and table, which the app takes over.
#[must_use]
pub fn drawing(figure: &Figure, ctx: &Ctx) -> Markup {
    html! { div.chart id=(figure.id) data-island="figure" { (still(figure, ctx)) } }
}

/// Height of a drawing at a width.
#[must_use]
pub fn height_of(drawing: &Drawing, width: f64) -> f64 {
    match drawing {
        Drawing::Time(_) if width < NARROW_PX => 240.0,
        Drawing::Time(spec) => spec.size.height,
        Drawing::Bars(spec) => ranked_bars::height(spec.bars.len()),
    }
}

/// The app draws on a canvas: nothing stands there before.
#[cfg(target_arch = "wasm32")]
fn still(_figure: &Figure, _ctx: &Ctx) -> Markup {
    html! {}
}

/// The drawing for readers without the app: one for phones, one for wider screens, and the table.
#[cfg(not(target_arch = "wasm32"))]
fn still(figure: &Figure, ctx: &Ctx) -> Markup {
    use super::table;
    let t = ctx.t;
    let last = if matches!(figure.drawing, Drawing::Time(_)) {
        figure.readouts.last()
    } else {
        figure.readouts.first()
    };
    html! {
        @for (class, width) in [("narrow", 328.0), ("wide", 680.0)] {
            div.drawing.(class) { (svg(figure, width)) }
        }
        div.reading { p.readout aria-hidden="true" { @if let Some(last) = last { (last) } } }
        @if figure.table.rows.len() <= ROWS_BAKED {
            details { summary { (t.show_table) } (table::plain(&figure.table, &figure.title, t)) }
        } @else {
            details.live { summary { (t.show_table) } }
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn svg(figure: &Figure, width: f64) -> maud::PreEscaped<String> {
    use mingjing_chart::kinds::{ranked_bars::RankedBars, time_series};
    let scene = match &figure.drawing {
        Drawing::Time(spec) => {
            let size = mingjing_chart::Size::new(width, height_of(&figure.drawing, width));
            time_series::build(&time_series::TimeSeries { size, ..spec.clone() }).scene
        }
        Drawing::Bars(spec) => ranked_bars::build(&RankedBars { width, ..spec.clone() }),
    };
    maud::PreEscaped(mingjing_chart::svg::inline(&scene, &figure.summary))
}
