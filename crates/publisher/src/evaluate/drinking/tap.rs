//! Plants and taps, by GB 5749.

use super::super::lab::{self, Given};
use crate::diagnostic::Diagnostics;
use crate::forms::rows::Placed;
use jiff::civil::Date;
use mingjing_contract::drinking::{DrinkingItem, DrinkingSample, SumOfRatios};
use mingjing_domain::drinking::{Breach, EDITION, Item, Stage, Supply, Verdict, evaluate};

/// The verdict on a sample; place and time are filled in by the caller.
pub fn judge(
    day: Date,
    stage: Stage,
    supply: Supply,
    given: &[Placed<Given>],
    faults: &mut Diagnostics,
) -> DrinkingSample {
    let readings: Vec<_> =
        given.iter().filter_map(|one| Some((Item::from_id(&one.value.item)?, one.value.reading))).collect();
    let (verdict, no_rule) = lab::ruled(evaluate(day, stage, supply, &readings), given, faults);
    let invalid = verdict.iter().flat_map(|verdict| &verdict.invalid);
    let not_judged = invalid
        .map(|(item, why)| lab::not_judged(item.id, why.id(), lab::place_of(given, item.id), faults))
        .collect();
    let items = Item::ALL.iter().filter_map(|item| {
        let one = given.iter().find(|one| one.value.item == item.id)?;
        Some(drinking_item(item, &one.value, stage, supply, verdict.as_ref()))
    });
    let sum = verdict.as_ref().and_then(|verdict| verdict.trihalomethanes);
    DrinkingSample {
        place: String::new(),
        period: String::new(),
        sampled_on: None,
        edition: EDITION.to_owned(),
        items: items.collect(),
        compliant: verdict.as_ref().and_then(Verdict::compliant),
        class: None,
        trihalomethanes: sum
            .and_then(|sum| Some(SumOfRatios { ratio: sum.ratio.round_half_even(2)?, within: sum.within })),
        not_judged,
        no_rule,
    }
}

fn drinking_item(
    item: &'static Item,
    given: &Given,
    stage: Stage,
    supply: Supply,
    verdict: Option<&Verdict>,
) -> DrinkingItem {
    let judged = verdict.and_then(|verdict| verdict.items.iter().find(|judged| judged.item == item));
    // Without a verdict the edition's limits do not apply.
    let bounds = verdict.and_then(|_| item.bounds(stage, supply));
    let (breach, multiple) = match judged.and_then(|judged| judged.breach) {
        None => (None, None),
        Some(Breach::Present) => (Some("present"), None),
        Some(Breach::TooLow(_)) => (Some("too_low"), None),
        Some(Breach::TooHigh(_, multiple)) => (Some("too_high"), multiple),
    };
    DrinkingItem {
        item: item.id.to_owned(),
        value: given.written(),
        unit: item.unit.to_owned(),
        least: bounds.and_then(|bounds| bounds.least),
        most: bounds.and_then(|bounds| bounds.most),
        breach: breach.map(str::to_owned),
        multiple,
        class: None,
        limit_confidence: judged.map(|_| item.confidence.letter().to_owned()),
        source: given.source.clone(),
        note: given.note.clone(),
    }
}
