//! `kill -9` at any moment of `publish` leaves a whole release.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{Release, copy_tree, gallery, mingjing, run, told, tree};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// How many runs are killed.
const KILLS: u32 = 30;

fn publish(workbook: &Path, site: &Path) -> Command {
    let mut command = mingjing();
    command.arg("publish").arg(workbook).arg("--site").arg(site).args(["--now", "2026-01-31T09:00:00+08:00"]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Changes the sources and the SO2 of every hour, so that each release has many new files.
fn change(workbook: &Path, round: u32) {
    let sources = workbook.join("ledger/sources.csv");
    let mut text = std::fs::read_to_string(&sources).unwrap();
    text.push_str(&format!("X-{round},第 {round} 次,编辑部,,,\n"));
    std::fs::write(&sources, text).unwrap();
    for day in ["28", "29", "30"] {
        let path = workbook.join(format!("air/china_sites_202501{day}.csv"));
        let changed: String = std::fs::read_to_string(&path)
            .unwrap()
            .lines()
            .map(|line| match line.split_once(",SO2,") {
                Some((stamp, rest)) => {
                    let values = format!(",{}", round + 1).repeat(rest.split(',').count());
                    format!("{stamp},SO2{values}\n")
                }
                None => format!("{line}\n"),
            })
            .collect();
        std::fs::write(&path, changed).unwrap();
    }
}

#[test]
fn killed_at_any_moment_the_release_is_whole() {
    let dir = tempfile::tempdir().unwrap();
    let (workbook, site) = (dir.path().join("workbook"), dir.path().join("site"));
    copy_tree(&gallery("good"), &workbook);
    assert!(publish(&workbook, &site).status().unwrap().success());
    change(&workbook, 0);
    let started = Instant::now();
    assert!(publish(&workbook, &site).status().unwrap().success());
    let whole_run = started.elapsed();

    let mut interrupted = 0;
    for round in 1..=KILLS {
        change(&workbook, round);
        let before = Release::open(&site).head["release"].as_u64().unwrap();
        let mut child = publish(&workbook, &site).spawn().unwrap();
        // Spread over the whole run and a little beyond.
        std::thread::sleep(whole_run * round / KILLS);
        child.kill().unwrap();
        interrupted += u32::from(!child.wait().unwrap().success());
        // Opening checks pointer, manifest and the hash of every file.
        let after = Release::open(&site).head["release"].as_u64().unwrap();
        assert!(after == before || after == before + 1, "{before} → {after}");
    }
    // A machine that gets faster half-way finishes more of them; some must have been cut off.
    assert!(interrupted >= 5, "only {interrupted} runs were interrupted");

    change(&workbook, KILLS + 1);
    let output = run(publish(&workbook, &site).stderr(Stdio::piped()));
    assert!(output.status.success(), "{}", told(&output));
    let last = Release::open(&site);
    let sources = last.table("sources", None);
    assert_eq!(sources["sources"].as_array().unwrap().len(), 3 + KILLS as usize);
    let left: Vec<_> = tree(&site)
        .into_keys()
        .filter(|path| path.file_name().unwrap().to_string_lossy().starts_with(".mj-tmp-"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn two_runs_at_once_do_not_mix() {
    let dir = tempfile::tempdir().unwrap();
    let site = dir.path().join("site");
    let mut runs: Vec<_> = (0..4).map(|_| publish(&gallery("good"), &site).spawn().unwrap()).collect();
    let codes: Vec<_> = runs.iter_mut().map(|run| run.wait().unwrap().code()).collect();
    assert!(codes.contains(&Some(0)), "{codes:?}");
    assert!(codes.iter().all(|code| matches!(code, Some(0 | 2))), "{codes:?}");
    assert_eq!(Release::open(&site).head["release"], 1);
}
