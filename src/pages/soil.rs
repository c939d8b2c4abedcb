//! `/soil`: safe use of farmland, and the register of plots.

use super::if_published;
use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::{Ctx, controls, notice, sheet, source};
use crate::quoting::Chart;
use crate::route::{Page, Query};
use crate::shown::Shown;
use crate::view_model::lab;
use crate::view_model::soil::{self as vm, FarmlandRow, PlotRow, SampleRow};
use maud::{Markup, html};
use mingjing_contract::bulletins::Bulletins;
use mingjing_contract::ledger::Sources;
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use mingjing_contract::soil::Soil;
use std::sync::Arc;

/// What the page shows.
#[derive(Clone)]
pub struct SoilData {
    /// Names.
    pub places: Arc<Places>,
    /// Plots and farmland.
    pub soil: Arc<Soil>,
    /// Bulletins, of which those on soil are named.
    pub bulletins: Option<Arc<Bulletins>>,
    /// Publications.
    pub sources: Option<Arc<Sources>>,
}

impl SoilData {
    fn named(&self) -> Vec<&str> {
        let items = self.soil.plots.iter().flat_map(|plot| &plot.samples).flat_map(|sample| &sample.items);
        let plots = self.soil.plots.iter().map(|plot| &plot.source);
        let farmland = self.soil.farmland.iter().map(|year| &year.source);
        plots.chain(farmland).chain(items.map(|item| &item.source)).filter_map(Option::as_deref).collect()
    }
}

/// Loads and shows.
///
/// # Errors
/// When places or soil cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    let tables = [table::PLACES, table::SOIL, table::BULLETINS];
    ctx.record.load(&tables.map(Want::Table)).await?;
    let mut data = SoilData {
        places: ctx.record.table(table::PLACES)?,
        soil: ctx.record.table(table::SOIL)?,
        bulletins: if_published(ctx.record.table(table::BULLETINS))?,
        sources: None,
    };
    data.sources = super::sources(ctx, data.named()).await?;
    Ok(view(ctx, &data))
}

/// Farmland, plots, bulletins.
#[must_use]
pub fn view(ctx: &Ctx, data: &SoilData) -> Shown {
    let (t, w) = (ctx.t, ctx.t.soil());
    let farmland = vm::farmland(&data.soil, &data.places, t);
    let all = vm::plots(&data.soil, &data.places, &Query::default(), t);
    let plots = vm::plots(&data.soil, &data.places, &ctx.query, t);
    let counted = lab::that_count(&all, |plot| plot.sample);
    let limited = counted.iter().filter(|plot| plot.use_limits.is_some()).count();
    let lead = (w.lead)(counted.len(), limited);
    let is_sample = all.iter().all(|plot| plot.sample) && farmland.iter().all(|year| year.sample);
    let mut shown = Shown::new(w.title, lead.clone());
    shown.sample = is_sample;
    let chart = vm::figure(&farmland, t)
        .map(|figure| shown.figure_of(figure, Chart::Farmland, farmland.iter().any(|year| year.sample), ctx));
    let mut items = data.soil.plots.iter().flat_map(|plot| &plot.samples).flat_map(|sample| &sample.items);
    let is_unsure = items.any(|item| item.limit_confidence.as_deref() == Some("C"));
    shown.with(&html! {
        (notice::sample(is_sample, t))
        (answer(ctx, farmland.first(), &lead, !is_sample))
        @if let Some(chart) = chart { (chart) }
        section.block aria-labelledby="farmland-years" {
            h2 #farmland-years { (w.farmland) }
            p.small { (w.farmland_rule) }
            @if farmland.is_empty() { p.state.empty { (w.farmland_none) } } @else { (years(ctx, &farmland, !is_sample)) }
        }
        section.block aria-labelledby="plots" {
            h2 #plots { (w.plots) }
            p.small { ((w.plots_lead)(all.len())) " " (w.screening_rule) }
            (filters(ctx, data, &all))
            @if plots.len() < all.len() { p.shown role="status" { ((t.lab().all_filtered)(plots.len(), all.len())) } }
            @if plots.is_empty() && !all.is_empty() {
                p.state.empty { (t.lab().nothing_matches) " " button.live type="button" data-act="clear" { (t.clear_filter) } }
            }
            @for row in &plots { (plot(ctx, row, !is_sample)) }
            @if is_unsure { p.small { (t.lab().unsure) } }
        }
        (bulletins(ctx, data))
        section.block {
            p.small { (w.source) }
            (source::named(ctx, data.sources.as_deref(), &data.named()))
            (source::downloads(ctx, &["soil_farmland", "soil_plots", "soil_samples", "soil_items"]))
        }
    })
}

fn answer(ctx: &Ctx, newest: Option<&FarmlandRow>, lead: &str, tells_samples: bool) -> Markup {
    let (t, w) = (ctx.t, ctx.t.soil());
    html! {
        section.verdict aria-label=(w.title) {
            @if let Some((row, percent)) = newest.and_then(|row| Some((row, row.percent?))) {
                p.answer {
                    strong.category { (percent) "%" }
                    span.index { ((w.farmland_answer)(&row.name, &row.year.to_string())) }
                    @if tells_samples { (notice::sample(row.sample, t)) }
                }
            }
            p.lead { (lead) }
        }
    }
}

fn years(ctx: &Ctx, rows: &[FarmlandRow], tells_samples: bool) -> Markup {
    let (t, w) = (ctx.t, ctx.t.soil());
    let head = [w.year, t.lab().region, w.safe, w.total, w.ratio, w.published];
    let cells = |row: &FarmlandRow| {
        let mut cells: Vec<Markup> = row.cells.iter().map(|cell| sheet::cell(cell)).collect();
        if let Some(region) = cells.get_mut(1).filter(|_| tells_samples) {
            *region = html! { (row.name) (notice::sample(row.sample, t)) };
        }
        cells
    };
    let rows: Vec<sheet::Row> = rows.iter().map(|row| (false, cells(row))).collect();
    sheet::sheet(w.farmland, &head, &rows, t)
}

fn filters(ctx: &Ctx, data: &SoilData, all: &[PlotRow]) -> Markup {
    let (t, w) = (ctx.t, ctx.t.soil());
    let plots = &data.soil.plots;
    let regions = lab::region_choices(&data.places, plots.iter().map(|plot| plot.region.as_str()), t);
    let states: Vec<(String, String)> = controls::choices(w.states)
        .into_iter()
        .filter(|(id, _)| plots.iter().any(|plot| plot.state == *id))
        .collect();
    html! {
        @if all.len() > 3 {
            (controls::filters(ctx, &html! {
                (controls::select(ctx, "region", t.lab().region, Some(t.all), &regions, ""))
                (controls::select(ctx, "state", w.state, Some(t.all), &states, ""))
            }))
        }
    }
}

fn plot(ctx: &Ctx, row: &PlotRow, tells_samples: bool) -> Markup {
    let (t, w) = (ctx.t, ctx.t.soil());
    let tone = match row.risk.as_ref().map(|(id, _)| id.as_str()) {
        Some("above_intervention") => "late",
        Some("between") => "attention",
        _ => "plain",
    };
    html! {
        article.found id={ "plot-" (row.id) } {
            h3 { (row.name) @if tells_samples { (notice::sample(row.sample, t)) } }
            p.small { (row.about) }
            p.(tone) {
                strong { (row.state) }
                span.over { @match &row.risk { Some((_, words)) => (words), None => (w.no_sample) } }
            }
            @if let Some(limits) = &row.use_limits { p.use-limits { span.small { (w.use_limits) } " " (limits) } }
            @if !row.facts.is_empty() {
                dl.facts { @for (label, words) in &row.facts { div { dt { (label) } dd { (words) } } } }
            }
            @if let Some(note) = &row.note { p.small { (note) } }
            @if !row.samples.is_empty() {
                details {
                    summary { ((w.samples)(row.samples.len())) }
                    @for found in &row.samples { (sample(ctx, found)) }
                }
            }
        }
    }
}

fn sample(ctx: &Ctx, row: &SampleRow) -> Markup {
    let (t, w) = (ctx.t, ctx.t.soil());
    let head = [t.item_label, t.value, w.screening, w.intervention, t.lab().result];
    let rows: Vec<sheet::Row> = row
        .items
        .iter()
        .map(|(cells, above)| (*above, cells.iter().map(|cell| sheet::cell(cell)).collect()))
        .collect();
    html! {
        h4 { (row.title) }
        p.small { (row.risk) " · " (row.edition) }
        (sheet::sheet(&row.title, &head, &rows, t))
        @for note in &row.notes { p.note { (note) } }
    }
}

fn bulletins(ctx: &Ctx, data: &SoilData) -> Markup {
    let (t, w) = (ctx.t, ctx.t.soil());
    let all = data.bulletins.as_ref().map_or(&[][..], |all| &all.bulletins);
    let on_soil: Vec<_> = all.iter().filter(|bulletin| bulletin.kind == "soil").collect();
    html! {
        section.block aria-labelledby="bulletins" {
            h2 #bulletins { (w.bulletins) }
            @if on_soil.is_empty() {
                p { (t.lab().not_in_release) }
            } @else {
                ul.lines {
                    @for bulletin in on_soil {
                        li {
                            a href=(ctx.href(Page::Bulletin(bulletin.id.clone()))) {
                                (lab::name(&bulletin.title_zh, bulletin.title_en.as_deref(), t.lang))
                            }
                            span.small { (bulletin.issuer_zh) (notice::sample(bulletin.sample, t)) }
                        }
                    }
                }
            }
            p { a href=(ctx.href(Page::Bulletins)) { (t.see_all) } }
        }
    }
}
