//! The rules for water against vectors worked out elsewhere (`vectors/README.md`).

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

#[allow(dead_code, reason = "each test file uses a part of it")]
mod support;

use mingjing_domain::Decimal;
use mingjing_domain::water::basin::{Basin, judge};
use mingjing_domain::water::{Body, Class, Item, Reading, classify_with_saturation};
use serde_json::{Map, Value};
use support::{cases, decimal, text};

/// The vectors write items as the standard does: `NH3-N`, `VPhenol`.
fn item(name: &str) -> Item {
    let id = name.to_lowercase().replace('-', "");
    Item::from_id(&id).unwrap_or_else(|| panic!("{name}"))
}

#[track_caller]
fn members<'a>(case: &'a Value, key: &str) -> &'a Map<String, Value> {
    case[key].as_object().unwrap_or_else(|| panic!("no {key} in {case}"))
}

fn items(names: &Value) -> Vec<Item> {
    names.as_array().unwrap().iter().map(|name| item(name.as_str().unwrap())).collect()
}

#[test]
fn sections_and_basins() {
    let (mut sections, mut basins) = (0, 0);
    for case in cases("water_class") {
        if case["section_classes"].is_array() {
            basin(&case);
            basins += 1;
        } else {
            section(&case);
            sections += 1;
        }
    }
    assert_eq!((sections, basins), (38, 8));
}

fn section(case: &Value) {
    let id = text(case, "id");
    let body = Body::from_id(text(case, "body")).unwrap();
    let readings: Vec<_> = members(case, "input")
        .iter()
        .map(|(name, value)| {
            let value = value.as_str().unwrap();
            let reading = match value.strip_suffix('L') {
                Some(limit) => Reading::Below(decimal(limit)),
                None => Reading::Measured(decimal(value)),
            };
            (item(name), reading)
        })
        .collect();
    let saturation = case["do_saturation_pct"].as_str().map(decimal);
    let verdict = classify_with_saturation(body, &readings, saturation);
    let expected = &case["expected"];

    assert_eq!(verdict.invalid, [], "{id}");
    let of_items = members(expected, "item_class");
    assert_eq!(verdict.items.len(), of_items.len(), "{id}");
    for judged in &verdict.items {
        let (_, class) = of_items.iter().find(|(name, _)| item(name) == judged.item).unwrap();
        assert_eq!(class, judged.class.label(), "{id} {:?}", judged.item);
    }
    for (name, class) in expected["separate_only"].as_object().into_iter().flatten() {
        assert!(!item(name).in_class(), "{id}");
        assert_eq!(&of_items[name], class, "{id}");
    }
    let class = verdict.class.unwrap();
    assert_eq!(class.label(), text(expected, "class"), "{id}");
    assert_eq!(Class::from_label(class.label()), Some(class));
    assert_eq!(class.status().zh(), text(expected, "status"), "{id}");
    assert_eq!(class.status().colour_zh(), text(expected, "colour"), "{id}");
    assert_eq!(verdict.deciding, items(&expected["class_determining"]), "{id}");
    let beyond: Vec<Item> = verdict.exceeding.iter().map(|(item, _)| *item).collect();
    assert_eq!(beyond, items(&expected["exceeds_III"]), "{id}");
    let multiples = members(expected, "exceed_multiple");
    assert_eq!(multiples.len(), verdict.exceeding.len(), "{id}");
    for (name, multiple) in multiples {
        let (_, found) = verdict.exceeding.iter().find(|(found, _)| *found == item(name)).unwrap();
        assert_eq!(found.map(|m| m.to_string()).as_deref(), multiple.as_str(), "{id} {name}");
    }
    let main =
        verdict.main_pollutants().into_iter().map(|(item, multiple)| (item, multiple.map(|m| m.to_string())));
    let expected_main = expected["main_pollutants"].as_array().unwrap().iter().map(|entry| {
        let entry = entry.as_str().unwrap();
        match entry.strip_suffix(')').and_then(|entry| entry.split_once('(')) {
            Some((name, multiple)) => (item(name), Some(multiple.to_owned())),
            None => (item(entry), None),
        }
    });
    assert!(main.eq(expected_main), "{id}");
}

fn basin(case: &Value) {
    let id = text(case, "id");
    let classes: Vec<Class> = case["section_classes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|label| Class::from_label(label.as_str().unwrap()).unwrap())
        .collect();
    let expected = &case["expected"];
    match judge(&classes) {
        Basin::ByMeans => assert!(text(expected, "method").starts_with("mean-concentration"), "{id}"),
        Basin::ByShares { good, bad, total, status } => {
            assert_eq!(text(expected, "method"), "class-ratio", "{id}");
            let percent = |part: usize| serde_json::Number::from_f64(part as f64 * 100.0 / total as f64);
            assert_eq!(expected["good_pct"].as_number().cloned(), percent(good), "{id}");
            assert_eq!(expected["bad_pct"].as_number().cloned(), percent(bad), "{id}");
            match status {
                Some(status) => {
                    assert_eq!(status.zh(), text(expected, "status"), "{id}");
                    assert_eq!(status.colour_zh(), text(expected, "colour"), "{id}");
                }
                None => assert!(text(expected, "status").starts_with("UNDEFINED"), "{id}"),
            }
        }
    }
}

#[test]
fn what_cannot_be_judged_is_said_and_decides_nothing() {
    use mingjing_domain::water::{Invalid, classify};
    let verdict = classify(
        Body::River,
        &[
            (Item::Cd, Reading::Below(decimal("0.1"))),
            (Item::Ph, Reading::Measured(decimal("14.1"))),
            (Item::Tp, Reading::Measured(decimal("-0.01"))),
            (Item::Cod, Reading::Measured(Decimal::from_int(i64::MAX))),
            (Item::Nh3n, Reading::Measured(decimal("0.2"))),
            (Item::Nh3n, Reading::Measured(decimal("9"))),
            (Item::Tn, Reading::Measured(decimal("9"))),
            (Item::Hg, Reading::Below(decimal("0.0001"))),
        ],
    );
    assert_eq!(verdict.class, Some(Class::II));
    assert_eq!(verdict.deciding, [Item::Nh3n]);
    assert_eq!(verdict.exceeding, []);
    assert_eq!(
        verdict.invalid,
        [
            (Item::Ph, Invalid::OutOfRange),
            (Item::Cod, Invalid::OutOfRange),
            (Item::Nh3n, Invalid::Duplicate),
            (Item::Tp, Invalid::Negative),
            (Item::Cd, Invalid::DetectionLimitTooHigh),
        ]
    );
    let mercury = verdict.items.iter().find(|judged| judged.item == Item::Hg).unwrap();
    assert!(mercury.uncertain, "half the limit is class I, the limit itself class III");
    assert_eq!(classify(Body::Lake, &[(Item::Tn, Reading::Measured(decimal("0.1")))]).class, None);
    assert_eq!(classify(Body::Lake, &[]).class, None);
}
