//! Whatever stands in the tables of the catalogue, the answer is faults, never a panic.

#![allow(missing_docs, clippy::unwrap_used)]

use mingjing_publisher::workbook::catalogue::Catalogue;
use mingjing_publisher::{Options, diagnostic::Lang, diagnostic::render};
use proptest::prelude::*;

/// Cells that readers do not expect, and those that they do.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("-1".to_owned()),
        Just("<".to_owned()),
        Just("<0.0000000000000000001".to_owned()),
        Just("9223372036854775807".to_owned()),
        Just("0.999999999999999999".to_owned()),
        Just("none".to_owned()),
        Just("-9999-01-01".to_owned()),
        Just("9999-12-31".to_owned()),
        Just("9999-12-31T23:00:00-12:00".to_owned()),
        Just("0000-01-01".to_owned()),
        Just("../..".to_owned()),
        Just("2026-Q9".to_owned()),
        Just("乌".repeat(70)),
        Just("=cmd|' /C calc'!A0".to_owned()),
        Just("１３８１２３４５６７８@１.１".to_owned()),
        Just("6222021234567890128身份证11010519491231002Xa@b.cn".to_owned()),
        ".{0,8}",
    ]
}

/// Writes the examples as a workbook, with some cells replaced.
fn workbook(dir: &std::path::Path, changes: &[(prop::sample::Index, prop::sample::Index, String)]) {
    let mut resources = Vec::new();
    let tables = Catalogue::all();
    for (at, entry) in tables.iter().enumerate() {
        let mut row: Vec<String> = entry.example().collect();
        for (table, column, cell) in changes {
            if table.index(tables.len()) == at {
                let column = column.index(row.len());
                row[column].clone_from(cell);
            }
        }
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(entry.columns.iter().map(|column| column.name.as_str())).unwrap();
        writer.write_record(&row).unwrap();
        let path = format!("{}.csv", entry.name);
        std::fs::write(dir.join(&path), writer.into_inner().unwrap()).unwrap();
        // A schema that asks for nothing lets every cell through to evaluation.
        let fields: Vec<_> = entry
            .columns
            .iter()
            .map(|column| serde_json::json!({ "name": column.name, "type": "string" }))
            .collect();
        resources
            .push(serde_json::json!({ "name": entry.name, "path": path, "schema": { "fields": fields } }));
    }
    let package = serde_json::json!({ "name": "hostile", "resources": resources });
    std::fs::write(dir.join("datapackage.json"), package.to_string()).unwrap();
    let settings = "title_zh = \"x\"\ntitle_en = \"x\"\noperator_zh = \"x\"\noperator_en = \"x\"\n\
                    home_region = \"150300\"\n";
    std::fs::write(dir.join("portal.toml"), settings).unwrap();
}

proptest! {
    // Found cases become tests of their own; no file of seeds is kept.
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_cell_of_any_table_is_read_or_told(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), cell()), 1..120)
    ) {
        let dir = tempfile::tempdir().unwrap();
        workbook(dir.path(), &changes);
        let checked = mingjing_publisher::check(dir.path()).unwrap();
        for lang in [Lang::Zh, Lang::En] {
            let told = render::human(&checked.diagnostics, lang);
            prop_assert!(told.chars().all(|c| c == '\n' || !c.is_control()), "{told:?}");
            let masked = told.lines().filter(|line| line.contains("[E70"));
            prop_assert!(masked.clone().all(|line| !line.contains("11010519491231002X")), "{told:?}");
        }
        prop_assert_eq!(checked.ready.is_some(), !checked.diagnostics.has_errors());
        // What is ready can be planned, whatever its figures are.
        if let Some(ready) = &checked.ready {
            let site = dir.path().join("site");
            let now = "2026-01-31T01:00:00Z".parse().unwrap();
            let options = Options { site: &site, app: None, now, dry_run: true, key: None };
            mingjing_publisher::publish(ready, &options).unwrap();
        }
    }
}
