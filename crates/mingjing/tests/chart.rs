//! `mingjing chart`: every address that was ever published leads somewhere, and all files of a chart say the same.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{bureau::Bureau, demo, give_reasons, mingjing, run, told};
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
fn a_pinned_chart_stays_and_both_say_what_was_corrected() {
    let bureau = Bureau::new();
    let head = || -> serde_json::Value {
        serde_json::from_slice(&std::fs::read(bureau.path("site/data/head.json")).unwrap()).unwrap()
    };
    let first = head()["manifest_sha256"].as_str().unwrap().to_owned();
    let json = |address: &str| -> serde_json::Value {
        let out = bureau.path("chart.json");
        let mut command = mingjing();
        command.args(["chart", address, "--out"]).arg(&out).arg("--site").arg(bureau.path("site"));
        let output = run(&mut command);
        assert!(output.status.success(), "{}", told(&output));
        serde_json::from_slice(&std::fs::read(out).unwrap()).unwrap()
    };
    let address = "air-station/150300/3621A/pm10?period=all";
    let pinned = format!("{address}&release={first}");
    let before = json(address);
    assert_eq!(
        (&before["corrected"], &before["release"]["pinned"]),
        (&serde_json::Value::Null, &false.into())
    );
    assert_eq!(json(&pinned)["rows"], before["rows"]);

    bureau.edit(
        "air/china_sites_20250128.csv",
        "20250128,1,PM10,,38,40,21,13,43,",
        "20250128,1,PM10,,38,40,21,31,43,",
    );
    let row = [
        "air_hours",
        "3621A/2025-01",
        "2025-01-28T01:00:00+08:00",
        "pm10",
        "13",
        "31",
        "错",
        "A slip",
        "2026-02-01",
        "",
    ];
    give_reasons(&bureau.path("workbook"), &[row]);
    let done = bureau.publish(2, &["--quiet"]);
    assert_eq!(done.status.code(), Some(0), "{}", told(&done));
    let (live, kept) = (json(address), json(&pinned));
    assert_eq!(kept["rows"], before["rows"], "what was quoted stays");
    assert_ne!(live["rows"], before["rows"]);
    assert_eq!((&kept["release"]["pinned"], &kept["release"]["number"]), (&true.into(), &1.into()));
    for chart in [&live, &kept] {
        assert_eq!(chart["corrected"]["release"], 2, "{chart:#}");
    }
    assert!(kept["corrected"]["words"].as_str().unwrap().contains("此版本之后"));
    assert!(live["corrected"]["words"].as_str().unwrap().contains("更正后的数值"));
}
