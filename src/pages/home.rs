//! `/`: one answer first, then what else matters.

use super::{Air, PlaceSeries, air, place_series, show};
use crate::api::load::loader;
use crate::api::record;
use crate::browser::memory;
use crate::components::{Ctx, air_days, controls, figure, loading, mark, notice, verdict};
use crate::route::Page;
use crate::text::Counts;
use crate::view_model::air_hours::Item;
use crate::view_model::{air as vm, air_hours, civil_day, task_states, water as wm};
use leptos::prelude::*;
use mingjing_contract::ledger::Ledger;
use mingjing_contract::manifest::table;
use mingjing_contract::water::WaterNow;
use std::sync::Arc;

/// Key under which the browser remembers the chosen place.
const REMEMBERED: &str = "mingjing.place";

/// What the page shows.
#[derive(Clone)]
pub struct Home {
    /// The air.
    pub air: Air,
    /// Code of the chosen place.
    pub place: String,
    /// Its hours and days.
    pub series: PlaceSeries,
    /// Water sections.
    pub water: Arc<WaterNow>,
}

/// Loads and shows.
#[must_use]
pub fn page(ctx: Ctx) -> AnyView {
    let chosen = loader(
        move || {
            let wanted = ctx.get("place");
            if let Some(place) = &wanted {
                memory::set(REMEMBERED, place);
            }
            wanted.or_else(|| memory::get(REMEMBERED))
        },
        |wanted| async move {
            let (air, water) = futures::try_join!(air(), record::table(table::WATER_NOW, None))?;
            let known = |code: &String| air.now.places.iter().any(|row| row.place == *code);
            let place = wanted.filter(known).unwrap_or_else(|| air.portal.home_region.clone());
            let series = place_series(&place, 2).await?;
            Ok(Home { air, place, series, water })
        },
    );
    let promises = loader(|| (), |()| async { record::table::<Ledger>(table::LEDGER, None).await });
    let today = civil_day(ctx.now);
    let counts = move || {
        loading::show_part(promises, ctx.t, move |ledger| {
            counts_view(ctx, task_states::counts(&ledger.tasks, today))
        })
    };
    view! {
        {show(chosen, ctx, move |home| view(ctx, home))}
        <section class="block" aria-labelledby="home-promises">
            <h2 id="home-promises">{ctx.t.home_promises}</h2>
            {counts()}
        </section>
        <section class="block" aria-labelledby="home-voice">
            <h2 id="home-voice">{ctx.t.home_voice}</h2>
            <p>{ctx.t.home_voice_lead}</p>
            <p><a class="action" href=ctx.href(Page::Feedback)>{ctx.t.nav_feedback}</a></p>
        </section>
    }
    .into_any()
}

fn counts_view(ctx: Ctx, counts: Counts) -> AnyView {
    view! {
        <p>{(ctx.t.home_promise_counts)(&counts)}</p>
        <p><a href=ctx.href(Page::Tasks)>{ctx.t.see_all}</a></p>
    }
    .into_any()
}

/// The answer, the curve, the week, the water.
#[must_use]
pub fn view(ctx: Ctx, home: &Home) -> AnyView {
    let t = ctx.t;
    let Air { portal, places, now } = &home.air;
    let regions = vm::regions_with_air(places, now);
    let name = regions
        .iter()
        .find(|region| region.code == home.place)
        .map_or_else(|| home.place.clone(), |region| vm::region_name(region, t));
    let choices = regions.iter().map(|region| (region.code.clone(), vm::region_name(region, t))).collect();
    let answer =
        vm::row(now, &home.place).map(|row| verdict::verdict(&vm::verdict(now, row, name.clone(), t), t));
    let week = vm::days(&home.series.days, now.hour_ending.get(..10).unwrap_or(""), 7, t);
    let chart = air_hours::figure(&name, Item::Aqi, &home.series.hours, &now.hour_ending, Some(24), t);
    let water = wm::rows(places, &home.water, t);
    let here: Vec<_> = water
        .iter()
        .filter(|row| {
            places.sections.iter().any(|s| s.id == row.id && s.region.as_deref() == Some(home.place.as_str()))
        })
        .cloned()
        .collect();
    let shown = if here.is_empty() {
        water.into_iter().filter(|row| row.class.is_some()).take(3).collect()
    } else {
        here
    };
    let until = wm::newest(&home.water).map(|at| crate::text::format::moment(t.lang, at));
    view! {
        {super::heading(ctx, format!("{} · {}", t.home_can_i, name))}
        {notice::freshness(portal.replay_now.as_deref(), &now.hour_ending, ctx)}
        <div class="columns">
            <div class="main-column">
                {answer.unwrap_or_else(|| view! { <p class="note">{t.no_air_here}</p> }.into_any())}
                {figure::figure(chart, ctx)}
            </div>
            <div class="side-column">
                {controls::select_with_default(ctx, "place", t.choose_place, None, choices, home.place.clone())}
                <h2>{t.week}</h2>
                {air_days::days(&week)}
                <p><a href=ctx.href(Page::AirRegion(home.place.clone()))>{format!("{} · {}", name, t.air_title)}</a></p>
                <p><a href=ctx.href(Page::Air)>{t.see_all}</a></p>
            </div>
        </div>
        <section class="block" aria-labelledby="home-water">
            <h2 id="home-water">{t.home_water}</h2>
            <ul class="lines">
                {shown.into_iter().map(|row| view! {
                    <li>
                        <a href=ctx.href(Page::Section(row.id))>{row.name}</a>
                        <span class="value">{mark::class(row.class.as_deref())}{row.class_words}</span>
                        <span class="small">{row.when}</span>
                    </li>
                }).collect_view()}
            </ul>
            {until.map(|until| view! { <p class="small">{(t.water_past)(&until)}</p> })}
            <p><a href=ctx.href(Page::Water)>{t.see_all}</a></p>
        </section>
    }
    .into_any()
}
