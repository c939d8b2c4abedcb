//! `/tasks/:id`: one task whole.

use super::not_found;
use super::tasks::statements;
use crate::api::LoadError;
use crate::api::record::Want;
use crate::api::samples::table_with;
use crate::components::{Ctx, notice, progress, table as table_component};
use crate::route::{Page, encode};
use crate::shown::Shown;
use crate::view_model::civil_day;
use crate::view_model::figure::Table;
use crate::view_model::tasks::{self as vm, TaskPage};
use maud::{Markup, html};
use mingjing_contract::ledger::{Ledger, Sources};
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;

/// Loads and shows.
///
/// # Errors
/// When ledger, sources or places cannot be had.
pub async fn page(ctx: &Ctx, id: &str) -> Result<Shown, LoadError> {
    ctx.record
        .load(&[Want::Table(table::LEDGER), Want::Table(table::SOURCES), Want::Table(table::PLACES)])
        .await?;
    let has_task = |ledger: &Ledger| ledger.tasks.iter().any(|task| task.id == id);
    let ledger = table_with(&ctx.record, table::LEDGER, has_task).await?;
    let made_up = ledger.tasks.iter().any(|task| task.id == id && task.sample);
    let of_task = |sources: &Sources| sources.sources.iter().any(|source| source.sample == made_up);
    let sources = table_with(&ctx.record, table::SOURCES, of_task).await?;
    let places = ctx.record.table::<Places>(table::PLACES)?;
    Ok(match vm::page(&ledger, &sources.sources, &places, id, civil_day(ctx.now), ctx.t) {
        Some(page) => view(ctx, &page),
        None => not_found::view(ctx, Some(&(ctx.t.task_unknown)(id))),
    })
}

/// Statements, progress, timeline, units, parts.
#[must_use]
pub fn view(ctx: &Ctx, page: &TaskPage) -> Shown {
    let t = ctx.t;
    let challenge =
        format!("{}?about=task~{}&kind=task_challenged", ctx.href(Page::Feedback), encode(&page.id));
    let milestones = Table {
        head: [t.due, t.quantity, t.milestone].map(str::to_owned).to_vec(),
        rows: page.milestones.iter().map(|row| row.to_vec()).collect(),
    };
    let lead = page.summary.clone().unwrap_or_else(|| page.where_what.clone());
    let mut shown = Shown::new(page.title.clone(), lead);
    shown.sample = page.sample;
    shown.with(&html! {
        p.small { (page.id) " · " (page.where_what) (notice::sample(page.sample, t)) }
        (statements(ctx, &page.says))
        @for bar in &page.bars { (progress::bar(bar, t)) }
        div.columns {
            div.main-column {
                @if let Some(summary) = &page.summary { p { (summary) } }
                section.block aria-labelledby="timeline" {
                    h2 #timeline { (t.timeline) }
                    @if page.timeline.is_empty() { p.state.empty { (t.timeline_empty) } }
                    ol.timeline { @for row in &page.timeline { (timeline_row(ctx, row)) } }
                }
                @if !milestones.rows.is_empty() {
                    section.block aria-labelledby="milestones" {
                        h2 #milestones { (t.milestones) }
                        (table_component::plain(&milestones, t.milestones, t))
                    }
                }
                (others(ctx, t.part_of, page.parent.as_slice()))
                (others(ctx, t.parts, &page.children))
            }
            div.side-column {
                dl.facts.stacked {
                    @for (head, words) in [(t.goal, &page.goal), (t.deadline_printed, &page.printed)] {
                        @if let Some(words) = words { div { dt { (head) } dd { (words) } } }
                    }
                    div { dt { (t.document) } dd { (page.origin) } }
                    @for (role, units) in &page.units { div { dt { (role) } dd { (units) } } }
                }
                p.small { (t.challenge_lead) }
                p { a.action href=(challenge) { (t.challenge) } }
            }
        }
    })
}

fn others(ctx: &Ctx, head: &str, tasks: &[vm::Choice]) -> Markup {
    html! {
        @if !tasks.is_empty() {
            section.block {
                h2 { (head) }
                ul.lines {
                    @for (id, title) in tasks {
                        li { a href=(ctx.href(Page::Task(id.clone()))) { (title) } " " span.small { (id) } }
                    }
                }
            }
        }
    }
}

fn timeline_row(ctx: &Ctx, row: &vm::TimelineRow) -> Markup {
    html! {
        li.event.(row.kind_id) {
            p.event-head { span.date { (row.date) } " " strong { (row.kind) } }
            p { (row.text) }
            @if let Some(source) = &row.source { (source_line(ctx, source, &row.confidence)) }
        }
    }
}

/// Where something was published, with its confidence.
pub(super) fn source_line(
    ctx: &Ctx,
    (title, publisher, address): &(String, String, Option<String>),
    confidence: &str,
) -> Markup {
    html! {
        p.small.source-line {
            (ctx.t.source) " "
            @if let Some(address) = address {
                a href=(address) rel="external noopener noreferrer nofollow" { (title) }
            } @else { (title) }
            " · " (publisher) " · " (confidence)
        }
    }
}
