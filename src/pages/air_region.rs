//! `/air/:region`: one league or city: verdict, hours, stations, days.

use super::lens::{self, Glass};
use super::{Air, PlaceSeries, air_parts, not_found};
use crate::api::LoadError;
use crate::components::{Ctx, controls, mark, notice, verdict};
use crate::quoting::Chart;
use crate::route::Page;
use crate::shown::Shown;
use crate::shown::still::Still;
use crate::text::{Text, format};
use crate::view_model::{air as vm, air_hours, station_map};
use maud::{Markup, html};
use mingjing_contract::places::{Region, Station};

/// Loads and shows.
///
/// # Errors
/// When the air cannot be had.
pub async fn page(ctx: &Ctx, region: &str) -> Result<Shown, LoadError> {
    let glass = Glass::of(ctx).await?;
    let series = PlaceSeries::wanted(ctx, region);
    let [hours, days] = other(ctx, region).map_or_else(Default::default, |code| {
        let [hours, days] = PlaceSeries::wanted(ctx, code);
        // Only other rules compare days.
        [vec![hours], if glass.is_plain() { Vec::new() } else { vec![days] }]
    });
    ctx.record.load(&[Air::WANTED.as_slice(), &Air::BESIDE, &series, &hours, &days].concat()).await?;
    let beside = PlaceSeries {
        hours: hours.first().map_or(Ok(Vec::new()), |want| ctx.record.parts(want))?,
        days: days.first().map_or(Ok(Vec::new()), |want| ctx.record.parts(want))?,
    };
    Ok(view(ctx, &Air::of(ctx)?, &PlaceSeries::of(ctx, &series)?, &beside, glass, region))
}

/// The place that the reader compares with.
fn other<'a>(ctx: &'a Ctx, region: &str) -> Option<&'a str> {
    ctx.get("with").filter(|code| *code != region)
}

/// What is special about a station.
#[must_use]
pub fn station_note(station: &Station, ctx: &Ctx) -> Option<String> {
    let t = ctx.t;
    if let Some(day) = &station.stopped_on {
        return Some((t.stopped)(&format::day_text(t.lang, day)));
    }
    station.reference.then(|| t.reference_station.to_owned())
}

/// Verdict, chart, stations, days.
#[must_use]
pub fn view(
    ctx: &Ctx,
    air: &Air,
    series: &PlaceSeries,
    beside: &PlaceSeries,
    glass: Glass,
    region: &str,
) -> Shown {
    let t = ctx.t;
    let found = air.places.regions.iter().find(|known| known.code == region).zip(vm::row(&air.now, region));
    let Some((place, row)) = found else { return not_found::view(ctx, Some(t.no_air_here)) };
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
    let bars = glass.bars(bars, &air.now, &ranked, ctx);
    let (item, window) = chosen(ctx);
    let read = |series: &PlaceSeries| {
        let read = air_hours::read(item, &series.hours, &air.now.hour_ending, window, t);
        glass.hours(read, series, ctx)
    };
    let hours = air_hours::drawn(&name, read(series), t);
    let others = comparable(air, place, t);
    let other =
        others.iter().find(|(code, _)| other(ctx, region) == Some(code)).filter(|_| !beside.hours.is_empty());
    let hours = match other {
        Some((_, other)) => air_hours::compared(hours, [&name, other], &read(beside), t),
        None => hours,
    };
    let mut shown = Shown::new(name.clone(), t.air_lead);
    shown.sample = place.sample;
    let quoted = Chart::AirHours(region.to_owned(), item.id().to_owned());
    let hours = shown.figure(hours, quoted, ctx);
    let bars = shown.figure(bars, Chart::AirStations(region.to_owned()), ctx);
    let scales = air_parts::lens(&mut shown, ctx, air, series, row);
    let sketch = station_map::sketch(&air.places.stations, &ranked, t)
        .map(|sketch| shown.still("station-map", Still::Sketch(sketch), ctx));
    shown.with(&html! {
        (notice::sample(place.sample, t))
        (notice::freshness(air.portal.replay_now.as_deref(), &air.now.hour_ending, place.sample, ctx))
        (verdict::verdict(&vm::verdict(&air.now, row, name, t), t))
        (scales)
        (chart_controls(ctx))
        div.chart-controls.live {
            (controls::select(ctx, "with", t.air().compare, Some(t.air().compare_none), &others, ""))
            (lens::choice(ctx))
        }
        (hours)
        (air_parts::forecasts(ctx, air, region))
        section.block aria-labelledby="stations" {
            h2 #stations { (t.rank_title) }
            div.columns {
                div.main-column {
                    @if let Some(sketch) = &sketch { (sketch) }
                    (bars)
                }
                ul.lines.side-column {
                    @for row in &ranked {
                        li {
                            a href=(ctx.href(Page::AirStation(region.to_owned(), row.code.clone()))) { (row.name) }
                            span.value { (mark::level(row.level)) (row.aqi) }
                            @if let Some(note) = &row.note { span.small { (note) } }
                        }
                    }
                }
            }
        }
        (air_parts::year(ctx, air, series, glass, region))
        p.small { (t.region_method) }
    })
}

/// The other places that report, real ones to real ones, made-up ones to made-up ones.
fn comparable(air: &Air, place: &Region, t: &'static Text) -> Vec<(String, String)> {
    air.places
        .regions
        .iter()
        .filter(|other| other.sample == place.sample && other.code != place.code)
        .filter(|other| vm::row(&air.now, &other.code).is_some())
        .map(|other| (other.code.clone(), vm::region_name(other, t)))
        .collect()
}

/// Item and period of the chart, from the address.
pub(super) fn chosen(ctx: &Ctx) -> (air_hours::Item, Option<u32>) {
    let item = ctx.get("item").and_then(air_hours::Item::from_id).unwrap_or(air_hours::Item::Aqi);
    let window = match ctx.get("period") {
        Some("168") => Some(168),
        Some("all") => None,
        _ => Some(24),
    };
    (item, window)
}

/// The two rows of tabs above an air chart.
pub(super) fn chart_controls(ctx: &Ctx) -> Markup {
    html! {
        div.chart-controls.live {
            (controls::tabs(ctx, "item", ctx.t.item_label, &controls::choices(ctx.t.items), "aqi"))
            (controls::tabs(ctx, "period", ctx.t.period, &controls::choices(ctx.t.periods), "24"))
        }
    }
}
