//! `mingjing publish --watch`: a saved workbook is public within a minute, a wrong one never.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{Release, copy_tree, gallery, mingjing};
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// What `--watch` promises.
const PROMISED: Duration = Duration::from_secs(60);

struct Watching(Child);

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn release(site: &Path) -> u64 {
    if site.join("data/head.json").exists() {
        Release::open(site).head["release"].as_u64().unwrap()
    } else {
        0
    }
}

/// Waits until the site shows a release.
fn wait_for(site: &Path, number: u64) {
    let started = Instant::now();
    while release(site) < number {
        assert!(started.elapsed() < PROMISED, "release {number} did not come within a minute");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(release(site), number);
}

#[test]
fn changes_are_published_and_errors_are_not() {
    let dir = tempfile::tempdir().unwrap();
    let (workbook, site) = (dir.path().join("workbook"), dir.path().join("site"));
    copy_tree(&gallery("good"), &workbook);
    let mut command = mingjing();
    command.arg("publish").arg(&workbook).arg("--site").arg(&site).args(["--watch", "--quiet"]);
    let _watching = Watching(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
    wait_for(&site, 1);

    let sources = workbook.join("ledger/sources.csv");
    let good = std::fs::read_to_string(&sources).unwrap();
    let more = format!("{good}S-2,第二份通报,市政府,2023-07-01,,\n");
    std::fs::write(&sources, &more).unwrap();
    wait_for(&site, 2);

    // A source's date that is none: nothing may appear, and what is public stays.
    std::fs::write(&sources, format!("{more}S-3,第三份通报,市政府,2023-02-30,,\n")).unwrap();
    std::thread::sleep(Duration::from_secs(6));
    assert_eq!(release(&site), 2);

    std::fs::write(&sources, format!("{more}S-3,第三份通报,市政府,2023-02-28,,\n")).unwrap();
    wait_for(&site, 3);
}
