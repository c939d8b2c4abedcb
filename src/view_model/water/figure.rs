//! An item of a section over the months.

use super::{class_of, item_name, section_name, shown, value_text};
use crate::text::{Extremes, Text, format, word};
use crate::view_model::figure::{Drawing, Figure, Table};
use crate::view_model::{UTC_OFFSET_S, class_colour, seconds, to_f64};
use mingjing_chart::kinds::time_series::{ALWAYS, Band, TimeSeries};
use mingjing_chart::{Point, Series, Size};
use mingjing_contract::places::Section;
use mingjing_contract::water::{WaterReading, WaterReadings};
use mingjing_domain::water::{Body, Class, Item, limit};
use std::sync::Arc;

/// Items that can be drawn, first the five that decide the published class.
pub const DRAWN: [&str; 7] = ["codmn", "nh3n", "tp", "do", "ph", "tn", "turbidity"];

/// An item of a section over time, with the class limits as bands.
#[must_use]
pub fn figure(section: &Section, years: &[Arc<WaterReadings>], item: &str, t: &'static Text) -> Figure {
    let readings: Vec<&WaterReading> = years.iter().flat_map(|year| &year.readings).collect();
    let name = word(t.water_items, item);
    let points: Vec<Point> = readings
        .iter()
        .filter_map(|reading| {
            Some(Point::new(seconds(&reading.at)?, reading.values.get(item).copied().map(to_f64)))
        })
        .collect();
    let text = |reading: &WaterReading| value_text(reading, item, t);
    let class = |reading: &WaterReading| {
        class_of(reading).map_or_else(|| "—".to_owned(), |class| word(t.classes, class))
    };
    let readouts: Vec<String> = readings
        .iter()
        .map(|reading| {
            format!("{}  {}  {}", format::moment(t.lang, &reading.at), text(reading), class(reading))
        })
        .collect();
    let valued = || readings.iter().filter_map(|reading| Some((reading.values.get(item)?, *reading)));
    let summary = match (
        valued().min_by_key(|(value, _)| **value),
        valued().max_by_key(|(value, _)| **value),
        valued().next_back(),
    ) {
        (Some((low, low_at)), Some((high, high_at)), Some((last, _))) => (t.summary_hours)(&Extremes {
            name: name.clone(),
            last: shown(item, *last),
            low: shown(item, *low),
            low_at: format::moment(t.lang, &low_at.at),
            high: shown(item, *high),
            high_at: format::moment(t.lang, &high_at.at),
            missing: readings.len() - valued().count(),
            total: readings.len(),
            ..Extremes::default()
        }),
        _ => t.summary_none.to_owned(),
    };
    let series = Series { dots: true, max_step: 9.0 * 3600.0, ..Series::new(name.clone(), points) };
    Figure {
        id: "section",
        title: format!("{} · {}", section_name(section, t), item_name(item, t)),
        subtitle: readings.first().zip(readings.last()).map_or_else(String::new, |(first, last)| {
            format!("{name} · {} – {}", format::moment(t.lang, &first.at), format::moment(t.lang, &last.at))
        }),
        summary,
        drawing: Drawing::Time(TimeSeries {
            size: Size::new(640.0, 280.0),
            utc_offset_s: UTC_OFFSET_S,
            series: vec![series],
            bands: bands(if section.body == "lake" { Body::Lake } else { Body::River }, item, t),
            from_zero: item != "ph",
            tick_label: format::tick(t.lang),
            ..TimeSeries::default()
        }),
        table: Table {
            head: vec![t.time.to_owned(), name, t.class_published.to_owned(), t.class_computed.to_owned()],
            rows: readings
                .iter()
                .rev()
                .map(|reading| {
                    let worded = |class: &Option<String>| {
                        class.as_deref().map_or_else(|| "—".to_owned(), |class| word(t.classes, class))
                    };
                    vec![
                        format::moment(t.lang, &reading.at),
                        text(reading),
                        worded(&reading.published_class),
                        worded(&reading.computed_class),
                    ]
                })
                .collect(),
        },
        readouts,
        source: t.water_source.to_owned(),
    }
}

/// Class limits of an item as bands; none for pH, which has one range for all classes.
#[must_use]
pub fn bands(body: Body, item: &str, t: &'static Text) -> Vec<Band> {
    let Some(item) = Item::from_id(item).filter(|item| *item != Item::Tn || body == Body::Lake) else {
        return Vec::new();
    };
    let classes = [Class::I, Class::II, Class::III, Class::IV, Class::V];
    let mut edges: Vec<(Class, f64)> = Vec::new();
    for class in classes {
        let Some(limit) = limit(body, item, class).map(to_f64) else { return Vec::new() };
        // Classes that share a limit share a band: the better one names it.
        if edges.last().is_none_or(|(_, last)| (last - limit).abs() > 1e-12) {
            edges.push((class, limit));
        }
    }
    let rises = edges.first().zip(edges.last()).is_some_and(|(first, last)| first.1 < last.1);
    let band = |class: Class, from: f64, to: f64| Band {
        from,
        to,
        label: word(t.classes, class.id()),
        colour: class_colour(class.id()),
        span: ALWAYS,
    };
    let mut bands = Vec::new();
    if rises {
        let mut from = 0.0;
        for (class, to) in edges {
            bands.push(band(class, from, to));
            from = to;
        }
        bands.push(band(Class::InferiorV, from, f64::INFINITY));
    } else {
        let mut to = f64::INFINITY;
        for (class, from) in edges {
            bands.push(band(class, from, to));
            to = from;
        }
        bands.push(band(Class::InferiorV, 0.0, to));
        bands.reverse();
    }
    bands
}
