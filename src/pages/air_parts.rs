//! Parts that the air pages share: the year, the scales of others, forecasts.

use super::lens::Glass;
use super::{Air, PlaceSeries};
use crate::components::{Ctx, air_year, table};
use crate::shown::Shown;
use crate::shown::still::Still;
use crate::text::{format, word};
use crate::view_model::figure::Table;
use crate::view_model::{air as vm, air_year as vm_year};
use maud::{Markup, html};
use mingjing_contract::air::{AirDay, PlaceNow};
use mingjing_contract::air_relayed::{DustDays as Listed, Forecasts};
use mingjing_contract::manifest::table as names;
use mingjing_domain::air::assessment::DustDays;
use mingjing_domain::time::parse_date;

/// The year of a place: the one in the address, or the newest.
pub(super) fn year(ctx: &Ctx, air: &Air, series: &PlaceSeries, glass: Glass, region: &str) -> Markup {
    let last = air.now.hour_ending.get(..10).unwrap_or_default();
    let wanted = ctx.get("year").and_then(|year| year.parse().ok());
    let listed = ctx.record.table::<Listed>(names::DUST_DAYS).ok();
    let dust: DustDays = listed
        .iter()
        .flat_map(|listed| &listed.days)
        .filter(|day| day.region == region)
        .filter_map(|day| parse_date(&day.date).ok())
        .collect();
    let year = vm_year::year(&glass.days(series), wanted, last, &dust, ctx.t);
    html! { @if let Some(year) = year { (air_year::year(ctx, &glass.year(year, ctx))) } }
}

/// The newest judged day and hour by the scales of others.
pub(super) fn lens(shown: &mut Shown, ctx: &Ctx, air: &Air, series: &PlaceSeries, row: &PlaceNow) -> Markup {
    let t = ctx.t;
    let last = air.now.hour_ending.get(..10).unwrap_or_default();
    let is_judged = |day: &&AirDay| day.aqi.is_some() && day.date.as_str() <= last;
    let day = series.days.iter().flat_map(|year| &year.days).rfind(is_judged);
    let named = day.map(|day| format::day_text(t.lang, &day.date));
    // Without any number there is nothing to compare.
    if day.is_none() && row.values.as_array().iter().all(|value| value.is_none()) {
        return html! {};
    }
    let scales =
        shown.still("scales", Still::Scales(day.map(|day| day.values.clone()), row.values.clone()), ctx);
    html! {
        details.lens {
            summary { (t.air().lens_title) }
            p.small { ((t.air().lens_lead)(named.as_deref())) }
            (scales)
        }
    }
}

/// What the authorities expect for a region, from the newest hour on.
pub(super) fn forecasts(ctx: &Ctx, air: &Air, region: &str) -> Markup {
    let t = ctx.t;
    let Ok(all) = ctx.record.table::<Forecasts>(names::FORECASTS) else { return html! {} };
    let today = air.now.hour_ending.get(..10).unwrap_or_default();
    let mut coming: Vec<_> = all
        .forecasts
        .iter()
        .filter(|forecast| forecast.region == region && forecast.date.as_str() >= today)
        .filter(|forecast| forecast.issued_at <= air.now.hour_ending)
        .collect();
    // Of several issues for a day the last one holds; the table is in the order of day, then issue.
    coming.reverse();
    coming.dedup_by(|next, kept| next.date == kept.date);
    coming.reverse();
    if coming.is_empty() {
        return html! {};
    }
    let rows = coming.iter().map(|forecast| {
        let range = |low: Option<String>, high: Option<String>| match (low, high) {
            (Some(low), Some(high)) if low != high => format!("{low}–{high}"),
            (low, high) => low.or(high).unwrap_or_else(|| "—".to_owned()),
        };
        let level = |level: Option<u8>| level.map(|level| vm::category(level, t).to_owned());
        let primary: Vec<String> = forecast.primary.iter().map(|id| word(t.items, id)).collect();
        vec![
            format::day_text(t.lang, &forecast.date),
            range(forecast.aqi_low.map(|aqi| aqi.to_string()), forecast.aqi_high.map(|aqi| aqi.to_string())),
            range(level(forecast.level_low), level(forecast.level_high)),
            if primary.is_empty() { "—".to_owned() } else { primary.join(t.air().joint) },
            format!("{} · {}", forecast.issuer_zh, format::moment(t.lang, &forecast.issued_at)),
        ]
    });
    let head = [t.air().forecast_day, t.air().forecast_index, t.level, t.primary, t.air().forecast_issued];
    let rows = Table { head: head.map(str::to_owned).to_vec(), rows: rows.collect() };
    html! {
        section.block aria-labelledby="forecast" {
            h2 #forecast { (t.air().forecast_title) }
            p.small { (t.air().forecast_lead) }
            (table::plain(&rows, t.air().forecast_title, t))
        }
    }
}
