//! Lakes: the trophic index with its working, and the class by the two items that are published.

mod figure;
mod working;

pub use figure::{DRAWN, figure};
pub use working::{LakeWorking, working};

use super::{lab, water};
use crate::text::{Text, format, word};
use mingjing_contract::lakes::{Lake, LakeReading, LakeReadings};
use mingjing_contract::places::Places;
use mingjing_domain::lake::Grade;
use mingjing_domain::order;
use mingjing_domain::water::{Body, Item, Reading, classify};
use std::sync::Arc;

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
