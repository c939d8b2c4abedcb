//! `/data/embed-guide`: for journalists and researchers: how to embed, cite and pin, what the terms are, every chart.

use crate::api::LoadError;
use crate::components::Ctx;
use crate::route::Page;
use crate::shown::Shown;
use maud::{Markup, html};

/// What stands for the site's address where the site does not know it.
#[cfg(not(target_arch = "wasm32"))]
const NO_ROOT: &str = "https://example.org/";

/// Loads and shows.
///
/// # Errors
/// When the charts of the record cannot be had.
#[expect(clippy::unused_async, reason = "every page may wait")]
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    let w = ctx.t.quoting();
    let charts = charts(ctx)?;
    Ok(Shown::new(w.guide, w.guide_lead).with(&html! {
        p.lead { (w.guide_lead) }
        section.block aria-labelledby="steps" {
            h2 #steps { (w.guide_steps) }
            ol { @for step in w.guide_step_list { li { (step) } } }
        }
        section.block aria-labelledby="ways" {
            h2 #ways { (w.guide_ways) }
            dl.facts.wide { @for (way, words) in w.guide_way_list { div { dt { (way) } dd { (words) } } } }
        }
        (paragraphs("pin", w.guide_pin, w.guide_pin_words))
        (paragraphs("citing", w.guide_cite, &[w.guide_cite_words]))
        (paragraphs("terms", w.guide_terms, w.guide_terms_words))
        p { a href=(ctx.href(Page::Data)) { (ctx.t.nav_data) } }
        // Its charts are made in advance: the app leaves what stands there alone.
        div id=(format!("charts-{}", ctx.edition.tag())) data-island="kept" { (charts) }
    }))
}

fn paragraphs(id: &str, title: &str, words: &[&str]) -> Markup {
    html! {
        section.block aria-labelledby=(id) {
            h2 id=(id) { (title) }
            @for words in words { p { (words) } }
        }
    }
}

/// The app has no list of all charts: the page that was written in advance does.
#[cfg(target_arch = "wasm32")]
fn charts(ctx: &Ctx) -> Result<Markup, LoadError> {
    let words = ctx.t.quoting().guide_charts_lead;
    Ok(html! { p { a href=(ctx.here()) rel="external" { (words) } } })
}

#[cfg(not(target_arch = "wasm32"))]
fn charts(ctx: &Ctx) -> Result<Markup, LoadError> {
    use crate::components::{notice, table};
    use crate::quoting::catalogue::{self, at_once};
    use crate::quoting::{Address, Format, quote, snippets};
    let (t, w) = (ctx.t, ctx.t.quoting());
    // What is asked for all these charts is nothing that the app will ask for.
    let mut ctx = Ctx { record: ctx.record.watched(), ..ctx.clone() };
    let has_root = !ctx.root.is_empty();
    if !has_root {
        NO_ROOT.clone_into(&mut ctx.root);
    }
    let listed = catalogue::of(&ctx.record, ctx.now)?;
    let rows = listed.iter().filter_map(|listed| {
        let address = Address::new(ctx.edition, listed.chart.clone());
        let quoted = at_once(quote(&ctx, &address, &ctx.record))?.ok()?;
        let code = snippets::of(&quoted).iframe;
        let formats = Format::ALL.into_iter().filter(|format| *format != Format::Png || listed.is_common);
        Some(html! {
            tr {
                th scope="row" {
                    a href=(address.page()) { (quoted.figure.title) } (notice::sample(quoted.sample, t))
                    br; code { (listed.chart.id()) }
                }
                td {
                    a href=(address.embed()) rel="external" { (t.chart().alone) }
                    @for format in formats {
                        " " a href=(address.file(format)) rel="external" { (format.id().to_uppercase()) }
                    }
                }
                td { code.break { (code) } }
            }
        })
    });
    let rows = html! {
        table {
            caption { ((w.guide_charts)(listed.len())) }
            thead { tr { @for head in w.guide_head { th scope="col" { (head) } } } }
            tbody { @for row in rows { (row) } }
        }
    };
    Ok(html! {
        section.block aria-labelledby="charts" {
            h2 #charts { ((w.guide_charts)(listed.len())) }
            p { (w.guide_charts_lead) }
            @if !has_root { p.small { (w.guide_no_root) } }
            (table::scroll(w.guide, t, &rows))
            p { (w.guide_command) }
            pre.break { code { "mingjing chart \"air-hours/150300/pm25?period=168\" --site site --out chart.png --scale 3" } }
        }
    })
}
