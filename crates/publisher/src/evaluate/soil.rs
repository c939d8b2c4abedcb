//! Soil: plots with the verdict on each sample, and the safe use of farmland.

use super::lab::{self, Given, owner};
use crate::diagnostic::{
    Diagnostics, Place,
    catalog::{record as told, table},
};
use crate::forms::{
    Book,
    rows::{Cells, Placed, Sheet},
};
use mingjing_contract::soil::{FarmlandYear, Plot, Soil, SoilItem, SoilSample};
use mingjing_domain::Decimal;
use mingjing_domain::soil::{DevelopmentClass, Farmland, Item, Site, Verdict, evaluate as judge, safe_use};
use mingjing_domain::time::parse_date;
use std::collections::BTreeMap;

/// Identifiers of the kinds of land.
const SITES: [&str; 6] = ["development_1", "development_2", "paddy", "rotation", "orchard", "other_farmland"];
/// States of a plot.
const STATES: [&str; 8] = [
    "suspected",
    "investigating",
    "assessing",
    "controlled",
    "remediating",
    "verified",
    "removed",
    "watched",
];

/// Plot, day, point.
type Key = (String, String, String);

/// A reading of a sample, with the pH of its row.
type Row = (Given, Option<Decimal>);

/// The table; absent when the workbook has none of its parts.
pub fn evaluate(book: &Book, faults: &mut Diagnostics) -> Option<Soil> {
    let [register, table, areas] =
        ["soil_plots", "soil_readings", "soil_farmland"].map(|name| book.sheet(name));
    if register.is_absent() && table.is_absent() && areas.is_absent() {
        return None;
    }
    let mut samples = samples(&register, &table, faults);
    let needed = ["id", "name_zh", "name_en", "region_code", "site", "state"];
    let plots = register.read(&needed, faults, plot);
    let mut plots: Vec<Plot> = plots.into_iter().map(|placed| placed.value).collect();
    plots.sort_by(|a, b| a.id.cmp(&b.id));
    for plot in &mut plots {
        for ((day, point), rows) in samples.remove(&plot.id).unwrap_or_default() {
            plot.samples.extend(sample(&plot.site, day, point, &rows, faults));
        }
    }
    let needed = ["region_code", "year", "total_area", "safe_area", "area_unit"];
    let farmland = areas.read(&needed, faults, farmland);
    let mut farmland: Vec<FarmlandYear> = farmland.into_iter().map(|placed| placed.value).collect();
    farmland.sort_by(|a, b| (&a.region, a.year).cmp(&(&b.region, b.year)));
    Some(Soil { plots, farmland })
}

/// Rows by plot, then day and point.
type Samples = BTreeMap<String, BTreeMap<(String, String), Vec<Placed<Row>>>>;

fn samples(register: &Sheet<'_>, table: &Sheet<'_>, faults: &mut Diagnostics) -> Samples {
    let known = register.texts("id");
    let rows = table.read(&["plot_id", "point", "sampled_on", "item", "value"], faults, |row| {
        let plot = owner(row, "plot_id", "soil_plots", &known);
        let item = row.one_of("item", &Item::ALL.map(Item::id));
        row.text("value");
        let reading = row.opt_reading("value");
        let given = reading.map(|reading| Given::of(row, item, reading));
        let key: Key = (plot, row.date("sampled_on"), row.text("point"));
        (key, given, row.opt_decimal("ph"))
    });
    let mut samples: Samples = BTreeMap::new();
    for Placed { place, value: ((plot, day, point), given, ph) } in rows {
        let Some(given) = given else { continue };
        let rows = samples.entry(plot).or_default().entry((day, point)).or_default();
        let first = rows.iter().find_map(|row: &Placed<Row>| row.value.1);
        if let (Some(first), Some(ph)) = (first, ph)
            && first != ph
        {
            let place = place.clone().column("ph");
            faults.push(told::ph_differs(&first.to_string()), place, Some(&ph.to_string()));
        }
        rows.push(Placed { place, value: (given, ph) });
    }
    samples
}

/// A plot without its samples.
fn plot(row: &mut Cells<'_, '_>) -> Plot {
    row.in_order("listed_on", "removed_on");
    Plot {
        id: row.id("id"),
        name_zh: row.text("name_zh"),
        name_en: row.text("name_en"),
        region: row.text("region_code"),
        address_zh: row.opt("address_zh"),
        area_m2: row.opt_decimal("area_m2"),
        site: row.one_of("site", &SITES),
        former_use_zh: row.opt("former_use_zh"),
        planned_use_zh: row.opt("planned_use_zh"),
        state: row.one_of("state", &STATES),
        listed_on: row.opt_date("listed_on"),
        removed_on: row.opt_date("removed_on"),
        use_limits_zh: row.opt("use_limits_zh"),
        document: row.opt("document"),
        lon: row.opt_decimal("lon"),
        lat: row.opt_decimal("lat"),
        source: row.opt("source_id"),
        note: row.opt("note"),
        samples: Vec::new(),
        sample: row.sample,
    }
}

fn site(id: &str, ph: Option<Decimal>) -> Option<Site> {
    let farmland = |land| Some(Site::Farmland { land, ph });
    match id {
        "development_1" => Some(Site::Development(DevelopmentClass::One)),
        "development_2" => Some(Site::Development(DevelopmentClass::Two)),
        "paddy" => farmland(Farmland::Paddy),
        "rotation" => farmland(Farmland::Rotation),
        "orchard" => farmland(Farmland::Orchard),
        "other_farmland" => farmland(Farmland::Other),
        _ => None,
    }
}

fn sample(
    land: &str,
    sampled_on: String,
    point: String,
    rows: &[Placed<Row>],
    faults: &mut Diagnostics,
) -> Option<SoilSample> {
    let ph = rows.iter().find_map(|row| row.value.1);
    let site = site(land, ph)?;
    let item = |row: &Placed<Row>| Item::ALL.into_iter().find(|item| item.id() == row.value.0.item);
    let readings: Vec<_> = rows.iter().filter_map(|row| Some((item(row)?, row.value.0.reading))).collect();
    let verdict = judge(parse_date(&sampled_on).ok()?, site, &readings);
    let (verdict, no_rule) = lab::ruled(verdict, rows, faults);
    let place = |wanted: Item| -> Option<&Place> {
        rows.iter().find(|row| item(row) == Some(wanted)).map(|row| &row.place)
    };
    let invalid = verdict.iter().flat_map(|verdict| &verdict.invalid);
    let not_judged = invalid.map(|(item, why)| lab::not_judged(item.id(), why.id(), place(*item), faults));
    let not_judged = not_judged.collect();
    let items = Item::ALL.into_iter().filter_map(|wanted| {
        let row = rows.iter().find(|row| item(row) == Some(wanted))?;
        Some(soil_item(wanted, &row.value.0, verdict.as_ref()))
    });
    Some(SoilSample {
        point,
        sampled_on,
        edition: site.edition().to_owned(),
        ph,
        items: items.collect(),
        risk: verdict.as_ref().and_then(|verdict| verdict.risk).map(|risk| risk.id().to_owned()),
        not_judged,
        no_rule,
    })
}

fn soil_item(item: Item, given: &Given, verdict: Option<&Verdict>) -> SoilItem {
    let judged = verdict.and_then(|verdict| verdict.items.iter().find(|judged| judged.item == item));
    SoilItem {
        item: item.id().to_owned(),
        value: given.written(),
        screening: judged.map(|judged| judged.screening),
        intervention: judged.and_then(|judged| judged.intervention),
        risk: judged.map(|judged| judged.risk.id().to_owned()),
        multiple: judged.and_then(|judged| judged.multiple),
        limit_confidence: judged.map(|judged| judged.confidence.letter().to_owned()),
        source: given.source.clone(),
        note: given.note.clone(),
    }
}

fn farmland(row: &mut Cells<'_, '_>) -> FarmlandYear {
    let (total, safe) = (row.decimal("total_area"), row.decimal("safe_area"));
    for (column, area) in [("total_area", total), ("safe_area", safe)] {
        if area.is_negative() {
            row.refuse(column, table::out_of_bounds("≥ 0"), Some(&area.to_string()));
        }
    }
    if safe > total {
        row.refuse("safe_area", told::range_wrong("total_area"), Some(&safe.to_string()));
    }
    let percent = safe_use(safe, total).map(|found| found.percent);
    let published_percent = row.opt_decimal("published_percent");
    if let (Some(published), Some(computed)) = (published_percent, percent)
        && computed.round_half_even(published.scale().min(1)) != published
    {
        let shown = format!("{published} / {computed}");
        row.tell("published_percent", told::verdict_differs(), Some(&shown));
    }
    FarmlandYear {
        region: row.text("region_code"),
        year: row.integer("year"),
        total,
        safe,
        area_unit: row.one_of("area_unit", &["hm2", "mu"]),
        percent,
        published_percent,
        source: row.opt("source_id"),
        note: row.opt("note"),
        sample: row.sample,
    }
}
