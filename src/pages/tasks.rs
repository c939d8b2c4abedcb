//! `/tasks`: the ledger, filtered.

use super::{heading, show};
use crate::api::{load::loader, record};
use crate::components::{Ctx, controls, notice, progress};
use crate::route::{Page, Query};
use crate::view_model::civil_day;
use crate::view_model::tasks::{self as vm, Row};
use leptos::prelude::*;
use mingjing_contract::ledger::Ledger;
use mingjing_contract::manifest::table;
use std::sync::Arc;

/// Loads and shows.
#[must_use]
pub fn page(ctx: Ctx) -> AnyView {
    let data = loader(|| (), |()| async { record::table::<Ledger>(table::LEDGER, None).await });
    show(data, ctx, move |ledger| view(ctx, ledger.clone()))
}

/// Counts, filters, rows.
#[must_use]
pub fn view(ctx: Ctx, ledger: Arc<Ledger>) -> AnyView {
    let t = ctx.t;
    let today = civil_day(ctx.now);
    let all = vm::list(&ledger, &Query::default(), today, t);
    let states = t.states.iter().map(|(id, word)| ((*id).to_owned(), (*word).to_owned())).collect();
    let list = Memo::new(move |_| ctx.query.with(|query| vm::list(&ledger, query, today, t)));
    let rows = move || {
        let list = list.get();
        let rest = list.matching.saturating_sub(list.rows.len());
        let shown = list.rows.len();
        view! {
            <p class="shown" role="status">{(t.shown)(list.matching, list.counts.total)}</p>
            {(list.matching == 0).then(|| view! {
                <p class="state empty">{t.nothing_matches}" "
                    <button type="button" on:click=move |_| ctx.go.run((Query::default(), false))>{t.clear_filter}</button>
                </p>
            })}
            <ul class="tasks">{list.rows.iter().map(|row| task_row(ctx, row)).collect_view()}</ul>
            {(rest > 0).then(|| view! {
                <button type="button" class="more" on:click=move |_| {
                    ctx.set("n", &(shown + vm::PAGE_ROWS).to_string(), true);
                }>{(t.more)(rest.min(vm::PAGE_ROWS))}</button>
            })}
        }
    };
    view! {
        {heading(ctx, t.tasks_title.to_owned())}
        <p class="lead">{(t.tasks_lead)(&all.counts)}</p>
        <p class="small">{t.tasks_rule}</p>
        <form class="filters" role="search" aria-label=t.filter on:submit=|event| event.prevent_default()>
            {controls::search(ctx, "q", t.search)}
            {controls::select(ctx, "state", t.f_state, Some(t.all), states)}
            {controls::select(ctx, "document", t.f_document, Some(t.all), all.documents)}
            {controls::select(ctx, "theme", t.f_theme, Some(t.all), all.themes)}
            {controls::select(ctx, "unit", t.f_unit, Some(t.all), all.units)}
        </form>
        {rows}
    }
    .into_any()
}

fn task_row(ctx: Ctx, row: &Row) -> AnyView {
    let t = ctx.t;
    view! {
        <li class="task">
            <div class="task-head">
                <a href=ctx.href(Page::Task(row.id.clone()))>{row.title.clone()}</a>
                {notice::sample(row.sample, t)}
                <span class="small">{row.origin.clone()}</span>
            </div>
            <p class="small task-units">{row.units.clone()}</p>
            {row.bars.iter().take(2).map(|bar| progress::bar(bar, t)).collect_view()}
            {statements(ctx, &row.says)}
        </li>
    }
    .into_any()
}

/// The three statements, told apart.
pub(super) fn statements(ctx: Ctx, says: &crate::view_model::task_states::Statements) -> AnyView {
    let t = ctx.t;
    view! {
        <dl class="statements">
            <div class=says.calendar_tone.class()><dt>{t.calendar}</dt><dd>{says.calendar.clone()}{says.deadline.clone().map(|day| view! { <span class="small">{day}</span> })}</dd></div>
            <div><dt>{t.unit_says}</dt><dd>{says.unit.clone()}</dd></div>
            <div class=says.record_tone.class()><dt>{t.public_record}</dt><dd>{says.record.clone()}</dd></div>
        </dl>
    }
    .into_any()
}
