//! Surface water: the sections, and one section over time.

use super::figure::{Drawing, Figure, Table};
use super::{UTC_OFFSET_S, class_colour, seconds, to_f64};
use crate::route::Lang;
use crate::text::{Extremes, Text, format, word};
use mingjing_chart::kinds::time_series::{ALWAYS, Band, TimeSeries};
use mingjing_chart::{Point, Series, Size};
use mingjing_contract::places::{Places, Section};
use mingjing_contract::water::{SectionNow, WaterNow, WaterReading, WaterReadings};
use mingjing_domain::Decimal;
use mingjing_domain::order;
use mingjing_domain::water::{Body, Class, Item, limit};
use std::sync::Arc;

/// Items that can be drawn, first the five that decide the published class.
pub const DRAWN: [&str; 7] = ["codmn", "nh3n", "tp", "do", "ph", "tn", "turbidity"];

/// A section in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionRow {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Basin and river.
    pub basin: String,
    /// Class identifier.
    pub class: Option<String>,
    /// Class in words, or why there is none.
    pub class_words: String,
    /// Deciding factors.
    pub deciding: String,
    /// Time of the reading.
    pub when: String,
    /// State of the station.
    pub state: String,
    /// Made up for demonstration.
    pub sample: bool,
}

/// Name of a section in the language.
#[must_use]
pub fn section_name(section: &Section, t: &Text) -> String {
    if t.lang == Lang::Zh { section.name_zh.clone() } else { section.name_en.clone() }
}

/// The class that counts: the published one, as the source judged on unrounded values.
#[must_use]
pub fn class_of(reading: &WaterReading) -> Option<&str> {
    reading.published_class.as_deref().or(reading.computed_class.as_deref())
}

/// Names in a row; the word for none where there are none.
#[must_use]
pub fn join<T: AsRef<str>>(items: &[T], t: &Text) -> String {
    if items.is_empty() {
        t.within.to_owned()
    } else {
        let comma = if t.lang == Lang::Zh { "、" } else { ", " };
        items.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(comma)
    }
}

/// Name of an item without its unit.
#[must_use]
pub fn item_name(id: &str, t: &Text) -> String {
    let full = word(t.water_items, id);
    full.split(['（', '(']).next().unwrap_or(&full).trim().to_owned()
}

/// All sections, worst class first, those without a class last. Made-up ones do not stand among real ones.
#[must_use]
pub fn rows(places: &Places, now: &WaterNow, t: &'static Text) -> Vec<SectionRow> {
    let all_made_up = places.sections.iter().all(|section| section.sample);
    let mut rows: Vec<SectionRow> = places
        .sections
        .iter()
        .filter(|section| all_made_up || !section.sample)
        .map(|section| {
            let row = now.sections.iter().find(|row| row.section == section.id);
            section_row(section, row, t)
        })
        .collect();
    order::by_key(&mut rows, |row| std::cmp::Reverse(row.class.as_deref().and_then(Class::from_id)));
    rows
}

fn section_row(section: &Section, now: Option<&SectionNow>, t: &'static Text) -> SectionRow {
    let latest = now.and_then(|now| now.latest.as_ref());
    let class = latest.and_then(class_of).map(str::to_owned);
    let basin = if t.lang == Lang::Zh { &section.basin_zh } else { &section.basin_en };
    let river = section.river_zh.as_deref().filter(|_| t.lang == Lang::Zh);
    SectionRow {
        id: section.id.clone(),
        name: section_name(section, t),
        basin: river.map_or_else(|| basin.clone(), |river| format!("{basin} · {river}")),
        class_words: class
            .as_deref()
            .map_or_else(|| t.never_classed.to_owned(), |class| word(t.classes, class)),
        deciding: latest.map_or_else(
            || "—".to_owned(),
            |reading| join(&reading.deciding.iter().map(|id| item_name(id, t)).collect::<Vec<_>>(), t),
        ),
        when: latest.map_or_else(|| "—".to_owned(), |reading| format::moment(t.lang, &reading.at)),
        state: now
            .and_then(|now| now.status_zh.as_deref())
            .map_or_else(|| "—".to_owned(), |state| word(t.states_water, state)),
        class,
        sample: section.sample,
    }
}

/// Sections of class III or better, and all that have a class; real ones alone where there are any.
#[must_use]
pub fn good(rows: &[SectionRow]) -> (usize, usize) {
    let counted = super::lab::that_count(rows, |row| row.sample);
    let classes: Vec<Class> =
        counted.iter().filter_map(|row| Class::from_id(row.class.as_deref()?)).collect();
    (classes.iter().filter(|class| **class <= Class::III).count(), classes.len())
}

/// Newest time of all readings of the real network, or of the made-up one: what "up to" means.
#[must_use]
pub fn newest<'a>(places: &Places, now: &'a WaterNow, sample: bool) -> Option<&'a str> {
    let is_meant =
        |id: &str| places.sections.iter().any(|section| section.id == id && section.sample == sample);
    let rows = now.sections.iter().filter(|row| is_meant(&row.section));
    rows.filter_map(|row| row.latest.as_ref()).map(|reading| reading.at.as_str()).max()
}

/// One section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionPage {
    /// As in the list.
    pub row: SectionRow,
    /// Difference between published and computed class.
    pub difference: Option<String>,
    /// Items beyond class III, with multiples.
    pub exceeding: String,
    /// Newest values: item, value.
    pub values: Vec<(String, String)>,
    /// Class → readings.
    pub counts: Vec<(String, String, u32)>,
    /// Rows without a time.
    pub untimed: Vec<String>,
}

/// One section's newest reading and what stands behind it.
#[must_use]
pub fn section(
    section: &Section,
    now: &SectionNow,
    years: &[Arc<WaterReadings>],
    t: &'static Text,
) -> SectionPage {
    let row = section_row(section, Some(now), t);
    let latest = now.latest.as_ref();
    SectionPage {
        difference: latest.and_then(|reading| {
            let (published, computed) =
                (reading.published_class.as_deref()?, reading.computed_class.as_deref()?);
            (published != computed)
                .then(|| (t.class_differs)(&word(t.classes, published), &word(t.classes, computed)))
        }),
        exceeding: latest.map_or_else(
            || "—".to_owned(),
            |reading| {
                let items: Vec<String> = reading
                    .exceeding
                    .iter()
                    .map(|over| {
                        let name = item_name(&over.item, t);
                        over.multiple.map_or(name.clone(), |multiple| format!("{name}（{multiple}）"))
                    })
                    .collect();
                join(&items, t)
            },
        ),
        values: latest.map_or_else(Vec::new, |reading| {
            t.water_items
                .iter()
                .map(|(id, words)| ((*words).to_owned(), value_text(reading, id, t)))
                .collect()
        }),
        counts: now
            .class_counts
            .iter()
            .filter(|(_, n)| **n > 0)
            .map(|(class, n)| (class.clone(), word(t.classes, class), *n))
            .collect(),
        untimed: years
            .iter()
            .flat_map(|year| &year.untimed)
            .map(|(state, n)| (t.untimed)(*n, &word(t.states_water, state)))
            .collect(),
        row,
    }
}

/// Decimals as the network prints them. Some of its files also hold the value before rounding: the class
/// follows from that one, and the record has all its digits, but nobody measures so finely.
const DECIMALS: [(&str, u8); 7] = [
    ("water_temperature", 1),
    ("conductivity", 1),
    ("turbidity", 1),
    ("ph", 2),
    ("do", 2),
    ("codmn", 2),
    ("tn", 2),
];

/// A value for the eye: rounded by GB/T 8170 where it has more decimals than are printed.
fn shown(id: &str, value: Decimal) -> String {
    let most = DECIMALS.iter().find(|(item, _)| *item == id).map_or(3, |(_, decimals)| *decimals);
    if value.scale() > most { value.round_half_even(most).to_string() } else { value.to_string() }
}

fn value_text(reading: &WaterReading, id: &str, t: &'static Text) -> String {
    match (reading.values.get(id), reading.missing.get(id)) {
        (Some(value), _) => shown(id, *value),
        (None, Some(reason)) => word(t.missing, &super::air::reason_id(*reason)),
        (None, None) => t.no_data.to_owned(),
    }
}

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
