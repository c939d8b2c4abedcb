//! Drinking water: a verdict on each sample, by what the place is.

mod source;
mod tap;

use super::lab::{Given, given, owner, year_of};
use super::{
    groundwater,
    period::{first_day, order},
};
use crate::diagnostic::{Diagnostics, catalog::record as told};
use crate::forms::{
    Book,
    rows::{Cells, Placed, Sheet},
};
use jiff::civil::Date;
use mingjing_contract::drinking::{Drinking, DrinkingPlace, DrinkingReadings, DrinkingSample};
use mingjing_domain::drinking::{EDITION, Item, Stage, Supply};
use mingjing_domain::time::parse_date;
use mingjing_domain::water::Body;
use mingjing_domain::{groundwater as wells, water};
use std::collections::BTreeMap;

/// Which standard judges a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// GB 5749.
    Supplied(Stage, Supply),
    /// GB 3838.
    Surface(Body),
    /// GB/T 14848.
    Ground,
}

/// Place, period, day of sampling.
type Key = (String, String, Option<String>);

/// The two tables; absent when the workbook has neither.
pub fn evaluate(book: &Book, faults: &mut Diagnostics) -> (Option<Drinking>, Vec<DrinkingReadings>) {
    let (register, table) = (book.sheet("drinking_places"), book.sheet("drinking_readings"));
    if register.is_absent() && table.is_absent() {
        return (None, Vec::new());
    }
    let needed = ["id", "name_zh", "name_en", "region_code", "kind"];
    let mut places: Vec<(DrinkingPlace, Kind)> =
        register.read(&needed, faults, place).into_iter().filter_map(|placed| placed.value).collect();
    places.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
    let kinds: BTreeMap<&str, Kind> = places.iter().map(|(place, kind)| (place.id.as_str(), *kind)).collect();

    let mut years: BTreeMap<i16, Vec<DrinkingSample>> = BTreeMap::new();
    for ((place, period, sampled_on), given) in groups(&register, &table, &kinds, faults) {
        let Some(kind) = kinds.get(place.as_str()) else { continue };
        let Some(day) = day(&period, sampled_on.as_deref()) else { continue };
        let judged = match *kind {
            Kind::Supplied(stage, supply) => tap::judge(day, stage, supply, &given, faults),
            Kind::Surface(body) => source::surface(body, &given, faults),
            Kind::Ground => source::ground(day, &given, faults),
        };
        let year = year_of(&period);
        years.entry(year).or_default().push(DrinkingSample { place, period, sampled_on, ..judged });
    }
    let sorted = |(year, mut samples): (i16, Vec<DrinkingSample>)| {
        samples.sort_by_cached_key(|sample| {
            (sample.place.clone(), order(&sample.period), sample.sampled_on.clone())
        });
        DrinkingReadings { year, samples }
    };
    let readings: Vec<DrinkingReadings> = years.into_iter().map(sorted).collect();
    let latest = |id: &str| {
        let mut own = readings.iter().flat_map(|year| &year.samples).filter(|sample| sample.place == id);
        own.rfind(|sample| sample.compliant.is_some()).cloned()
    };
    let places: Vec<DrinkingPlace> =
        places.into_iter().map(|(place, _)| DrinkingPlace { latest: latest(&place.id), ..place }).collect();
    (Some(Drinking { places }), readings)
}

/// The day that chooses the edition.
fn day(period: &str, sampled_on: Option<&str>) -> Option<Date> {
    sampled_on.and_then(|day| parse_date(day).ok()).or_else(|| first_day(period))
}

fn groups(
    register: &Sheet<'_>,
    table: &Sheet<'_>,
    kinds: &BTreeMap<&str, Kind>,
    faults: &mut Diagnostics,
) -> BTreeMap<Key, Vec<Placed<Given>>> {
    let known = register.texts("id");
    let rows = table.read(&["place_id", "period", "item", "value"], faults, |row| {
        let place = owner(row, "place_id", "drinking_places", &known);
        let given = match kinds.get(place.as_str()) {
            Some(Kind::Surface(_)) => given(row, water::EDITION, source::unit_of, source::known_items),
            Some(Kind::Ground) => {
                let unit_of = |id: &str| wells::Item::from_id(id).map(|item| item.unit);
                given(row, wells::EDITION, unit_of, groundwater::known_items)
            }
            Some(Kind::Supplied(..)) => {
                let unit_of = |id: &str| Item::from_id(id).map(|item| item.unit);
                given(row, EDITION, unit_of, || Item::ALL.map(|item| item.id).join(", "))
            }
            // The place's own row was refused, or is not there: that has been told.
            None => None,
        };
        ((place, row.period("period"), row.opt_date("sampled_on")), given)
    });
    let mut groups: BTreeMap<Key, Vec<Placed<Given>>> = BTreeMap::new();
    for Placed { place, value: (key, given) } in rows {
        groups.entry(key).or_default().extend(given.map(|value| Placed { place, value }));
    }
    groups
}

fn place(row: &mut Cells<'_, '_>) -> Option<(DrinkingPlace, Kind)> {
    let place = DrinkingPlace {
        id: row.id("id"),
        name_zh: row.text("name_zh"),
        name_en: row.text("name_en"),
        region: row.text("region_code"),
        kind: row.one_of("kind", &["source", "plant", "tap"]),
        water: row.opt_one_of("water", &["surface", "ground"]),
        body: row.opt_one_of("body", &["river", "lake"]),
        supply: row.opt_one_of("supply", &["central", "small"]),
        from: row.opt("from_id"),
        operator_zh: row.opt("operator_zh"),
        lon: row.opt_decimal("lon"),
        lat: row.opt_decimal("lat"),
        note: row.opt("note"),
        latest: None,
        sample: row.sample,
    };
    let supply = place.supply.as_deref().and_then(Supply::from_id).unwrap_or(Supply::Central);
    let kind = match (Stage::from_id(&place.kind), place.water.as_deref()) {
        (Some(stage), _) => Some(Kind::Supplied(stage, supply)),
        (None, Some("ground")) => Some(Kind::Ground),
        (None, Some(_)) => {
            let body = place.body.as_deref().and_then(Body::from_id);
            if body.is_none() {
                row.refuse("body", told::needed_for("surface"), None);
            }
            body.map(Kind::Surface)
        }
        (None, None) => {
            row.refuse("water", told::needed_for("source"), None);
            None
        }
    };
    kind.map(|kind| (place, kind))
}
