//! `/replies`: what the public reported, what was answered, how long it took.

use crate::api::LoadError;
use crate::api::ledger;
use crate::api::record::Want;
use crate::components::{Ctx, controls, notice, table as table_component};
use crate::route::{Page, Query};
use crate::shown::Shown;
use crate::view_model::civil_day;
use crate::view_model::replies::{self as vm, Figures, RepliesPage, Row};
use maud::{Markup, html};
use mingjing_contract::ledger::{Ledger, Unit};
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use mingjing_contract::replies::Replies;
use std::sync::Arc;

/// Answers below the first rows that stand folded in the page; more are in the download.
const FOLDED: usize = 300;

/// What the page shows.
#[derive(Clone)]
pub struct RepliesData {
    /// The years.
    pub years: Vec<Arc<Replies>>,
    /// Names of units.
    pub ledger: Option<Arc<Ledger>>,
    /// Names of places.
    pub places: Arc<Places>,
}

/// Loads and shows.
///
/// # Errors
/// When answers or places cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    let years = Want::all(table::REPLIES, String::new());
    ctx.record.load(&[years.clone(), Want::Table(table::PLACES)]).await?;
    let years = ctx.record.parts::<Replies>(&years)?;
    // Units are named in the ledger: in the made-up one where the answers are made up.
    let made_up = vm::shown(&years).first().is_some_and(|reply| reply.sample);
    let ledger = ledger::names(&*ctx.record.release()?, made_up);
    // A name is nice to have.
    let _ = ctx.record.load(std::slice::from_ref(&ledger)).await;
    let ledger = ctx.record.parts::<Ledger>(&ledger).ok().and_then(|mut found| found.pop());
    Ok(view(ctx, &RepliesData { years, ledger, places: ctx.record.table(table::PLACES)? }))
}

/// The figures, the tables, the list.
#[must_use]
pub fn view(ctx: &Ctx, data: &RepliesData) -> Shown {
    let t = ctx.t;
    let w = t.replies();
    let replies = vm::shown(&data.years);
    let units: Vec<&Unit> = data.ledger.iter().flat_map(|ledger| &ledger.units).collect();
    let page = vm::page(&replies, &units, &data.places, &ctx.searched(), civil_day(ctx.now), t);
    let lead = if replies.is_empty() { w.none.to_owned() } else { (w.lead)(&page.all) };
    let mut shown = Shown::new(w.title, lead.clone());
    shown.sample = page.sample;
    let send = html! { p { a.action href=(ctx.href(Page::Feedback)) { (w.send) } } };
    if replies.is_empty() {
        return shown.with(&html! { p.lead { (lead) } (send) });
    }
    shown.with(&html! {
        p.lead { (lead) (notice::sample(page.sample, t)) }
        (figures(ctx, &page.all))
        p.small { (w.rule) }
        (send)
        (list(ctx, &page))
        section.block.league aria-labelledby="by-kind" {
            h2 #by-kind { (w.by_kind) }
            p.small { ((w.tables_lead)(vm::ENOUGH)) }
            (table_component::plain(&page.by_kind, w.by_kind, t))
        }
        section.block.league aria-labelledby="by-unit" {
            h2 #by-unit { (w.by_unit) }
            (table_component::plain(&page.by_unit, w.by_unit, t))
        }
    })
}

fn figures(ctx: &Ctx, all: &Figures) -> Markup {
    let w = ctx.t.replies();
    let few = || w.too_few.to_owned();
    let values = [
        all.n.to_string(),
        all.answered.to_string(),
        all.open.to_string(),
        all.overdue.to_string(),
        all.in_time.clone().unwrap_or_else(few),
        all.median.clone().unwrap_or_else(few),
        all.p90.clone().unwrap_or_else(few),
    ];
    html! {
        dl.figures {
            @for (at, (name, value)) in w.figures.iter().zip(values).enumerate() {
                div.late[at == 3 && all.overdue > 0] { dt { (name) } dd { (value) } }
            }
        }
    }
}

fn list(ctx: &Ctx, page: &RepliesPage) -> Markup {
    let t = ctx.t;
    let w = t.replies();
    let wanted = ctx.get("n").and_then(|n| n.parse().ok()).unwrap_or(vm::PAGE_ROWS).max(1);
    let (first, rest) = page.rows.split_at(page.rows.len().min(wanted));
    let is_whole = ctx.query == Query::default();
    html! {
        section.block aria-labelledby="list" {
            h2 #list { (w.list) }
            (controls::filters(ctx, &html! {
                (controls::search(ctx, "q", t.search))
                (controls::select(ctx, "state", w.state, Some(t.all), &controls::choices(w.states), ""))
                (controls::select(ctx, "kind", w.kind, Some(t.all), &page.kinds, ""))
                (controls::select(ctx, "unit", w.unit, Some(t.all), &page.units, ""))
            }))
            p.shown role="status" { ((w.shown)(page.matching, page.all.n)) }
            @if first.is_empty() {
                p.state.empty { (w.nothing_matches) " " button type="button" data-act="clear" { (t.clear_filter) } }
            }
            @for row in first { (reply(ctx, row, page.sample)) }
            @if is_whole && !rest.is_empty() {
                details {
                    summary { ((w.rest)(rest.len())) }
                    @for row in rest.iter().take(FOLDED) { (reply(ctx, row, page.sample)) }
                }
            } @else if !rest.is_empty() {
                (controls::more("n", &(first.len() + vm::PAGE_ROWS).to_string(), &(t.more)(rest.len().min(vm::PAGE_ROWS))))
            }
            p.small.downloads { a href="open/replies.csv" { (w.download) } }
        }
    }
}

/// One report with its answer. `told`: the page says already that all are made up.
fn reply(ctx: &Ctx, row: &Row, told: bool) -> Markup {
    let w = ctx.t.replies();
    html! {
        article.reply id=(row.id) {
            p.small {
                (row.about) " · " (row.id) (notice::sample(row.sample && !told, ctx.t))
                @for (page, name) in &row.links { " · " a href=(ctx.href(page.clone())) { (name) } }
            }
            @if let Some(at) = &row.at { p.small.at { (at) } }
            p.words lang="zh-Hans" { (row.question) }
            @match &row.answer {
                Some(answer) => {
                    blockquote lang="zh-Hans" {
                        p.small { (w.answer) @if let Some(unit) = &row.unit { " · " (unit) } }
                        p.words { (answer) }
                    }
                }
                None => p.note { (w.no_answer) },
            }
            @if let Some(words) = &row.extension { p.small { (words) } }
            p.small.late[row.overdue] {
                (row.clock) @if let Some(result) = &row.result { (w.between) (result) }
            }
        }
    }
}
