//! Below a chart: how it is quoted. Links to files that were written in advance; the app offers the state that is shown.

#[cfg(not(target_arch = "wasm32"))]
pub mod examples;

use super::Ctx;
use crate::quoting::Chart;
use maud::{Markup, html};

/// Id of the island of a figure's quotation.
#[must_use]
pub fn island(figure: &str) -> String {
    format!("{figure}-quote")
}

/// The folded part below a chart.
#[must_use]
pub fn quote(figure: &str, chart: &Chart, ctx: &Ctx) -> Markup {
    html! {
        details.quote {
            summary { (ctx.t.chart().quote) }
            div id=(island(figure)) data-island="quote" data-chart=(chart.id()) { (links(chart, ctx)) }
        }
    }
}

/// In the app the island offers more.
#[cfg(target_arch = "wasm32")]
fn links(_chart: &Chart, _ctx: &Ctx) -> Markup {
    html! {}
}

#[cfg(not(target_arch = "wasm32"))]
fn links(chart: &Chart, ctx: &Ctx) -> Markup {
    use crate::quoting::{Address, Format};
    use crate::route::Page;
    let first = Address::new(ctx.edition, chart.clone());
    html! {
        p.downloads {
            a href=(first.embed()) rel="external" { (ctx.t.chart().alone) }
            @for format in [Format::Svg, Format::Csv, Format::Json] {
                " " a href=(first.file(format)) rel="external" { (format.id().to_uppercase()) }
            }
            " " a href=(ctx.href(Page::EmbedGuide)) rel="external" { (ctx.t.chart().how_to) }
        }
    }
}
