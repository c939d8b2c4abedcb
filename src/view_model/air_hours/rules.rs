//! What is drawn behind the hours by the rules in force: bands, limits, the day on which an edition changed.

use super::super::air::category;
use super::super::{civil_time, rgb, seconds, to_f64};
use super::{HOUR_S, Hour, Item};
use crate::text::Text;
use jiff::civil::Date;
use mingjing_chart::kinds::time_series::{ALWAYS, Band, Break, Limit};
use mingjing_contract::air::AirHours;
use mingjing_domain::air::limits::{Averaging, ZoneClass, limit};
use mingjing_domain::air::{Edition, Level, ReportKind, breakpoints};
use mingjing_domain::time::HourEnding;
use std::sync::Arc;

/// The first hour of each month whose rules are another edition's than those of the month before, with that edition.
fn editions(months: &[Arc<AirHours>]) -> Vec<(f64, &str)> {
    let mut found: Vec<(f64, &str)> = Vec::new();
    for month in months {
        let begin = seconds(&month.first_hour_ending).map_or(f64::MIN, |first| first - HOUR_S);
        if found.last().is_none_or(|(_, edition)| *edition != month.edition) {
            found.push((begin, &month.edition));
        }
    }
    found
}

/// Where another edition begins to hold.
pub(super) fn breaks(months: &[Arc<AirHours>], t: &Text) -> Vec<Break> {
    let label = |edition: &str| (t.chart().edition_from)(edition);
    editions(months).into_iter().skip(1).map(|(x, edition)| Break { x, label: label(edition) }).collect()
}

/// The bands of each edition for as long as it holds.
pub(super) fn all_bands(item: Item, months: &[Arc<AirHours>], t: &'static Text) -> Vec<Band> {
    let editions = editions(months);
    let mut all = Vec::new();
    for (index, (begin, edition)) in editions.iter().enumerate() {
        let from = if index == 0 { ALWAYS.0 } else { *begin };
        let to = editions.get(index + 1).map_or(ALWAYS.1, |next| next.0);
        all.extend(bands(item, edition, t).into_iter().map(|band| Band { span: (from, to), ..band }));
    }
    all
}

/// The levels of the index as bands of the item's values.
pub fn bands(item: Item, edition: &str, t: &'static Text) -> Vec<Band> {
    let rows: Vec<(f64, u16)> = match item {
        Item::Aqi => [0, 50, 100, 150, 200, 300, 500].map(|aqi| (f64::from(aqi), aqi)).to_vec(),
        Item::Pollutant(pollutant) => {
            let Some(edition) = Edition::from_name(edition) else { return Vec::new() };
            breakpoints(edition, ReportKind::Hourly, pollutant)
                .map(|row| (to_f64(row.concentration), row.iaqi))
                .collect()
        }
    };
    let mut bands: Vec<Band> = Vec::new();
    for pair in rows.windows(2) {
        let [(from, _), (to, iaqi)] = pair else { continue };
        let level = Level::from_aqi(*iaqi);
        let label = category(level.number(), t).to_owned();
        match bands.last_mut() {
            Some(last) if last.label == label => last.to = *to,
            _ => bands.push(Band {
                from: *from,
                to: *to,
                label,
                colour: rgb(level.colour_hex()),
                span: ALWAYS,
            }),
        }
    }
    // Beyond the last limit the index stays where it is.
    if let Some(last) = bands.last_mut() {
        last.to = f64::INFINITY;
    }
    bands
}

/// The limit of each monitoring day, as steps where it changes.
pub(super) fn limits(item: Item, hours: &[Hour], t: &'static Text) -> Vec<Limit> {
    let Item::Pollutant(pollutant) = item else { return Vec::new() };
    let mut limits: Vec<Limit> = Vec::new();
    let mut day_before = None;
    for hour in hours {
        let Some(day) = monitoring_day(hour.at) else { continue };
        if day_before.replace(day) == Some(day) {
            continue;
        }
        let found = limit(pollutant, Averaging::Hour, ZoneClass::Two, day)
            .map(|limit| (to_f64(limit.value), (t.hour_limit)(&limit.value.to_string(), limit.edition)));
        let from = if limits.is_empty() { ALWAYS.0 } else { hour.at - HOUR_S };
        let open = limits.last_mut().filter(|limit| limit.span.1.is_infinite());
        match (open, found) {
            (Some(open), Some((_, label))) if open.label == label => {}
            (open, found) => {
                if let Some(open) = open {
                    open.span.1 = from;
                }
                limits.extend(found.map(|(value, label)| Limit { value, label, span: (from, ALWAYS.1) }));
            }
        }
    }
    limits
}

/// The day that an hour belongs to, by its end in seconds since 1970.
#[must_use]
pub fn monitoring_day(at: f64) -> Option<Date> {
    let at = civil_time(at)?;
    HourEnding::new(at.date(), u8::try_from(at.hour()).ok()?).map(HourEnding::monitoring_day)
}
