//! `/water`: all sections, worst first; then lakes, wells and the way to drinking water.

use super::if_published;
use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::{Ctx, mark, notice, sheet, source};
use crate::route::Page;
use crate::shown::Shown;
use crate::text::format;
use crate::view_model::groundwater::{self, SampleRow, WellRow};
use crate::view_model::lakes;
use crate::view_model::water as vm;
use maud::{Markup, html};
use mingjing_contract::groundwater::{Groundwater, WellReadings};
use mingjing_contract::lakes::Lakes;
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use mingjing_contract::water::WaterNow;
use std::sync::Arc;

/// Newest years of samples of wells that the page has.
const YEARS: usize = 2;

/// What the page shows.
#[derive(Clone)]
pub struct WaterData {
    /// Names.
    pub places: Arc<Places>,
    /// Newest readings of the sections.
    pub now: Option<Arc<WaterNow>>,
    /// Lakes.
    pub lakes: Option<Arc<Lakes>>,
    /// Wells.
    pub wells: Option<Arc<Groundwater>>,
    /// Their samples, oldest first.
    pub samples: Vec<Arc<WellReadings>>,
}

/// Loads and shows.
///
/// # Errors
/// When the release has nothing about water, or what it has cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    let samples = Want::Newest(table::GROUNDWATER_READINGS, String::new(), YEARS);
    let tables = [table::PLACES, table::WATER_NOW, table::LAKES, table::GROUNDWATER].map(Want::Table);
    ctx.record.load(&[tables.as_slice(), std::slice::from_ref(&samples)].concat()).await?;
    let data = WaterData {
        places: ctx.record.table(table::PLACES)?,
        now: if_published(ctx.record.table(table::WATER_NOW))?,
        lakes: if_published(ctx.record.table(table::LAKES))?,
        wells: if_published(ctx.record.table(table::GROUNDWATER))?,
        samples: ctx.record.parts(&samples)?,
    };
    if data.now.is_none() && data.lakes.is_none() && data.wells.is_none() {
        return Err(LoadError::NotPublished);
    }
    Ok(view(ctx, &data))
}

/// The lists.
#[must_use]
pub fn view(ctx: &Ctx, data: &WaterData) -> Shown {
    let t = ctx.t;
    let w = t.lakes();
    let here = ctx.here();
    let parts = [
        ("sections", t.water_title, data.now.is_some()),
        ("lakes", w.lakes, data.lakes.is_some()),
        ("wells", w.wells, data.wells.is_some()),
        ("drinking", t.drinking().title, true),
    ];
    Shown::new(w.water, t.water_lead).with(&html! {
        nav.on-page aria-label=(w.on_page) {
            @for (id, words, _) in parts.iter().filter(|(.., is_there)| *is_there) {
                a href={ (here) "#" (id) } { (words) }
            }
        }
        @if let Some(now) = &data.now { (sections(ctx, &data.places, now)) }
        @if let Some(lakes) = &data.lakes { (lake_list(ctx, lakes, &data.places)) }
        @if let Some(wells) = &data.wells {
            (well_list(ctx, &groundwater::rows(wells, &data.samples, &data.places, t)))
        }
        section.block aria-labelledby="drinking" {
            h2 #drinking { (t.drinking().title) }
            p { (t.lakes().drinking_lead) " " a href=(ctx.href(Page::DrinkingWater)) { (t.drinking().title) } }
        }
    })
}

fn sections(ctx: &Ctx, places: &Places, now: &WaterNow) -> Markup {
    let t = ctx.t;
    let rows = vm::rows(places, now, t);
    let (good, classed) = vm::good(&rows);
    let until = vm::newest(places, now, false).map(|at| (t.water_past)(&format::moment(t.lang, at)));
    html! {
        h2 #sections { (t.water_title) }
        @if classed > 0 {
            section.verdict aria-label=(t.water_title) {
                p.answer { strong.category { (good) } span.index { ((t.lakes().good_of)(classed)) } }
            }
        }
        p.lead { (t.water_lead) }
        @if let Some(until) = until { p.notice { (until) } }
        ul.lines.sections {
            @for row in &rows {
                li {
                    a href=(ctx.href(Page::Section(row.id.clone()))) { (row.name) }
                    span.value { (mark::class(row.class.as_deref())) (row.class_words) (notice::sample(row.sample, t)) }
                    span.small { (t.deciding) " " (row.deciding) }
                    span.small { (row.basin) }
                    span.small { (row.when) " · " (row.state) }
                }
            }
        }
        p.small { (t.water_method) }
        p.small { (t.water_source) }
    }
}

fn lake_list(ctx: &Ctx, all: &Lakes, places: &Places) -> Markup {
    let (t, w) = (ctx.t, ctx.t.lakes());
    html! {
        section.block aria-labelledby="lakes" {
            h2 #lakes { (w.lakes) }
            p.small { (w.lead) }
            ul.lines {
                @for lake in &all.lakes {
                    @let row = lakes::row(lake, places, t);
                    li {
                        span { a href=(ctx.href(Page::Lake(row.id.clone()))) { (row.name) } (notice::sample(row.sample, t)) }
                        span.value { (row.grade) @if let Some(tli) = &row.tli { " " (tli) } }
                        span.small { (row.when) }
                        span.small { (row.about) }
                    }
                }
            }
        }
    }
}

fn well_list(ctx: &Ctx, wells: &[WellRow]) -> Markup {
    let (t, w) = (ctx.t, ctx.t.lakes());
    html! {
        section.block aria-labelledby="wells" {
            h2 #wells { (w.wells) }
            p.small { (w.wells_lead) }
            @for well in wells {
                article.found id={ "well-" (well.id) } {
                    h3 { (well.name) (notice::sample(well.sample, t)) }
                    p.small { (well.about) }
                    @match &well.latest {
                        Some(latest) => {
                            p {
                                (mark::class(latest.class.as_deref())) strong { (latest.words) }
                                span.small { (latest.when) }
                            }
                            dl.facts {
                                div { dt { (t.deciding) } dd { (latest.deciding) } }
                                div { dt { (w.beyond) } dd { (latest.beyond) } }
                            }
                        }
                        None => p { (mark::class(None)) (w.no_class) },
                    }
                    @if let Some(note) = &well.note { p.small { (note) } }
                    @if !well.samples.is_empty() {
                        details {
                            summary { ((w.samples)(well.samples.len())) }
                            @for sample in &well.samples { (well_sample(ctx, sample, &well.name)) }
                        }
                    }
                }
            }
            (source::downloads(ctx, &["groundwater_wells", "groundwater_samples", "groundwater_items"]))
        }
    }
}

fn well_sample(ctx: &Ctx, sample: &SampleRow, well: &str) -> Markup {
    let (t, w) = (ctx.t, ctx.t.lakes());
    let head = [t.item_label, t.value, t.class, w.class_limit];
    let rows: Vec<sheet::Row> = sample
        .items
        .iter()
        .map(|(cells, beyond)| (*beyond, cells.iter().map(|cell| sheet::cell(cell)).collect()))
        .collect();
    html! {
        h4 { (sample.when) " · " (mark::class(sample.class.as_deref())) (sample.words) }
        (sheet::sheet(well, &head, &rows, t))
        @for note in &sample.notes { p.note { (note) } }
    }
}
