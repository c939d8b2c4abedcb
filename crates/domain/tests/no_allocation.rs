//! The fast path of the air rules allocates nothing.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use allocation_counter::measure;
use jiff::civil::date;
use mingjing_domain::Decimal;
use mingjing_domain::air::limits::ZoneClass;
use mingjing_domain::air::means::{daily_mean, mda8};
use mingjing_domain::air::{PerPollutant, Pollutant, Reading, ReportKind, evaluate, evaluate_with_working};
use std::hint::black_box;

#[test]
fn reports_and_means_allocate_nothing() {
    let given = ["12", "30", "1.24", "40", "1829", "374.5"];
    let counted = measure(|| {
        for day in [date(2025, 1, 29), date(2026, 3, 1)] {
            let readings = PerPollutant(given.map(|text| Reading::Measured(text.parse().unwrap())));
            for kind in [ReportKind::Hourly, ReportKind::Daily] {
                black_box(evaluate(day, kind, &readings));
                black_box(evaluate_with_working(day, kind, &readings));
            }
            let hours = [Some(Decimal::from_int(81)); 24];
            black_box(daily_mean(Pollutant::Pm25, &hours));
            black_box(mda8(&hours, ZoneClass::Two, day));
        }
    });
    assert_eq!(counted.count_total, 0);
}

#[test]
fn the_counter_counts() {
    assert_eq!(measure(|| drop(black_box(vec![1_u8; 8]))).count_total, 1);
}
