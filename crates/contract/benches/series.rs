//! Reading the compact form of series against reading the same columns as JSON: five years of hours, made of the
//! stored month over and over. The goal is that of the design, measured in WebAssembly; natively JSON is read faster,
//! and the ratio is higher. With `--check` it fails above a guard.
#![expect(clippy::unwrap_used, reason = "a benchmark")]

use mingjing_contract::air::{AirHours, Six};
use mingjing_contract::table::Table;
use std::hint::black_box;
use std::time::Instant;

/// Months of five years.
const MONTHS: usize = 60;
/// Rounds; the fastest counts.
const ROUNDS: usize = 30;
/// Time of the series over that of JSON columns.
const GOAL: f64 = 0.15;
/// More than this and something has gone wrong with the reader.
const GUARD: f64 = 0.4;

/// The month of the fixture, as often as there are months.
fn five_years() -> AirHours {
    let month = AirHours::from_bytes(include_bytes!("../tests/fixtures/v1/air_hours.json")).unwrap();
    let repeat = |column: &Vec<Option<i32>>| column.repeat(MONTHS);
    AirHours {
        hours: month.hours * u32::try_from(MONTHS).unwrap(),
        columns: Six::from_array(month.columns.as_array().map(repeat)),
        aqi: month.aqi.repeat(MONTHS),
        ..month
    }
}

fn fastest(mut round: impl FnMut()) -> f64 {
    let time = |_| {
        let start = Instant::now();
        round();
        start.elapsed().as_secs_f64()
    };
    (0..ROUNDS).map(time).fold(f64::INFINITY, f64::min)
}

fn main() {
    let hours = five_years();
    let (json, series) = (serde_json::to_vec(&hours).unwrap(), hours.to_series().unwrap());
    assert_eq!(AirHours::from_bytes(&series).unwrap(), hours);
    let json_s = fastest(|| _ = black_box(AirHours::from_bytes(black_box(&json)).unwrap()));
    let series_s = fastest(|| _ = black_box(AirHours::from_bytes(black_box(&series)).unwrap()));
    let ratio = series_s / json_s;
    println!(
        "five years of hours: JSON columns {} kB, {:.2} ms; series {} kB, {:.2} ms; {ratio:.2} of the time (goal {GOAL})",
        json.len() / 1000,
        1e3 * json_s,
        series.len() / 1000,
        1e3 * series_s,
    );
    if std::env::args().any(|argument| argument == "--check") {
        assert!(ratio <= GUARD, "reading the series takes {ratio:.2} of the time of JSON");
    }
}
