//! The published numbers of the demo workbook, recomputed here from the text of its CSV files with
//! nothing of the publisher and nothing of the rules crate.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Release, demo, mingjing, run, told};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// End of an hour as published → type → station → cell.
type Archive = BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>;

const IDS: [(&str, &str); 6] =
    [("so2", "SO2"), ("no2", "NO2"), ("co", "CO"), ("o3", "O3"), ("pm10", "PM10"), ("pm25", "PM2.5")];

/// The demo, published once.
static DEMO: LazyLock<(tempfile::TempDir, Release)> = LazyLock::new(|| {
    let dir = tempfile::tempdir().unwrap();
    let mut command = mingjing();
    command.arg("publish").arg(demo()).arg("--site").arg(dir.path());
    let output = run(command.args(["--now", "2026-01-31T09:00:00+08:00", "--lang", "en"]));
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let release = Release::open(dir.path());
    (dir, release)
});

/// The archive up to the replay hour, read by splitting at commas.
static ARCHIVE: LazyLock<Archive> = LazyLock::new(|| {
    let mut archive = Archive::new();
    let mut files: Vec<_> =
        std::fs::read_dir(demo().join("air_hourly")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert_eq!(files.len(), 46);
    for file in files {
        let text = std::fs::read_to_string(file).unwrap();
        let mut lines = text.lines();
        let codes: Vec<&str> = lines.next().unwrap().split(',').skip(3).collect();
        for line in lines {
            let cells: Vec<&str> = line.split(',').collect();
            let (date, hour) = (cells[0], cells[1].parse::<u8>().unwrap());
            let stamp = format!("{}-{}-{}T{hour:02}:00:00+08:00", &date[..4], &date[4..6], &date[6..]);
            if stamp.as_str() > "2025-02-15T20:00:00+08:00" {
                continue;
            }
            let row = archive.entry(stamp).or_default().entry(cells[2].to_owned()).or_default();
            for (code, cell) in codes.iter().zip(&cells[3..]) {
                row.insert((*code).to_owned(), (*cell).to_owned());
            }
        }
    }
    archive
});

/// Hour endings of a column table, in order.
fn stamps(table: &Value) -> Vec<String> {
    let first: jiff::Zoned =
        format!("{}[+08:00]", table["first_hour_ending"].as_str().unwrap()).parse().unwrap();
    (0..table["hours"].as_i64().unwrap())
        .map(|hours| (&first + jiff::Span::new().hours(hours)).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
        .collect()
}

fn cell(stamp: &str, kind: &str, code: &str) -> Option<&'static str> {
    let text = ARCHIVE.get(stamp)?.get(kind)?.get(code)?;
    (!text.is_empty()).then_some(text)
}

/// A cell in tenths.
fn tenths(text: &str) -> i64 {
    let (whole, tenth) = text.split_once('.').unwrap_or((text, "0"));
    assert_eq!(tenth.len(), 1, "{text}");
    whole.parse::<i64>().unwrap() * 10 + tenth.parse::<i64>().unwrap()
}

/// Hourly index by HJ 633-2012 from the six cells, all in tenths; `None` if one is missing or SO2 is
/// beyond its hourly scale.
fn aqi(cells: [Option<&str>; 6]) -> Option<i64> {
    const INDEX: [i64; 8] = [0, 50, 100, 150, 200, 300, 400, 500];
    const POINTS: [&[i64]; 6] = [
        &[0, 150, 500, 650, 800],
        &[0, 100, 200, 700, 1200, 2340, 3090, 3840],
        &[0, 5, 10, 35, 60, 90, 120, 150],
        &[0, 160, 200, 300, 400, 800, 1000, 1200],
        &[0, 50, 150, 250, 350, 420, 500, 600],
        &[0, 35, 75, 115, 150, 250, 350, 500],
    ];
    let mut highest = 0;
    for (cell, points) in cells.into_iter().zip(POINTS) {
        let value = tenths(cell?);
        let segment = points.windows(2).position(|pair| value <= pair[1] * 10);
        let index = match segment {
            Some(i) => {
                let (low, high) = (points[i] * 10, points[i + 1] * 10);
                let rise = (INDEX[i + 1] - INDEX[i]) * (value - low);
                INDEX[i] + (rise + high - low - 1) / (high - low)
            }
            None if points.len() == 8 => 500,
            None => return None,
        };
        highest = highest.max(index);
    }
    Some(highest)
}

#[test]
fn every_hour_of_every_station_is_the_one_of_the_archive() {
    let release = &DEMO.1;
    let (mut complete, mut agreeing, mut values) = (0, 0, 0);
    let files = release.manifest["files"].as_array().unwrap();
    let partitions = files.iter().filter(|file| file["table"] == "air_hours");
    for partition in partitions.map(|file| file["partition"].as_str().unwrap()) {
        let (code, _) = partition.split_once('/').unwrap();
        if !code.ends_with('A') {
            continue;
        }
        let table = release.table("air_hours", Some(partition));
        for (index, stamp) in stamps(&table).iter().enumerate() {
            for (id, kind) in IDS {
                let published = table["columns"][id][index].as_i64();
                let scale = if id == "co" { 1 } else { 10 };
                let expected = cell(stamp, kind, code).map(tenths);
                assert_eq!(published.map(|value| value * scale), expected, "{code} {stamp} {id}");
                values += i32::from(published.is_some());
            }
            let computed = aqi(IDS.map(|(_, kind)| cell(stamp, kind, code)));
            assert_eq!(table["aqi"][index].as_i64(), computed, "{code} {stamp}");
            if let (Some(computed), Some(source)) = (computed, cell(stamp, "AQI", code)) {
                complete += 1;
                agreeing += i32::from(source.parse::<i64>().unwrap() == computed);
            }
        }
    }
    assert!(complete > 45_000 && values > 270_000, "{complete} complete station-hours, {values} values");
    assert_eq!(complete - agreeing, 0, "index of the source and index by the rule, of {complete}");
}

#[test]
fn the_dust_of_29_january() {
    let table = DEMO.1.table("air_hours", Some("3621A/2025-01"));
    let pm10: Vec<Option<i64>> =
        table["columns"]["pm10"].as_array().unwrap().iter().map(Value::as_i64).collect();
    let highest = pm10.iter().max().unwrap().unwrap();
    let index = pm10.iter().position(|value| *value == Some(highest)).unwrap();
    assert_eq!(highest, 1829);
    assert!(stamps(&table)[index].starts_with("2025-01-29T"));
    assert_eq!(table["aqi"][index], 500);
}

/// Cells of a natural day: hours 1–23, then hour 0 of the next date.
fn day(code: &str, kind: &str, date: &str, next: &str) -> Vec<Option<i64>> {
    let mut stamps: Vec<String> = (1..24).map(|hour| format!("{date}T{hour:02}:00:00+08:00")).collect();
    stamps.push(format!("{next}T00:00:00+08:00"));
    stamps.iter().map(|stamp| cell(stamp, kind, code).map(tenths)).collect()
}

/// sum / count in tenths, rounded half-even to `unit` tenths.
fn half_even(sum: i64, count: i64, unit: i64) -> i64 {
    let (quotient, rest) = (sum.div_euclid(count * unit), sum.rem_euclid(count * unit));
    let up = match (rest * 2).cmp(&(count * unit)) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Equal => quotient % 2,
        std::cmp::Ordering::Greater => 1,
    };
    quotient + up
}

fn mean(cells: &[Option<i64>], unit: i64, least: usize) -> Option<i64> {
    let values: Vec<i64> = cells.iter().copied().flatten().collect();
    (values.len() >= least).then(|| half_even(values.iter().sum(), values.len() as i64, unit))
}

#[test]
fn days_of_a_station_and_of_its_city() {
    let release = &DEMO.1;
    // In service in Wuhai by the lists, and with data.
    let stations = ["2187A", "2188A", "3284A", "3621A"];
    let day_of = |place: &str, date: &str| {
        let table = release.table("air_days", Some(&format!("{place}/2025")));
        table["days"].as_array().unwrap().iter().find(|day| day["date"] == date).unwrap().clone()
    };
    for (date, next) in
        [("2025-01-04", "2025-01-05"), ("2025-01-29", "2025-01-30"), ("2025-01-31", "2025-02-01")]
    {
        let mut of_city: BTreeMap<&str, Vec<Option<i64>>> = BTreeMap::new();
        for station in stations {
            let published = day_of(station, date);
            for (id, kind) in IDS {
                let cells = day(station, kind, date, next);
                let unit = if id == "co" { 1 } else { 10 };
                let expected = if id == "o3" {
                    let windows: Vec<i64> =
                        cells.windows(8).filter_map(|window| mean(window, unit, 6)).collect();
                    (windows.len() >= 14).then(|| windows.into_iter().max().unwrap())
                } else {
                    mean(&cells, unit, 20)
                };
                let value = published["values"][id].as_str().map(tenths).map(|value| value / unit);
                assert_eq!(value, expected, "{station} {date} {id}");
                of_city.entry(id).or_default().push(expected.map(|value| value * unit));
            }
        }
        let city = day_of("150300", date);
        for (id, values) in of_city {
            let unit = if id == "co" { 1 } else { 10 };
            // Four stations: at least three must have a value.
            let value = city["values"][id].as_str().map(tenths).map(|value| value / unit);
            assert_eq!(value, mean(&values, unit, 3), "150300 {date} {id}");
        }
    }
}

#[test]
fn the_replay_hour_is_the_last_that_has_happened() {
    let release = &DEMO.1;
    let now = release.table("air_now", None);
    assert_eq!(now["hour_ending"], "2025-02-15T20:00:00+08:00");
    let wuhai = now["places"].as_array().unwrap().iter().find(|place| place["place"] == "150300").unwrap();
    let pm10: Vec<Option<i64>> = ["2187A", "2188A", "3284A", "3621A"]
        .map(|code| cell("2025-02-15T20:00:00+08:00", "PM10", code).map(tenths))
        .to_vec();
    let expected = mean(&pm10, 10, 3).map(|value| value.to_string());
    assert_eq!(wuhai["values"]["pm10"].as_str().map(str::to_owned), expected);
    let hours = release.table("air_hours", Some("3621A/2025-02"));
    assert_eq!(stamps(&hours).last().unwrap(), "2025-02-15T20:00:00+08:00");
    let days = release.table("air_days", Some("3621A/2025"));
    let last = days["days"].as_array().unwrap().last().unwrap();
    assert_eq!(last["date"], "2025-02-14", "15 February is not over at 20:00");
}

#[test]
fn the_first_hour_of_the_year_belongs_to_the_year_before() {
    let table = DEMO.1.table("air_hours", Some("3621A/2024-12"));
    assert_eq!(
        (&table["hours"], table["first_hour_ending"].as_str()),
        (&Value::from(1), Some("2025-01-01T00:00:00+08:00"))
    );
    let day = &DEMO.1.table("air_days", Some("3621A/2024"))["days"][0];
    assert_eq!((day["date"].as_str(), &day["counts"]["pm10"]), (Some("2024-12-31"), &Value::from(1)));
    assert_eq!(day["missing"]["pm10"], "too_few_values");
}

#[test]
fn whole_hours_that_the_source_lacks_are_gaps_with_that_reason() {
    let table = DEMO.1.table("air_hours", Some("3621A/2025-01"));
    let stamps = stamps(&table);
    let absent: Vec<(&str, u64)> = table["gaps"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|gap| gap["column"].is_null() && gap["reason"] == "not_in_source")
        .map(|gap| {
            let from = usize::try_from(gap["from"].as_u64().unwrap()).unwrap();
            (stamps[from].as_str(), gap["hours"].as_u64().unwrap())
        })
        .collect();
    let expected = [
        ("2025-01-04T05:00:00+08:00", 3),
        ("2025-01-08T01:00:00+08:00", 1),
        ("2025-01-12T01:00:00+08:00", 1),
        ("2025-01-14T06:00:00+08:00", 1),
    ];
    assert_eq!(absent, expected);
}

/// Rows of a CSV file of the demo, without its header; none of these files has line breaks in cells.
fn rows(file: &str) -> usize {
    std::fs::read_to_string(demo().join(file))
        .unwrap()
        .lines()
        .skip(1)
        .filter(|line| !line.is_empty())
        .count()
}

#[test]
fn nothing_of_the_ledger_is_lost() {
    let release = &DEMO.1;
    let ledger = release.table("ledger", None);
    let tasks = ledger["tasks"].as_array().unwrap();
    let of_tasks = |key: &str| tasks.iter().map(|task| task[key].as_array().unwrap().len()).sum::<usize>();
    assert_eq!(tasks.len(), rows("facts/tasks.csv"));
    assert_eq!(of_tasks("events"), rows("progress/task_events.csv"));
    assert_eq!(of_tasks("milestones"), rows("facts/milestones.csv"));
    assert_eq!(of_tasks("units"), rows("facts/task_units.csv"));
    let targets = release.table("targets", None);
    let count = |table: &Value, key: &str| table[key].as_array().unwrap().len();
    assert_eq!(count(&targets, "targets"), rows("facts/targets.csv"));
    let indicators = rows("facts/indicators.csv") + rows("progress/extra_indicators.csv");
    assert_eq!(count(&targets, "indicators"), indicators);
    let observations = rows("facts/observations.csv") + rows("progress/public_observations.csv");
    assert_eq!(count(&targets, "observations"), observations);
    let duties = release.table("duties", None);
    assert_eq!(count(&duties, "duties"), rows("facts/disclosure_duties.csv"));
    let evidence: usize = duties["duties"]
        .as_array()
        .unwrap()
        .iter()
        .map(|duty| duty["evidence"].as_array().unwrap().len())
        .sum();
    assert_eq!(evidence, rows("progress/duty_evidence.csv"));
    assert_eq!(count(&release.table("sources", None), "sources"), rows("progress/sources.csv"));
}

#[test]
fn water_readings_are_those_of_the_file_once_each() {
    let release = &DEMO.1;
    let text = std::fs::read_to_string(demo().join("water/haibowan.csv")).unwrap();
    let mut newest: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in text.trim_start_matches('\u{feff}').lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        if cells[3] != "*" {
            newest.insert(cells[3], cells);
        }
    }
    let table = release.table("water_readings", Some("haibowan/2021"));
    let readings = table["readings"].as_array().unwrap();
    assert_eq!(readings.len(), newest.len());
    for (reading, (time, cells)) in readings.iter().zip(newest) {
        let (day, hour) = time.split_once(' ').unwrap();
        assert_eq!(reading["at"], format!("2021-{day}T{hour}:00+08:00"));
        for (index, item) in [(6, "ph"), (7, "do"), (10, "codmn"), (11, "nh3n"), (12, "tp")] {
            match cells[index] {
                "*" => assert_eq!(reading["missing"][item], "not_monitored"),
                "--" => assert!(reading["values"][item].is_null()),
                value => assert_eq!(reading["values"][item], value, "{time} {item}"),
            }
        }
    }
}

/// The made-up region stands apart: its files say so, and those of the real record hold none of it.
#[test]
fn what_is_made_up_says_so_and_weighs_on_nobody_else() {
    let (dir, release) = &*DEMO;
    let files = release.manifest["files"].as_array().unwrap();
    let text = |file: &Value, key: &str| file[key].as_str().unwrap_or_default().to_owned();
    let parts: BTreeMap<(String, String), bool> = files
        .iter()
        .map(|file| ((text(file, "table"), text(file, "partition")), file["sample"].as_bool().unwrap()))
        .collect();
    let flag = |table: &str, part: &str| parts[&(table.to_owned(), part.to_owned())];
    for table in ["ledger", "targets", "sources"] {
        assert_eq!((flag(table, ""), flag(table, "sample")), (false, true), "{table}");
    }
    for (table, real, made_up) in [
        ("air_hours", "3621A/2025-01", "9001S/2025-01"),
        ("air_hours", "150300/2025-02", "sample-banner/2025-02"),
        ("air_days", "150300/2025", "sample-banner/2024"),
        ("water_readings", "haibowan/2021", "sample-river-up/2024"),
    ] {
        assert_eq!((flag(table, real), flag(table, made_up)), (false, true), "{table}");
    }
    let made_up = release.table("ledger", Some("sample"));
    let tasks = made_up["tasks"].as_array().unwrap();
    assert_eq!(tasks.len(), 3320);
    assert!(tasks.iter().all(|task| task["sample"] == true));
    let real = serde_json::to_string(&release.table("ledger", None)).unwrap();
    assert!(!real.contains("示例") && !real.contains("sample-"));
    let places = release.table("places", None);
    for kind in ["regions", "stations", "sections"] {
        for place in places[kind].as_array().unwrap() {
            let code = place["code"].as_str().or(place["id"].as_str()).unwrap();
            let is_ours = code.starts_with("sample-") || code.ends_with('S');
            assert_eq!(place["sample"], is_ours, "{code}");
        }
    }
    // The real network's present class is not made old by a newer made-up one.
    let now = release.table("water_now", None);
    let sections = now["sections"].as_array().unwrap();
    assert!(sections.iter().any(|row| row["section"] == "haibowan" && !row["latest"].is_null()));
    let mut readings = csv::Reader::from_path(dir.path().join("open/water_readings/2021.csv")).unwrap();
    let column = readings.headers().unwrap().iter().position(|name| name == "sample").unwrap();
    assert!(readings.records().all(|row| row.unwrap().get(column) == Some("false")));
}
