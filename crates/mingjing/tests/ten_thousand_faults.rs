//! Ten thousand faults of more than thirty kinds are told at once, all of them, within two seconds.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{mingjing, run};
use mingjing_publisher::workbook::catalogue::Catalogue;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

/// How many of each kind.
const EACH: usize = 270;
/// Promised for a release build; a debug build gets five times as long.
const MOST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 2 });

/// One kind of fault: table, code, and the cells of the example row that are changed for it. `#` stands
/// for the number of the row, `~` for a day of its own, `%` for minutes and seconds of its own.
type Injection = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const INJECTIONS: [Injection; 33] = [
    ("documents", "E106", &[("issued_on", "2020/12/30")]),
    ("documents", "E105", &[("title_zh", "")]),
    ("tasks", "E107", &[("theme", "fire")]),
    ("tasks", "E108", &[("id", "任务#")]),
    ("tasks", "E111", &[("document_id", "NOPE")]),
    ("tasks", "E110", &[("id", "WH2020-03-1")]),
    ("tasks", "E406", &[("deadline_date", "")]),
    ("tasks", "E701", &[("summary_zh", "退还 11010519491231002X 的押金")]),
    ("tasks", "E702", &[("goal_zh", "退到 6222021234567890128")]),
    ("tasks", "W703", &[("summary_zh", "联系 13812345678")]),
    ("tasks", "W704", &[("goal_zh", "联系 zhang.san@example.org")]),
    ("tasks", "W705", &[("summary_zh", "蒙C·A1234 冒黑烟")]),
    ("tasks", "W115", &[("deadline_text", "=1+1")]),
    ("task_events", "W401", &[("date", "2019-01-01")]),
    ("task_events", "E403", &[("counts_toward", "9")]),
    ("task_events", "E404", &[("counts_toward", "1")]),
    ("task_events", "W405", &[("counts_toward", "1"), ("quantity", "3"), ("unit_zh", "台")]),
    ("task_events", "W414", &[("counts_toward", "1"), ("quantity", "13"), ("unit_zh", "座")]),
    ("task_events", "E411", &[("new_deadline_date", "")]),
    ("task_events", "E412", &[("moved_document", "")]),
    (
        "task_events",
        "W413",
        &[("kind", "closed"), ("new_deadline_date", ""), ("moved_by", ""), ("moved_document", "")],
    ),
    ("task_events", "E416", &[("kind", "report"), ("new_deadline_date", ""), ("moved_document", "")]),
    ("milestones", "E109", &[("seq", "-#")]),
    ("facilities", "E509", &[("booking_url", "ftp://example.org")]),
    ("enterprises", "W513", &[("credit_code", "91150300MA0PEXMP1X")]),
    ("air_forecasts", "E511", &[("date", "~"), ("aqi_low", "120")]),
    ("replies", "E507", &[("accepted_on", "2026-03-01")]),
    ("bulletins", "E410", &[("period", "2026-13")]),
    ("bulletins", "E512", &[("text_zh", "")]),
    ("bulletins", "E516", &[("text_zh", ""), ("file_zh", "none.md")]),
    ("groundwater_readings", "E501", &[("sampled_on", "~"), ("value", "微量")]),
    ("groundwater_readings", "E503", &[("sampled_on", "~"), ("unit", "g/L")]),
    ("emissions_hourly", "E508", &[("hour_ending", "2026-01-05T08:%+08:00")]),
];

/// Every table of the catalogue with its example row, and the wrong rows below it.
fn write_tables(dir: &Path) -> Vec<Value> {
    let mut resources = Vec::new();
    for entry in Catalogue::all() {
        let header: Vec<&str> = entry.columns.iter().map(|column| column.name.as_str()).collect();
        let example: Vec<String> = entry.example().collect();
        let mut text = format!("{}\n{}\n", header.join(","), line(&example));
        let of_table = INJECTIONS.iter().enumerate().filter(|(_, (table, ..))| *table == entry.name);
        for (kind, (_, _, changes)) in of_table {
            for number in 0..EACH {
                let mut row = example.clone();
                if let Some(id) = header.iter().position(|name| *name == "id") {
                    row[id] = format!("x{kind}-{number}");
                }
                for (column, cell) in *changes {
                    let index = header.iter().position(|name| name == column).unwrap();
                    let day = format!("{}-{:02}-{:02}", 2023 + kind % 3, 1 + number / 28, 1 + number % 28);
                    let clock = format!("{:02}:{:02}", (1 + number) / 60, (1 + number) % 60);
                    row[index] =
                        cell.replace('#', &number.to_string()).replace('~', &day).replace('%', &clock);
                }
                text += &(line(&row) + "\n");
            }
        }
        std::fs::write(dir.join(format!("{}.csv", entry.name)), text).unwrap();
        resources.push(json!({ "name": entry.name, "path": format!("{}.csv", entry.name), "sample": true }));
    }
    resources
}

fn line(cells: &[String]) -> String {
    let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
    quoted.join(",")
}

/// Rows of an archive file, each wrong in one way.
fn archive(told: &mut BTreeMap<&'static str, u64>) -> String {
    let stations: Vec<String> = (0..27).map(|number| format!("{}A", 1001 + number)).collect();
    let cells = |cell: &str| vec![cell; stations.len()].join(",");
    let mut text = format!("date,hour,type,{}\n", stations.join(","));
    for hour in 0..10 {
        let _ =
            writeln!(text, "20250128,{hour},PM10,{}\n20250128,{hour},PM2.5,{}", cells("微量"), cells("-1"));
    }
    for _ in 0..EACH {
        let _ = writeln!(text, "20250128,99,O3,{0}\n20250127,1,O3,{0}\n20250128,1,VOC,{0}", cells("1"));
        let _ = writeln!(text, "20250128,1,PM10,{}\n20250128,1,O3,1", cells("1"));
    }
    for code in ["E205", "W206", "E202", "E203", "W210", "E204", "E101"] {
        told.insert(code, EACH as u64);
    }
    text
}

/// Rows of a section file, each wrong in one way.
fn water(told: &mut BTreeMap<&'static str, u64>) -> String {
    let mut text = "流域,断面名称,监测时间,水质类别,pH(无量纲),总磷(mg/L),站点情况\n".to_owned();
    for number in 0..EACH {
        let time = format!("{:02}-{:02} {:02}:00", 1 + number / 168, 1 + number / 6 % 28, number % 6 * 4);
        let _ = writeln!(
            text,
            "黄河,海勃湾,13-01 00:00,*,8,*,正常\n黄河,海勃湾,{time},六,8.0{},*,正常",
            number % 7
        );
        let _ = writeln!(text, "黄河,海勃湾,{},*,80,x,正常", time.replace(":00", ":01"));
        let _ = writeln!(text, "黄河,何处,{time},*,8,*,正常");
    }
    for code in ["E301", "E308", "W303", "E302", "E307"] {
        told.insert(code, EACH as u64);
    }
    text
}

#[test]
fn ten_thousand_faults_are_all_told_within_two_seconds() {
    let dir = tempfile::tempdir().unwrap();
    let mut expected: BTreeMap<&str, u64> = BTreeMap::new();
    let mut resources = write_tables(dir.path());
    for (_, code, _) in INJECTIONS {
        *expected.entry(code).or_default() += EACH as u64;
    }
    std::fs::write(dir.path().join("china_sites_20250128.csv"), archive(&mut expected)).unwrap();
    std::fs::write(dir.path().join("haibowan.csv"), water(&mut expected)).unwrap();
    resources.push(json!({ "name": "air_hourly", "path": "china_sites_20250128.csv",
        "mingjing:form": "national_air_hourly" }));
    resources.push(json!({ "name": "water_readings", "path": "haibowan.csv",
        "mingjing:form": "national_water_csv", "mingjing:year": 2021 }));
    let package = json!({ "name": "faults", "resources": resources });
    std::fs::write(dir.path().join("datapackage.json"), package.to_string()).unwrap();
    let settings = "title_zh = \"x\"\ntitle_en = \"x\"\noperator_zh = \"x\"\noperator_en = \"x\"\n\
                    home_region = \"150300\"\n";
    std::fs::write(dir.path().join("portal.toml"), settings).unwrap();

    let began = Instant::now();
    let output = run(mingjing().arg("check").arg(dir.path()).args(["--format", "json"]));
    let took = began.elapsed();
    assert_eq!(output.status.code(), Some(1));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let groups = told["diagnostics"].as_array().unwrap();
    let mut found: BTreeMap<&str, u64> = BTreeMap::new();
    for group in groups {
        *found.entry(group["code"].as_str().unwrap()).or_default() += group["count"].as_u64().unwrap();
    }
    let lost: Vec<_> = expected
        .iter()
        .map(|(code, count)| (code, count, found.get(code).copied().unwrap_or_default()))
        .filter(|(_, count, found)| *count != found)
        .collect();
    assert_eq!(lost, [], "code, faults made, faults told");
    assert!(expected.len() >= 30 && expected.values().sum::<u64>() >= 10_000);
    let all: u64 = ["errors", "warnings", "notes"].iter().map(|key| told[key].as_u64().unwrap()).sum();
    assert_eq!(all, found.values().sum::<u64>());

    // A clerk reads groups, not faults.
    let human = run(mingjing().arg("check").arg(dir.path()).args(["--lang", "zh"]));
    let lines = String::from_utf8(human.stdout).unwrap().lines().count();
    assert!(lines < 500, "{lines} lines");
    println!("{all} faults of {} kinds in {} groups, {lines} lines: {took:?}", found.len(), groups.len());
    assert!(took < MOST, "{took:?}");
}
