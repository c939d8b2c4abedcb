//! `/lakes/:lake`: the trophic index now and by month, with its working.

use super::not_found;
use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::{Ctx, controls, mark, notice, sheet, source};
use crate::quoting::Chart;
use crate::route::Page;
use crate::shown::Shown;
use crate::view_model::lakes::{self as vm, ClassSaid, LakeWorking};
use maud::{Markup, html};
use mingjing_contract::lakes::{LakeReading, LakeReadings, Lakes};
use mingjing_contract::ledger::Sources;
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use std::sync::Arc;

/// Newest years of readings that the page has.
const YEARS: usize = 3;
/// Rows of the table by month before the rest is folded.
const ROWS_OPEN: usize = 12;

/// What the page shows.
#[derive(Clone)]
pub struct LakeData {
    /// Names.
    pub places: Arc<Places>,
    /// The register.
    pub lakes: Arc<Lakes>,
    /// Readings of the newest years, oldest first.
    pub years: Vec<Arc<LakeReadings>>,
    /// Publications.
    pub sources: Option<Arc<Sources>>,
}

impl LakeData {
    fn named(&self) -> Vec<&str> {
        self.years
            .iter()
            .flat_map(|year| &year.readings)
            .filter_map(|reading| reading.source.as_deref())
            .collect()
    }
}

/// Loads and shows.
///
/// # Errors
/// When places or lakes cannot be had.
pub async fn page(ctx: &Ctx, id: &str) -> Result<Shown, LoadError> {
    let wanted = [
        Want::Table(table::PLACES),
        Want::Table(table::LAKES),
        Want::Newest(table::LAKE_READINGS, format!("{id}/"), YEARS),
    ];
    ctx.record.load(&wanted).await?;
    let [.., newest] = wanted;
    let mut data = LakeData {
        places: ctx.record.table(table::PLACES)?,
        lakes: ctx.record.table(table::LAKES)?,
        years: ctx.record.parts(&newest)?,
        sources: None,
    };
    data.sources = super::sources(ctx, data.named()).await?;
    Ok(view(ctx, &data, id))
}

/// Answer, chart, months, working.
#[must_use]
pub fn view(ctx: &Ctx, data: &LakeData, id: &str) -> Shown {
    let (t, w) = (ctx.t, ctx.t.lakes());
    let Some(lake) = data.lakes.lakes.iter().find(|lake| lake.id == id) else {
        return not_found::view(ctx, Some(t.not_found));
    };
    let row = vm::row(lake, &data.places, t);
    let readings = vm::newest_first(&data.years);
    let latest = lake.latest.as_ref().or(readings.first().copied());
    let class = latest.map(|reading| vm::class(reading, t));
    let items = controls::choices(w.items);
    let item = ctx.get("item").filter(|id| vm::DRAWN.contains(id)).unwrap_or("tli");
    let mut shown = Shown::new(row.name.clone(), format!("{}：{}", row.name, row.grade));
    shown.sample = row.sample;
    let chart = (!readings.is_empty()).then(|| {
        let quoted = Chart::Lake(id.to_owned(), item.to_owned());
        shown.figure(vm::figure(&row.name, &data.years, item, t), quoted, ctx)
    });
    let subject = format!("{}?about=lake~{id}", ctx.href(Page::Feedback));
    shown.with(&html! {
        p.small { (row.about) }
        (notice::sample(row.sample, t))
        section.verdict aria-label=(w.tli) {
            p.answer {
                strong.category { (row.grade) }
                @if let Some(tli) = &row.tli { span.index { span.name { (w.tli) } " " span.number { (tli) } } }
            }
            dl.facts {
                div { dt { (t.time) } dd { (row.when) } }
                @if let Some(class) = &class { (class_facts(ctx, class)) }
            }
            @if class.is_some() { p.small { (w.class_rule) } }
            @if let Some(note) = &row.note { p.note { (note) } }
        }
        @if let Some(reading) = latest { (working(ctx, &vm::working(reading, t), reading, &data.lakes.edition)) }
        @if let Some(chart) = chart {
            div.chart-controls.live { (controls::tabs(ctx, "item", t.item_label, &items, "tli")) }
            (chart)
        }
        section.block aria-labelledby="months" {
            h2 #months { (w.by_month) }
            (months(ctx, readings.get(..ROWS_OPEN).unwrap_or(&readings)))
            @if let Some(rest) = readings.get(ROWS_OPEN..).filter(|rest| !rest.is_empty()) {
                details { summary { ((t.more)(rest.len())) } (months(ctx, rest)) }
            }
            (source::named(ctx, data.sources.as_deref(), &data.named()))
            (source::downloads(ctx, &["lakes", "lake_readings"]))
        }
        p { a href=(ctx.href(Page::Water)) { (w.water) } " · " a href=(subject) { (t.nav_feedback) } }
    })
}

fn class_facts(ctx: &Ctx, class: &ClassSaid) -> Markup {
    let (t, w) = (ctx.t, ctx.t.lakes());
    html! {
        div {
            dt { (w.class_of_two) }
            dd { (mark::class(class.class.as_deref())) (class.words) }
        }
        div { dt { (t.deciding) } dd { (class.deciding) } }
        @if let Some(nitrogen) = &class.nitrogen { div { dt { (w.tn_class) } dd { (nitrogen) } } }
    }
}

fn working(ctx: &Ctx, working: &LakeWorking, reading: &LakeReading, edition: &str) -> Markup {
    let (t, w) = (ctx.t, ctx.t.lakes());
    let cells = |row: &[String; 5]| row.iter().map(|cell| sheet::cell(cell)).collect::<Vec<Markup>>();
    let mut rows: Vec<sheet::Row> = working.rows.iter().map(|row| (false, cells(row))).collect();
    rows.push((
        false,
        cells(&[w.sum.to_owned(), String::new(), String::new(), working.sum.clone(), String::new()]),
    ));
    html! {
        details.working open[working.differs] {
            summary { (w.working) }
            p.small { (vm::when(reading, t)) (t.full_stop) " " ((w.working_lead)(edition)) }
            (sheet::sheet(w.working, &w.working_head, &rows, t))
            p.note[working.differs].small[!working.differs] { (working.compared) }
        }
    }
}

fn months(ctx: &Ctx, readings: &[&LakeReading]) -> Markup {
    let (t, w) = (ctx.t, ctx.t.lakes());
    let parts = w.items.iter().filter(|(id, _)| *id != "tli");
    let mut head = vec![w.period, w.point, w.tli, t.class];
    head.extend(parts.clone().map(|(_, words)| *words));
    head.push(w.published);
    let rows: Vec<sheet::Row> = readings
        .iter()
        .map(|reading| {
            let class = vm::class(reading, t);
            let mut cells = vec![
                sheet::cell(&crate::text::format::period(t.lang, &reading.period)),
                html! { (reading.point_zh.as_deref().unwrap_or(w.whole)) },
                html! {
                    (vm::value(reading, "tli", t)) " " span.small { (vm::grade_words(reading, t)) }
                    @if let Some(note) = &reading.note { span.small.block-note { (note) } }
                },
                html! { (mark::class(class.class.as_deref())) (class.words) },
            ];
            cells.extend(parts.clone().map(|(id, _)| sheet::cell(&vm::value(reading, id, t))));
            cells.push(html! { @match reading.published_tli { Some(tli) => (tli), None => "—" } });
            (false, cells)
        })
        .collect();
    sheet::sheet(w.by_month, &head, &rows, t)
}
