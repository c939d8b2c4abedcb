//! `/targets`: what the plans promised in numbers, against what was published.

use super::task::source_line;
use super::{heading, show};
use crate::api::{load::loader, record};
use crate::components::{Ctx, controls, figure};
use crate::route::Page;
use crate::view_model::targets as vm;
use leptos::prelude::*;
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
#[must_use]
pub fn page(ctx: Ctx) -> AnyView {
    let data = loader(
        || (),
        |()| async {
            let (targets, places, sources) = futures::try_join!(
                record::table(table::TARGETS, None),
                record::table(table::PLACES, None),
                record::table(table::SOURCES, None)
            )?;
            Ok(TargetsData { targets, places, sources })
        },
    );
    show(data, ctx, move |data| view(ctx, data.clone()))
}

/// Chart of one indicator, its values with sources, all targets.
#[must_use]
pub fn view(ctx: Ctx, data: TargetsData) -> AnyView {
    let t = ctx.t;
    let build = move || {
        let query = ctx.query.get();
        vm::page(&data.targets, &data.places, &data.sources.sources, &query, t)
    };
    let first = untrack(&build);
    let themes = first.themes.clone();
    let choices = first.choices.clone();
    let default = first.chosen.clone();
    let page = StoredValue::new(build);
    let chart = move || {
        let page = page.with_value(|build| build());
        view! {
            {page.figure.map(|chart| figure::figure(chart, ctx))}
            <ul class="lines observations">
                {page.observations.into_iter().map(|row| view! {
                    <li>
                        <span class="small">{row.period}</span>" "<strong>{row.value}</strong>
                        {row.note.map(|note| view! { <span class="small">" "{note}</span> })}
                        {source_line(ctx, row.source, row.confidence)}
                    </li>
                }).collect_view()}
            </ul>
        }
    };
    let rows = move || {
        let page = page.with_value(|build| build());
        page.rows
            .into_iter()
            .map(|row| {
                let task = row.task.map(|id| {
                    let href = ctx.href(Page::Task(id.clone()));
                    view! { <a href=href>{id}</a> }
                });
                view! {
                    <tr>
                        <th scope="row">{row.name}{row.note.map(|note| view! { <span class="small block-note">{note}</span> })}</th>
                        <td>{row.region}</td><td class="keep">{row.target}</td><td class="keep">{row.due}</td>
                        <td>{row.observed}</td><td class="small">{row.origin}" "{task}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        {heading(ctx, t.targets_title.to_owned())}
        <p class="lead">{(t.targets_lead)(first.totals.0, first.totals.1)}</p>
        <p class="small">{t.side_by_side}</p>
        {controls::select_with_default(ctx, "show", t.pick_indicator, None, choices, default)}
        {chart}
        <section class="block" aria-labelledby="all-targets">
            <h2 id="all-targets">{t.target}</h2>
            {controls::select(ctx, "theme", t.f_theme, Some(t.all), themes)}
            <div class="scroll" tabindex="0" role="region" aria-label=(t.table_of)(t.targets_title)>
                <table class="wide">
                    <thead><tr>
                        <th scope="col">{t.indicator}</th><th scope="col">{t.region}</th><th scope="col">{t.target}</th>
                        <th scope="col">{t.due}</th><th scope="col">{t.observed}</th><th scope="col">{t.document}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
