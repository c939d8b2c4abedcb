//! Every component has named examples, and they look as they did: a changed one shows as a difference of its
//! snapshot.
#![expect(clippy::unwrap_used, reason = "a test")]

use mingjing_app::api::record::Record;
use mingjing_app::components::{Ctx, example};
use mingjing_app::route::{Edition, Page, Query, Route};
use mingjing_contract::manifest::Manifest;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

fn surroundings(edition: Edition) -> Ctx {
    let path = format!("{}/crates/contract/tests/fixtures/v1/manifest.json", env!("CARGO_MANIFEST_DIR"));
    let manifest: Manifest = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let record = Record::new(Arc::new(manifest), String::new(), Box::new(|_| None));
    let now = "2026-11-21T12:00:00+08:00".parse().unwrap();
    Ctx::new(&Route::new(edition, Page::Home), Query::default(), now, record)
}

/// What only frames others: it has no look of its own.
const WITHOUT_LOOK: [&str; 3] = ["context", "example", "foreign"];

#[test]
fn every_component_has_examples_each_with_a_name_of_its_own() {
    let folder = format!("{}/src/components", env!("CARGO_MANIFEST_DIR"));
    let files =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let components: BTreeSet<String> = files
        .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
        .filter(|name| name != "mod" && !WITHOUT_LOOK.contains(&name.as_str()))
        .collect();
    let examples = example::all(&surroundings(Edition::Hans));
    let shown: BTreeSet<String> = examples.iter().map(|one| one.component.to_owned()).collect();
    assert_eq!(components, shown);
    let names: BTreeSet<(&str, &str)> = examples.iter().map(|one| (one.component, one.name)).collect();
    assert_eq!(names.len(), examples.len(), "a name twice");
}

#[test]
fn the_examples_look_as_they_did() {
    let mut by_component: BTreeMap<&str, String> = BTreeMap::new();
    for edition in [Edition::Hans, Edition::En] {
        for one in example::all(&surroundings(edition)) {
            let text = by_component.entry(one.component).or_default();
            text.push_str(&format!("== {} · {}\n", edition.tag(), one.name));
            // One element a line, so that a difference is small.
            text.push_str(&one.markup.into_string().replace("><", ">\n<"));
            text.push_str("\n\n");
        }
    }
    for (component, text) in by_component {
        insta::assert_snapshot!(component, text);
    }
}
