//! Lakes: the trophic index with its working, and the class by the two items that are published.

use super::figure::{Drawing, Figure, Table};
use super::{UTC_OFFSET_S, class_colour, lab, to_f64, water};
use crate::text::{Extremes, Text, format, word};
use mingjing_chart::kinds::time_series::{ALWAYS, Band, TimeSeries};
use mingjing_chart::{Point, Series};
use mingjing_contract::lakes::{Lake, LakeReading, LakeReadings};
use mingjing_contract::places::Places;
use mingjing_domain::Decimal;
use mingjing_domain::lake::{self, Grade, Part, PerPart, Trophic};
use mingjing_domain::order;
use mingjing_domain::water::{Body, Class, Item, Reading, classify};
use std::sync::Arc;

/// What can be drawn: the index, then its parts.
pub const DRAWN: [&str; 6] = ["tli", "chla", "tp", "tn", "sd", "codmn"];

/// A lake in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LakeRow {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Kind, region, area.
    pub about: String,
    /// Index with two decimals.
    pub tli: Option<String>,
    /// Grade in words, or why there is none.
    pub grade: String,
    /// Period of the newest index.
    pub when: String,
    /// Doubts.
    pub note: Option<String>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// A lake as it stands in a list.
#[must_use]
pub fn row(lake: &Lake, places: &Places, t: &'static Text) -> LakeRow {
    let latest = lake.latest.as_ref();
    let mut about = vec![word(t.lakes().kinds, &lake.kind), lab::region(places, &lake.region, t)];
    about.extend(lake.area_km2.map(|area| (t.lakes().area)(&area.to_string())));
    LakeRow {
        id: lake.id.clone(),
        name: lab::name(&lake.name_zh, Some(&lake.name_en), t.lang),
        about: about.join(" · "),
        tli: latest.and_then(|reading| reading.tli).map(|tli| tli.to_string()),
        grade: latest
            .and_then(|reading| reading.grade.as_deref())
            .map_or_else(|| t.lakes().no_index.to_owned(), |id| grade(id, t)),
        when: latest.map_or_else(|| "—".to_owned(), |reading| when(reading, t)),
        note: lake.note.clone(),
        sample: lake.sample,
    }
}

/// Period and point of a reading.
#[must_use]
pub fn when(reading: &LakeReading, t: &Text) -> String {
    let period = format::period(t.lang, &reading.period);
    reading.point_zh.as_ref().map_or_else(|| period.clone(), |point| format!("{period} · {point}"))
}

fn grade(id: &str, t: &Text) -> String {
    let found = Grade::ALL.into_iter().find(|grade| grade.id() == id);
    found.map_or_else(|| id.to_owned(), |grade| grade.words().in_language(t.lang.language()).to_owned())
}

/// The class by what is published of a lake; total nitrogen is told apart, it never decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassSaid {
    /// Identifier of the class.
    pub class: Option<String>,
    /// The class in words.
    pub words: String,
    /// What decides it.
    pub deciding: String,
    /// Class of total nitrogen by itself.
    pub nitrogen: Option<String>,
}

/// What the published items of a reading say of its class.
#[must_use]
pub fn class(reading: &LakeReading, t: &'static Text) -> ClassSaid {
    let given: Vec<(Item, Reading)> = [Item::Codmn, Item::Tp, Item::Tn]
        .into_iter()
        .filter_map(|item| {
            let found = match lab::reading(reading.values.get(item.id())?)? {
                mingjing_domain::sample::Reading::Measured(value) => Reading::Measured(value),
                mingjing_domain::sample::Reading::Below(limit) => Reading::Below(limit),
                _ => return None,
            };
            Some((item, found))
        })
        .collect();
    let verdict = classify(Body::Lake, &given);
    let names: Vec<&str> =
        verdict.deciding.iter().map(|item| item.words().in_language(t.lang.language())).collect();
    let nitrogen = verdict.items.iter().find(|judged| judged.item == Item::Tn);
    ClassSaid {
        class: verdict.class.map(|class| class.id().to_owned()),
        words: verdict.class.map_or_else(|| t.never_classed.to_owned(), |class| word(t.classes, class.id())),
        deciding: water::join(&names, t),
        nitrogen: nitrogen.map(|judged| word(t.classes, judged.class.id())),
    }
}

/// The index worked out again, part by part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LakeWorking {
    /// Name, value, formula, index, weight.
    pub rows: Vec<[String; 5]>,
    /// The sum with its grade, or why there is none.
    pub sum: String,
    /// Whether it agrees with what the source published.
    pub compared: String,
    /// They differ.
    pub differs: bool,
}

/// The working of a reading.
#[must_use]
pub fn working(reading: &LakeReading, t: &'static Text) -> LakeWorking {
    let w = t.lakes();
    let given = PerPart(Part::ALL.map(|part| lab::reading(reading.values.get(part.id())?)));
    let working = lake::evaluate(&given);
    let rows = working
        .parts
        .iter()
        .map(|(part, found)| {
            let name = part.words().in_language(t.lang.language()).to_owned();
            let value = reading
                .values
                .get(part.id())
                .map_or_else(|| t.no_data.to_owned(), |value| lab::value(value, part.unit(), t));
            let (a, b) = part.coefficients();
            let hundredths = |n: i16| Decimal::new(n.into(), 2).map(|n| n.to_string()).unwrap_or_default();
            let weight = Decimal::new(part.squared_correlation().into(), 4);
            let weight = weight.map(|weight| format!("{weight} ÷ 3.7558")).unwrap_or_default();
            match found {
                Ok(found) => {
                    let sign = if b < 0 { "−" } else { "+" };
                    let formula = format!(
                        "{} {sign} {} ln {}",
                        hundredths(a),
                        hundredths(b.saturating_abs()),
                        found.value
                    );
                    [name, value, formula, found.tli.to_string(), weight]
                }
                Err(why) => [name, value, word(w.missing, why.id()), "—".to_owned(), weight],
            }
        })
        .collect();
    let computed = match working.composite {
        Trophic::Whole { tli, grade } => Some((tli, grade)),
        Trophic::Partial | Trophic::NotResolved => None,
    };
    let (compared, differs) = match (reading.published_tli, computed) {
        (None, _) => (w.not_compared.to_owned(), false),
        // A source that prints fewer decimals is compared at its own.
        (Some(published), Some((tli, _))) if tli.round_half_even(published.scale().min(2)) == published => {
            ((w.agrees)(&published.to_string()), false)
        }
        (Some(published), Some((tli, _))) => ((w.differs)(&published.to_string(), &tli.to_string()), true),
        (Some(published), None) => ((w.differs)(&published.to_string(), w.no_sum), true),
    };
    LakeWorking {
        rows,
        sum: computed.map_or_else(
            || w.no_sum.to_owned(),
            |(tli, grade)| format!("{tli} · {}", grade.words().in_language(t.lang.language())),
        ),
        compared,
        differs,
    }
}

/// All readings, newest first; those of the whole lake before those of points.
#[must_use]
pub fn newest_first(years: &[Arc<LakeReadings>]) -> Vec<&LakeReading> {
    let mut all: Vec<&LakeReading> = years.iter().flat_map(|year| &year.readings).collect();
    order::by_key(&mut all, |reading| (std::cmp::Reverse(&reading.period), &reading.point_zh));
    all
}

/// A value of a reading in words, without its unit.
#[must_use]
pub fn value(reading: &LakeReading, id: &str, t: &Text) -> String {
    if id == "tli" {
        return reading.tli.map_or_else(|| t.no_data.to_owned(), |tli| tli.to_string());
    }
    reading.values.get(id).map_or_else(|| t.no_data.to_owned(), |value| lab::value(value, "", t))
}

/// Grade of a reading in words.
#[must_use]
pub fn grade_words(reading: &LakeReading, t: &Text) -> String {
    reading.grade.as_deref().map_or_else(|| why_none(reading, t), |id| grade(id, t))
}

/// What is missing for an index.
fn why_none(reading: &LakeReading, t: &Text) -> String {
    let why = |(part, why): (&String, &String)| {
        format!("{} {}", word(t.lakes().items, part), word(t.lakes().missing, why))
    };
    let missing: Vec<String> = reading.missing.iter().map(why).collect();
    water::join(&missing, t)
}

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
