//! What is public is not changed in silence: every change has its reason, or nothing is published.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{Release, bureau::Bureau, give_reasons, small_app, told, tree};
use serde_json::Value;

const DAY: &str = "air/china_sites_20250128.csv";

const SILENT: &str = "20250128,1,PM10,,38,40,21,13,43,";
const CHANGED: &str = "20250128,1,PM10,,38,40,21,31,43,";

#[test]
fn a_silent_change_is_refused_and_told() {
    let bureau = Bureau::new();
    let before = tree(&bureau.path("site"));
    bureau.edit(DAY, SILENT, CHANGED);
    let refused = bureau.publish(2, &["--quiet"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(tree(&bureau.path("site")) == before, "a refused publication wrote something");
    insta::assert_snapshot!("silent", told(&refused));
    let tried = bureau.publish(2, &["--dry-run", "--quiet"]);
    assert_eq!(tried.status.code(), Some(1), "what would be refused is not said to be fine");
    insta::assert_snapshot!("silent-dry-run", String::from_utf8_lossy(&tried.stdout));
}

#[test]
fn a_change_with_its_reason_is_published_and_kept_for_ever() {
    let bureau = Bureau::new();
    bureau.edit(DAY, SILENT, CHANGED);
    let rows = bureau.path("rows.csv");
    bureau.publish(2, &["--changes", rows.to_str().unwrap()]);
    // A clerk fills the reasons into the rows as they were written. One row is the cause of the others.
    let text = std::fs::read_to_string(&rows).unwrap();
    let wanted = "air_hours,3621A/2025-01,2025-01-28T01:00:00+08:00,pm10,13,31,,,,";
    assert!(text.lines().any(|line| line == wanted), "{text}");
    let reason = "数据传输错误,A slip of transmission,2026-02-01,某函〔2026〕1号";
    give_reasons(&bureau.path("workbook"), &[]);
    let head = text.lines().next().unwrap();
    let row = wanted.replace(",,,,", &format!(",{reason}"));
    std::fs::write(bureau.path("workbook").join("corrections.csv"), format!("{head}\n{row}\n")).unwrap();

    let app = small_app(&bureau.path(""));
    let done = bureau.publish(2, &["--app", app.to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(0), "{}", told(&done));
    // The page of the station says it, with the list; a page of other things does not.
    let page =
        |path: &str| std::fs::read_to_string(bureau.path("site").join(path).join("index.html")).unwrap();
    let station = page("air/150300/3621A");
    assert!(station.contains("最近一次见第 2 次发布") && station.contains("13 → 31"), "{station}");
    assert!(page("en/air/150300/3621A").contains("corrected after publication, last in release 2"));
    assert!(!page("tasks").contains("id=\"corrected\""));
    let corrections = bureau.corrections();
    let cause =
        corrections.iter().find(|one| one["field"] == "pm10" && one["partition"] == "3621A/2025-01").unwrap();
    assert_eq!((&cause["old"], &cause["new"], &cause["release"]), (&"13".into(), &"31".into(), &2.into()));
    assert_eq!(cause["reason_en"], "A slip of transmission");
    assert_eq!(cause["published_at"], "2026-02-02T09:00:00+08:00");
    // What follows from it is told as well, with the same reason: the day, and the city's means.
    assert!(
        corrections.iter().any(|one| one["table"] == "air_days" && one["row"] == "2025-01-28"),
        "{corrections:#?}"
    );
    assert!(corrections.iter().all(|one| one["document"] == "某函〔2026〕1号"));

    let same = bureau.publish(3, &[]);
    assert!(told(&same).contains("nothing changed: release 2 stays"), "{}", told(&same));
    bureau.edit("ledger/sources.csv", "S-1,进展通报", "S-9,新的来源,市政府,,,\nS-1,进展通报");
    assert_eq!(bureau.publish(4, &[]).status.code(), Some(0));
    assert_eq!(bureau.corrections(), corrections, "a later release keeps them");
    let history = Release::open(&bureau.path("site")).table("history", None);
    assert_eq!(history["releases"][2]["tables"][0]["table"], "sources");
    assert_eq!(history["releases"].as_array().unwrap().len(), 3);
}

#[test]
fn one_reason_for_many_and_reasons_for_nothing() {
    let bureau = Bureau::new();
    bureau.edit(DAY, SILENT, CHANGED);
    bureau.edit(DAY, "20250128,2,PM10,,37,40,34,12,45,", "20250128,2,PM10,,37,40,34,21,45,");
    let many = [
        "air_hours",
        "3621A/*",
        "2025-01-28*",
        "pm10",
        "*",
        "*",
        "仪器重新标定",
        "Recalibrated",
        "2026-02-01",
        "",
    ];
    let none = [
        "air_hours",
        "3621A/2025-01",
        "2025-01-28T07:00:00+08:00",
        "pm25",
        "1",
        "2",
        "无",
        "None",
        "2026-02-01",
        "",
    ];
    give_reasons(&bureau.path("workbook"), &[many, none]);
    let done = bureau.publish(2, &[]);
    assert_eq!(done.status.code(), Some(0), "{}", told(&done));
    assert!(told(&done).contains("N602"), "{}", told(&done));
    let hours = |one: &&Value| one["partition"] == "3621A/2025-01" && one["field"] == "pm10";
    assert_eq!(bureau.corrections().iter().filter(hours).count(), 2);
}

#[test]
fn what_is_taken_away_needs_a_reason_and_what_comes_late_does_not() {
    let bureau = Bureau::new();
    // 2188A lacks this hour; the city's mean is computed again from it, which is recorded with that reason.
    bureau.edit(DAY, "20250128,10,PM10,,58,,52,66,46,", "20250128,10,PM10,,58,99,52,66,46,");
    let late = bureau.publish(2, &["--quiet"]);
    assert_eq!(late.status.code(), Some(0), "{}", told(&late));
    let corrections = bureau.corrections();
    assert!(!corrections.is_empty(), "the city's hour has changed");
    let why = |one: &Value| one["reason_en"] == "Computed again with data that came late";
    assert!(corrections.iter().all(why), "{corrections:#?}");
    assert!(corrections.iter().all(|one| one["partition"] != "2188A/2025-01" || one["field"] == "aqi"));
    bureau.edit(DAY, SILENT, "20250128,1,PM10,,38,40,21,,43,");
    let taken = bureau.publish(3, &[]);
    assert_eq!(taken.status.code(), Some(1));
    assert!(told(&taken).contains("13 → ∅"), "{}", told(&taken));
    bureau.edit(DAY, "20250128,1,PM10,,38,40,21,,43,", SILENT);
    bureau.edit("ledger/sources.csv", "进展通报", "另一份通报");
    let retitled = bureau.publish(3, &[]);
    assert!(told(&retitled).contains("S-1: 进展通报 → 另一份通报"), "{}", told(&retitled));
}

#[test]
fn made_up_data_can_be_forbidden() {
    let bureau = Bureau::new();
    assert_eq!(bureau.publish(2, &["--forbid-samples"]).status.code(), Some(0));
    let path = bureau.path("workbook").join("datapackage.json");
    let mut package: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    // All of them: samples refer to nothing real.
    for resource in package["resources"].as_array_mut().unwrap() {
        resource["sample"] = true.into();
    }
    std::fs::write(&path, package.to_string()).unwrap();
    let refused = bureau.publish(2, &["--forbid-samples", "--quiet"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(told(&refused).contains("E603"), "{}", told(&refused));
    assert_eq!(Release::open(&bureau.path("site")).head["release"], 1);
}
