//! Lakes: the trophic index of each reading.

use super::lab::{owner, year_of};
use super::period::order;
use crate::diagnostic::{Diagnostics, catalog::record as told};
use crate::forms::{
    Book,
    rows::{Cells, Placed},
};
use mingjing_contract::lakes::{Lake, LakeReading, LakeReadings, Lakes};
use mingjing_domain::lake::{EDITION, Part, PerPart, Trophic, evaluate as index};
use std::collections::BTreeMap;

/// Column of each part, with its unit.
const COLUMNS: [(Part, &str); 5] = [
    (Part::ChlorophyllA, "chla_mg_m3"),
    (Part::TotalPhosphorus, "tp_mg_l"),
    (Part::TotalNitrogen, "tn_mg_l"),
    (Part::SecchiDepth, "sd_m"),
    (Part::PermanganateIndex, "codmn_mg_l"),
];

/// The two tables; absent when the workbook has neither.
pub fn evaluate(book: &Book, faults: &mut Diagnostics) -> (Option<Lakes>, Vec<LakeReadings>) {
    let (register, table) = (book.sheet("lakes"), book.sheet("lake_readings"));
    if register.is_absent() && table.is_absent() {
        return (None, Vec::new());
    }
    let known = register.texts("id");
    let rows = table
        .read(&["lake_id", "period"], faults, |row| (owner(row, "lake_id", "lakes", &known), reading(row)));
    let mut years: BTreeMap<(String, i16), Vec<LakeReading>> = BTreeMap::new();
    for Placed { place, value: (lake, reading) } in rows {
        if let (Some(published), Some(computed)) = (reading.published_tli, reading.tli) {
            // One digit fewer is no contradiction.
            if computed.round_half_even(published.scale().min(2)) != published {
                let shown = format!("{published} / {computed}");
                faults.push(told::verdict_differs(), place.column("published_tli"), Some(&shown));
            }
        }
        years.entry((lake, year_of(&reading.period))).or_default().push(reading);
    }
    let mut readings: Vec<LakeReadings> = years
        .into_iter()
        .map(|((lake, year), readings)| LakeReadings { lake, year, edition: EDITION.to_owned(), readings })
        .collect();
    for year in &mut readings {
        year.readings.sort_by_cached_key(|reading| (order(&reading.period), reading.point_zh.clone()));
    }
    let needed = ["id", "name_zh", "name_en", "region_code", "kind"];
    let mut lakes: Vec<Lake> = register
        .read(&needed, faults, |row| lake(row, &readings))
        .into_iter()
        .map(|placed| placed.value)
        .collect();
    lakes.sort_by(|a, b| a.id.cmp(&b.id));
    (Some(Lakes { edition: EDITION.to_owned(), lakes }), readings)
}

fn lake(row: &mut Cells<'_, '_>, readings: &[LakeReadings]) -> Lake {
    let id = row.id("id");
    let own = || readings.iter().filter(|year| year.lake == id).flat_map(|year| &year.readings);
    let indexed = || own().filter(|reading| reading.tli.is_some());
    // The whole lake before any of its points, whatever is newer.
    let whole = indexed().rfind(|reading| reading.point_zh.is_none());
    let latest = whole.or_else(|| indexed().next_back()).cloned();
    Lake {
        name_zh: row.text("name_zh"),
        name_en: row.text("name_en"),
        region: row.text("region_code"),
        kind: row.one_of("kind", &["lake", "reservoir"]),
        area_km2: row.opt_decimal("area_km2"),
        lon: row.opt_decimal("lon"),
        lat: row.opt_decimal("lat"),
        note: row.opt("note"),
        latest,
        sample: row.sample,
        id,
    }
}

fn reading(row: &mut Cells<'_, '_>) -> LakeReading {
    let mut given = PerPart([None; 5]);
    for (part, column) in COLUMNS {
        given[part] = row.opt_reading(column);
    }
    let working = index(&given);
    let (tli, grade) = match working.composite {
        Trophic::Whole { tli, grade } => (Some(tli), Some(grade.id().to_owned())),
        Trophic::Partial | Trophic::NotResolved => (None, None),
    };
    let values = given
        .iter()
        .filter_map(|(part, reading)| Some((part.id().to_owned(), super::cells::written((*reading)?))));
    let parts = working
        .parts
        .iter()
        .filter_map(|(part, found)| Some((part.id().to_owned(), found.as_ref().ok()?.tli)));
    LakeReading {
        period: row.period("period"),
        point_zh: row.opt("point_zh"),
        values: values.collect(),
        parts: parts.collect(),
        missing: working.missing().map(|(part, why)| (part.id().to_owned(), why.id().to_owned())).collect(),
        tli,
        grade,
        published_tli: row.opt_decimal("published_tli"),
        source: row.opt("source_id"),
        note: row.opt("note"),
    }
}
