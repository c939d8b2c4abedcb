//! The facts of real hours of the demo workbook, against figures that were worked out from the same files by another
//! program.
#![expect(clippy::unwrap_used, reason = "a test")]

use mingjing_chart::facts::{self, Facts, Run, Trend};
use mingjing_chart::{Point, Series};
use std::path::Path;

/// The hours of a place and an item; a point counts hours from the first stamp.
fn series(place: &str, item: &str) -> Series {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/air_hourly");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut points = Vec::new();
    for (day, file) in files.iter().enumerate() {
        let text = std::fs::read_to_string(file).unwrap();
        let mut rows = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let head = rows.next().unwrap();
        let column = head.iter().position(|name| *name == place).unwrap();
        for row in rows.filter(|row| row[2] == item) {
            let hour = day as f64 * 24.0 + row[1].parse::<f64>().unwrap();
            points.push(Point::new(hour, row[column].parse().ok()));
        }
    }
    Series::new(item, points)
}

fn read(place: &str, item: &str, limit: f64) -> (Series, Facts) {
    let series = series(place, item);
    let facts = facts::of(&series, |_| Some(limit)).unwrap();
    (series, facts)
}

#[test]
fn a_winter_with_a_dust_storm() {
    let (series, facts) = read("3621A", "PM10", 150.0);
    let at = |index: usize| (series.points[index].x, series.points[index].y.unwrap());
    assert_eq!((facts.points, facts.valued), (1098, 1069));
    assert_eq!(at(facts.low), (6.0 * 24.0 + 14.0, 6.0), "7 January, 14:00");
    assert_eq!(at(facts.high), (28.0 * 24.0 + 1.0, 1829.0), "29 January, 01:00");
    assert_eq!(at(facts.last), (45.0 * 24.0 + 23.0, 81.0), "15 February, 23:00");
    assert_eq!(facts.over, Some((187, 1069)));
    assert_eq!(facts.trend, Some(Trend::Level));
    assert_eq!(
        facts.longest_gap,
        Some(Run { from: 18.0 * 24.0 + 20.0, to: 19.0 * 24.0 + 4.0, points: 9 }),
        "19 January, 20:00 to 20 January, 04:00"
    );
}

#[test]
fn hours_that_keep_the_limit() {
    let (_, ozone) = read("3621A", "O3", 200.0);
    assert_eq!((ozone.over, ozone.trend), (Some((0, 1089)), Some(Trend::Level)));
    assert_eq!(ozone.longest_gap.unwrap().points, 2);
    let (series, sulphur) = read("3621A", "SO2", 500.0);
    assert_eq!(series.points[sulphur.high].y, Some(347.0));
    assert_eq!(sulphur.longest_gap.unwrap().points, 1);
}

#[test]
fn a_direction_is_told_where_there_is_one() {
    assert_eq!(read("1594A", "SO2", 500.0).1.trend, Some(Trend::Falls));
    assert_eq!(read("2204A", "SO2", 500.0).1.trend, Some(Trend::Rises));
}
