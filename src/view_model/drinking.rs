//! Drinking water: places with their newest sample item by item, exceedances with what followed.

mod figure;
mod overs;
mod rows;

pub use figure::{drawn, figure};
pub use overs::{Over, overs};
pub use rows::{ItemRow, PlaceRow, rows};

use super::lab;
use crate::text::drinking::Kept;
use crate::text::{Text, format};
use mingjing_contract::drinking::{Drinking, DrinkingItem, DrinkingPlace, DrinkingReadings, DrinkingSample};
use std::sync::Arc;

/// All samples that are at hand, by place, oldest first.
fn samples<'a>(
    years: &'a [Arc<DrinkingReadings>],
    place: &'a str,
) -> impl Iterator<Item = &'a DrinkingSample> {
    years.iter().flat_map(|year| &year.samples).filter(move |sample| sample.place == place)
}

/// When a sample was taken: the day where it is known, else the period.
fn taken(sample: &DrinkingSample, t: &Text) -> String {
    let day = sample.sampled_on.as_deref().map(|day| format::day_text(t.lang, day));
    day.unwrap_or_else(|| format::period(t.lang, &sample.period))
}

/// How the places stand.
#[must_use]
pub fn kept(rows: &[PlaceRow]) -> Kept {
    let rows = lab::that_count(rows, |row| row.sample);
    let count = |is: Option<bool>| rows.iter().filter(|row| row.kept == is).count();
    Kept { all: rows.len(), kept: count(Some(true)), broken: count(Some(false)), open: count(None) }
}

/// A place's name.
#[must_use]
pub fn name(place: &DrinkingPlace, t: &Text) -> String {
    lab::name(&place.name_zh, Some(&place.name_en), t.lang)
}

fn broken(sample: &DrinkingSample) -> impl Iterator<Item = (&DrinkingItem, &str)> {
    sample.items.iter().filter_map(|item| Some((item, item.breach.as_deref()?)))
}

fn limit(item: &DrinkingItem, t: &Text) -> String {
    let confidence = item.limit_confidence.as_deref();
    match lab::bounds(item.least, item.most, t) {
        Some(bounds) => lab::marked(bounds, confidence, t),
        // Words instead of figures: the standard wants it absent.
        None if confidence.is_some() => lab::marked(t.lab().must_be_absent.to_owned(), confidence, t),
        None => t.lab().no_limit.to_owned(),
    }
}

/// Which kinds of advice the newest samples call for.
#[must_use]
pub fn advice(drinking: &Drinking) -> Vec<&'static str> {
    let mut kinds: Vec<&'static str> = Vec::new();
    let at_tap = drinking.places.iter().filter(|place| place.kind != "source");
    let newest = at_tap.filter_map(|place| place.latest.as_ref());
    if newest.clone().any(|sample| sample.trihalomethanes.as_ref().is_some_and(|sum| !sum.within)) {
        kinds.push("chemicals");
    }
    for (item, how) in newest.flat_map(broken) {
        let kind = match item.item.as_str() {
            "coliforms" | "e_coli" | "colonies" => "microbes",
            _ if how == "too_low" && item.item != "ph" => "microbes",
            "colour" | "turbidity" | "odour" | "visible" | "ph" | "fe" | "mn" | "hardness" => "senses",
            _ => "chemicals",
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}
