//! An item of a place over the periods.

use super::{limit, name, samples, taken};
use crate::text::{Extremes, Text, format, word};
use crate::view_model::figure::{Drawing, Figure, Table};
use crate::view_model::{UTC_OFFSET_S, lab, to_f64};
use mingjing_chart::kinds::time_series::{ALWAYS, Limit, TimeSeries};
use mingjing_chart::{Point, Series};
use mingjing_contract::drinking::{DrinkingItem, DrinkingPlace, DrinkingReadings, DrinkingSample};
use mingjing_domain::order;
use std::sync::Arc;

/// Items of a place that can be drawn: those with two figures; broken ones first, then those nearest to their
/// limit.
#[must_use]
pub fn drawn(years: &[Arc<DrinkingReadings>], place: &str, t: &Text) -> Vec<(String, String)> {
    let mut found: Vec<(String, String, usize, f64)> = Vec::new();
    for sample in samples(years, place) {
        for item in &sample.items {
            let Some(value) = lab::compared(&item.value) else { continue };
            let share =
                item.most.filter(|most| !most.is_zero()).map_or(0.0, |most| to_f64(value) / to_f64(most));
            let share = if item.breach.is_some() { share + 1e9 } else { share };
            match found.iter_mut().find(|(id, ..)| *id == item.item) {
                Some((_, _, n, most)) => {
                    *n += 1;
                    *most = most.max(share);
                }
                None => {
                    let name = lab::item(&sample.edition, &item.item, t.lang);
                    found.push((item.item.clone(), name, 1, share));
                }
            }
        }
    }
    found.retain(|(_, _, n, _)| *n > 1);
    order::by(&mut found, |a, b| b.3.total_cmp(&a.3));
    found.into_iter().map(|(id, name, ..)| (id, name)).collect()
}

/// An item of a place over the periods.
#[must_use]
pub fn figure(
    place: &DrinkingPlace,
    years: &[Arc<DrinkingReadings>],
    item: &str,
    t: &'static Text,
) -> Figure {
    let readings: Vec<(&DrinkingSample, &DrinkingItem)> = samples(years, &place.id)
        .filter_map(|sample| Some((sample, sample.items.iter().find(|found| found.item == item)?)))
        .collect();
    let last = readings.last().copied();
    let edition = last.map_or("", |(sample, _)| sample.edition.as_str());
    let unit = last.map_or("", |(_, item)| item.unit.as_str());
    let item_name = lab::item(edition, item, t.lang);
    let period = |sample: &DrinkingSample| taken(sample, t);
    let value = |item: &DrinkingItem| lab::value(&item.value, &item.unit, t);
    let mut points: Vec<(f64, Point, String, Vec<String>)> = readings
        .iter()
        .filter_map(|(sample, item)| {
            let at = lab::middle(sample.sampled_on.as_deref().unwrap_or(&sample.period))?;
            let result = item.breach.as_deref().map_or_else(
                || {
                    item.class
                        .as_deref()
                        .map_or_else(|| t.lab().kept.to_owned(), |class| word(t.classes, class))
                },
                |how| lab::breach(how, item.multiple, t),
            );
            let words = format!("{}  {}  {result}", period(sample), value(item));
            let row = vec![period(sample), value(item), limit(item, t), result];
            Some((at, Point::new(at, lab::compared(&item.value).map(to_f64)), words, row))
        })
        .collect();
    order::by(&mut points, |a, b| a.0.total_cmp(&b.0));
    let valued =
        || readings.iter().filter_map(|(sample, item)| Some((lab::compared(&item.value)?, *sample, *item)));
    let summary = match (
        valued().min_by_key(|(value, ..)| *value),
        valued().max_by_key(|(value, ..)| *value),
        valued().next_back(),
    ) {
        (Some((_, low_at, low)), Some((_, high_at, high)), Some((.., newest))) => {
            (t.lab().summary)(&Extremes {
                name: item_name.clone(),
                last: value(newest),
                low: value(low),
                low_at: period(low_at),
                high: value(high),
                high_at: period(high_at),
                missing: readings.len() - valued().count(),
                total: readings.len(),
                ..Extremes::default()
            })
        }
        _ => t.summary_none.to_owned(),
    };
    let limits = last.map_or_else(Vec::new, |(_, item)| {
        let bounds = [item.least, item.most].into_iter().flatten();
        bounds
            .map(|bound| Limit {
                value: to_f64(bound),
                label: (t.drinking().limit_label)(
                    &lab::marked(bound.to_string(), item.limit_confidence.as_deref(), t),
                    edition,
                ),
                span: ALWAYS,
            })
            .collect()
    });
    let unit = lab::unit(unit, t.lang);
    let label = if unit.is_empty() { item_name.clone() } else { format!("{item_name} {unit}") };
    let title = (t.drinking().chart)(&name(place, t), &item_name);
    let subtitle = match (readings.first(), readings.last()) {
        (Some((first, _)), Some((last, _))) => format!("{label} · {} – {}", period(first), period(last)),
        _ => label.clone(),
    };
    let line = points.iter().map(|(_, point, ..)| *point).collect();
    Figure {
        id: "periods",
        title,
        subtitle,
        summary,
        drawing: Drawing::Time(TimeSeries {
            utc_offset_s: UTC_OFFSET_S,
            series: vec![Series { dots: true, ..Series::new(label, line) }],
            limits,
            from_zero: item != "ph",
            tick_label: format::tick(t.lang),
            ..TimeSeries::default()
        }),
        readouts: points.iter().map(|(_, _, words, _)| words.clone()).collect(),
        table: Table {
            head: [t.drinking().periods, t.value, t.lab().limit, t.lab().result].map(str::to_owned).to_vec(),
            rows: points.into_iter().rev().map(|(.., row)| row).collect(),
        },
        source: t.drinking().source.to_owned(),
    }
}
