//! `/water/:section`: one monitoring section over time.

use super::not_found;
use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::{Ctx, controls, mark, notice, sheet};
use crate::quoting::Chart;
use crate::route::Page;
use crate::shown::Shown;
use crate::text::{format, word};
use crate::view_model::water as vm;
use crate::view_model::water_class::{self, ClassWorking};
use maud::{Markup, html};
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use mingjing_contract::water::{WaterNow, WaterReadings};
use std::sync::Arc;

/// What the page shows.
#[derive(Clone)]
pub struct SectionData {
    /// Names.
    pub places: Arc<Places>,
    /// Newest readings.
    pub now: Arc<WaterNow>,
    /// The readings of the newest year: single days of years before would squeeze it to nothing.
    pub years: Vec<Arc<WaterReadings>>,
}

/// Loads and shows.
///
/// # Errors
/// When places or readings cannot be had.
pub async fn page(ctx: &Ctx, id: &str) -> Result<Shown, LoadError> {
    let newest = Want::Newest(table::WATER_READINGS, format!("{id}/"), 1);
    let wanted = [Want::Table(table::PLACES), Want::Table(table::WATER_NOW), newest];
    ctx.record.load(&wanted).await?;
    let [_, _, newest] = wanted;
    let data = SectionData {
        places: ctx.record.table(table::PLACES)?,
        now: ctx.record.table(table::WATER_NOW)?,
        years: ctx.record.parts(&newest)?,
    };
    Ok(view(ctx, &data, id))
}

/// Class, values, chart.
#[must_use]
pub fn view(ctx: &Ctx, data: &SectionData, id: &str) -> Shown {
    let t = ctx.t;
    let section = data.places.sections.iter().find(|section| section.id == id);
    let now = data.now.sections.iter().find(|row| row.section == id);
    let Some((section, now)) = section.zip(now) else {
        return not_found::view(ctx, Some(t.not_found));
    };
    let page = vm::section(section, now, &data.years, t);
    let choices: Vec<(String, String)> =
        vm::DRAWN.iter().map(|item| ((*item).to_owned(), vm::item_name(item, t))).collect();
    let item = ctx.get("item").filter(|id| vm::DRAWN.contains(id)).unwrap_or("codmn");
    let target = ctx.get("target").filter(|id| water_class::TARGETS.contains(id));
    let working = now.latest.as_ref().and_then(|latest| water_class::working(section, latest, target, t));
    let has_readings = data.years.iter().any(|year| !year.readings.is_empty());
    let until = vm::newest(&data.places, &data.now, section.sample)
        .map(|at| (t.water_past)(&format::moment(t.lang, at)));
    let subject = format!("{}?about=section~{id}", ctx.href(Page::Feedback));
    let mut shown = Shown::new(page.row.name.clone(), t.water_lead);
    shown.sample = page.row.sample;
    let chart = has_readings.then(|| {
        let chart = Chart::Water(id.to_owned(), item.to_owned());
        shown.figure(vm::figure(section, &data.years, item, t), chart, ctx)
    });
    shown.with(&html! {
        p.small { (page.row.basin) }
        (notice::sample(page.row.sample, t))
        @if let Some(until) = until { p.notice { (until) } }
        section.verdict aria-label=(t.class) {
            p.answer {
                (mark::class(page.row.class.as_deref()))
                strong.category { (page.row.class_words) }
                @if let Some(class) = page.row.class.as_deref() { span.index { (word(t.class_status, class)) } }
            }
            dl.facts {
                div { dt { (t.deciding) } dd { (page.row.deciding) } }
                div { dt { (t.exceeding) } dd { (page.exceeding) } }
                div { dt { (t.time) } dd { (page.row.when) } }
                div { dt { (t.station_state) } dd { (page.row.state) } }
            }
            @if let Some(words) = &page.difference { p.note { (words) } }
        }
        @if let Some(found) = working { (working_of(ctx, &found, &data.now.edition)) }
        @if let Some(chart) = chart {
            div.chart-controls.live { (controls::tabs(ctx, "item", t.item_label, &choices, "codmn")) }
            (chart)
        }
        div.columns {
            section.main-column aria-labelledby="values" {
                h2 #values { (t.value) }
                dl.facts.wide {
                    @for (name, value) in &page.values { div { dt { (name) } dd { (value) } } }
                }
            }
            section.side-column aria-labelledby="counts" {
                h2 #counts { (t.class_counts) }
                ul.lines {
                    @for (class, words, n) in &page.counts {
                        li { span.value { (mark::class(Some(class))) (words) } " × " (n) }
                    }
                }
                @for words in &page.untimed { p.small { (words) } }
            }
        }
        p.small { (t.water_method) }
        p { a href=(subject) { (t.nav_feedback) } }
    })
}

/// Item by item, and against a class that the reader chooses.
fn working_of(ctx: &Ctx, working: &ClassWorking, edition: &str) -> Markup {
    let (t, w) = (ctx.t, ctx.t.lakes());
    let classes: Vec<(String, String)> =
        water_class::TARGETS.iter().map(|class| ((*class).to_owned(), word(t.classes, class))).collect();
    let rows: Vec<sheet::Row> = working
        .rows
        .iter()
        .map(|(cells, decides)| (*decides, cells.iter().map(|cell| sheet::cell(cell)).collect()))
        .collect();
    html! {
        details.working open[working.target.is_some()] {
            summary { (w.explain) }
            p.small { ((w.explain_lead)(edition)) }
            (sheet::sheet(w.explain, &w.explain_head, &rows, t))
            div.live {
                p.small { (w.target_lead) }
                (controls::tabs(ctx, "target", w.target, &classes, ""))
                @if let Some(words) = &working.target { p role="status" { (words) } }
            }
        }
    }
}
