//! `/air`: all leagues and cities, ranked.

use super::{Air, air, show};
use crate::api::load::loader;
use crate::components::{Ctx, figure, mark, notice};
use crate::route::Page;
use crate::view_model::air as vm;
use leptos::prelude::*;

/// Loads and shows.
#[must_use]
pub fn page(ctx: Ctx) -> AnyView {
    show(loader(|| (), |()| air()), ctx, move |air| view(ctx, air))
}

/// The ranking.
#[must_use]
pub fn view(ctx: Ctx, air: &Air) -> AnyView {
    let t = ctx.t;
    let places: Vec<_> = vm::regions_with_air(&air.places, &air.now)
        .into_iter()
        .map(|region| (region.code.clone(), vm::region_name(region, t), None))
        .collect();
    let rows = vm::ranking(&air.now, &places, t);
    let chart = vm::ranking_figure(t.air_title.to_owned(), &air.now, &rows, t);
    view! {
        {super::heading(ctx, t.air_title.to_owned())}
        <p class="lead">{t.air_lead}</p>
        {notice::freshness(air.portal.replay_now.as_deref(), &air.now.hour_ending, ctx)}
        <div class="columns">
            <div class="main-column">{figure::figure(chart, ctx)}</div>
            <div class="side-column">
                <ul class="lines">
                    {rows.into_iter().map(|row| view! {
                        <li>
                            <a href=ctx.href(Page::AirRegion(row.code))>{row.name}</a>
                            <span class="value">{mark::level(row.level)}{row.aqi}" "{row.category}</span>
                        </li>
                    }).collect_view()}
                </ul>
            </div>
        </div>
        <p class="small">{t.region_method}</p>
    }
    .into_any()
}
