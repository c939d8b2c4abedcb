//! `/polluters`: enterprises that discharge, with what their means come to.

use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::{Ctx, controls, mark, notice, source};
use crate::route::Page;
use crate::shown::Shown;
use crate::view_model::polluters::{self as vm, List, Row};
use maud::{Markup, html};
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use mingjing_contract::polluters::Polluters;

/// Loads and shows.
///
/// # Errors
/// When places or enterprises cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    ctx.record.load(&[table::PLACES, table::POLLUTERS].map(Want::Table)).await?;
    Ok(view(ctx, &*ctx.record.table(table::POLLUTERS)?, &*ctx.record.table(table::PLACES)?))
}

/// Answer, filters, rows.
#[must_use]
pub fn view(ctx: &Ctx, polluters: &Polluters, places: &Places) -> Shown {
    let (t, w) = (ctx.t, ctx.t.polluters());
    let list = vm::list(polluters, places, &ctx.searched(), t);
    let (yellow, red) = list.cards;
    let lead = (w.lead)(&list.sums);
    let rest = list.matching.saturating_sub(list.rows.len());
    let mut shown = Shown::new(w.title, lead.clone());
    shown.sample = list.sample;
    shown.with(&html! {
        (notice::sample(list.sample, t))
        section.verdict aria-label=(w.means) {
            @if list.sums.year != 0 {
                p.answer { strong.category { (list.sums.hours + list.sums.days) } span.index { ((w.answer)(&list.sums)) } }
            }
            p.lead { (lead) }
            p { ((w.cards_lead)(yellow, red)) }
        }
        p.small { (w.rule) }
        (filters(ctx, &list))
        p.shown role="status" { ((t.lab().all_filtered)(list.matching, list.total)) }
        @if list.matching == 0 {
            p.state.empty { (t.lab().nothing_matches) " " button.live type="button" data-act="clear" { (t.clear_filter) } }
        }
        ul.tasks { @for row in &list.rows { (enterprise(ctx, row, !list.sample)) } }
        @if rest > 0 {
            (controls::more("n", &(list.rows.len() + vm::PAGE_ROWS).to_string(), &(t.more)(rest.min(vm::PAGE_ROWS))))
        }
        (source::downloads(ctx, &["enterprises", "outlets", "outlet_counts", "penalties", "cards", "credit_ratings"]))
    })
}

fn filters(ctx: &Ctx, list: &List) -> Markup {
    let (t, w) = (ctx.t, ctx.t.polluters());
    let sorts: Vec<(String, String)> = controls::choices(w.sorts);
    html! {
        (controls::many_filters(ctx, &controls::search(ctx, "q", t.search), &html! {
            (controls::select(ctx, "region", t.lab().region, Some(t.all), &list.regions, ""))
            (controls::select(ctx, "industry", w.industry, Some(t.all), &list.industries, ""))
            (controls::select(ctx, "key", w.key_for, Some(t.all), &controls::choices(w.key_words), ""))
            (controls::select(ctx, "state", w.state, Some(t.all), &controls::choices(w.states), ""))
            (controls::select(ctx, "sort", w.sort, None, &sorts, ""))
        }, &["region", "industry", "key", "state", "sort"]))
    }
}

fn enterprise(ctx: &Ctx, row: &Row, tells_samples: bool) -> Markup {
    let w = ctx.t.polluters();
    html! {
        li.task {
            div.task-head {
                a href=(ctx.href(Page::Polluter(row.id.clone()))) { (row.name) }
                @if tells_samples { (notice::sample(row.sample, ctx.t)) }
                span.small { (row.about) }
            }
            dl.statements {
                div.late[row.exceeding > 0] {
                    dt { (w.means) }
                    dd { (row.means) @if !row.means_more.is_empty() { span.small { (row.means_more) } } }
                }
                div {
                    dt { (w.cards) }
                    dd { (cards(&row.cards, w.no_cards)) span.small { (row.penalties) } }
                }
                div { dt { (w.state) } dd { (row.state) span.small { (w.credit) " " (row.credit) } } }
            }
        }
    }
}

/// Cards in force, each with its mark; the words for none where there are none.
pub(super) fn cards(cards: &[(String, String)], none: &str) -> Markup {
    html! {
        @for (card, words) in cards { span.card-words { (mark::card(card)) (words) } " " }
        @if cards.is_empty() { (none) }
    }
}
