//! Places with their newest sample, item by item.

use super::{broken, limit, name, samples, taken};
use crate::text::{Text, format, word};
use crate::view_model::lab;
use mingjing_contract::drinking::{Drinking, DrinkingPlace, DrinkingReadings, DrinkingSample};
use mingjing_contract::places::Places;
use mingjing_domain::order;
use std::sync::Arc;

/// An item of a sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemRow {
    /// Name.
    pub name: String,
    /// Value with unit.
    pub value: String,
    /// Limit with its mark.
    pub limit: String,
    /// Verdict in words.
    pub result: String,
    /// The limit is broken.
    pub broken: bool,
}

/// A place with its newest sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceRow {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// `source`, `plant`, `tap`.
    pub kind: String,
    /// Region, supply, where the water comes from.
    pub about: String,
    /// Whether it keeps every limit; none if nothing was judged.
    pub kept: Option<bool>,
    /// In words.
    pub verdict: String,
    /// What is broken, item by item.
    pub over: Vec<String>,
    /// Period and day of sampling.
    pub when: String,
    /// All items.
    pub items: Vec<ItemRow>,
    /// What could not be judged, doubts.
    pub notes: Vec<String>,
    /// Standard of the newest sample.
    pub edition: String,
    /// Period, whether kept, in words: oldest first.
    pub periods: Vec<(String, Option<bool>, String)>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// The places of a region (all without one): as they stand in the chain, those in breach first.
#[must_use]
pub fn rows(
    drinking: &Drinking,
    years: &[Arc<DrinkingReadings>],
    places: &Places,
    region: Option<&str>,
    t: &'static Text,
) -> Vec<PlaceRow> {
    let mut rows: Vec<PlaceRow> = drinking
        .places
        .iter()
        .filter(|place| region.is_none_or(|region| place.region == region))
        .map(|place| place_row(place, drinking, years, places, t))
        .collect();
    order::by_key(&mut rows, |row| (row.sample, row.kept.is_none(), row.kept));
    rows
}

fn place_row(
    place: &DrinkingPlace,
    drinking: &Drinking,
    years: &[Arc<DrinkingReadings>],
    places: &Places,
    t: &'static Text,
) -> PlaceRow {
    let w = t.drinking();
    let mut about = vec![lab::region(places, &place.region, t)];
    about.extend(place.water.as_deref().map(|water| word(w.waters, water)));
    about.extend(place.body.as_deref().map(|body| word(w.bodies, body)));
    about.extend(place.supply.as_deref().map(|supply| word(w.supplies, supply)));
    let from = place.from.as_ref().and_then(|id| drinking.places.iter().find(|place| place.id == *id));
    about.extend(from.map(|from| (w.from)(&name(from, t))));
    about.extend(place.operator_zh.clone());
    let latest = place.latest.as_ref();
    let mut notes = latest.map_or_else(Vec::new, |sample| {
        lab::open(&sample.edition, &sample.not_judged, sample.no_rule.is_some(), t)
    });
    notes.extend(place.note.clone());
    PlaceRow {
        id: place.id.clone(),
        name: name(place, t),
        kind: place.kind.clone(),
        about: about.join(" · "),
        kept: latest.and_then(|sample| sample.compliant),
        verdict: latest.map_or_else(|| w.no_sample.to_owned(), |sample| verdict(sample, t)),
        over: latest.map_or_else(Vec::new, |sample| over(sample, t)),
        when: latest.map_or_else(String::new, |sample| {
            format!(
                "{} · {}",
                format::period(t.lang, &sample.period),
                lab::sampled_on(sample.sampled_on.as_deref(), t)
            )
        }),
        items: latest.map_or_else(Vec::new, |sample| items(sample, t)),
        notes,
        edition: latest.map_or_else(String::new, |sample| sample.edition.clone()),
        periods: samples(years, &place.id)
            .map(|sample| {
                let of_period = samples(years, &place.id).filter(|other| other.period == sample.period);
                // Two samples of one period are told apart by their days.
                let when = if of_period.count() > 1 {
                    taken(sample, t)
                } else {
                    format::period(t.lang, &sample.period)
                };
                (when, sample.compliant, verdict(sample, t))
            })
            .collect(),
        sample: place.sample,
    }
}

fn verdict(sample: &DrinkingSample, t: &Text) -> String {
    let w = t.drinking();
    let class = sample.class.as_deref().map(|class| word(t.classes, class));
    match (sample.compliant, class) {
        (Some(true), Some(class)) => (w.source_fit)(&class),
        (Some(false), Some(class)) => (w.source_unfit)(&class),
        (Some(true), None) => w.compliant.to_owned(),
        (Some(false), None) => w.broken.to_owned(),
        (None, _) => w.open.to_owned(),
    }
}

pub(super) fn over(sample: &DrinkingSample, t: &Text) -> Vec<String> {
    let mut over: Vec<String> = broken(sample)
        .map(|(item, how)| {
            format!(
                "{} {}",
                lab::item(&sample.edition, &item.item, t.lang),
                lab::breach(how, item.multiple, t)
            )
        })
        .collect();
    if sample.trihalomethanes.as_ref().is_some_and(|sum| !sum.within) {
        over.push(t.drinking().trihalomethanes.to_owned());
    }
    over
}

pub(super) fn items(sample: &DrinkingSample, t: &Text) -> Vec<ItemRow> {
    let is_open = |id: &str| sample.not_judged.iter().any(|open| open.item == id);
    let mut rows: Vec<ItemRow> = sample
        .items
        .iter()
        .map(|item| ItemRow {
            name: lab::item(&sample.edition, &item.item, t.lang),
            value: lab::value(&item.value, &item.unit, t),
            limit: limit(item, t),
            result: match (&item.breach, &item.class) {
                (Some(how), _) => lab::breach(how, item.multiple, t),
                (None, Some(class)) => word(t.classes, class),
                (None, None) if sample.no_rule.is_some() || is_open(&item.item) => {
                    t.drinking().open.to_owned()
                }
                (None, None) => t.lab().kept.to_owned(),
            },
            broken: item.breach.is_some(),
        })
        .collect();
    if let Some(sum) = &sample.trihalomethanes {
        rows.push(ItemRow {
            name: t.drinking().trihalomethanes.to_owned(),
            value: sum.ratio.to_string(),
            limit: t.drinking().trihalomethanes_rule.to_owned(),
            result: if sum.within { t.lab().kept } else { word_of_high(t) }.to_owned(),
            broken: !sum.within,
        });
    }
    rows
}

fn word_of_high(t: &Text) -> &'static str {
    t.lab().breaches.iter().find(|(id, _)| *id == "too_high").map_or("", |(_, word)| word)
}
