//! `kill -9` at any moment of `publish` leaves a whole release.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{Release, copy_tree, gallery, mingjing, run, told, tree};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// How many runs are killed.
const KILLS: u32 = 30;
/// How many that sign a log.
const SIGNED_KILLS: u32 = 170;

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
fn killed_at_any_moment_the_log_is_whole() {
    let dir = tempfile::tempdir().unwrap();
    let (workbook, site, key) =
        (dir.path().join("workbook"), dir.path().join("site"), dir.path().join("key"));
    copy_tree(&gallery("good"), &workbook);
    assert!(run(mingjing().args(["keygen", "--out"]).arg(&key)).status.success());
    let signed = || {
        let mut command = publish(&workbook, &site);
        command.arg("--key").arg(&key);
        command
    };
    let verify = |since: &Path| {
        let mut command = mingjing();
        command.arg("verify").arg(&site).args(["--lang", "en"]);
        if since.exists() {
            command.arg("--since").arg(since);
        }
        run(&mut command)
    };
    // The beginning of the log is cut off too: the first run has no site before it.
    let kept = dir.path().join("kept");
    let mut whole_run = std::time::Duration::from_millis(400);
    let mut interrupted = 0;
    for round in 0..SIGNED_KILLS {
        change(&workbook, round);
        let started = Instant::now();
        let mut child = signed().spawn().unwrap();
        // Not in order, so that no moment always meets the same state.
        std::thread::sleep(whole_run * (round * 67 % SIGNED_KILLS) / SIGNED_KILLS);
        child.kill().unwrap();
        if child.wait().unwrap().success() {
            whole_run = whole_run.min(started.elapsed());
        } else {
            interrupted += 1;
        }
        if site.join("data/head.json").exists() {
            let verified = verify(&kept);
            assert_eq!(verified.status.code(), Some(0), "round {round}: {}", told(&verified));
            std::fs::copy(site.join("data/head.json"), &kept).unwrap();
        }
        // Every other time the next run is let through.
        if round % 2 == 1 {
            let output = run(signed().stderr(Stdio::piped()));
            assert!(output.status.success(), "round {round}: {}", told(&output));
        }
    }
    assert!(interrupted >= 30, "only {interrupted} runs were interrupted");
    let output = run(signed().stderr(Stdio::piped()));
    assert!(output.status.success(), "{}", told(&output));
    let verified = verify(&kept);
    assert!(verified.status.success(), "{}", told(&verified));
    // Blobs that no release came to name stay; nothing else is left of the killed runs.
    let notes = String::from_utf8(verified.stdout).unwrap();
    assert!(
        notes.lines().filter(|line| line.starts_with("note:")).all(|line| line.contains(" data/blob/")),
        "{notes}"
    );
    assert_eq!(
        Release::open(&site).table("sources", None)["sources"].as_array().unwrap().len(),
        1 + SIGNED_KILLS as usize
    );
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
