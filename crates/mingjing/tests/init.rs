//! `mingjing init`: what it says, and that the next commands take what it wrote.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{mingjing, run};

#[test]
fn a_new_workbook_can_be_checked_and_published_at_once() {
    let dir = tempfile::tempdir().unwrap();
    let (book, site) = (dir.path().join("book"), dir.path().join("site"));
    let output = run(mingjing().arg("init").arg(&book).args(["--lang", "en", "--xlsx"]));
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("wrote "));
    assert_eq!(run(mingjing().arg("check").arg(&book)).status.code(), Some(0));
    let publish = ["--now", "2026-03-20T00:00:00Z"];
    let published = run(mingjing().arg("publish").arg(&book).arg("--site").arg(&site).args(publish));
    assert_eq!(published.status.code(), Some(0));
    assert!(site.join("data/head.json").exists());

    let again = run(mingjing().arg("init").arg(&book));
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8(again.stderr).unwrap().contains("is not empty"));
}
