//! The means of an outlet: chart, runs of marks and gaps, verdicts.

use super::{PolluterData, averaging};
use crate::components::{Ctx, controls, sheet};
use crate::quoting::Chart;
use crate::shown::Shown;
use crate::text::{format, word};
use crate::view_model::emissions::{self, Column};
use crate::view_model::polluters as vm;
use maud::{Markup, html};
use mingjing_contract::polluters::Enterprise;

/// The means of the chosen outlet and item: controls, chart, verdicts, marks, gaps.
pub(super) fn means(ctx: &Ctx, data: &PolluterData, enterprise: &Enterprise, shown: &mut Shown) -> Markup {
    let (t, w) = (ctx.t, ctx.t.polluters());
    let Some(default) = vm::chosen_outlet(enterprise, None) else { return html! {} };
    let outlet = vm::chosen_outlet(enterprise, ctx.get("outlet")).unwrap_or(default);
    let all: Vec<(String, String)> =
        enterprise.outlets.iter().map(|outlet| (outlet.id.clone(), vm::outlet_name(outlet, t))).collect();
    let items = data.means.items();
    let item = ctx.get("item").filter(|asked| items.iter().any(|item| item == asked));
    let item = item.or(items.first().map(String::as_str)).unwrap_or("");
    let choices: Vec<(String, String)> =
        items.iter().map(|item| (item.clone(), word(w.items, item))).collect();
    let months: Vec<(String, String)> =
        data.months.iter().map(|month| (month.clone(), format::period(t.lang, month))).collect();
    let averaging = averaging(ctx, outlet);
    let column = data.means.column(item, t);
    let chart = column.as_ref().map(|column| {
        let quoted = Chart::Emissions(enterprise.id.clone(), outlet.id.clone(), item.to_owned());
        shown.figure(column.figure(outlet, t), quoted, ctx)
    });
    html! {
        section.block aria-labelledby="means-part" {
            h2 #means-part { (w.means) }
            div.chart-controls.live {
                @if all.len() > 1 { div.filters { (controls::select(ctx, "outlet", w.outlet, None, &all, &default.id)) } }
                @if choices.len() > 1 { (controls::tabs(ctx, "item", t.item_label, &choices, items.first().map_or("", String::as_str))) }
                @if !months.is_empty() {
                    (controls::tabs(ctx, "by", w.averaging, &controls::choices(w.averagings), "day"))
                    @if averaging == "hour" {
                        div.filters { (controls::select(ctx, "month", w.month, None, &months, months.first().map_or("", |(month, _)| month))) }
                    }
                }
            }
            @match (chart, &column) {
                (Some(chart), Some(column)) => { (chart) (judged(ctx, column)) }
                _ => p.state.empty { (w.nothing_here) },
            }
        }
    }
}

fn judged(ctx: &Ctx, column: &Column) -> Markup {
    let (t, w) = (ctx.t, ctx.t.polluters());
    let has_policy =
        column.verdicts.iter().flat_map(|(_, all)| all).any(|verdict| verdict.source == "policy");
    let runs = |words: &str, runs: &[String]| {
        html! {
            div {
                h3 { (words) }
                @if runs.is_empty() { p { (w.no_runs) } } @else { ul.runs { @for run in runs { li { (run) } } } }
            }
        }
    };
    html! {
        h3 { (w.limits) }
        @for (period, verdicts) in &column.verdicts {
            @let rows = verdicts.iter().map(|verdict| emissions::verdict_row(verdict, &column.unit, t));
            @let rows: Vec<sheet::Row> = rows.map(|(cells, above)| (above, cells.iter().map(|cell| sheet::cell(cell)).collect())).collect();
            h4 { (period) }
            @if rows.is_empty() { p { (w.no_limits) } } @else { (sheet::sheet(&format!("{} · {period}", w.limits), &w.verdict_head, &rows, t)) }
        }
        @if has_policy { p.small { (w.policy_rule) } }
        div.pair {
            (runs(w.mark_runs, &column.mark_runs(t)))
            (runs(w.gap_runs, &column.gap_runs(t)))
        }
        p.small { (w.marks_rule) }
    }
}
