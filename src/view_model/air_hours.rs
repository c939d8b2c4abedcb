//! The hours of a place as a chart.

pub mod rules;

use super::air::{category, reason_id, unit};
use super::figure::{Drawing, Figure, Table};
use super::{UTC_OFFSET_S, civil_time, seconds, to_f64};
use crate::text::{Extremes, Text, format, word};
use mingjing_chart::kinds::time_series::{Band, Break, Gap, Limit, TimeSeries};
use mingjing_chart::{Point, Series, Size, facts};
use mingjing_contract::air::AirHours;
use mingjing_domain::air::{Level, Pollutant};
use std::sync::Arc;

/// An hour in seconds.
pub const HOUR_S: f64 = 3600.0;

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

/// One hour.
#[derive(Clone, Debug, PartialEq)]
pub struct Hour {
    /// Its end, seconds since 1970.
    pub at: f64,
    /// Its value.
    pub value: Option<f64>,
    /// The value in words, or why there is none.
    pub text: String,
}

/// A second value of each hour.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// Its name.
    pub name: String,
    /// A line is drawn of it; otherwise it is said alone.
    pub is_drawn: bool,
    /// Value and words of each hour.
    pub cells: Vec<(Option<f64>, String)>,
}

/// The hours of a place with what is drawn and said with them.
#[derive(Clone, Debug, PartialEq)]
pub struct Hours {
    /// What they are of.
    pub item: Item,
    /// Its name, with the unit.
    pub name: String,
    /// The hours in order.
    pub hours: Vec<Hour>,
    /// Ranges with a meaning.
    pub bands: Vec<Band>,
    /// Values that should not be passed.
    pub limits: Vec<Limit>,
    /// Where another edition begins to hold.
    pub breaks: Vec<Break>,
    /// A second value of each hour.
    pub beside: Option<Beside>,
    /// By whose rules, where they are not those in force.
    pub by: Option<String>,
    /// How much of the time is above the limit, where the limit is not one of hours.
    pub over: Option<String>,
    /// Where the figures come from.
    pub source: String,
}

/// An item over the hours that end in `(until − window, until]`; all hours if no window. By the rules in force.
#[must_use]
pub fn read(
    item: Item,
    months: &[Arc<AirHours>],
    until: &str,
    window_h: Option<u32>,
    t: &'static Text,
) -> Hours {
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
    Hours {
        item,
        name,
        bands: rules::all_bands(item, months, t),
        limits: rules::limits(item, &hours, t),
        breaks: rules::breaks(months, t),
        hours,
        beside: None,
        by: None,
        over: None,
        source: (t.air_source)(edition),
    }
}

/// The chart of an item by the rules in force.
#[must_use]
pub fn figure(
    place: &str,
    item: Item,
    months: &[Arc<AirHours>],
    until: &str,
    window_h: Option<u32>,
    t: &'static Text,
) -> Figure {
    drawn(place, read(item, months, until, window_h, t), t)
}

/// The chart of the hours of a place.
#[must_use]
pub fn drawn(place: &str, read: Hours, t: &'static Text) -> Figure {
    let Hours { item, name, hours, bands, limits, breaks, beside, by, over, source } = read;
    let points: Vec<Point> = hours.iter().map(|hour| Point::new(hour.at, hour.value)).collect();
    let series = Series::new(name.clone(), points);
    // A limit that is not one of hours is no measure for them.
    let measures: &[Limit] = if over.is_some() { &[] } else { &limits };
    let summary = summary(&name, &hours, &series, measures, t) + over.as_deref().unwrap_or_default();
    let mut readouts: Vec<String> =
        hours.iter().map(|hour| format!("{}  {}", moment(hour.at, t), hour.text)).collect();
    let mut table = Table {
        head: vec![t.time.to_owned(), name.clone()],
        rows: hours.iter().rev().map(|hour| vec![moment(hour.at, t), hour.text.clone()]).collect(),
    };
    let mut all = vec![series];
    if let Some(beside) = beside {
        for (readout, (_, words)) in readouts.iter_mut().zip(&beside.cells) {
            *readout = format!("{readout} · {} {words}", beside.name);
        }
        for (row, (_, words)) in table.rows.iter_mut().zip(beside.cells.iter().rev()) {
            row.push(words.clone());
        }
        if beside.is_drawn {
            let points =
                hours.iter().zip(&beside.cells).map(|(hour, (value, _))| Point::new(hour.at, *value));
            all.push(Series::new(beside.name.clone(), points.collect()));
        }
        table.head.push(beside.name);
    }
    let range =
        hours.first().zip(hours.last()).map(|(first, last)| (first.at, last.at.max(first.at + HOUR_S)));
    let subtitle = hours.first().zip(hours.last()).map_or_else(String::new, |(first, last)| {
        format!("{name} · {} – {}", moment(first.at, t), moment(last.at, t))
    });
    Figure {
        id: "hours",
        title: match item {
            // What others make of the air is not the index.
            Item::Aqi if name != t.aqi => format!("{place} · {name}"),
            Item::Aqi => (t.chart_aqi)(place),
            Item::Pollutant(_) => (t.chart_item)(place, &word(t.item_names, item.id())),
        },
        subtitle: match by {
            Some(by) => format!("{subtitle} · {by}"),
            None => subtitle,
        },
        summary,
        drawing: Drawing::Time(TimeSeries {
            size: Size::new(640.0, 280.0),
            range,
            utc_offset_s: UTC_OFFSET_S,
            gaps: gaps(&hours),
            series: all,
            bands,
            limits,
            breaks,
            tick_label: format::tick(t.lang),
            ..TimeSeries::default()
        }),
        table,
        readouts,
        source,
    }
}

/// The same hours of another place beside those of a figure: a line more, its words at the cursor, a column of the
/// table. `names` are the two places; hours that the other one lacks are said as such.
#[must_use]
pub fn compared(mut figure: Figure, names: [&str; 2], other: &Hours, t: &'static Text) -> Figure {
    let Drawing::Time(chart) = &mut figure.drawing else { return figure };
    let Some(first) = chart.series.first_mut() else { return figure };
    names[0].clone_into(&mut first.label);
    // Both are in the order of time, by whole hours.
    let at = |x: f64| {
        let next = other.hours.partition_point(|hour| hour.at < x - HOUR_S / 2.0);
        other.hours.get(next).filter(|hour| hour.at < x + HOUR_S / 2.0)
    };
    let found = first.points.iter().map(|point| match at(point.x) {
        Some(hour) => (Point::new(point.x, hour.value), hour.text.clone()),
        None => (Point::new(point.x, None), t.no_data.to_owned()),
    });
    let (points, words): (Vec<Point>, Vec<String>) = found.unzip();
    for (readout, words) in figure.readouts.iter_mut().zip(&words) {
        *readout = format!("{readout} · {} {words}", names[1]);
    }
    if let Some(own) = figure.table.head.get_mut(1) {
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
