//! The chart of the hours of a place.

use super::{HOUR_S, Hour, Hours, Item, moment};
use crate::text::{Extremes, Text, format, word};
use crate::view_model::UTC_OFFSET_S;
use crate::view_model::figure::{Drawing, Figure, Table};
use mingjing_chart::kinds::time_series::{Gap, Limit, TimeSeries};
use mingjing_chart::{Point, Series, Size, facts};

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

/// Runs of hours that are missing for one reason, from the last value before to the first after.
pub(super) fn gaps(hours: &[Hour]) -> Vec<Gap> {
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
