//! Below a chart: how it is quoted. Links to files that were written in advance; the app offers the state that is shown.

use super::Ctx;
use crate::quoting::{Address, Chart, Format};
use crate::route::Page;
use maud::{Markup, html};

/// Id of the island of a figure's quotation.
#[must_use]
pub fn island(figure: &str) -> String {
    format!("{figure}-quote")
}

/// The folded part below a chart.
#[must_use]
pub fn quote(figure: &str, chart: &Chart, ctx: &Ctx) -> Markup {
    let address = Address::of(ctx.edition, &chart.id(), &kept(chart, ctx))
        .unwrap_or_else(|_| Address::new(ctx.edition, chart.clone()));
    html! {
        details.quote {
            summary { (ctx.t.chart().quote) }
            div id=(island(figure)) data-island="quote" data-address=(address) { (links(chart, ctx)) }
        }
    }
}

/// The state of the page that is the chart's too; what the chart would not understand is the page's own.
fn kept(chart: &Chart, ctx: &Ctx) -> crate::route::Query {
    chart.keys().iter().fold(crate::route::Query::default(), |query, key| {
        query.with(key, ctx.get(key).unwrap_or_default())
    })
}

/// In the app the island offers more.
#[cfg(target_arch = "wasm32")]
fn links(_chart: &Chart, _ctx: &Ctx) -> Markup {
    html! {}
}

#[cfg(not(target_arch = "wasm32"))]
fn links(chart: &Chart, ctx: &Ctx) -> Markup {
    let first = Address::new(ctx.edition, chart.clone());
    html! {
        p.downloads {
            a href=(first.embed()) { (ctx.t.chart().alone) }
            @for format in [Format::Svg, Format::Csv, Format::Json] {
                " " a href=(first.file(format)) rel="external" { (format.id().to_uppercase()) }
            }
            " " a href=(ctx.href(Page::EmbedGuide)) { (ctx.t.chart().how_to) }
        }
    }
}
