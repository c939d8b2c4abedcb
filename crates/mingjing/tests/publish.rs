//! `mingjing publish`: what is written, and that it is always the same.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{Release, copy_tree, gallery, mingjing, run, small_app as app, told, tree};
use std::path::Path;
use std::process::Output;

const NOW: &str = "2026-01-31T09:00:00+08:00";

/// Publishes a workbook into a site.
fn publish(workbook: &Path, site: &Path, more: &[&str]) -> Output {
    let mut command = mingjing();
    command.arg("publish").arg(workbook).arg("--site").arg(site).args(["--now", NOW, "--lang", "en"]);
    run(command.args(more))
}

#[test]
fn a_good_workbook_is_published() {
    let dir = tempfile::tempdir().unwrap();
    let output = publish(&gallery("good"), dir.path(), &[]);
    insta::assert_snapshot!("good-published", told(&output));
    insta::assert_json_snapshot!("good-manifest", Release::open(dir.path()).manifest);
}

#[test]
fn tables_hold_what_the_workbook_says() {
    let dir = tempfile::tempdir().unwrap();
    publish(&gallery("good"), dir.path(), &[]);
    let release = Release::open(dir.path());
    for table in ["portal", "places", "air_now", "ledger", "targets", "duties", "sources", "water_now"] {
        insta::assert_json_snapshot!(format!("good-{table}"), release.table(table, None));
    }
    insta::assert_json_snapshot!("good-air_days", release.table("air_days", Some("150300/2025")));
    insta::assert_json_snapshot!("good-water", release.table("water_readings", Some("haibowan/2021")));
}

/// A made-up workbook with every table: what each comes to, and that all of it is flagged.
#[test]
fn every_table_of_the_workbook_is_published() {
    let dir = tempfile::tempdir().unwrap();
    let output = publish(&gallery("full"), dir.path(), &[]);
    insta::assert_snapshot!("full-published", told(&output));
    let release = Release::open(dir.path());
    let files = release.manifest["files"].as_array().unwrap();
    let lines: Vec<String> = files
        .iter()
        .map(|file| {
            let partition = file["partition"].as_str().unwrap_or_default();
            let flag = if file["sample"] == true { "sample" } else { "" };
            format!("{} {partition} {flag}", file["table"].as_str().unwrap()).trim_end().to_owned()
        })
        .collect();
    insta::assert_snapshot!("full-files", lines.join("\n"));
    for (table, partition) in [
        ("air_daily", Some("150300/2026")),
        ("bulletin_texts", Some("air-2026-01")),
        ("bulletins", None),
        ("drinking", None),
        ("drinking_readings", Some("2022")),
        ("drinking_readings", Some("2026")),
        ("dust_days", None),
        ("emission_days", Some("coking-DA001/2026")),
        ("emissions", Some("coking-DA001/2026-01")),
        ("emissions", Some("coking-DA001/2026-02")),
        ("facilities", None),
        ("forecasts", None),
        ("groundwater", None),
        ("groundwater_readings", Some("2017")),
        ("groundwater_readings", Some("2026")),
        ("lake_readings", Some("example-lake/2026")),
        ("lakes", None),
        ("ledger", None),
        ("polluters", None),
        ("replies", Some("2026")),
        ("soil", None),
        ("warnings", None),
    ] {
        let name = partition.map_or_else(String::new, |part| format!("-{}", part.replace('/', "-")));
        insta::assert_json_snapshot!(format!("full-{table}{name}"), release.table(table, partition));
    }
}

/// What is due after a task was merged or split is in no calendar; what was due before stays in it.
#[test]
fn what_ended_is_due_no_more() {
    let dir = tempfile::tempdir().unwrap();
    publish(&gallery("full"), dir.path(), &[]);
    let read = |path: &str| std::fs::read_to_string(dir.path().join(path)).unwrap();
    let calendar = read("feed/unit/gov.ics");
    let due: Vec<&str> =
        calendar.lines().filter_map(|line| line.strip_prefix("UID:")?.split('@').next()).collect();
    assert_eq!(due, ["T-1-deadline", "T-1-1", "T-2-deadline", "T-4-deadline", "T-5-deadline"]);
    let feed = read("feed/task/T-3.atom");
    assert!(
        feed.contains("拆分：整治焦化园区") && feed.contains("后续任务：T-4 园区无组织排放治理"),
        "{feed}"
    );
    assert!(!feed.contains("期限已到") && read("feed/task/T-2.atom").contains("期限已到"), "{feed}");
}

/// Tables that a workbook does not have are not in its release.
#[test]
fn what_the_workbook_lacks_is_not_published() {
    let dir = tempfile::tempdir().unwrap();
    publish(&gallery("good"), dir.path(), &[]);
    let release = Release::open(dir.path());
    let tables: Vec<&str> = release.manifest["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["table"].as_str().unwrap())
        .collect();
    for absent in
        ["lakes", "groundwater", "drinking", "soil", "polluters", "emissions", "warnings", "replies"]
    {
        assert!(!tables.contains(&absent), "{absent}");
    }
}

#[test]
fn the_same_workbook_and_time_give_the_same_bytes() {
    let dir = tempfile::tempdir().unwrap();
    let app = app(dir.path());
    for workbook in ["good", "full"] {
        let [one, two] = ["one", "two"].map(|name| dir.path().join(format!("{workbook}-{name}")));
        for site in [&one, &two] {
            let output = publish(&gallery(workbook), site, &["--app", app.to_str().unwrap()]);
            assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        }
        let (one, two) = (tree(&one), tree(&two));
        assert!(one.len() > 60, "{}", one.len());
        assert!(one == two, "the trees differ");
    }
}

/// What is derived from a release goes when the release has it no longer, and what others put there as well.
#[test]
fn what_no_longer_belongs_is_removed() {
    let dir = tempfile::tempdir().unwrap();
    publish(&gallery("good"), dir.path(), &[]);
    let before = tree(dir.path());
    assert!(
        dir.path().join("open/tasks.csv").exists() && dir.path().join("data/schema/ledger.json").exists()
    );
    std::fs::create_dir_all(dir.path().join("feed/task/gone")).unwrap();
    std::fs::write(dir.path().join("feed/task/gone/x.atom"), "old").unwrap();
    std::fs::write(dir.path().join("open/lakes.csv"), "id\n").unwrap();
    std::fs::write(dir.path().join("open/tasks.csv"), "spoiled\n").unwrap();
    publish(&gallery("good"), dir.path(), &[]);
    assert!(tree(dir.path()) == before, "not what it was");
    assert!(!dir.path().join("feed/task/gone").exists());
}

#[test]
fn nothing_is_written_twice() {
    let dir = tempfile::tempdir().unwrap();
    publish(&gallery("good"), dir.path(), &[]);
    let before = tree(dir.path());
    let mut command = mingjing();
    command.arg("publish").arg(gallery("good")).arg("--site").arg(dir.path());
    let again = run(command.args(["--now", "2026-02-01T00:00:00Z", "--lang", "en"]));
    assert_eq!(String::from_utf8_lossy(&again.stdout), "nothing changed: release 1 stays\n");
    assert!(tree(dir.path()) == before, "a run without changes changed something");
}

#[test]
fn a_change_makes_a_release_that_names_the_one_before() {
    let dir = tempfile::tempdir().unwrap();
    let (workbook, site) = (dir.path().join("workbook"), dir.path().join("site"));
    copy_tree(&gallery("good"), &workbook);
    publish(&workbook, &site, &[]);
    let first = Release::open(&site);
    let before = tree(&site);

    let sources = workbook.join("ledger/sources.csv");
    let text = std::fs::read_to_string(&sources).unwrap() + "S-2,进展通报（二）,市政府,2023-07-02,,\n";
    std::fs::write(&sources, text).unwrap();
    let dry = publish(&workbook, &site, &["--dry-run"]);
    let words = String::from_utf8(dry.stdout).unwrap();
    assert!(words.contains("would publish release 2:") && words.contains(" 3 new,"), "{words}");
    assert!(words.starts_with("sources: 1 rows new, 0 values filled in, 0 changed\n  + S-2\n"), "{words}");
    assert!(tree(&site) == before, "a dry run wrote something");

    publish(&workbook, &site, &[]);
    let second = Release::open(&site);
    assert_eq!(second.head["release"], 2);
    assert_eq!(second.manifest["previous_manifest_sha256"], first.head["manifest_sha256"]);
    assert_eq!(second.table("sources", None)["sources"][1]["title"], "进展通报（二）");
    // Nothing of the old release is gone or changed, but the pointer and the twin that it vouched for. Open data and
    // feeds are those of the newest.
    let after = tree(&site);
    let of_the_record = before.iter().filter(|(path, _)| {
        path.starts_with("data") && !path.ends_with("head.json") && !path.ends_with("1.json.br")
    });
    assert!(!after.contains_key(Path::new("data/release/1.json.br")));
    assert!(of_the_record.clone().count() > 10);
    for (path, bytes) in of_the_record {
        assert!(after.get(path) == Some(bytes), "{}", path.display());
    }
    let feed = String::from_utf8_lossy(&after[Path::new("feed/en/changes.atom")]).into_owned();
    assert!(feed.contains("entry/en/release/2</id>") && feed.contains("sources: 1 rows new"), "{feed}");
}

#[test]
fn a_bad_workbook_leaves_the_site_alone() {
    let dir = tempfile::tempdir().unwrap();
    publish(&gallery("good"), dir.path(), &[]);
    let before = tree(dir.path());
    let output = publish(&gallery("broken-keys"), dir.path(), &[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "not published: there are errors\n");
    assert!(tree(dir.path()) == before);
}

#[test]
fn every_route_has_a_page_that_leads_back_to_the_root() {
    let dir = tempfile::tempdir().unwrap();
    let app = app(dir.path());
    let site = dir.path().join("site");
    publish(&gallery("good"), &site, &["--app", app.to_str().unwrap()]);
    let pages = tree(&site);
    let names: Vec<_> = pages.keys().filter(|path| !path.starts_with("data")).collect();
    insta::assert_debug_snapshot!("good-site-files", names);
    for (path, bytes) in pages.iter().filter(|(path, _)| path.ends_with("index.html")) {
        let depth = path.components().count() - 1;
        let base = if depth == 0 { "./".to_owned() } else { "../".repeat(depth) };
        let html = String::from_utf8_lossy(bytes);
        let lang = if path.starts_with("en") { "en" } else { "zh-Hans" };
        assert!(html.contains(&format!("<html lang=\"{lang}\">")), "{html}");
        assert!(html.contains(&format!("<base href=\"{base}\">")), "{html}");
        assert_eq!(html.matches("<h1").count(), 1, "{}", path.display());
        let sends = path.parent().unwrap().ends_with("feedback");
        assert_eq!(html.contains("method=\"post\""), sends, "{}", path.display());
    }
    let page = |path: &str| String::from_utf8(pages[Path::new(path)].clone()).unwrap();
    insta::assert_snapshot!("good-page-station", page("en/air/150300/3621A/index.html"));
    insta::assert_snapshot!("good-page-feedback", page("feedback/index.html"));
    insta::assert_snapshot!("good-page-not-found", page("404.html"));
    assert!(pages.contains_key(Path::new("app-1.js.br")) && !pages.contains_key(Path::new("icon.png.br")));
}

#[test]
fn an_app_that_starts_nothing_is_refused_before_anything_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let (app, site) = (app(dir.path()), dir.path().join("site"));
    std::fs::write(app.join("index.html"), "<html><head></head><body></body></html>").unwrap();
    let output = publish(&gallery("good"), &site, &["--app", app.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("stylesheet"), "{}", told(&output));
    assert!(!site.exists());
}

#[test]
fn a_lost_or_damaged_file_is_made_whole_again() {
    let dir = tempfile::tempdir().unwrap();
    publish(&gallery("good"), dir.path(), &[]);
    let before = tree(dir.path());
    let blobs: Vec<_> =
        before.keys().filter(|path| path.extension().is_some_and(|kind| kind == "json")).collect();
    let blobs: Vec<_> = blobs.into_iter().filter(|path| path.starts_with("data/blob")).collect();
    std::fs::write(dir.path().join(blobs[0]), "{}").unwrap();
    std::fs::remove_file(dir.path().join(blobs[1])).unwrap();
    let output = publish(&gallery("good"), dir.path(), &[]);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "nothing changed: release 1 stays\n");
    assert!(tree(dir.path()) == before);
}

#[test]
fn a_damaged_release_is_not_built_upon() {
    let dir = tempfile::tempdir().unwrap();
    publish(&gallery("good"), dir.path(), &[]);
    std::fs::write(dir.path().join("data/release/1.json"), "{}").unwrap();
    let output = publish(&gallery("good"), dir.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("its SHA-256 is not the one in head.json"));
}

#[test]
fn a_time_that_is_none_is_refused_before_anything_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let mut command = mingjing();
    command.arg("publish").arg(gallery("good")).arg("--site").arg(dir.path());
    let output = run(command.args(["--now", "yesterday"]));
    assert_eq!(output.status.code(), Some(2));
    assert!(tree(dir.path()).is_empty());
}

#[test]
fn what_has_not_happened_yet_is_told() {
    let site = tempfile::tempdir().unwrap();
    let mut command = mingjing();
    command.arg("publish").arg(gallery("good")).arg("--site").arg(site.path());
    let output = run(command.args(["--now", "2021-04-03T00:00:00Z", "--lang", "en"]));
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(
        told.contains("[W604] air_now:hour_ending") && told.contains("[W604] water_readings:at"),
        "{told}"
    );
    let later = publish(&gallery("good"), &tempfile::tempdir().unwrap().path().join("site"), &[]);
    assert!(!String::from_utf8(later.stderr).unwrap().contains("[W604]"));
}
