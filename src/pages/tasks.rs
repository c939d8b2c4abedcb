//! `/tasks`: the ledger, filtered.

use crate::api::LoadError;
use crate::api::samples::table_with;
use crate::components::{Ctx, controls, notice, progress};
use crate::route::{Page, Query};
use crate::shown::Shown;
use crate::view_model::civil_day;
use crate::view_model::task_states::Statements;
use crate::view_model::tasks::{self as vm, Row};
use maud::{Markup, html};
use mingjing_contract::ledger::Ledger;
use mingjing_contract::manifest::table;

/// Loads and shows.
///
/// # Errors
/// When the ledger cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    // A region that only the made-up part has tasks of brings that part.
    let region = ctx.query.get("region");
    let is_it = |code: &str| region.is_none_or(|region| region == code);
    let of_region = |ledger: &Ledger| {
        ledger.documents.iter().any(|document| is_it(&document.region))
            || ledger.tasks.iter().any(|task| is_it(&task.region))
    };
    Ok(view(ctx, &*table_with(&ctx.record, table::LEDGER, of_region).await?))
}

/// Counts, filters, rows.
#[must_use]
pub fn view(ctx: &Ctx, ledger: &Ledger) -> Shown {
    let t = ctx.t;
    let today = civil_day(ctx.now);
    let all = vm::list(ledger, &Query::default(), today, t);
    let list = vm::list(ledger, &ctx.query, today, t);
    let (shown_rows, rest) = (list.rows.len(), list.matching.saturating_sub(list.rows.len()));
    let states = controls::choices(t.states);
    let lead = (t.tasks_lead)(&all.counts);
    Shown::new(t.tasks_title, lead.clone()).with(&html! {
        p.lead { (lead) }
        p.small { (t.tasks_rule) }
        (controls::filters(ctx, &html! {
            (controls::search(ctx, "q", t.search))
            (controls::select(ctx, "state", t.f_state, Some(t.all), &states, ""))
            (controls::select(ctx, "document", t.f_document, Some(t.all), &all.documents, ""))
            (controls::select(ctx, "theme", t.f_theme, Some(t.all), &all.themes, ""))
            (controls::select(ctx, "unit", t.f_unit, Some(t.all), &all.units, ""))
        }))
        p.shown role="status" { ((t.shown)(list.matching, list.counts.total)) }
        @if list.matching == 0 {
            p.state.empty { (t.nothing_matches) " " button type="button" data-act="clear" { (t.clear_filter) } }
        }
        ul.tasks { @for row in &list.rows { (task_row(ctx, row)) } }
        @if rest > 0 {
            (controls::more("n", &(shown_rows + vm::PAGE_ROWS).to_string(), &(t.more)(rest.min(vm::PAGE_ROWS))))
        }
    })
}

fn task_row(ctx: &Ctx, row: &Row) -> Markup {
    let t = ctx.t;
    html! {
        li.task {
            div.task-head {
                a href=(ctx.href(Page::Task(row.id.clone()))) { (row.title) }
                (notice::sample(row.sample, t))
                span.small { (row.origin) }
            }
            p.small.task-units { (row.units) }
            @for bar in row.bars.iter().take(2) { (progress::bar(bar, t)) }
            (statements(ctx, &row.says))
        }
    }
}

/// The three statements, told apart.
pub(super) fn statements(ctx: &Ctx, says: &Statements) -> Markup {
    let t = ctx.t;
    html! {
        dl.statements {
            div.(says.calendar_tone.class()) {
                dt { (t.calendar) }
                dd { (says.calendar) @if let Some(day) = &says.deadline { span.small { (day) } } }
            }
            div { dt { (t.unit_says) } dd { (says.unit) } }
            div.(says.record_tone.class()) { dt { (t.public_record) } dd { (says.record) } }
        }
    }
}
