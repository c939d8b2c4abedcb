//! The hours of a place as a chart.

use super::air::{category, reason_id, unit};
use super::figure::{Drawing, Figure, Table};
use super::{UTC_OFFSET_S, civil_time, rgb, seconds, to_f64};
use crate::text::{Extremes, Text, format, word};
use mingjing_chart::kinds::time_series::{ALWAYS, Band, Break, Gap, Limit, TimeSeries};
use mingjing_chart::{Point, Series, Size, facts};
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
    let series = Series::new(name.clone(), points);
    let limits = limits(item, &hours, t);
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
        summary: summary(&name, &hours, &series, &limits, t),
        drawing: Drawing::Time(TimeSeries {
            size: Size::new(640.0, 280.0),
            range,
            utc_offset_s: UTC_OFFSET_S,
            gaps: gaps(&hours),
            series: vec![series],
            bands: all_bands(item, months, t),
            limits,
            breaks: breaks(months, t),
            tick_label: format::tick(t.lang),
            ..TimeSeries::default()
        }),
        table: Table {
            head: vec![t.time.to_owned(), name],
            rows: hours.iter().rev().map(|hour| vec![moment(hour.at, t), hour.text.clone()]).collect(),
        },
        readouts,
        source: (t.air_source)(edition),
    }
}

/// The same hours of another place beside those of a figure: a second line, its words at the cursor, a column of the
/// table. `names` are the two places; hours that the other one lacks are said as such.
#[must_use]
pub fn compared(
    mut figure: Figure,
    item: Item,
    names: [&str; 2],
    months: &[Arc<AirHours>],
    t: &'static Text,
) -> Figure {
    let Drawing::Time(chart) = &mut figure.drawing else { return figure };
    let Some(first) = chart.series.first_mut() else { return figure };
    names[0].clone_into(&mut first.label);
    let others: Vec<Hour> = months.iter().flat_map(|month| hours(month, item, t)).collect();
    // Both are in the order of time, by whole hours.
    let at = |x: f64| {
        let next = others.partition_point(|hour| hour.at < x - HOUR_S / 2.0);
        others.get(next).filter(|hour| hour.at < x + HOUR_S / 2.0)
    };
    let found = first.points.iter().map(|point| match at(point.x) {
        Some(hour) => (Point::new(point.x, hour.value), hour.text.clone()),
        None => (Point::new(point.x, None), t.no_data.to_owned()),
    });
    let (points, words): (Vec<Point>, Vec<String>) = found.unzip();
    for (readout, words) in figure.readouts.iter_mut().zip(&words) {
        *readout = format!("{readout} · {} {words}", names[1]);
    }
    if let Some(own) = figure.table.head.last_mut() {
        *own = format!("{} {own}", names[0]);
    }
    figure.table.head.push(names[1].to_owned());
    for (row, words) in figure.table.rows.iter_mut().zip(words.iter().rev()) {
        row.push(words.clone());
    }
    figure.subtitle = format!("{} · {}", (t.air().compared)(names[0], names[1]), figure.subtitle);
    chart.series.push(Series::new(names[1], points));
    figure
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

/// Runs of hours that are missing for one reason, from the last value before to the first after.
fn gaps(hours: &[Hour]) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    let mut is_open = false;
    let mut before = None;
    for hour in hours {
        if let Some(gap) = gaps.last_mut().filter(|_| is_open) {
            gap.to = hour.at;
        }
        let continues = is_open && gaps.last().is_some_and(|gap| gap.reason == hour.text);
        if hour.value.is_none() && !continues {
            let from = before.unwrap_or(hour.at);
            gaps.push(Gap { from, to: hour.at, reason: hour.text.clone() });
        }
        is_open = hour.value.is_none();
        before = Some(hour.at);
    }
    gaps
}

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
fn breaks(months: &[Arc<AirHours>], t: &Text) -> Vec<Break> {
    let label = |edition: &str| (t.chart().edition_from)(edition);
    editions(months).into_iter().skip(1).map(|(x, edition)| Break { x, label: label(edition) }).collect()
}

/// The bands of each edition for as long as it holds.
fn all_bands(item: Item, months: &[Arc<AirHours>], t: &'static Text) -> Vec<Band> {
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
fn limits(item: Item, hours: &[Hour], t: &'static Text) -> Vec<Limit> {
    let Item::Pollutant(pollutant) = item else { return Vec::new() };
    let mut limits: Vec<Limit> = Vec::new();
    let mut day_before = None;
    for hour in hours {
        let ending =
            civil_time(hour.at).and_then(|at| HourEnding::new(at.date(), u8::try_from(at.hour()).ok()?));
        let Some(day) = ending.map(HourEnding::monitoring_day) else { continue };
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

fn summary(name: &str, hours: &[Hour], series: &Series, limits: &[Limit], t: &'static Text) -> String {
    let holding = |at: f64| limits.iter().find(|limit| limit.span.0 < at && at <= limit.span.1);
    let facts = facts::of(series, |at| holding(at).map(|limit| limit.value));
    let found = facts.and_then(|facts| {
        Some((facts, hours.get(facts.last)?, hours.get(facts.low)?, hours.get(facts.high)?))
    });
    let Some((facts, last, low, high)) = found else { return t.summary_none.to_owned() };
    (t.summary_hours)(&Extremes {
        name: name.to_owned(),
        last: last.text.clone(),
        low: low.text.clone(),
        low_at: moment(low.at, t),
        high: high.text.clone(),
        high_at: moment(high.at, t),
        missing: facts.points - facts.valued,
        total: facts.points,
        trend: facts.trend,
        over: facts.over,
        longest: facts
            .longest_gap
            .filter(|gap| gap.points > 1)
            .map(|gap| (gap.points, moment(gap.from, t), moment(gap.to, t))),
    })
}
