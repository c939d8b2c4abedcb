//! `mingjing archive`: the demo's hours, evaluated without the workbook, are those of the release.
#![expect(clippy::unwrap_used, reason = "a test")]

use mingjing_contract::air::{AirDay, AirHours};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn demo_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/air_hourly");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    // The command takes them in the order of their dates, whatever the order on the command line.
    files.sort();
    files.reverse();
    files
}

fn run(files: &[PathBuf], out: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mingjing"))
        .arg("archive")
        .args(files)
        .arg("--out")
        .arg(out)
        .args(more)
        .output()
        .unwrap()
}

#[test]
fn months_of_the_demo_archive() {
    let out = tempfile::tempdir().unwrap();
    let done = run(&demo_files(), out.path(), &["--format", "json"]);
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    let told: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    // 46 days of 24 hours without the six that the archive lacks in them, 60 stations.
    let speaks = u64::try_from(46 * 24 - 6).unwrap() * 60;
    assert_eq!(told["outcome"]["station_hours"], speaks);
    let read = |path: &str| std::fs::read(out.path().join(path)).unwrap();
    let hours = AirHours::from_series(&read("hours/3621A/2025-01.mjs1")).unwrap();
    assert_eq!(hours.first_hour_ending, "2025-01-01T01:00:00+08:00");
    assert_eq!((hours.hours, hours.columns.pm10[672], hours.aqi[672]), (744, Some(1829), Some(500)));
    let days: Vec<AirDay> = serde_json::from_slice(&read("days/3621A/2025-01.json")).unwrap();
    assert_eq!(days.len(), 31);
    let dust = days.iter().find(|day| day.date == "2025-01-29").unwrap();
    let of_day: Vec<i32> = hours.columns.pm10[28 * 24..29 * 24].iter().copied().flatten().collect();
    let mean = f64::from(of_day.iter().sum::<i32>()) / f64::from(u32::try_from(of_day.len()).unwrap());
    let published: f64 = dust.values.pm10.unwrap().to_string().parse().unwrap();
    assert!((mean - published).abs() <= 0.5, "{mean} {published}");
    assert_eq!(usize::from(dust.counts.pm10), of_day.len());
    // The last day has no 24th hour; the archive is closed, so it counts as far as it goes.
    let last: Vec<AirDay> = serde_json::from_slice(&read("days/3621A/2025-02.json")).unwrap();
    assert_eq!(last.last().unwrap().date, "2025-02-15");
}

#[test]
fn packed_files_say_the_same_and_wrong_ones_are_told() {
    let (files, one, two) = (demo_files(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let some = files.get(..3).unwrap();
    assert_eq!(run(some, one.path(), &[]).status.code(), Some(0));
    let packed: Vec<PathBuf> = some
        .iter()
        .map(|file| {
            let path = two.path().join(format!("{}.zst", file.file_name().unwrap().to_string_lossy()));
            let bytes = ruzstd::encoding::compress_to_vec(
                std::fs::read(file).unwrap().as_slice(),
                ruzstd::encoding::CompressionLevel::Fastest,
            );
            std::fs::write(&path, bytes).unwrap();
            path
        })
        .collect();
    let out = two.path().join("out");
    assert_eq!(run(&packed, &out, &[]).status.code(), Some(0));
    let table = "hours/3621A/2025-02.mjs1";
    assert_eq!(std::fs::read(one.path().join(table)).unwrap(), std::fs::read(out.join(table)).unwrap());

    let cut = packed.first().unwrap();
    let bytes = std::fs::read(cut).unwrap();
    std::fs::write(cut, bytes.get(..bytes.len() / 2).unwrap()).unwrap();
    let failed = run(&packed, &out, &[]);
    assert_eq!(failed.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&failed.stderr).contains("china_sites_20250215.csv.zst"));

    let undated = two.path().join("later.csv");
    std::fs::copy(files.last().unwrap(), &undated).unwrap();
    // A file without a date in its name comes first; here its month comes after others are done.
    let strange = [files.first().unwrap().clone(), undated];
    let failed = run(&strange, &out, &[]);
    assert_eq!(failed.status.code(), Some(0), "{}", String::from_utf8_lossy(&failed.stderr));
}
