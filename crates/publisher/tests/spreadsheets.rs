//! Spreadsheet files that other programs wrote, whole and broken.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use mingjing_publisher::workbook::spreadsheet::{Grid, Spreadsheet};
use proptest::prelude::*;
use std::path::Path;

fn bytes(name: &str) -> Vec<u8> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/spreadsheets");
    std::fs::read(dir.join(name)).unwrap()
}

fn read(name: &str) -> Spreadsheet {
    Spreadsheet::read(&bytes(name)).unwrap_or_else(|fault| panic!("{name}: {}", fault.message.en))
}

/// The first two cells of each row below the header.
fn pairs(grid: &Grid) -> Vec<(String, String)> {
    let text = |cells: &[mingjing_publisher::workbook::spreadsheet::cell::Cell], at: usize| {
        cells.get(at).map(|cell| cell.text("")).unwrap_or_default()
    };
    grid.rows.iter().skip(1).map(|row| (text(&row.cells, 0), text(&row.cells, 1))).collect()
}

#[test]
fn cells_say_what_the_clerk_sees() {
    let expected = [
        ("integer", "150300"),
        ("noise", "0.3"),
        ("noise of a formula", "3.3"),
        ("negative", "-34.8"),
        ("small", "0.000025"),
        ("true", "true"),
        ("text", "乌海"),
        ("day", "2026-03-20"),
        ("chinese day", "2026-03-20"),
        ("chinese month", "2026-03"),
        ("moment", "2026-03-20T08:00:00+08:00"),
        ("time", "08:30"),
    ]
    .map(|(kind, text)| (kind.to_owned(), text.to_owned()));
    assert_eq!(pairs(&read("cells.xlsx").sheets[0]), expected);
    // The other system of dates counts from 1904; the days are the same.
    assert_eq!(pairs(&read("cells-1904.xlsx").sheets[0]), expected);
}

#[test]
fn old_files_say_the_same() {
    let file = read("cells.xls");
    let names: Vec<_> = file.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
    assert_eq!(names, [("cells", false), ("隐藏", true)]);
    let expected = [
        ("integer", "150300"),
        ("noise", "0.3"),
        ("true", "true"),
        ("text", "乌海"),
        ("chinese day", "2026-03-20"),
        ("moment", "2026-03-20T08:00:00+08:00"),
        ("merged", ""),
    ]
    .map(|(kind, text)| (kind.to_owned(), text.to_owned()));
    assert_eq!(pairs(&file.sheets[0]), expected);
    assert_eq!(file.sheets[0].merged[0].to_string(), "A9:A10");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// A damaged file is read or refused with a fault; never a panic, never a hang.
    #[test]
    fn damaged_files_are_read_or_told(
        name in prop_oneof![Just("cells.xlsx"), Just("cells.xls")],
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in proptest::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = bytes(name);
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Err(fault) = Spreadsheet::read(&bytes) {
            prop_assert!(fault.code.starts_with('E') && !fault.hint.zh.is_empty());
        }
    }
}
