//! `mingjing check` over the gallery: exit code and both streams, word for word.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{demo, gallery, mingjing, run, told};

/// Checks a workbook of the gallery with more arguments.
fn check(name: &str, arguments: &[&str]) -> String {
    told(&run(mingjing().arg("check").arg(gallery(name)).args(arguments)))
}

#[test]
fn good() {
    insta::assert_snapshot!(check("good", &["--lang", "zh"]));
}

#[test]
fn wrong_types_and_columns() {
    insta::assert_snapshot!("bad-types-en", check("bad-types", &["--lang", "en"]));
    insta::assert_snapshot!("bad-types-zh", check("bad-types", &["--lang", "zh"]));
}

#[test]
fn broken_keys_and_ledger() {
    insta::assert_snapshot!("broken-keys-en", check("broken-keys", &["--lang", "en"]));
    insta::assert_snapshot!("broken-keys-json", check("broken-keys", &["--format", "json"]));
}

#[test]
fn what_only_the_ledger_knows_to_be_wrong() {
    insta::assert_snapshot!(check("bad-ledger", &["--lang", "en"]));
}

#[test]
fn events_that_contradict_their_task() {
    insta::assert_snapshot!("bad-events-en", check("bad-events", &["--lang", "en"]));
    insta::assert_snapshot!("bad-events-zh", check("bad-events", &["--lang", "zh"]));
}

#[test]
fn tasks_that_live_on_nowhere() {
    insta::assert_snapshot!("bad-successors-en", check("bad-successors", &["--lang", "en"]));
    insta::assert_snapshot!("bad-successors-zh", check("bad-successors", &["--lang", "zh"]));
}

#[test]
fn wrong_readings_and_records() {
    insta::assert_snapshot!("bad-record-en", check("bad-record", &["--lang", "en"]));
    insta::assert_snapshot!("bad-record-zh", check("bad-record", &["--lang", "zh"]));
}

#[test]
fn samples_meet_only_samples() {
    insta::assert_snapshot!("bad-samples-en", check("bad-samples", &["--lang", "en"]));
    insta::assert_snapshot!("bad-samples-zh", check("bad-samples", &["--lang", "zh"]));
}

#[test]
fn figures_that_cannot_be_right() {
    insta::assert_snapshot!("bad-physics-en", check("bad-physics", &["--lang", "en"]));
    insta::assert_snapshot!("bad-physics-zh", check("bad-physics", &["--lang", "zh"]));
}

#[test]
fn personal_data_and_formulas() {
    insta::assert_snapshot!("bad-texts-en", check("bad-texts", &["--lang", "en"]));
    insta::assert_snapshot!("bad-texts-zh", check("bad-texts", &["--lang", "zh"]));
    let json = check("bad-texts", &["--format", "json"]);
    for number in ["11010519491231002X", "6222 0212", "138 1234 5678", "13812345678", "zhang.san@", "2012345"]
    {
        assert!(!json.contains(number), "{number} was spread");
    }
}

/// No alarm over real plans, documents, addresses and quantities.
#[test]
fn the_demo_holds_no_personal_data() {
    let told = told(&run(mingjing().arg("check").arg(demo())));
    assert!(told.starts_with("exit: 0") && !told.contains("[E7") && !told.contains("[W7"), "{told}");
}

#[test]
fn every_table_at_once() {
    insta::assert_snapshot!("full", check("full", &["--lang", "zh"]));
}

#[test]
fn wrong_archive_and_lists() {
    insta::assert_snapshot!("bad-archive-en", check("bad-archive", &["--lang", "en"]));
    insta::assert_snapshot!("bad-archive-zh", check("bad-archive", &["--lang", "zh"]));
}

#[test]
fn wrong_water() {
    insta::assert_snapshot!(check("bad-water", &["--lang", "en"]));
}

#[test]
fn wrong_folder_and_settings() {
    insta::assert_snapshot!("bad-folder-en", check("bad-folder", &["--lang", "en"]));
    insta::assert_snapshot!("bad-json-zh", check("bad-json", &["--lang", "zh"]));
}

#[test]
fn wrong_spreadsheets() {
    insta::assert_snapshot!("bad-spreadsheets-en", check("bad-spreadsheets", &["--lang", "en"]));
    insta::assert_snapshot!("bad-spreadsheets-zh", check("bad-spreadsheets", &["--lang", "zh"]));
}

/// Forms of the wild, with what real files have wrong: read all the same, and refused where nothing can be.
#[test]
fn wild_forms() {
    insta::assert_snapshot!("wild-en", check("wild", &["--lang", "en"]));
    insta::assert_snapshot!("bad-wild-en", check("bad-wild", &["--lang", "en"]));
}

/// Every code of the catalogue is shown by the gallery, so that no message is without an example.
#[test]
fn the_gallery_shows_every_fault() {
    let told: String = std::fs::read_dir(gallery(""))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| check(&entry.file_name().to_string_lossy(), &["--lang", "en"]))
        .collect();
    let catalogue = gallery("../../src/diagnostic/catalog");
    let mut missing = Vec::new();
    for file in std::fs::read_dir(catalogue).unwrap() {
        let file = file.unwrap();
        // What only publishing shows has its examples in tests/corrections.rs.
        if file.file_name() == "publication.rs" {
            continue;
        }
        let source = std::fs::read_to_string(file.path()).unwrap();
        let codes = source.split('"').filter(|text| {
            text.len() == 4 && text.starts_with(['E', 'W', 'N']) && text[1..].parse::<u16>().is_ok()
        });
        missing.extend(codes.filter(|code| !told.contains(&format!("[{code}]"))).map(str::to_owned));
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn the_language_of_the_system_is_the_default() {
    let speaks = |locale: &str| {
        let output = run(mingjing().env("LANG", locale).arg("check").arg(gallery("bad-json")));
        String::from_utf8(output.stdout).unwrap().contains("错误[E001]")
    };
    assert!(speaks("zh_CN.UTF-8"));
    assert!(!speaks("en_US.UTF-8"));
}

#[test]
fn no_workbook_is_not_a_bad_workbook() {
    let output = run(mingjing().arg("check").arg("no-such-folder"));
    assert_eq!(output.status.code(), Some(2));
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(words.starts_with("error: cannot read no-such-folder"), "{words}");
}
