//! `/targets`: what the plans promised in numbers, against what was published.

use super::task::source_line;
use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::{Ctx, controls, table as table_component};
use crate::quoting::Chart;
use crate::route::Page;
use crate::shown::Shown;
use crate::view_model::targets as vm;
use maud::{Markup, html};
use mingjing_contract::ledger::Sources;
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use mingjing_contract::targets::Targets;
use std::sync::Arc;

/// What the page needs.
#[derive(Clone)]
pub struct TargetsData {
    /// Targets and observations.
    pub targets: Arc<Targets>,
    /// Names of regions.
    pub places: Arc<Places>,
    /// Publications.
    pub sources: Arc<Sources>,
}

/// Loads and shows.
///
/// # Errors
/// When targets, places or sources cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    ctx.record
        .load(&[Want::Table(table::TARGETS), Want::Table(table::PLACES), Want::Table(table::SOURCES)])
        .await?;
    let data = TargetsData {
        targets: ctx.record.table(table::TARGETS)?,
        places: ctx.record.table(table::PLACES)?,
        sources: ctx.record.table(table::SOURCES)?,
    };
    Ok(view(ctx, &data))
}

/// Chart of one indicator, its values with sources, all targets.
#[must_use]
pub fn view(ctx: &Ctx, data: &TargetsData) -> Shown {
    let t = ctx.t;
    let page = vm::page(&data.targets, &data.places, &data.sources.sources, &ctx.query, t);
    let lead = (t.targets_lead)(page.totals.0, page.totals.1);
    let mut shown = Shown::new(t.targets_title, lead.clone());
    let chart = page.figure.map(|figure| {
        let (indicator, region) = page.chosen.split_once('~').unwrap_or((&page.chosen, ""));
        let quoted = Chart::Target(indicator.to_owned(), region.to_owned());
        shown.figure(figure, quoted, ctx)
    });
    shown.with(&html! {
        p.lead { (lead) }
        p.small { (t.side_by_side) }
        div.live { (controls::select(ctx, "show", t.pick_indicator, None, &page.choices, &page.chosen)) }
        @if let Some(chart) = chart { (chart) }
        ul.lines.observations {
            @for row in &page.observations {
                li {
                    span.small { (row.period) } " " strong { (row.value) }
                    @if let Some(note) = &row.note { span.small { " " (note) } }
                    (source_line(ctx, &row.source, &row.confidence))
                }
            }
        }
        section.block aria-labelledby="all-targets" {
            h2 #all-targets { (t.target) }
            div.live { (controls::select(ctx, "theme", t.f_theme, Some(t.all), &page.themes, "")) }
            (table_component::scroll(t.targets_title, t, &all(ctx, &page.rows)))
        }
    })
}

fn all(ctx: &Ctx, rows: &[vm::Row]) -> Markup {
    let t = ctx.t;
    html! {
        table.wide {
            thead { tr {
                @for head in [t.indicator, t.region, t.target, t.due, t.observed, t.document] { th scope="col" { (head) } }
            } }
            tbody {
                @for row in rows {
                    tr {
                        th scope="row" { (row.name) @if let Some(note) = &row.note { span.small.block-note { (note) } } }
                        td { (row.region) } td.keep { (row.target) } td.keep { (row.due) }
                        td { (row.observed) }
                        td.small {
                            (row.origin) " "
                            @if let Some(id) = &row.task { a href=(ctx.href(Page::Task(id.clone()))) { (id) } }
                        }
                    }
                }
            }
        }
    }
}
