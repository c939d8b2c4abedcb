//! Wells: the class of each sample by GB/T 14848.

use super::lab::{self, Given, given, owner, year_of};
use crate::diagnostic::Diagnostics;
use crate::forms::{Book, rows::Placed};
use mingjing_contract::groundwater::{Groundwater, Well, WellItem, WellReadings, WellSample};
use mingjing_domain::groundwater::{Class, EDITION, Item, Verdict, evaluate as judge};
use mingjing_domain::sample::Reading;
use mingjing_domain::time::parse_date;
use std::collections::BTreeMap;

/// Identifiers of all items, for messages.
pub fn known_items() -> String {
    Item::ALL.map(|item| item.id).join(", ")
}

/// The two tables; absent when the workbook has neither.
pub fn evaluate(book: &Book, faults: &mut Diagnostics) -> (Option<Groundwater>, Vec<WellReadings>) {
    let (register, table) = (book.sheet("groundwater_wells"), book.sheet("groundwater_readings"));
    if register.is_absent() && table.is_absent() {
        return (None, Vec::new());
    }
    let known = register.texts("id");
    let rows = table.read(&["well_id", "sampled_on", "item", "value"], faults, |row| {
        let well = owner(row, "well_id", "groundwater_wells", &known);
        let unit_of = |id: &str| Item::from_id(id).map(|item| item.unit);
        ((well, row.date("sampled_on")), given(row, EDITION, unit_of, known_items))
    });
    let mut groups: BTreeMap<(String, String), Vec<Placed<Given>>> = BTreeMap::new();
    for Placed { place, value: (key, given) } in rows {
        groups.entry(key).or_default().extend(given.map(|value| Placed { place, value }));
    }
    let mut years: BTreeMap<i16, Vec<WellSample>> = BTreeMap::new();
    for ((well, day), given) in groups {
        let year = year_of(&day);
        years.entry(year).or_default().extend(sample(well, day, &given, faults));
    }
    let edition = EDITION.to_owned();
    let readings: Vec<WellReadings> = years
        .into_iter()
        .map(|(year, samples)| WellReadings { year, edition: edition.clone(), samples })
        .collect();
    let needed = ["id", "name_zh", "name_en", "region_code"];
    let wells = register.read(&needed, faults, |row| {
        let id = row.id("id");
        let mut own = readings.iter().flat_map(|year| &year.samples).filter(|sample| sample.well == id);
        Well {
            name_zh: row.text("name_zh"),
            name_en: row.text("name_en"),
            region: row.text("region_code"),
            aquifer: row.opt_one_of("aquifer", &["phreatic", "confined", "spring"]),
            depth_m: row.opt_decimal("depth_m"),
            lon: row.opt_decimal("lon"),
            lat: row.opt_decimal("lat"),
            note: row.opt("note"),
            latest: own.rfind(|sample| sample.class.is_some()).cloned(),
            sample: row.sample,
            id,
        }
    });
    let mut wells: Vec<Well> = wells.into_iter().map(|placed| placed.value).collect();
    wells.sort_by(|a, b| a.id.cmp(&b.id));
    (Some(Groundwater { edition, wells }), readings)
}

/// Items of the standard with their readings.
pub fn readings(given: &[Placed<Given>]) -> Vec<(&'static Item, Reading)> {
    given.iter().filter_map(|one| Some((Item::from_id(&one.value.item)?, one.value.reading))).collect()
}

fn sample(
    well: String,
    sampled_on: String,
    given: &[Placed<Given>],
    faults: &mut Diagnostics,
) -> Option<WellSample> {
    let day = parse_date(&sampled_on).ok()?;
    let (verdict, no_rule) = lab::ruled(judge(day, &readings(given)), given, faults);
    let invalid = verdict.iter().flat_map(|verdict| &verdict.invalid);
    let not_judged = invalid
        .map(|(item, why)| lab::not_judged(item.id, why.id(), lab::place_of(given, item.id), faults))
        .collect();
    let of_order = |item: &Item| given.iter().find(|one| one.value.item == item.id);
    let items =
        Item::ALL.iter().filter_map(|item| Some(well_item(item, &of_order(item)?.value, verdict.as_ref())));
    Some(WellSample {
        well,
        sampled_on,
        items: items.collect(),
        class: verdict.as_ref().and_then(|verdict| verdict.class).map(|class| class.id().to_owned()),
        open_ended: verdict
            .as_ref()
            .is_some_and(|verdict| verdict.deciding().any(|judged| judged.open_ended)),
        deciding: verdict
            .iter()
            .flat_map(Verdict::deciding)
            .map(|judged| judged.item.id.to_owned())
            .collect(),
        not_judged,
        no_rule,
    })
}

fn well_item(item: &'static Item, given: &Given, verdict: Option<&Verdict>) -> WellItem {
    let judged = verdict.and_then(|verdict| verdict.items.iter().find(|judged| judged.item == item));
    WellItem {
        item: item.id.to_owned(),
        value: given.written(),
        unit: item.unit.to_owned(),
        class: judged.map(|judged| judged.class.id().to_owned()),
        limit: item.limit(Class::III),
        multiple: judged.and_then(|judged| judged.multiple),
        uncertain: judged.is_some_and(|judged| judged.uncertain),
        source: given.source.clone(),
        note: given.note.clone(),
    }
}
