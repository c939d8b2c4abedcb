//! `/tasks/:id`: one task whole.

use super::tasks::statements;
use super::{heading, missing, show};
use crate::api::{load::loader, record};
use crate::components::{Ctx, notice, progress, table as table_component};
use crate::route::{Page, encode};
use crate::view_model::civil_day;
use crate::view_model::figure::Table;
use crate::view_model::tasks::{self as vm, TaskPage};
use leptos::prelude::*;
use mingjing_contract::ledger::{Ledger, Sources};
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use std::sync::Arc;

/// What the page needs.
#[derive(Clone)]
pub struct TaskData {
    /// The ledger.
    pub ledger: Arc<Ledger>,
    /// Publications.
    pub sources: Arc<Sources>,
    /// Names of regions.
    pub places: Arc<Places>,
}

/// Loads and shows.
#[must_use]
pub fn page(ctx: Ctx, id: String) -> AnyView {
    let data = loader(
        || (),
        |()| async {
            let (ledger, sources, places) = futures::try_join!(
                record::table(table::LEDGER, None),
                record::table(table::SOURCES, None),
                record::table(table::PLACES, None)
            )?;
            Ok(TaskData { ledger, sources, places })
        },
    );
    show(data, ctx, move |data| {
        match vm::page(&data.ledger, &data.sources.sources, &data.places, &id, civil_day(ctx.now), ctx.t) {
            Some(page) => view(ctx, page),
            None => missing(ctx, (ctx.t.task_unknown)(&id)),
        }
    })
}

/// Statements, progress, timeline, units, parts.
#[must_use]
pub fn view(ctx: Ctx, page: TaskPage) -> AnyView {
    let t = ctx.t;
    let challenge =
        format!("{}?about=task~{}&kind=task_challenged", ctx.href(Page::Feedback), encode(&page.id));
    let milestones = Table {
        head: [t.due, t.quantity, t.milestone].map(str::to_owned).to_vec(),
        rows: page.milestones.iter().map(|row| row.to_vec()).collect(),
    };
    let line = |head: &'static str, words: Option<String>| {
        words.map(|words| view! { <div><dt>{head}</dt><dd>{words}</dd></div> })
    };
    let others = |head: &'static str, tasks: Vec<vm::Choice>| {
        (!tasks.is_empty()).then(|| view! {
            <section class="block">
                <h2>{head}</h2>
                <ul class="lines">
                    {tasks.into_iter().map(|(id, title)| view! {
                        <li><a href=ctx.href(Page::Task(id.clone()))>{title}</a>" "<span class="small">{id}</span></li>
                    }).collect_view()}
                </ul>
            </section>
        })
    };
    view! {
        {heading(ctx, page.title.clone())}
        <p class="small">{page.id.clone()}" · "{page.where_what.clone()}{notice::sample(page.sample, t)}</p>
        {statements(ctx, &page.says)}
        {page.bars.iter().map(|bar| progress::bar(bar, t)).collect_view()}
        <div class="columns">
            <div class="main-column">
                {page.summary.clone().map(|summary| view! { <p>{summary}</p> })}
                <section class="block" aria-labelledby="timeline">
                    <h2 id="timeline">{t.timeline}</h2>
                    {page.timeline.is_empty().then(|| view! { <p class="state empty">{t.timeline_empty}</p> })}
                    <ol class="timeline">{page.timeline.into_iter().map(|row| timeline_row(ctx, row)).collect_view()}</ol>
                </section>
                {(!milestones.rows.is_empty()).then(|| view! {
                    <section class="block" aria-labelledby="milestones">
                        <h2 id="milestones">{t.milestones}</h2>
                        {table_component::plain(&milestones, t.milestones.to_owned(), t)}
                    </section>
                })}
                {others(t.part_of, page.parent.into_iter().collect())}
                {others(t.parts, page.children)}
            </div>
            <div class="side-column">
                <dl class="facts stacked">
                    {line(t.goal, page.goal)}
                    {line(t.deadline_printed, page.printed)}
                    <div><dt>{t.document}</dt><dd>{page.origin}</dd></div>
                    {page.units.into_iter().map(|(role, units)| view! { <div><dt>{role}</dt><dd>{units}</dd></div> }).collect_view()}
                </dl>
                <p class="small">{t.challenge_lead}</p>
                <p><a class="action" href=challenge>{t.challenge}</a></p>
            </div>
        </div>
    }
    .into_any()
}

fn timeline_row(ctx: Ctx, row: vm::TimelineRow) -> AnyView {
    view! {
        <li class=format!("event {}", row.kind_id)>
            <p class="event-head"><span class="date">{row.date}</span>" "<strong>{row.kind}</strong></p>
            <p>{row.text}</p>
            {row.source.map(|source| source_line(ctx, source, row.confidence))}
        </li>
    }
    .into_any()
}

/// Where something was published, with its confidence.
pub(super) fn source_line(ctx: Ctx, source: (String, String, Option<String>), confidence: String) -> AnyView {
    let (title, publisher, address) = source;
    let title = match address {
        Some(address) => {
            view! { <a href=address rel="external noopener noreferrer nofollow">{title}</a> }.into_any()
        }
        None => title.into_any(),
    };
    view! { <p class="small source-line">{ctx.t.source}" "{title}" · "{publisher}" · "{confidence}</p> }
        .into_any()
}
