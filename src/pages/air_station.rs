//! `/air/:region/:station`: one station: verdict with its working, hours, days, history.

use super::air_region::{chart_controls, chosen, station_note};
use super::lens::{self, Glass};
use super::{Air, PlaceSeries, air_parts, not_found};
use crate::api::LoadError;
use crate::components::{Ctx, notice, table, verdict};
use crate::quoting::Chart;
use crate::route::Page;
use crate::shown::Shown;
use crate::text::format;
use crate::view_model::{air as vm, air_hours};
use maud::{Markup, html};
use mingjing_contract::air::PlaceNow;

/// Loads and shows.
///
/// # Errors
/// When the air cannot be had.
pub async fn page(ctx: &Ctx, region: &str, station: &str) -> Result<Shown, LoadError> {
    let glass = Glass::of(ctx).await?;
    let series = PlaceSeries::wanted(ctx, station);
    ctx.record.load(&[Air::WANTED.as_slice(), &Air::BESIDE, &series].concat()).await?;
    Ok(view(ctx, &Air::of(ctx)?, &PlaceSeries::of(ctx, &series)?, glass, region, station))
}

/// Verdict, chart, working, days, history.
#[must_use]
pub fn view(ctx: &Ctx, air: &Air, series: &PlaceSeries, glass: Glass, region: &str, code: &str) -> Shown {
    let t = ctx.t;
    let station = air.places.stations.iter().find(|station| station.code == code && station.region == region);
    let Some((station, row)) = station.zip(vm::row(&air.now, code)) else {
        return not_found::view(ctx, Some(t.no_air_here));
    };
    let city = air.places.regions.iter().find(|known| known.code == region);
    let name = vm::station_name(station, t);
    let place = city.map_or_else(|| name.clone(), |city| format!("{} · {name}", vm::region_name(city, t)));
    let (item, window) = chosen(ctx);
    let read = air_hours::read(item, &series.hours, &air.now.hour_ending, window, t);
    let hours = air_hours::drawn(&name, glass.hours(read, series, ctx), t);
    let subject = format!("{}?about=station~{code}", ctx.href(Page::Feedback));
    let mut shown = Shown::new(place.clone(), t.air_lead);
    shown.sample = station.sample;
    let quoted = Chart::AirStation(region.to_owned(), code.to_owned(), item.id().to_owned());
    let hours = shown.figure(hours, quoted, ctx);
    let scales = air_parts::lens(&mut shown, ctx, air, series, row);
    shown.with(&html! {
        p.small { (code) @if let Some(note) = station_note(station, ctx) { " · " (note) } }
        (notice::sample(station.sample, t))
        (notice::freshness(air.portal.replay_now.as_deref(), &air.now.hour_ending, station.sample, ctx))
        (verdict::verdict(&vm::verdict(&air.now, row, place, t), t))
        (working(ctx, &air.now.hour_ending, row))
        (scales)
        (chart_controls(ctx))
        div.chart-controls.live { (lens::choice(ctx)) }
        (hours)
        (air_parts::year(ctx, air, series, glass, region))
        @if station.history.len() > 1 {
            section.block aria-labelledby="history" {
                h2 #history { (t.station_history) }
                ul.lines {
                    @for note in &station.history {
                        li { span.small { (format::day_text(t.lang, &note.from)) } " " (note.name_as_listed) }
                    }
                }
            }
        }
        p.city {
            @if let Some(city) = city { a href=(ctx.href(Page::AirRegion(region.to_owned()))) { (vm::region_name(city, t)) } " · " }
            a href=(subject) { (t.nav_feedback) }
        }
    })
}

fn working(ctx: &Ctx, hour_ending: &str, row: &PlaceNow) -> Markup {
    let t = ctx.t;
    let Some(working) = vm::working(hour_ending, row, t) else { return html! {} };
    let rows = html! {
        table {
            thead { tr {
                @for head in [t.item_label, t.working_conc, t.working_segment, t.working_iaqi] { th scope="col" { (head) } }
            } }
            tbody {
                @for row in &working.rows {
                    tr.deciding[row.deciding] {
                        th scope="row" { (row.name) }
                        td { (row.concentration) } td { (row.segment) } td { (row.iaqi) }
                    }
                }
            }
        }
    };
    html! {
        details.working {
            summary { (t.working_title) }
            p.small { (working.lead) }
            (table::scroll(t.working_title, t, &rows))
        }
    }
}
