//! `mingjing chart`: every address that was ever published leads somewhere, and all files of a chart say the same.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{demo, mingjing, run, told};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;

static SITE: LazyLock<TempDir> = LazyLock::new(|| {
    let dir = tempfile::tempdir().unwrap();
    let output = run(mingjing()
        .args(["publish", "--quiet", "--now", "2026-11-22T09:00:00+08:00", "--site"])
        .arg(dir.path().join("site"))
        .arg(demo()));
    assert!(output.status.success(), "{}", told(&output));
    dir
});

fn site() -> PathBuf {
    SITE.path().join("site")
}

fn chart(address: &str, out: &Path, more: &[&str]) -> (Option<i32>, String) {
    let output =
        run(mingjing().args(["chart", address, "--out"]).arg(out).arg("--site").arg(site()).args(more));
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

fn made(address: &str, name: &str, more: &[&str]) -> Vec<u8> {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join(name);
    let (code, told) = chart(address, &out, more);
    assert_eq!((code, told.as_str()), (Some(0), ""), "{address}");
    std::fs::read(out).unwrap()
}

#[test]
fn every_address_of_the_corpus_leads_where_it_did() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("chart.json");
    let corpus = include_str!("addresses.txt");
    let mut kinds = std::collections::BTreeSet::new();
    for line in corpus.lines().filter(|line| !line.starts_with('#')) {
        let (address, wanted) = line.split_once('\t').unwrap();
        let (code, told) = chart(address, &out, &[]);
        match wanted {
            "chart" => {
                assert_eq!(code, Some(0), "{address}: {told}");
                let json: serde_json::Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
                assert!(!json["rows"].as_array().unwrap().is_empty(), "{address}");
                kinds.insert(json["chart"].as_str().unwrap().split('/').next().unwrap().to_owned());
            }
            "not kept" => {
                assert_eq!(code, Some(1), "{address}");
                assert!(told.contains("is not kept here"), "{told}");
            }
            other => unreachable!("{other}"),
        }
    }
    assert!(kinds.len() >= 5, "{kinds:?}");
}

#[test]
fn all_files_of_a_chart_say_the_same_numbers() {
    let address = "air-hours/150300/pm10?period=168";
    let csv = String::from_utf8(made(address, "a.csv", &[])).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&made(address, "a.json", &[])).unwrap();
    let rows = json["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 168);
    let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), rows.len() + 1);
    for (row, line) in rows.iter().zip(&lines[1..]) {
        let cells: Vec<&str> = row.as_array().unwrap().iter().map(|cell| cell.as_str().unwrap()).collect();
        assert!(line.starts_with(&cells.join(",")), "{line}: {cells:?}");
    }
    let svg = String::from_utf8(made(address, "a.svg", &[])).unwrap();
    for field in ["title", "subtitle"] {
        let words = json[field].as_str().unwrap();
        let first: String = words.chars().take(8).collect();
        assert!(svg.contains(&first), "{field}: {first}");
    }
    assert!(svg.contains(json["summary"].as_str().unwrap()), "the summary is the picture's name");
    let hash = json["release"]["manifest_sha256"].as_str().unwrap();
    assert!(svg.contains(&hash[..12]) && csv.contains(hash));
    assert_eq!(json["sample"], false);
}

#[test]
fn a_made_up_chart_says_so_in_every_form() {
    let listed = std::fs::read_to_string(demo().join("sample/air_stations.csv")).ok();
    let address = "farmland";
    let json: serde_json::Value = serde_json::from_slice(&made(address, "a.json", &[])).unwrap();
    assert_eq!(json["sample"], true, "{listed:?}");
    assert!(String::from_utf8(made(address, "a.csv", &[])).unwrap().contains("示例数据"));
    assert!(String::from_utf8(made(address, "a.svg", &[])).unwrap().contains("示例数据"));
    assert!(String::from_utf8(made("en/farmland", "a.svg", &[])).unwrap().contains("Sample data"));
}

#[test]
fn pictures_come_in_every_shape_and_sharpness() {
    let address = "air-hours/150300/aqi";
    let size = |png: &[u8]| {
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!(&png[1..4], b"PNG");
        (number(16), number(20))
    };
    assert_eq!(size(&made(address, "a.png", &["--shape", "square", "--scale", "1"])), (600, 600));
    assert_eq!(size(&made(address, "a.png", &["--shape", "wide"])), (1200, 630));
    let clear = made(address, "a.png", &["--shape", "story", "--scale", "3", "--transparent"]);
    assert_eq!(size(&clear), (1215, 2160));
    let svg = |more: &[&str]| String::from_utf8(made(address, "a.svg", more)).unwrap();
    assert!(svg(&[]).contains("<rect width=\"100%\""));
    assert!(!svg(&["--transparent"]).contains("<rect width=\"100%\""));
}

#[test]
fn what_cannot_be_done_is_said_with_the_way_out() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("a.svg");
    for (address, words) in [
        ("weather/150300", "no chart begins with `weather`"),
        ("air-hours/150300/pm25?period=3", "24, 168"),
        ("air-hours/999999/aqi", "has no chart air-hours/999999/aqi"),
        ("air-hours/150300/radon", "has no chart air-hours/150300/radon"),
    ] {
        let (code, told) = chart(address, &out, &[]);
        assert_eq!(code, Some(1), "{address}: {told}");
        assert!(told.contains(words), "{address}: {told}");
    }
    let (code, told) = chart("farmland", &dir.path().join("a.gif"), &[]);
    assert_eq!(code, Some(2));
    assert!(told.contains(".svg, .png, .csv or .json"), "{told}");
    let output = run(mingjing().args(["chart", "farmland", "--out"]).arg(&out));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--site"));
}

#[test]
fn a_pinned_chart_stays_and_says_what_was_corrected_since() {
    let hash = |json: &[u8]| {
        let json: serde_json::Value = serde_json::from_slice(json).unwrap();
        json["release"]["manifest_sha256"].as_str().unwrap().to_owned()
    };
    let live = made("air-hours/150300/aqi", "a.json", &[]);
    let pinned = made(&format!("air-hours/150300/aqi?release={}", hash(&live)), "a.json", &[]);
    let [live, pinned]: [serde_json::Value; 2] =
        [live, pinned].map(|bytes| serde_json::from_slice(&bytes).unwrap());
    assert_eq!(live["rows"], pinned["rows"]);
    assert_eq!((&live["release"]["pinned"], &pinned["release"]["pinned"]), (&false.into(), &true.into()));
}
