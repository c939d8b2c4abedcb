//! The national surface-water answers of three days: read whole, and the published class recomputed.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use mingjing_contract::missing::MissingReason;
use mingjing_domain::water::{Body, Item, Reading, classify};
use mingjing_publisher::diagnostic::{Diagnostics, Place};
use mingjing_publisher::forms::{water_csv::WaterRow, water_json};
use mingjing_publisher::workbook::{package::Resource, text_file};
use std::collections::BTreeMap;
use std::path::Path;

fn resource(provinces: &[&str]) -> Resource {
    serde_json::from_value(serde_json::json!({
        "name": "water", "path": "x.json", "mingjing:form": "national_water_json", "mingjing:provinces": provinces,
    }))
    .unwrap()
}

/// A day's rows, how many the file has, and what was found, as count by code.
fn read(name: &str, provinces: &[&str]) -> (Vec<WaterRow>, u64, BTreeMap<&'static str, u64>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/water").join(name);
    let mut faults = Diagnostics::default();
    let bytes = text_file::read(&path).unwrap();
    let text = text_file::decode(bytes, &Place::file("water", name), &mut faults).unwrap();
    let mut rows = Vec::new();
    let count = water_json::read(&resource(provinces), name, &text, &mut rows, &mut faults);
    let mut codes = BTreeMap::new();
    for group in faults.groups() {
        *codes.entry(group.fault.code).or_default() += group.count;
    }
    (rows, count, codes)
}

const DAYS: [&str; 3] = ["nationwide_2020-05-08.json.zst", "2020-06-15.json.zst", "2020-07-10.json.zst"];

#[test]
fn a_day_of_the_country_with_all_its_traps() {
    let (rows, count, codes) = read(DAYS[0], &[]);
    assert_eq!((rows.len(), count), (1901, 1901));
    assert_eq!(codes, BTreeMap::from([("N314", 1), ("W313", 140)]));
    let row = |name: &str| rows.iter().find(|row| row.section_zh == name).unwrap();
    let value = |row: &WaterRow, item: &str| row.values.iter().find(|(known, _)| *known == item).unwrap().1;
    let listed = row("磴口");
    assert_eq!(value(listed, "ph").unwrap().to_string(), "8.05265", "as measured, not as shown");
    assert_eq!(value(listed, "chla"), Err(MissingReason::NoData));
    assert_eq!(value(row("鼓楼外大街"), "nh3n"), Err(MissingReason::Maintenance));
    let old = row("李屯");
    assert_eq!((old.at.unwrap().to_string(), old.year), ("2019-09-09T08:00:00".to_owned(), 2019));

    let (rows, _, codes) = read(DAYS[2], &[]);
    assert_eq!((rows.len(), codes.get("N317")), (98, Some(&11)));
    let removed = rows.iter().find(|row| row.section_zh == "古北口").unwrap();
    assert_eq!(value(removed, "tp"), Err(MissingReason::Invalid));
}

#[test]
fn other_provinces_are_passed_over_and_counted() {
    let (rows, count, codes) = read(DAYS[0], &["内蒙古自治区"]);
    assert_eq!((rows.len(), count, codes["N316"]), (28, 1901, 1873));
}

/// Rows with a published class: by the limits for rivers, by those for lakes, by neither.
fn agreement(name: &str) -> [usize; 3] {
    let mut found = [0; 3];
    for row in read(name, &[]).0 {
        let Some(published) = row.class else { continue };
        let readings: Vec<(Item, Reading)> = row
            .values
            .iter()
            .filter_map(|(item, value)| Some((Item::from_id(item)?, Reading::Measured(value.ok()?))))
            .collect();
        let is = |body| classify(body, &readings).class == Some(published);
        found[if is(Body::River) {
            0
        } else if is(Body::Lake) {
            1
        } else {
            2
        }] += 1;
    }
    found
}

#[test]
fn the_published_class_follows_from_what_was_measured() {
    // All 1,556: 57 of them at sections of lakes and reservoirs, where the limits of phosphorus are others.
    assert_eq!(DAYS.map(agreement), [[1388, 51, 0], [60, 1, 0], [51, 5, 0]]);
}
