//! The catalogue of tables: schemas that are sound, examples that pass, documentation that is up to date.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod workbook_md;

use mingjing_publisher::schema::scalar;
use mingjing_publisher::workbook::catalogue::{Catalogue, Entry};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A table as CSV: its header and its example row.
pub fn example_csv(entry: &Entry) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(entry.columns.iter().map(|column| column.name.as_str())).unwrap();
    writer.write_record(entry.example()).unwrap();
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn every_schema_is_listed_once_under_its_name() {
    let listed: Vec<&str> = Catalogue::all().iter().map(|entry| entry.name.as_str()).collect();
    let files = std::fs::read_dir(root().join("crates/publisher/schemas")).unwrap();
    let mut on_disk: Vec<String> =
        files.map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned()).collect();
    on_disk.sort();
    let mut sorted = listed.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, on_disk);
    assert!(listed.len() == 44 && Catalogue::find("task_events").is_some());
    for entry in Catalogue::all() {
        let file = root().join(format!("crates/publisher/schemas/{}.json", entry.name));
        assert_eq!(std::fs::read_to_string(file).unwrap(), entry.json);
    }
}

/// What the Table Schema standard (v2) asks of a descriptor, as far as ours use it, and what we ask.
#[test]
fn schemas_are_sound() {
    let types = ["string", "number", "integer", "boolean", "date", "datetime"];
    for entry in Catalogue::all() {
        let table = entry.name.as_str();
        let names: BTreeSet<&str> = entry.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(names.len(), entry.columns.len(), "{table}");
        assert!(!entry.description.is_empty() && !entry.description_en.is_empty(), "{table}");
        for column in &entry.columns {
            let at = format!("{table}.{}", column.name);
            assert!(types.contains(&column.kind.as_str()), "{at}: {}", column.kind);
            assert!(!column.title.is_empty() && !column.title_en.is_empty(), "{at}");
            assert_eq!(column.description.is_some(), column.description_en.is_some(), "{at}");
            if let Some(pattern) = &column.constraints.pattern {
                assert!(regex::Regex::new(pattern).is_ok(), "{at}: {pattern}");
                assert_eq!(column.kind, "string", "{at}");
            }
            let allowed: Vec<String> = column.constraints.one_of.iter().flatten().map(scalar).collect();
            let explained: Vec<&str> = column.categories.iter().map(|one| one.value.as_str()).collect();
            assert!(column.categories.is_empty() || explained == allowed, "{at}");
        }
        assert!(!entry.schema.primary_key.0.is_empty(), "{table} has no key");
        assert!(entry.schema.primary_key.0.iter().all(|name| names.contains(name.as_str())), "{table}");
        for foreign in &entry.schema.foreign_keys {
            let there = match foreign.reference.resource.as_str() {
                "" => entry,
                other => Catalogue::find(other).unwrap_or_else(|| panic!("{table} refers to {other}")),
            };
            assert!(foreign.fields.0.iter().all(|name| names.contains(name.as_str())), "{table}");
            assert_eq!(foreign.reference.fields, there.schema.primary_key, "{table} → {}", there.name);
        }
        let json: Value = serde_json::from_str(entry.json).unwrap();
        assert_eq!(json["fieldsMatch"], "superset", "{table}");
        let example = json["mingjing:example"].as_object().unwrap();
        assert_eq!(example.keys().map(String::as_str).collect::<BTreeSet<_>>(), names, "{table}");
    }
}

/// All examples together are a workbook without a fault.
#[test]
fn the_examples_are_a_workbook() {
    let dir = tempfile::tempdir().unwrap();
    let mut resources = Vec::new();
    for entry in Catalogue::all() {
        let path = format!("{}.csv", entry.name);
        std::fs::write(dir.path().join(&path), example_csv(entry)).unwrap();
        resources.push(serde_json::json!({ "name": entry.name, "path": path, "sample": true }));
    }
    let package = serde_json::json!({ "name": "examples", "resources": resources });
    std::fs::write(dir.path().join("datapackage.json"), package.to_string()).unwrap();
    let settings = "title_zh = \"例\"\ntitle_en = \"Example\"\noperator_zh = \"例\"\noperator_en = \"Example\"\n\
                    home_region = \"150300\"\n";
    std::fs::write(dir.path().join("portal.toml"), settings).unwrap();
    let checked = mingjing_publisher::check(dir.path()).unwrap();
    let found: Vec<String> = checked
        .diagnostics
        .groups()
        .iter()
        .filter(|group| !group.fault.code.starts_with('N'))
        .map(|group| format!("{} {} {}", group.fault.code, group.first, group.fault.message.en))
        .collect();
    assert_eq!(found, Vec::<String>::new());
    assert!(checked.ready.is_some());
}

/// The demo workbook describes its own tables; it may ask for more than the catalogue, never for less.
#[test]
fn the_demo_workbook_agrees_with_the_catalogue() {
    let text = std::fs::read_to_string(root().join("data/datapackage.json")).unwrap();
    let package: Value = serde_json::from_str(&text).unwrap();
    let mut compared = 0;
    for resource in package["resources"].as_array().unwrap() {
        let name = resource["mingjing:table"].as_str().or(resource["name"].as_str()).unwrap();
        if resource["mingjing:form"].as_str().unwrap_or("table") != "table" {
            continue;
        }
        let entry = Catalogue::find(name).unwrap_or_else(|| panic!("{name} is not in the catalogue"));
        // Without a schema of its own a resource is checked by the catalogue's.
        let Some(fields) = resource["schema"]["fields"].as_array() else { continue };
        let field = |name: &str| fields.iter().find(|field| field["name"] == name);
        assert_eq!(resource["title"].as_str(), Some(entry.title.as_str()), "{name}");
        for required in entry.required() {
            assert!(field(required).is_some(), "{name}.{required}");
        }
        for field in fields {
            let column = field["name"].as_str().unwrap();
            let at = format!("{name}.{column}");
            let known = entry.columns.iter().find(|known| known.name == column);
            let known = known.unwrap_or_else(|| panic!("{at} is not in the catalogue"));
            assert_eq!(field["type"], known.kind.as_str(), "{at}");
            assert_eq!(field["title"], known.title.as_str(), "{at}");
            let required = field["constraints"]["required"].as_bool().unwrap_or(false);
            assert!(required || !known.constraints.required, "{at} must be required");
            if let Some(allowed) = &known.constraints.one_of {
                let own = field["constraints"]["enum"].as_array().cloned().unwrap_or_default();
                assert!(!own.is_empty() && own.iter().all(|value| allowed.contains(value)), "{at}");
            }
        }
        compared += 1;
    }
    assert!(compared >= 17, "{compared}");
}

/// `make bless` writes it anew.
#[test]
fn the_documentation_is_up_to_date() {
    let path = root().join("docs/workbook.md");
    let wanted = workbook_md::document();
    if std::env::var("INSTA_UPDATE").as_deref() == Ok("always") {
        std::fs::write(&path, &wanted).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "docs/workbook.md is out of date: run `make bless`");
}
