//! The hours of a place as a chart.

use super::air::{category, reason_id, unit};
use super::figure::{Drawing, Figure, Table};
use super::{UTC_OFFSET_S, civil_time, rgb, seconds, to_f64};
use crate::text::{Extremes, Text, format, word};
use mingjing_chart::kinds::time_series::{Band, Limit, TimeSeries};
use mingjing_chart::{Point, Series, Size};
use mingjing_contract::air::AirHours;
use mingjing_domain::air::limits::{Averaging, ZoneClass, limit};
use mingjing_domain::air::{Edition, Level, Pollutant, ReportKind, breakpoints};
use mingjing_domain::time::HourEnding;
use std::sync::Arc;

const HOUR_S: f64 = 3600.0;

/// What a chart of hours shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// The index.
    Aqi,
    /// A concentration.
    Pollutant(Pollutant),
}

impl Item {
    /// By its identifier in an address.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        if id == "aqi" { Some(Self::Aqi) } else { Pollutant::from_id(id).map(Self::Pollutant) }
    }

    /// Identifier in an address.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Aqi => "aqi",
            Self::Pollutant(pollutant) => pollutant.id(),
        }
    }
}

/// One hour: its end, its value, or why there is none.
struct Hour {
    at: f64,
    value: Option<f64>,
    text: String,
}

/// The chart of an item over the hours that end in `(until − window, until]`; all hours if no window.
#[must_use]
pub fn figure(
    place: &str,
    item: Item,
    months: &[Arc<AirHours>],
    until: &str,
    window_h: Option<u32>,
    t: &'static Text,
) -> Figure {
    let end = seconds(until).unwrap_or(0.0);
    let start = window_h.map_or(f64::MIN, |hours| end - f64::from(hours) * HOUR_S);
    let hours: Vec<Hour> = months
        .iter()
        .flat_map(|month| hours(month, item, t))
        .filter(|hour| hour.at > start && hour.at <= end)
        .collect();
    let edition = months.last().map_or("", |month| month.edition.as_str());
    let name = match item {
        Item::Aqi => t.aqi.to_owned(),
        Item::Pollutant(pollutant) => format!("{}（{}）", word(t.items, item.id()), unit(pollutant)),
    };
    let name =
        if t.lang == crate::route::Lang::En { name.replace('（', " (").replace('）', ")") } else { name };
    let points: Vec<Point> = hours.iter().map(|hour| Point::new(hour.at, hour.value)).collect();
    let readouts: Vec<String> =
        hours.iter().map(|hour| format!("{}  {}", moment(hour.at, t), hour.text)).collect();
    let range =
        hours.first().zip(hours.last()).map(|(first, last)| (first.at, last.at.max(first.at + HOUR_S)));
    Figure {
        id: "hours",
        title: match item {
            Item::Aqi => (t.chart_aqi)(place),
            Item::Pollutant(_) => (t.chart_item)(place, &word(t.item_names, item.id())),
        },
        subtitle: hours.first().zip(hours.last()).map_or_else(String::new, |(first, last)| {
            format!("{name} · {} – {}", moment(first.at, t), moment(last.at, t))
        }),
        summary: summary(&name, &hours, t),
        drawing: Drawing::Time(TimeSeries {
            size: Size::new(640.0, 280.0),
            range,
            utc_offset_s: UTC_OFFSET_S,
            gaps: gaps(&hours),
            series: vec![Series::new(name.clone(), points)],
            bands: bands(item, edition, t),
            limits: limits(item, until, t),
            goals: Vec::new(),
            from_zero: true,
            tick_label: format::tick(t.lang),
        }),
        table: Table {
            head: vec![t.time.to_owned(), name],
            rows: hours.iter().rev().map(|hour| vec![moment(hour.at, t), hour.text.clone()]).collect(),
        },
        readouts,
        source: (t.air_source)(edition),
    }
}

fn moment(at: f64, t: &'static Text) -> String {
    civil_time(at).map_or_else(String::new, |at| format::short_moment(t.lang, at))
}

fn hours(month: &AirHours, item: Item, t: &'static Text) -> Vec<Hour> {
    let Some(first) = seconds(&month.first_hour_ending) else { return Vec::new() };
    let scale = match item {
        Item::Aqi => 0,
        Item::Pollutant(pollutant) => month.scale.get(pollutant.id()).copied().unwrap_or(0),
    };
    (0..month.hours as usize)
        .map(|index| {
            let scaled = match item {
                Item::Aqi => month.aqi.get(index).copied().flatten().map(i64::from),
                Item::Pollutant(pollutant) => {
                    let column = month.columns.get(pollutant.id());
                    column.and_then(|column| column.get(index)).copied().flatten().map(i64::from)
                }
            };
            let value = scaled.and_then(|scaled| mingjing_domain::Decimal::new(scaled, scale));
            let text = match (value, item) {
                (Some(value), Item::Aqi) => match u16::try_from(value.mantissa()) {
                    Ok(aqi) => format!("{aqi} {}", category(Level::from_aqi(aqi).number(), t)),
                    Err(_) => value.to_string(),
                },
                (Some(value), Item::Pollutant(_)) => value.to_string(),
                (None, _) => reason(month, item, index, t),
            };
            Hour { at: first + index as f64 * HOUR_S, value: value.map(to_f64), text }
        })
        .collect()
}

/// Why an hour has no value.
fn reason(month: &AirHours, item: Item, index: usize, t: &'static Text) -> String {
    let covers = |from: u32, hours: u32| (from as usize..(from + hours) as usize).contains(&index);
    let gap = month.gaps.iter().find(|gap| {
        covers(gap.from, gap.hours)
            && match (&gap.column, item) {
                (None, _) | (Some(_), Item::Aqi) => true,
                (Some(column), Item::Pollutant(pollutant)) => column == pollutant.id(),
            }
    });
    gap.map_or_else(|| t.no_data.to_owned(), |gap| word(t.missing, &reason_id(gap.reason)))
}

/// Runs of missing hours, from the last value before to the first after.
fn gaps(hours: &[Hour]) -> Vec<(f64, f64)> {
    let mut gaps = Vec::new();
    let mut open: Option<f64> = None;
    let mut last = None;
    for hour in hours {
        match (hour.value, open) {
            (None, None) => open = Some(last.unwrap_or(hour.at)),
            (Some(_), Some(from)) => {
                gaps.push((from, hour.at));
                open = None;
            }
            _ => {}
        }
        last = Some(hour.at);
    }
    gaps.extend(open.zip(last));
    gaps
}

/// The levels of the index as bands of the item's values.
fn bands(item: Item, edition: &str, t: &'static Text) -> Vec<Band> {
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
            _ => bands.push(Band { from: *from, to: *to, label, colour: rgb(level.colour_hex()) }),
        }
    }
    // Beyond the last limit the index stays where it is.
    if let Some(last) = bands.last_mut() {
        last.to = f64::INFINITY;
    }
    bands
}

fn limits(item: Item, until: &str, t: &'static Text) -> Vec<Limit> {
    let Item::Pollutant(pollutant) = item else { return Vec::new() };
    let day = format::civil(until).and_then(|at| HourEnding::new(at.date(), u8::try_from(at.hour()).ok()?));
    day.and_then(|hour| limit(pollutant, Averaging::Hour, ZoneClass::Two, hour.monitoring_day()))
        .map(|limit| Limit {
            value: to_f64(limit.value),
            label: (t.hour_limit)(&limit.value.to_string(), limit.edition),
        })
        .into_iter()
        .collect()
}

fn summary(name: &str, hours: &[Hour], t: &'static Text) -> String {
    let valued = || hours.iter().filter_map(|hour| hour.value.map(|value| (value, hour)));
    let low = valued().min_by(|a, b| a.0.total_cmp(&b.0));
    let high = valued().max_by(|a, b| a.0.total_cmp(&b.0));
    let (Some((_, low)), Some((_, high)), Some((_, last))) = (low, high, valued().next_back()) else {
        return t.summary_none.to_owned();
    };
    (t.summary_hours)(&Extremes {
        name: name.to_owned(),
        last: last.text.clone(),
        low: low.text.clone(),
        low_at: moment(low.at, t),
        high: high.text.clone(),
        high_at: moment(high.at, t),
        missing: hours.iter().filter(|hour| hour.value.is_none()).count(),
        total: hours.len(),
    })
}
