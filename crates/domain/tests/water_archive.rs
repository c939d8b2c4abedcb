//! The classes that the national network published, from its raw values: every row but three agrees, with
//! the lake limits of total phosphorus at the sections that are lakes and reservoirs.
//!
//! Which sections are lakes is not in the archive; the list in the data was found by it: a section is a
//! lake if more of its rows agree with the lake limits than with those of rivers. The three rows have an
//! ammonia value of a bare 2, 4 or 5 that contradicts their class.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use mingjing_domain::Decimal;
use mingjing_domain::water::{Body, Class, Item, Reading, classify};

const ITEMS: [Item; 5] = [Item::Ph, Item::Do, Item::Codmn, Item::Nh3n, Item::Tp];

#[test]
fn published_classes_are_reproduced() {
    let text = include_str!("data/surface_water_2020.txt");
    let (mut body, mut section) = (Body::River, "");
    let (mut rows, mut lakes, mut only_as_lake, mut exceptions) = (0, 0, 0, Vec::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line.contains(',') {
            let (name, kind) = line.rsplit_once(',').unwrap();
            section = name;
            body = Body::from_id(kind).unwrap();
            lakes += usize::from(body == Body::Lake);
            continue;
        }
        let mut fields = line.split(' ');
        let day = fields.next().unwrap();
        let published = Class::from_label(fields.next().unwrap()).unwrap();
        let readings: Vec<(Item, Reading)> = ITEMS
            .into_iter()
            .zip(fields)
            .filter(|(_, value)| *value != "-")
            .map(|(item, value)| (item, Reading::Measured(value.parse::<Decimal>().unwrap())))
            .collect();
        let found = classify(body, &readings);
        assert_eq!(found.invalid, [], "{section} {day}");
        let agrees = found.class == Some(published);
        assert_eq!(agrees, !day.ends_with('!'), "{section} {day}: {found:?}");
        if !agrees {
            exceptions.push((section, day));
        }
        only_as_lake +=
            usize::from(body == Body::Lake && classify(Body::River, &readings).class != Some(published));
        rows += 1;
    }
    assert_eq!(rows, 5413);
    assert_eq!(lakes, 68);
    assert!(only_as_lake > 200, "the lake limits make the difference in {only_as_lake} rows");
    assert_eq!(
        exceptions,
        [
            ("河南省,淮河流域,大陈闸", "05-08!"),
            ("云南省,珠江流域,九甸大桥", "05-08!"),
            ("云南省,珠江流域,九甸大桥", "05-09!"),
        ]
    );
}
