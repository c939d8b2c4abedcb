//! `/air/:region`: one league or city: verdict, hours, stations, days.

use super::{Air, PlaceSeries, air, heading, missing, place_series, show, whole_record};
use crate::api::load::loader;
use crate::components::{Ctx, air_days, controls, figure, mark, notice, verdict};
use crate::route::Page;
use crate::text::format;
use crate::view_model::{air as vm, air_hours};
use leptos::prelude::*;
use mingjing_contract::air::AirHours;
use mingjing_contract::places::Station;
use std::sync::Arc;

/// Loads and shows.
#[must_use]
pub fn page(ctx: Ctx, region: String) -> AnyView {
    let wanted = region.clone();
    let data = loader(
        move || wanted.clone(),
        |region| async move {
            // A place without any record has no parts: its series are empty, not an error.
            futures::try_join!(air(), place_series(&region, 2))
        },
    );
    let whole = whole_record(ctx, region.clone());
    show(data, ctx, move |(air, series)| view(ctx, air, series, whole, &region))
}

/// What is special about a station.
#[must_use]
pub fn station_note(station: &Station, ctx: Ctx) -> Option<String> {
    let t = ctx.t;
    if let Some(day) = &station.stopped_on {
        return Some((t.stopped)(&format::day_text(t.lang, day)));
    }
    station.reference.then(|| t.reference_station.to_owned())
}

/// Verdict, chart, stations, days.
#[must_use]
pub fn view(
    ctx: Ctx,
    air: &Air,
    series: &PlaceSeries,
    whole: Signal<Vec<Arc<AirHours>>>,
    region: &str,
) -> AnyView {
    let t = ctx.t;
    let found = air.places.regions.iter().find(|known| known.code == region).zip(vm::row(&air.now, region));
    let Some((place, row)) = found else { return missing(ctx, t.no_air_here.to_owned()) };
    let name = vm::region_name(place, t);
    let stations: Vec<_> = air
        .places
        .stations
        .iter()
        .filter(|station| station.region == region)
        .map(|station| (station.code.clone(), vm::station_name(station, t), station_note(station, ctx)))
        .collect();
    let stations = vm::tell_apart(stations);
    let ranked = vm::ranking(&air.now, &stations, t);
    let bars = vm::ranking_figure((t.rank_of)(&name), &air.now, &ranked, t);
    let days = vm::days(&series.days, air.now.hour_ending.get(..10).unwrap_or(""), 62, t);
    let hours = series.hours.clone();
    let until = air.now.hour_ending.clone();
    let place_name = name.clone();
    let chart = move || {
        let (item, window) = chosen(ctx);
        let whole = whole.get();
        let hours = if whole.is_empty() { &hours } else { &whole };
        figure::figure(air_hours::figure(&place_name, item, hours, &until, window, t), ctx)
    };
    let code = region.to_owned();
    view! {
        {heading(ctx, name.clone())}
        {notice::freshness(air.portal.replay_now.as_deref(), &air.now.hour_ending, ctx)}
        {verdict::verdict(&vm::verdict(&air.now, row, name, t), t)}
        {chart_controls(ctx)}
        {chart}
        <section class="block" aria-labelledby="stations">
            <h2 id="stations">{t.rank_title}</h2>
            <div class="columns">
                <div class="main-column">{figure::figure(bars, ctx)}</div>
                <ul class="lines side-column">
                    {ranked.into_iter().map(|row| view! {
                        <li>
                            <a href=ctx.href(Page::AirStation(code.clone(), row.code))>{row.name}</a>
                            <span class="value">{mark::level(row.level)}{row.aqi}</span>
                            {row.note.map(|note| view! { <span class="small">{note}</span> })}
                        </li>
                    }).collect_view()}
                </ul>
            </div>
        </section>
        <section class="block" aria-labelledby="days">
            <h2 id="days">{t.days_title}</h2>
            <p class="small">{t.days_lead}</p>
            {air_days::days(&days)}
        </section>
        <p class="small">{t.region_method}</p>
    }
    .into_any()
}

/// Item and period of the chart, from the address.
pub(super) fn chosen(ctx: Ctx) -> (air_hours::Item, Option<u32>) {
    let item = ctx.get("item").and_then(|id| air_hours::Item::from_id(&id)).unwrap_or(air_hours::Item::Aqi);
    let window = match ctx.get("period").as_deref() {
        Some("168") => Some(168),
        Some("all") => None,
        _ => Some(24),
    };
    (item, window)
}

/// The two rows of tabs above an air chart.
pub(super) fn chart_controls(ctx: Ctx) -> AnyView {
    let words = |words: crate::text::Words| {
        words.iter().map(|(id, word)| ((*id).to_owned(), (*word).to_owned())).collect()
    };
    view! {
        <div class="chart-controls">
            {controls::tabs(ctx, "item", ctx.t.item_label, words(ctx.t.items), "aqi")}
            {controls::tabs(ctx, "period", ctx.t.period, words(ctx.t.periods), "24")}
        </div>
    }
    .into_any()
}
