//! Sources: fit if they reach class Ⅲ of the standard for their water.

use super::super::groundwater::readings;
use super::super::lab::{self, Given};
use crate::diagnostic::Diagnostics;
use crate::forms::rows::Placed;
use jiff::civil::Date;
use mingjing_contract::drinking::{DrinkingItem, DrinkingSample};
use mingjing_domain::drinking::{Source, source_fit};
use mingjing_domain::sample::Reading;
use mingjing_domain::water::{self, Body, Item};
use mingjing_domain::{Decimal, groundwater as wells};

/// Unit of an item of GB 3838.
pub fn unit_of(id: &str) -> Option<&'static str> {
    Item::from_id(id).map(|item| match item {
        Item::Ph => "",
        Item::FColi => "/L",
        _ => "mg/L",
    })
}

/// Identifiers of the items of GB 3838, for messages.
pub fn known_items() -> String {
    Item::ALL.map(Item::id).join(", ")
}

/// A surface source, by GB 3838; place and time are filled in by the caller.
pub fn surface(body: Body, given: &[Placed<Given>], faults: &mut Diagnostics) -> DrinkingSample {
    let mut not_judged = Vec::new();
    let mut found = Vec::new();
    for Placed { place, value } in given {
        let Some(item) = Item::from_id(&value.item) else { continue };
        match value.reading {
            Reading::Measured(figure) => found.push((item, water::Reading::Measured(figure))),
            Reading::Below(limit) => found.push((item, water::Reading::Below(limit))),
            Reading::NotDetected | Reading::Detected => {
                not_judged.push(lab::not_judged(item.id(), "no_figure", Some(place), faults));
            }
        }
    }
    let verdict = water::classify(body, &found);
    for (item, why) in &verdict.invalid {
        not_judged.push(lab::not_judged(item.id(), why.id(), lab::place_of(given, item.id()), faults));
    }
    let multiple = |item: Item| verdict.exceeding.iter().find(|(other, _)| *other == item)?.1;
    let items = Item::ALL.into_iter().filter_map(|item| {
        let given = &given.iter().find(|one| one.value.item == item.id())?.value;
        let judged = verdict.items.iter().find(|judged| judged.item == item);
        let limit = water::limit(body, item, water::Class::III);
        let unit = unit_of(item.id()).unwrap_or_default();
        let class = judged.map(|judged| judged.class.id());
        let breach = judged.filter(|judged| judged.class > water::Class::III).map(|_| match item {
            Item::Do => "too_low",
            _ => "too_high",
        });
        // Of dissolved oxygen the limit is the least.
        let bounds = if item == Item::Do { (limit, None) } else { (None, limit) };
        Some(source_item(given, (item.id(), unit), bounds, class, breach, multiple(item)))
    });
    let items = items.collect();
    let fit = source_fit(Source::Surface(&verdict));
    let class = verdict.class.map(|class| class.id().to_owned());
    sample(water::EDITION, items, fit, class, not_judged)
}

/// A well as a source, by GB/T 14848; place and time are filled in by the caller.
pub fn ground(day: Date, given: &[Placed<Given>], faults: &mut Diagnostics) -> DrinkingSample {
    let (verdict, no_rule) = lab::ruled(wells::evaluate(day, &readings(given)), given, faults);
    let invalid = verdict.iter().flat_map(|verdict| &verdict.invalid);
    let not_judged = invalid
        .map(|(item, why)| lab::not_judged(item.id, why.id(), lab::place_of(given, item.id), faults))
        .collect();
    let items = wells::Item::ALL.iter().filter_map(|item| {
        let given = &given.iter().find(|one| one.value.item == item.id)?.value;
        let judged =
            verdict.as_ref().and_then(|verdict| verdict.items.iter().find(|judged| judged.item == item));
        let breach = judged
            .filter(|judged| judged.class > wells::Class::III)
            .map(|judged| if judged.compared.is_none() { "present" } else { "too_high" });
        let bounds = (None, verdict.as_ref().and_then(|_| item.limit(wells::Class::III)));
        let class = judged.map(|judged| judged.class.id());
        let multiple = judged.and_then(|judged| judged.multiple);
        Some(source_item(given, (item.id, item.unit), bounds, class, breach, multiple))
    });
    let items = items.collect();
    let fit = verdict.as_ref().and_then(|verdict| source_fit(Source::Ground(verdict)));
    let class = verdict.as_ref().and_then(|verdict| verdict.class).map(|class| class.id().to_owned());
    DrinkingSample { no_rule, ..sample(wells::EDITION, items, fit, class, not_judged) }
}

fn source_item(
    given: &Given,
    (item, unit): (&str, &str),
    (least, most): (Option<Decimal>, Option<Decimal>),
    class: Option<&str>,
    breach: Option<&str>,
    multiple: Option<Decimal>,
) -> DrinkingItem {
    DrinkingItem {
        item: item.to_owned(),
        value: given.written(),
        unit: unit.to_owned(),
        least,
        most,
        breach: breach.map(str::to_owned),
        multiple,
        class: class.map(str::to_owned),
        limit_confidence: None,
        source: given.source.clone(),
        note: given.note.clone(),
    }
}

fn sample(
    edition: &str,
    items: Vec<DrinkingItem>,
    compliant: Option<bool>,
    class: Option<String>,
    not_judged: Vec<mingjing_contract::lab::NotJudged>,
) -> DrinkingSample {
    DrinkingSample {
        place: String::new(),
        period: String::new(),
        sampled_on: None,
        edition: edition.to_owned(),
        items,
        compliant,
        class,
        trihalomethanes: None,
        not_judged,
        no_rule: None,
    }
}
