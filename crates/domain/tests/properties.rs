//! What holds for every input.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use jiff::civil::{Date, date};
use mingjing_domain::Decimal;
use mingjing_domain::air::limits::ZoneClass;
use mingjing_domain::air::means::{daily_mean, mda8};
use mingjing_domain::air::{
    Edition, IaqiOutcome, Level, PerPollutant, Pollutant, Reading, ReportKind, evaluate, explain,
};
use mingjing_domain::time::{HourEnding, parse_date};
use mingjing_domain::water::{self, Body, Class, Item};
use proptest::prelude::*;

fn any_decimal() -> impl Strategy<Value = Decimal> {
    (any::<i64>(), 0_u8..=18).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale).unwrap())
}

/// Concentrations as they occur, and absurd ones.
fn concentration() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        8 => (0_i64..60_000, 0_u8..=2).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale).unwrap()),
        1 => any_decimal(),
    ]
}

fn reading() -> impl Strategy<Value = Reading> {
    prop_oneof![
        8 => concentration().prop_map(Reading::Measured),
        1 => Just(Reading::Missing),
        1 => Just(Reading::NotMonitored),
        1 => Just(Reading::NotMonitoredUnproven),
    ]
}

fn any_date() -> impl Strategy<Value = Date> {
    (-9999_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

fn pollutant() -> impl Strategy<Value = Pollutant> {
    prop::sample::select(&Pollutant::ALL[..])
}

fn kind() -> impl Strategy<Value = ReportKind> {
    prop::sample::select(&[ReportKind::Hourly, ReportKind::Daily][..])
}

fn edition() -> impl Strategy<Value = Edition> {
    prop::sample::select(&Edition::ALL[..])
}

fn hours() -> impl Strategy<Value = [Option<Decimal>; 24]> {
    prop::array::uniform24(prop::option::weighted(0.9, concentration()))
}

proptest! {
    #[test]
    fn a_decimal_is_read_back_as_it_is_written(value in any_decimal()) {
        prop_assume!(value.mantissa() != i64::MIN);
        let text = value.to_string();
        let back: Decimal = text.parse().unwrap();
        prop_assert_eq!((back.mantissa(), back.scale()), (value.mantissa(), value.scale()));
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".*") {
        if let Ok(value) = text.parse::<Decimal>() {
            prop_assert_eq!(value.to_string().parse::<Decimal>(), Ok(value));
        }
        let _ = parse_date(&text);
        let _ = text.parse::<HourEnding>();
    }

    #[test]
    fn decimals_are_ordered_like_fractions(a in any_decimal(), b in any_decimal()) {
        let scaled = |d: Decimal| i128::from(d.mantissa()) * 10_i128.pow(u32::from(18 - d.scale()));
        prop_assert_eq!(a.cmp(&b), scaled(a).cmp(&scaled(b)));
    }

    #[test]
    fn rounding_moves_by_at_most_half_a_unit_and_halves_go_to_even(value in any_decimal(), decimals in 0_u8..=18) {
        let rounded = value.round_half_even(decimals);
        if decimals >= value.scale() {
            prop_assert_eq!(rounded, value);
        } else {
            prop_assert_eq!(rounded.scale(), decimals);
            let unit = 10_i128.pow(u32::from(value.scale() - decimals));
            let moved = (i128::from(rounded.mantissa()) * unit - i128::from(value.mantissa())) * 2;
            prop_assert!(moved.abs() <= unit);
            prop_assert!(moved.abs() < unit || rounded.mantissa() % 2 == 0);
        }
        prop_assert_eq!(rounded.round_half_even(decimals), rounded);
    }

    #[test]
    fn a_mean_is_the_exact_one_rounded_once(values in prop::collection::vec((0_i64..1_000_000, 0_u8..=4), 1..40), decimals in 0_u8..=3) {
        let sum: i128 = values.iter().map(|(m, s)| i128::from(*m) * 10_i128.pow(u32::from(4 - s))).sum();
        let mean = Decimal::mean(values.iter().map(|(m, s)| Decimal::new(*m, *s).unwrap()), decimals).unwrap();
        let count = i128::try_from(values.len()).unwrap();
        // In units of 10^-4 / count.
        let moved = (i128::from(mean.mantissa()) * 10_i128.pow(u32::from(4 - decimals)) * count - sum) * 2;
        let unit = 10_i128.pow(u32::from(4 - decimals)) * count;
        prop_assert!(moved.abs() < unit || (moved.abs() == unit && mean.mantissa() % 2 == 0));
    }

    #[test]
    fn more_pollution_never_has_a_lower_index(edition in edition(), kind in kind(), pollutant in pollutant(), a in concentration(), b in concentration()) {
        let index = |given| explain(edition, kind, pollutant, given).and_then(|working| working.iaqi());
        if let (Some(less), Some(more)) = (index(a.min(b)), index(a.max(b))) {
            prop_assert!(less <= more);
            prop_assert!(more <= 500);
        }
    }

    #[test]
    fn the_working_is_the_result(edition in edition(), kind in kind(), pollutant in pollutant(), given in concentration()) {
        let Some(working) = explain(edition, kind, pollutant, given) else {
            return Ok(());
        };
        if let IaqiOutcome::Interpolated { lo, hi, iaqi } = working.outcome {
            prop_assert!(lo.concentration <= working.rounded && working.rounded <= hi.concentration);
            // Formula 1 by cross-multiplication: iaqi is the least integer not below the exact index.
            let units = |d: Decimal| i128::from(d.to_scaled(pollutant.decimals()).unwrap());
            let (c, lo_c, hi_c) = (units(working.rounded), units(lo.concentration), units(hi.concentration));
            let exact = i128::from(hi.iaqi - lo.iaqi) * (c - lo_c);
            let above = i128::from(iaqi) - i128::from(lo.iaqi);
            prop_assert!(above * (hi_c - lo_c) >= exact);
            prop_assert!((above - 1) * (hi_c - lo_c) < exact);
        }
    }

    #[test]
    fn an_index_is_the_highest_of_its_parts(day in any_date(), kind in kind(), readings in prop::array::uniform6(reading())) {
        let readings = PerPollutant(readings);
        let report = evaluate(day, kind, &readings);
        prop_assert_eq!(report, evaluate(day, kind, &readings));
        prop_assert_eq!(report.level, report.aqi.map(Level::from_aqi));
        match report.aqi {
            Some(aqi) => {
                prop_assert_eq!(report.highest_iaqi(), Some(aqi));
                prop_assert_eq!(report.primary.is_empty(), aqi <= 50);
                for (pollutant, iaqi) in report.iaqi.iter() {
                    prop_assert_eq!(report.primary.contains(pollutant), aqi > 50 && *iaqi == Some(aqi));
                }
            }
            None => {
                prop_assert!(report.note.is_some() && report.primary.is_empty());
            }
        }
        for pollutant in Pollutant::ALL {
            prop_assert_eq!(report.working(pollutant).and_then(|w| w.iaqi()), report.iaqi[pollutant]);
        }
    }

    #[test]
    fn means_lie_between_their_values(hours in hours(), pollutant in pollutant(), day in any_date()) {
        for mean in [daily_mean(pollutant, &hours), mda8(&hours, ZoneClass::Two, day)] {
            prop_assert_eq!(mean.value.is_some(), mean.invalid.is_none());
            if let Some(value) = mean.of_what_there_is {
                let given = || hours.iter().flatten().filter(|value| !value.is_negative());
                let decimals = value.scale();
                prop_assert!(given().min().unwrap().round_half_even(decimals) <= value);
                prop_assert!(value <= given().max().unwrap().round_half_even(decimals));
            }
        }
    }

    #[test]
    fn an_hour_is_read_back_and_lies_in_its_day(year in 0_i16..=9998, month in 1_i8..=12, day in 1_i8..=28, hour in 0_u8..24) {
        let stamp = HourEnding::new(date(year, month, day), hour).unwrap();
        prop_assert_eq!(stamp.to_string().parse(), Ok(stamp));
        prop_assert_eq!(HourEnding::of_day(stamp.monitoring_day(), stamp.slot()), Some(stamp));
        let next = stamp.next().unwrap();
        prop_assert_eq!(next.hours_since(stamp), 1);
        prop_assert_eq!(next.slot(), stamp.slot() % 24 + 1);
    }

    #[test]
    fn worse_water_never_has_a_better_class(body in prop::sample::select(&[Body::River, Body::Lake][..]), item in prop::sample::select(&Item::ALL[..]), a in concentration(), b in concentration()) {
        let class = |value| {
            let verdict = water::classify(body, &[(item, water::Reading::Measured(value))]);
            verdict.items.first().map(|judged| judged.class)
        };
        if let (Some(lower), Some(higher)) = (class(a.min(b)), class(a.max(b))) {
            match item {
                Item::Ph => prop_assert!(matches!((lower, higher), (Class::I | Class::InferiorV, Class::I | Class::InferiorV))),
                Item::Do => prop_assert!(lower >= higher),
                _ => prop_assert!(lower <= higher),
            }
        }
    }

    #[test]
    fn a_class_is_the_worst_of_its_parts(readings in prop::collection::vec((prop::sample::select(&Item::ALL[..]), any::<bool>(), concentration()), 0..30)) {
        let readings: Vec<_> = readings.into_iter().map(|(item, below, value)| {
            (item, if below { water::Reading::Below(value) } else { water::Reading::Measured(value) })
        }).collect();
        let verdict = water::classify(Body::Lake, &readings);
        prop_assert_eq!(verdict.items.len() + verdict.invalid.len(), readings.len());
        let worst = verdict.items.iter().filter(|judged| judged.item.in_class()).map(|judged| judged.class).max();
        prop_assert_eq!(verdict.class, worst);
        prop_assert_eq!(verdict.deciding.is_empty(), worst.is_none());
        for (item, multiple) in &verdict.exceeding {
            prop_assert_eq!(multiple.is_some(), item.has_multiple());
            prop_assert!(multiple.is_none_or(|multiple| !multiple.is_negative()));
        }
        prop_assert!(verdict.main_pollutants().len() <= 3);
    }
}
