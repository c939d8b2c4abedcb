//! The trophic level index over the months.

use super::{grade_words, value};
use crate::text::{Extremes, Text, format, word};
use crate::view_model::figure::{Drawing, Figure, Table};
use crate::view_model::{UTC_OFFSET_S, class_colour, lab, to_f64, water};
use mingjing_chart::kinds::time_series::{ALWAYS, Band, TimeSeries};
use mingjing_chart::{Point, Series};
use mingjing_contract::lakes::{LakeReading, LakeReadings};
use mingjing_domain::lake::{Grade, Part};
use mingjing_domain::water::{Body, Class};
use std::sync::Arc;

/// What can be drawn: the index, then its parts.
pub const DRAWN: [&str; 6] = ["tli", "chla", "tp", "tn", "sd", "codmn"];

/// The index or a part of it over the months, of the whole lake.
#[must_use]
pub fn figure(name: &str, years: &[Arc<LakeReadings>], id: &str, t: &'static Text) -> Figure {
    let readings: Vec<&LakeReading> =
        years.iter().flat_map(|year| &year.readings).filter(|reading| reading.point_zh.is_none()).collect();
    let number = |reading: &LakeReading| match id {
        "tli" => reading.tli,
        _ => reading.values.get(id).and_then(|value| lab::compared(value)),
    };
    let item = word(t.lakes().items, id);
    let unit = Part::from_id(id).map_or("", Part::unit);
    let label = if unit.is_empty() { item.clone() } else { format!("{item} {unit}") };
    let period = |reading: &LakeReading| format::period(t.lang, &reading.period);
    let points: Vec<Point> = readings
        .iter()
        .filter_map(|reading| Some(Point::new(lab::middle(&reading.period)?, number(reading).map(to_f64))))
        .collect();
    let valued = || readings.iter().filter_map(|reading| Some((number(reading)?, *reading)));
    let extremes = (
        valued().min_by_key(|(value, _)| *value),
        valued().max_by_key(|(value, _)| *value),
        valued().next_back(),
    );
    let summary = match extremes {
        (Some((low, low_at)), Some((high, high_at)), Some((last, _))) => (t.lab().summary)(&Extremes {
            name: item.clone(),
            last: last.to_string(),
            low: low.to_string(),
            low_at: period(low_at),
            high: high.to_string(),
            high_at: period(high_at),
            missing: readings.len() - valued().count(),
            total: readings.len(),
            ..Extremes::default()
        }),
        _ => t.summary_none.to_owned(),
    };
    Figure {
        id: "lake",
        title: (t.lakes().chart)(name, &item),
        subtitle: match (readings.first(), readings.last()) {
            (Some(first), Some(last)) => format!("{label} · {} – {}", period(first), period(last)),
            _ => label.clone(),
        },
        summary,
        drawing: Drawing::Time(TimeSeries {
            utc_offset_s: UTC_OFFSET_S,
            // A month without a value is a gap in the line.
            series: vec![Series { dots: true, ..Series::new(label, points) }],
            bands: if id == "tli" { grades(t) } else { water::bands(Body::Lake, id, t) },
            from_zero: id != "tli",
            tick_label: format::tick(t.lang),
            ..TimeSeries::default()
        }),
        readouts: readings
            .iter()
            .map(|reading| {
                format!("{}  {}  {}", period(reading), value(reading, id, t), grade_words(reading, t))
            })
            .collect(),
        table: Table {
            head: vec![t.lakes().period.to_owned(), item, t.lakes().tli.to_owned()],
            rows: readings
                .iter()
                .rev()
                .map(|reading| vec![period(reading), value(reading, id, t), grade_words(reading, t)])
                .collect(),
        },
        source: t.lakes().source.to_owned(),
    }
}

/// The grades as bands. The text gives them no colours; these are those of the water classes.
fn grades(t: &Text) -> Vec<Band> {
    let bounds = [0.0, 30.0, 50.0, 60.0, 70.0, f64::INFINITY];
    let colours = [Class::II, Class::III, Class::IV, Class::V, Class::InferiorV];
    Grade::ALL
        .into_iter()
        .zip(bounds.windows(2))
        .zip(colours)
        .filter_map(|((grade, bounds), colour)| {
            let [from, to] = bounds else { return None };
            Some(Band {
                from: *from,
                to: *to,
                label: grade.words().in_language(t.lang.language()).to_owned(),
                colour: class_colour(colour.id()),
                span: ALWAYS,
            })
        })
        .collect()
}
