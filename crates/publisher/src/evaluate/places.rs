//! Regions and water sections.

use crate::diagnostic::{Diagnostics, catalog::water as told};
use crate::forms::{Book, rows::Placed};
use mingjing_contract::places::{Region, Section};
use mingjing_domain::water::Body;
use std::collections::{BTreeMap, BTreeSet};

/// The regions, in the order of the workbook.
pub fn regions(book: &Book, faults: &mut Diagnostics) -> Vec<Region> {
    let rows = book.sheet("regions").read(&["code", "name_zh", "name_en", "kind"], faults, |row| Region {
        code: row.id("code"),
        name_zh: row.text("name_zh"),
        name_en: row.text("name_en"),
        parent: row.opt("parent_code"),
        kind: row.text("kind"),
        sample: row.sample,
    });
    rows.into_iter().map(|placed| placed.value).collect()
}

/// The sections by identifier. The basin's Chinese name comes from their readings.
pub fn sections(book: &Book, faults: &mut Diagnostics) -> Vec<Placed<Section>> {
    let basins: BTreeMap<&str, &str> =
        book.water.iter().map(|row| (row.section_zh.as_str(), row.basin_zh.as_str())).collect();
    let needed = ["id", "name_zh", "name_en", "basin_en", "body"];
    let mut sections = book.sheet("water_sections").read(&needed, faults, |row| {
        let body = row.text("body");
        if Body::from_id(&body).is_none() {
            row.refuse("body", told::body_unknown(), Some(&body));
        }
        let name_zh = row.text("name_zh");
        Section {
            id: row.id("id"),
            name_en: row.text("name_en"),
            basin_zh: basins.get(name_zh.as_str()).copied().unwrap_or_default().to_owned(),
            name_zh,
            basin_en: row.text("basin_en"),
            river_zh: row.opt("river_zh"),
            region: row.opt("region_code"),
            body,
            sample: row.sample,
        }
    });
    let mut names = BTreeSet::new();
    for section in &sections {
        if !names.insert(section.value.name_zh.clone()) {
            let place = section.place.clone().column("name_zh");
            faults.push(told::section_name_twice(), place, Some(&section.value.name_zh));
        }
    }
    sections.sort_by(|a, b| a.value.id.cmp(&b.value.id));
    sections
}
