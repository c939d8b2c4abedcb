//! What is committed is what the program writes, and it is what was promised.
#![allow(missing_docs, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The whole sample in the repository, in bytes.
const MOST_BYTES: usize = 6_000_000;

fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/sample")
}

fn read(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect()
}

#[test]
fn the_committed_files_are_those_that_the_program_writes() {
    let dir = tempfile::tempdir().unwrap();
    // What an earlier version left behind goes; what is not ours stays.
    std::fs::write(dir.path().join("gone.csv"), "a\n").unwrap();
    std::fs::write(dir.path().join("README"), "mine").unwrap();
    mingjing_sample::write(dir.path(), &mingjing_sample::files().unwrap()).unwrap();
    let mut written = read(dir.path());
    assert_eq!(written.remove("README").unwrap(), b"mine");
    let committed = read(&committed());
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&written), names(&committed));
    for (name, bytes) in &written {
        assert!(bytes == committed.get(name).unwrap(), "{name}: run `make sample`");
    }
    let size: usize = written.values().map(Vec::len).sum();
    assert!(size <= MOST_BYTES, "{size} bytes");
}

#[test]
fn the_ledger_is_as_large_as_promised_and_as_varied() {
    let files = mingjing_sample::files().unwrap();
    let rows = |name: &str| -> Vec<csv::StringRecord> {
        csv::Reader::from_reader(files.get(name).unwrap().as_slice()).records().map(Result::unwrap).collect()
    };
    let tasks = rows("tasks.csv");
    assert_eq!(tasks.len(), 3320);
    let titles: std::collections::BTreeSet<(&str, &str)> =
        tasks.iter().map(|task| (task.get(1).unwrap(), task.get(5).unwrap())).collect();
    assert_eq!(titles.len(), tasks.len(), "two tasks of a plan have one title");
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for event in rows("task_events.csv") {
        *kinds.entry(event.get(3).unwrap().to_owned()).or_default() += 1;
    }
    for kind in [
        "not_started",
        "progress",
        "report",
        "claimed_done",
        "verified",
        "public_notice",
        "closed",
        "challenged",
        "reopened",
        "deadline_moved",
        "withdrawn",
        "merged",
        "split",
    ] {
        assert!(kinds.get(kind).copied().unwrap_or(0) >= 20, "{kind}: {kinds:?}");
    }
}

/// Nothing may be mistaken for something real: no real code, no person, no address that anybody has.
#[test]
fn nothing_looks_real() {
    for (name, bytes) in mingjing_sample::files().unwrap() {
        let text = String::from_utf8(bytes).unwrap();
        for address in text.match_indices("http").map(|(at, _)| &text[at..]) {
            assert!(address.starts_with("https://example.org/sample/"), "{name}: {}", &address[..40]);
        }
        if name == "enterprises.csv" || name == "units.csv" || name == "facilities.csv" {
            assert!(text.lines().skip(1).all(|line| line.contains("示例")), "{name}");
        }
    }
}
