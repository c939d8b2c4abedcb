//! Hours, days and regions of small archives whose answers can be worked out by hand.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use mingjing_contract::air::{AirDays, AirHours, PlaceNow};
use mingjing_contract::missing::MissingReason;
use mingjing_publisher::evaluate::{Air, Tables};
use std::fmt::Write as _;
use std::path::Path;

const TYPES: [&str; 6] = ["SO2", "NO2", "CO", "O3", "PM10", "PM2.5"];

/// A workbook of one city with these stations: code and name as a list prints it.
struct Workbook {
    dir: tempfile::TempDir,
    codes: Vec<&'static str>,
    files: Vec<String>,
    replay: &'static str,
}

impl Workbook {
    fn new(stations: &[(&'static str, &str, &str)]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let mut list = "监测点编码,监测点名称,城市,经度,纬度,对照点\n".to_owned();
        for (code, name, reference) in stations {
            writeln!(list, "{code},{name},乌海,106.8,39.6,{reference}").unwrap();
        }
        let write = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).unwrap();
        write("list.csv", &list);
        write("regions.csv", "code,name_zh,name_en,parent_code,kind\n150300,乌海市,Wuhai,,prefecture\n");
        write("cities.csv", "city_in_lists,region_code\n乌海,150300\n");
        let codes = stations.iter().map(|(code, ..)| *code).collect();
        Self { dir, codes, files: Vec::new(), replay: "" }
    }

    /// A day's file: the cell of every type but CO (0.5) for an hour and a station.
    fn day(
        mut self,
        date: &str,
        hours: std::ops::Range<u8>,
        cell: impl Fn(u8, &str, &str) -> String,
    ) -> Self {
        let mut text = format!("date,hour,type,{}\n", self.codes.join(","));
        for hour in hours {
            for kind in TYPES {
                let of = |code: &&str| if kind == "CO" { "0.5".to_owned() } else { cell(hour, kind, code) };
                let cells: Vec<String> = self.codes.iter().map(of).collect();
                writeln!(text, "{date},{hour},{kind},{}", cells.join(",")).unwrap();
            }
        }
        let name = format!("sites_{date}.csv");
        std::fs::write(self.dir.path().join(&name), text).unwrap();
        self.files.push(name);
        self
    }

    fn evaluate(self) -> Tables {
        let package = serde_json::json!({ "resources": [
            { "name": "air", "path": self.files, "mingjing:form": "national_air_hourly" },
            { "name": "list", "path": "list.csv", "mingjing:form": "national_station_list",
              "mingjing:from": "2022-02-13", "mingjing:layout": "rows" },
            resource("regions", "regions.csv", &["code", "name_zh", "name_en", "parent_code", "kind"]),
            resource("city_codes", "cities.csv", &["city_in_lists", "region_code"]),
        ]});
        let settings = format!(
            "title_zh = \"测\"\ntitle_en = \"T\"\noperator_zh = \"测\"\noperator_en = \"T\"\nhome_region = \"150300\"\n{}",
            self.replay
        );
        std::fs::write(self.dir.path().join("datapackage.json"), package.to_string()).unwrap();
        std::fs::write(self.dir.path().join("portal.toml"), settings).unwrap();
        tables(self.dir.path())
    }
}

fn resource(name: &str, path: &str, columns: &[&str]) -> serde_json::Value {
    let fields: Vec<_> =
        columns.iter().map(|column| serde_json::json!({ "name": column, "type": "string" })).collect();
    serde_json::json!({ "name": name, "path": path, "schema": { "fields": fields } })
}

fn tables(dir: &Path) -> Tables {
    let checked = mingjing_publisher::check(dir).unwrap();
    let told = mingjing_publisher::diagnostic::render::human(
        &checked.diagnostics,
        mingjing_publisher::diagnostic::Lang::En,
    );
    checked.ready.unwrap_or_else(|| panic!("{told}")).tables
}

fn now<'a>(air: &'a Air, place: &str) -> &'a PlaceNow {
    air.now.places.iter().find(|now| now.place == place).unwrap()
}

fn hours<'a>(air: &'a Air, place: &str) -> &'a AirHours {
    air.hours.iter().find(|hours| hours.place == place).unwrap()
}

fn days<'a>(air: &'a Air, place: &str) -> &'a AirDays {
    air.days.iter().find(|days| days.place == place).unwrap()
}

/// The four stations of most tests.
const FOUR: [(&str, &str, &str); 4] =
    [("0001A", "甲", "N"), ("0002A", "乙", "N"), ("0003A", "丙", "N"), ("0004A", "丁", "N")];

#[test]
fn a_region_needs_three_of_four_stations() {
    let absent = |most: u8| {
        move |hour: u8, _: &str, code: &str| {
            let number = code[3..4].parse::<u8>().unwrap();
            if hour == 2 && number > most { String::new() } else { (number * 10).to_string() }
        }
    };
    let air = Workbook::new(&FOUR).day("20250102", 1..3, absent(3)).evaluate().air.unwrap();
    let region = now(&air, "150300");
    assert_eq!(region.values.pm10.unwrap().to_string(), "20", "(10 + 20 + 30) / 3");
    assert_eq!(region.stations.map(|count| (count.valid, count.total)), Some((3, 4)));

    let air = Workbook::new(&FOUR).day("20250102", 1..3, absent(2)).evaluate().air.unwrap();
    assert_eq!(now(&air, "150300").values.pm10, None);
    let gap = &hours(&air, "150300").gaps[0];
    assert_eq!((gap.from, gap.hours, gap.reason), (1, 1, MissingReason::TooFewValues));
}

#[test]
fn means_are_rounded_half_to_even() {
    let two = [("0001A", "甲", "N"), ("0002A", "乙", "N")];
    let cell = |_: u8, kind: &str, code: &str| match (kind, code) {
        ("PM10", "0001A") => "60".to_owned(),
        ("PM2.5", "0001A") => "61".to_owned(),
        ("PM10", _) => "61".to_owned(),
        _ => "62".to_owned(),
    };
    let air = Workbook::new(&two).day("20250102", 1..2, cell).evaluate().air.unwrap();
    let values = &now(&air, "150300").values;
    assert_eq!(
        (values.pm10.unwrap().to_string(), values.pm25.unwrap().to_string()),
        ("60".into(), "62".into())
    );
}

#[test]
fn reference_stopped_and_silent_stations_do_not_count() {
    let stations = [
        ("0001A", "甲", "N"),
        ("0002A", "对照(对照点)", "Y"),
        ("0003A", "停了(停运200113)", "N"),
        ("0004A", "无声", "N"),
    ];
    let cell = |_: u8, _: &str, code: &str| match code {
        "0001A" => "10".to_owned(),
        "0002A" => "90".to_owned(),
        _ => String::new(),
    };
    // CO is written for all of them; take it from the silent one too.
    let workbook = Workbook::new(&stations).day("20250102", 1..2, cell);
    let path = workbook.dir.path().join("sites_20250102.csv");
    let text = std::fs::read_to_string(&path).unwrap().replace("0.5,0.5,0.5,0.5", "0.5,0.5,,");
    std::fs::write(&path, text).unwrap();
    let air = workbook.evaluate().air.unwrap();
    let region = now(&air, "150300");
    assert_eq!(region.values.pm10.unwrap().to_string(), "10");
    assert_eq!(region.stations.map(|count| (count.valid, count.total)), Some((1, 1)));
    assert_eq!(now(&air, "0002A").values.pm10.unwrap().to_string(), "90", "published all the same");
    assert_eq!(now(&air, "0003A").missing, Some(MissingReason::Stopped));
    assert_eq!(now(&air, "0004A").missing, Some(MissingReason::NoData));
}

#[test]
fn a_day_is_published_when_its_24th_hour_has_come() {
    let ten = |_: u8, _: &str, _: &str| "10".to_owned();
    let until_23 = Workbook::new(&FOUR).day("20250102", 1..24, ten).evaluate().air.unwrap();
    assert!(until_23.days.is_empty(), "23 hours are enough for a mean, but the day is not over");
    let whole = Workbook::new(&FOUR).day("20250102", 1..24, ten).day("20250103", 0..1, ten);
    let air = whole.evaluate().air.unwrap();
    let day = &days(&air, "0001A").days[0];
    assert_eq!((day.date.as_str(), day.counts.pm10, day.counts.o3), ("2025-01-02", 24, 17));
    assert_eq!(days(&air, "150300").days[0].counts.pm10, 4);
}

#[test]
fn nothing_after_the_replay_hour_has_happened() {
    let hour_as_value = |hour: u8, _: &str, _: &str| hour.to_string();
    let mut workbook = Workbook::new(&FOUR).day("20250102", 1..24, hour_as_value);
    workbook.replay = "[replay]\nair = \"2025-01-02T20:00:00+08:00\"\n";
    let air = workbook.evaluate().air.unwrap();
    assert_eq!(air.now.hour_ending, "2025-01-02T20:00:00+08:00");
    let station = hours(&air, "0001A");
    assert_eq!((station.hours, station.columns.pm10.last().copied().flatten()), (20, Some(20)));
}

#[test]
fn no_digit_is_lost_and_what_cannot_be_true_is_invalid() {
    let cell = |hour: u8, kind: &str, _: &str| match (hour, kind) {
        (1, "PM10") => "12.25".to_owned(),
        (2, "PM10") => "-1".to_owned(),
        _ => "7".to_owned(),
    };
    let air = Workbook::new(&FOUR).day("20250102", 1..3, cell).evaluate().air.unwrap();
    let station = hours(&air, "0001A");
    assert_eq!((station.scale.pm10, &station.columns.pm10), (2, &vec![Some(1225), None]));
    assert_eq!((station.scale.so2, station.scale.co), (0, 1));
    assert_eq!(station.gaps[0].reason, MissingReason::Invalid);
}

#[test]
fn hours_under_another_edition_are_judged_by_it() {
    // PM2.5 70: index 94 under HJ 633-2012, 110 under HJ 633-2026.
    let seventy = |_: u8, _: &str, _: &str| "70".to_owned();
    let air = Workbook::new(&FOUR)
        .day("20260228", 23..24, seventy)
        .day("20260301", 0..2, seventy)
        .evaluate()
        .air
        .unwrap();
    let months: Vec<_> = air
        .hours
        .iter()
        .filter(|hours| hours.place == "0001A")
        .map(|hours| (hours.month.as_str(), hours.edition.as_str(), hours.aqi.clone()))
        .collect();
    assert_eq!(
        months,
        [("2026-02", "HJ 633-2012", vec![Some(94), Some(94)]), ("2026-03", "HJ 633-2026", vec![Some(110)]),]
    );
}
