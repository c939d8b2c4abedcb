//! `docs/diagnostics.md`: every fault of the catalogue, with an example that is a test.
//!
//! Examples are what `check` finds in the gallery, so a documented example that no longer shows its fault
//! makes the document stale, and a fault without an example cannot be documented.

#![allow(missing_docs, clippy::unwrap_used)]

mod diagnostics_md;

use mingjing_publisher::diagnostic::{Lang, Severity};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Codes as the sources of the catalogue have them.
fn codes() -> BTreeSet<String> {
    let catalogue = root().join("crates/publisher/src/diagnostic/catalog");
    let files =
        std::fs::read_dir(catalogue).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()));
    let is_code = |text: &&str| {
        text.len() == 4 && text.starts_with(['E', 'W', 'N']) && text[1..].parse::<u16>().is_ok()
    };
    files
        .flat_map(|source| source.unwrap().split('"').filter(is_code).map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

#[test]
fn every_code_is_documented_with_an_example() {
    let documented: BTreeSet<String> =
        diagnostics_md::cases(&root()).into_iter().map(|case| case.fault.code.to_owned()).collect();
    assert_eq!(codes(), documented);
    assert!(documented.len() >= 80, "{}", documented.len());
    let numbers: BTreeSet<&str> = documented.iter().map(|code| &code[1..]).collect();
    assert_eq!(numbers.len(), documented.len(), "a number is used by two severities");
}

/// Both languages say something, and neither speaks the other one.
#[test]
fn every_message_is_in_both_languages() {
    for case in diagnostics_md::cases(&root()) {
        let fault = &case.fault;
        let is_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        assert!(is_chinese(fault.message.in_lang(Lang::Zh)), "{}", fault.code);
        assert!(!fault.message.in_lang(Lang::En).is_empty(), "{}", fault.code);
        assert_eq!(fault.hint.zh.is_empty(), fault.hint.en.is_empty(), "{}", fault.code);
        // What stops a release must say how to go on.
        assert!(fault.severity != Severity::Error || !fault.hint.en.is_empty(), "{}", fault.code);
        assert!(!(fault.for_readers && fault.severity == Severity::Error), "{}", fault.code);
    }
}

/// `make bless` writes it anew.
#[test]
fn the_documentation_is_up_to_date() {
    let path = root().join("docs/diagnostics.md");
    let wanted = diagnostics_md::document(&root());
    if std::env::var("INSTA_UPDATE").as_deref() == Ok("always") {
        std::fs::write(&path, &wanted).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "docs/diagnostics.md is out of date: run `make bless`");
}
