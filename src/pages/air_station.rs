//! `/air/:region/:station`: one station: verdict, hours by item, working, days, history.

use super::air_region::{chart_controls, chosen, station_note};
use super::{Air, PlaceSeries, air, heading, missing, place_series, show, whole_record};
use crate::api::load::loader;
use crate::components::{Ctx, air_days, figure, notice, verdict};
use crate::route::Page;
use crate::text::format;
use crate::view_model::{air as vm, air_hours};
use leptos::prelude::*;
use mingjing_contract::air::AirHours;
use std::sync::Arc;

/// Loads and shows.
#[must_use]
pub fn page(ctx: Ctx, region: String, station: String) -> AnyView {
    let wanted = station.clone();
    let data = loader(
        move || wanted.clone(),
        |station| async move {
            // A place without any record has no parts: its series are empty, not an error.
            futures::try_join!(air(), place_series(&station, 2))
        },
    );
    let whole = whole_record(ctx, station.clone());
    show(data, ctx, move |(air, series)| view(ctx, air, series, whole, &region, &station))
}

/// Verdict, chart, working, days, history.
#[must_use]
pub fn view(
    ctx: Ctx,
    air: &Air,
    series: &PlaceSeries,
    whole: Signal<Vec<Arc<AirHours>>>,
    region: &str,
    code: &str,
) -> AnyView {
    let t = ctx.t;
    let station = air.places.stations.iter().find(|station| station.code == code && station.region == region);
    let Some((station, row)) = station.zip(vm::row(&air.now, code)) else {
        return missing(ctx, t.no_air_here.to_owned());
    };
    let city = air.places.regions.iter().find(|known| known.code == region);
    let name = vm::station_name(station, t);
    let place = city.map_or_else(|| name.clone(), |city| format!("{} · {name}", vm::region_name(city, t)));
    let days = vm::days(&series.days, air.now.hour_ending.get(..10).unwrap_or(""), 62, t);
    let (hours, until, chart_name) = (series.hours.clone(), air.now.hour_ending.clone(), name);
    let chart = move || {
        let (item, window) = chosen(ctx);
        let whole = whole.get();
        let hours = if whole.is_empty() { &hours } else { &whole };
        figure::figure(air_hours::figure(&chart_name, item, hours, &until, window, t), ctx)
    };
    let subject = format!("{}?about=station~{code}", ctx.href(Page::Feedback));
    view! {
        {heading(ctx, place.clone())}
        <p class="small">{code.to_owned()}{station_note(station, ctx).map(|note| format!(" · {note}"))}</p>
        {notice::sample(station.sample, t)}
        {notice::freshness(air.portal.replay_now.as_deref(), &air.now.hour_ending, ctx)}
        {verdict::verdict(&vm::verdict(&air.now, row, place, t), t)}
        {working(ctx, &air.now.hour_ending, row)}
        {chart_controls(ctx)}
        {chart}
        <section class="block" aria-labelledby="days">
            <h2 id="days">{t.days_title}</h2>
            <p class="small">{t.days_lead}</p>
            {air_days::days(&days)}
        </section>
        {(station.history.len() > 1).then(|| view! {
            <section class="block" aria-labelledby="history">
                <h2 id="history">{t.station_history}</h2>
                <ul class="lines">
                    {station.history.iter().map(|note| view! {
                        <li><span class="small">{format::day_text(t.lang, &note.from)}</span>" "{note.name_as_listed.clone()}</li>
                    }).collect_view()}
                </ul>
            </section>
        })}
        <p class="city">
            <a href=ctx.href(Page::AirRegion(region.to_owned()))>{city.map(|city| vm::region_name(city, t))}</a>
            " · "<a href=subject>{t.nav_feedback}</a>
        </p>
    }
    .into_any()
}

fn working(ctx: Ctx, hour_ending: &str, row: &mingjing_contract::air::PlaceNow) -> AnyView {
    let t = ctx.t;
    vm::working(hour_ending, &row.report, t)
        .map(|working| {
            view! {
                <details class="working">
                    <summary>{t.working_title}</summary>
                    <p class="small">{working.lead}</p>
                    <div class="scroll" tabindex="0" role="region" aria-label=(t.table_of)(t.working_title)>
                        <table>
                            <thead><tr>
                                <th scope="col">{t.item_label}</th>
                                <th scope="col">{t.working_conc}</th>
                                <th scope="col">{t.working_segment}</th>
                                <th scope="col">{t.working_iaqi}</th>
                            </tr></thead>
                            <tbody>
                                {working.rows.into_iter().map(|row| view! {
                                    <tr class:deciding=row.deciding>
                                        <th scope="row">{row.name}</th>
                                        <td>{row.concentration}</td><td>{row.segment}</td><td>{row.iaqi}</td>
                                    </tr>
                                }).collect_view()}
                            </tbody>
                        </table>
                    </div>
                </details>
            }
        })
        .into_any()
}
