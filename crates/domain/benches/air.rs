//! How many hourly reports of six pollutants one core evaluates a second.
//!
//! `cargo bench -p mingjing-domain --bench air` measures; with `-- --check` it only asserts that the rules
//! are not far below their goals (2,000,000 reports a second plain, 300,000 with the working), and fails
//! if they are.

#![allow(clippy::panic, clippy::print_stdout, reason = "a bench speaks, and may fail loudly")]

use criterion::{Criterion, Throughput};
use jiff::civil::{Date, date};
use mingjing_domain::Decimal;
use mingjing_domain::air::{PerPollutant, Reading, ReportKind, evaluate, evaluate_with_working};
use mingjing_domain::explain::{Language, explain};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Reports of one round.
const REPORTS: usize = 4096;
/// Goals in reports a second, and what `--check` accepts: half of it, for machines that are busy.
const PLAIN_GOAL: u32 = 2_000_000;
const WORKING_GOAL: u32 = 300_000;

/// Hours as an archive has them: every segment of the table, some values with a digit too many, one
/// report in sixteen with a gap, days of both editions.
fn hours() -> Vec<(Date, PerPollutant<Reading>)> {
    // A fixed linear congruence: the same hours in every run.
    let mut state: u32 = 1;
    let mut next = |below: i64| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        i64::from(state >> 8) % below
    };
    (0..REPORTS)
        .map(|report| {
            let day = if report % 2 == 0 { date(2025, 1, 29) } else { date(2026, 11, 21) };
            let ranges = [900, 300, 60, 500, 700, 600];
            let mut readings = PerPollutant(ranges.map(|range| {
                let (scale, spread) = if next(4) == 0 { (1, 10) } else { (0, 1) };
                Decimal::new(next(range * spread), scale).map_or(Reading::Missing, Reading::Measured)
            }));
            if let (0, Some(gap)) = (report % 16, readings.0.get_mut(report / 16 % 6)) {
                *gap = Reading::Missing;
            }
            (day, readings)
        })
        .collect()
}

fn plain(hours: &[(Date, PerPollutant<Reading>)]) -> u32 {
    let report = |(day, readings): &(Date, _)| evaluate(*day, ReportKind::Hourly, black_box(readings));
    hours.iter().map(report).filter_map(|report| black_box(report).aqi).map(u32::from).sum()
}

fn with_working(hours: &[(Date, PerPollutant<Reading>)]) -> u32 {
    let report =
        |(day, readings): &(Date, _)| evaluate_with_working(*day, ReportKind::Hourly, black_box(readings));
    hours.iter().map(report).filter_map(|working| black_box(working).report.aqi).map(u32::from).sum()
}

fn explained(hours: &[(Date, PerPollutant<Reading>)]) -> usize {
    let report = |(day, readings): &(Date, _)| {
        let working = evaluate_with_working(*day, ReportKind::Hourly, readings);
        explain(&(&working).into(), Language::Zh).len()
    };
    hours.iter().map(report).sum()
}

/// The best of several rounds, in reports a second: what the machine can do when nothing disturbs it.
fn best_rate(mut round: impl FnMut()) -> f64 {
    let seconds = |duration: Duration| duration.as_secs_f64();
    let best = (0..40)
        .map(|_| {
            let start = Instant::now();
            round();
            seconds(start.elapsed())
        })
        .fold(f64::INFINITY, f64::min);
    f64::from(u32::try_from(REPORTS).unwrap_or(u32::MAX)) / best
}

fn check(name: &str, goal: u32, rate: f64) {
    println!("{name}: {:.2} million reports a second (goal {:.2})", rate / 1e6, f64::from(goal) / 1e6);
    assert!(rate >= f64::from(goal) / 2.0, "{name} is far below its goal");
}

fn main() {
    let hours = hours();
    if std::env::args().any(|argument| argument == "--check") {
        check("plain", PLAIN_GOAL, best_rate(|| _ = black_box(plain(&hours))));
        check("with working", WORKING_GOAL, best_rate(|| _ = black_box(with_working(&hours))));
        return;
    }
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("hourly reports");
    group.throughput(Throughput::Elements(REPORTS as u64));
    group.bench_function("plain", |bench| bench.iter(|| plain(black_box(&hours))));
    group.bench_function("with working", |bench| bench.iter(|| with_working(black_box(&hours))));
    group.bench_function("explained in Chinese", |bench| bench.iter(|| explained(black_box(&hours))));
    group.finish();
    criterion.final_summary();
}
