//! The rules for air against vectors worked out elsewhere (`vectors/README.md`).

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

#[allow(dead_code, reason = "each test file uses a part of it")]
mod support;

use jiff::civil::{Date, date};
use mingjing_domain::air::limits::{Averaging, ZoneClass, limit};
use mingjing_domain::air::means::{daily_mean, mda8};
use mingjing_domain::air::{
    Edition, Level, Note, PerPollutant, Pollutant, PollutantSet, Reading, ReportKind, evaluate, explain,
    validity,
};
use mingjing_domain::{Decimal, time::parse_date};
use serde_json::Value;
use support::{cases, decimal, number, text};

fn pollutant(name: &str) -> Pollutant {
    Pollutant::ALL.into_iter().find(|p| p.name() == name).unwrap_or_else(|| panic!("{name}"))
}

/// A day that the edition judges.
fn day_of(edition: Edition) -> Date {
    let day = match edition {
        Edition::Hj633_2012 => date(2026, 2, 28),
        Edition::Hj633_2026 => date(2026, 3, 1),
    };
    assert_eq!(Edition::on(day), edition);
    day
}

#[test]
fn single_indices() {
    for case in cases("air_iaqi") {
        let id = text(&case, "id");
        let name = text(&case, "edition");
        let edition = Edition::ALL.into_iter().find(|edition| name.starts_with(edition.name())).unwrap();
        let pollutant = pollutant(text(&case, "pollutant"));
        let kind = match text(&case, "period") {
            "1h" => ReportKind::Hourly,
            "24h" | "8h" => ReportKind::Daily,
            other => panic!("{id}: {other}"),
        };
        let given = decimal(text(&case, "input"));
        let expected = case["iaqi"].as_u64().map(|iaqi| u16::try_from(iaqi).unwrap());

        let working = explain(edition, kind, pollutant, given).unwrap();
        assert_eq!(working.rounded.to_string(), text(&case, "rounded"), "{id}");
        assert_eq!(working.iaqi(), expected, "{id}");

        let mut readings = PerPollutant::of(Reading::Missing);
        readings[pollutant] = Reading::Measured(given);
        let report = evaluate(day_of(edition), kind, &readings);
        assert_eq!(report.edition, edition);
        assert_eq!(report.iaqi[pollutant], expected, "{id}");
        assert_eq!(report.working(pollutant).unwrap().outcome, working.outcome, "{id}");
        match expected {
            Some(iaqi) => {
                let level = Level::from_aqi(iaqi);
                assert_eq!(u16::from(level.number()), number(&case, "level"), "{id}");
                assert_eq!(level.category_zh(), text(&case, "category"), "{id}");
                assert_eq!(level.colour_hex(), text(&case, "hex"), "{id}");
            }
            None => assert!(matches!(report.note, Some(Note::So2ByDailyMean | Note::O3ByHourlyMean)), "{id}"),
        }
    }
}

#[test]
fn whole_reports() {
    for case in cases("air_reports") {
        let id = text(&case, "id");
        let kind = match text(&case, "kind") {
            "daily" => ReportKind::Daily,
            "realtime" => ReportKind::Hourly,
            other => panic!("{id}: {other}"),
        };
        let outside: Vec<&str> =
            case["not_monitored"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let proven = case["three_year_clean"].as_bool();
        let readings = PerPollutant::from_fn(|pollutant| match &case["input"][pollutant.name()] {
            Value::String(given) => Reading::Measured(decimal(given)),
            Value::Null if outside.contains(&pollutant.name()) => match proven {
                Some(true) => Reading::NotMonitored,
                Some(false) => Reading::NotMonitoredUnproven,
                None => panic!("{id}: history unknown"),
            },
            Value::Null => Reading::Missing,
            other => panic!("{id}: {other}"),
        });
        let report = evaluate(date(2026, 3, 1), kind, &readings);
        let expected = &case["expected"];

        for (pollutant, concentration) in report.concentration.iter() {
            let (given, iaqi) = (&expected["conc"][pollutant.name()], &expected["iaqi"][pollutant.name()]);
            match concentration {
                Some(rounded) => assert_eq!(given, &rounded.to_string(), "{id} {pollutant:?}"),
                None => assert!(given == "NA" || given == "/", "{id} {pollutant:?}"),
            }
            match report.iaqi[pollutant] {
                Some(index) => assert_eq!(iaqi, index, "{id} {pollutant:?}"),
                None => assert!(iaqi == "NA" || iaqi == "/", "{id} {pollutant:?}"),
            }
        }
        if expected["aqi"] == "NA" {
            assert_eq!((report.aqi, report.level, report.primary), (None, None, PollutantSet::EMPTY), "{id}");
            let note = if expected["reason"] == "no data" { Note::NoData } else { Note::Incomplete };
            assert_eq!(report.note, Some(note), "{id}");
            let highest = expected["provisional_max"].as_u64().map(|n| u16::try_from(n).unwrap());
            assert_eq!(report.highest_iaqi(), highest, "{id}");
            continue;
        }
        assert_eq!(report.aqi, Some(number(expected, "aqi")), "{id}");
        let level = report.level.unwrap();
        assert_eq!(u16::from(level.number()), number(expected, "level"), "{id}");
        assert_eq!(level.grade_zh(), text(expected, "grade"), "{id}");
        assert_eq!(level.category_zh(), text(expected, "category"), "{id}");
        assert_eq!(level.colour_zh(), text(expected, "colour"), "{id}");
        assert_eq!(level.colour_hex(), text(expected, "hex"), "{id}");
        let names = |set: PollutantSet| Value::from_iter(set.iter().map(Pollutant::name));
        assert_eq!(names(report.primary), expected["primary"], "{id}");
        assert_eq!(names(report.above_100()), expected["sensitive_group_rows"], "{id}");
    }
}

#[test]
fn the_edition_of_2012_has_no_rule_for_what_is_missing() {
    let mut readings = PerPollutant::of(Reading::Measured(decimal("30")));
    let complete = evaluate(date(2026, 2, 28), ReportKind::Daily, &readings);
    assert_eq!(complete.note, None);
    for absent in [Reading::Missing, Reading::NotMonitored, Reading::NotMonitoredUnproven] {
        readings[Pollutant::Co] = absent;
        let report = evaluate(date(2026, 2, 28), ReportKind::Daily, &readings);
        assert_eq!((report.aqi, report.note), (None, Some(Note::IncompleteNoRule)));
        assert_eq!(report.iaqi[Pollutant::No2], complete.iaqi[Pollutant::No2]);
    }
}

#[test]
fn limits_by_date_and_class() {
    let mut covered = Vec::new();
    for case in cases("air_limits") {
        let id = text(&case, "id");
        let pollutant = pollutant(text(&case, "pollutant"));
        let averaging = match text(&case, "period") {
            "annual" => Averaging::Year,
            "24h" => Averaging::Day,
            "mda8" => Averaging::DailyMax8h,
            "1h" => Averaging::Hour,
            other => panic!("{id}: {other}"),
        };
        let zone = match number(&case, "class") {
            1 => ZoneClass::One,
            2 => ZoneClass::Two,
            other => panic!("{id}: {other}"),
        };
        covered.push((pollutant, averaging));
        let found = limit(pollutant, averaging, zone, parse_date(text(&case, "date")).unwrap()).unwrap();
        assert_eq!(found.value, Decimal::from_int(number(&case, "limit").into()), "{id}");
        assert_eq!(found.edition, text(&case, "edition"), "{id}");
    }
    // Where the vectors name no limit there is none.
    for pollutant in Pollutant::ALL {
        for averaging in [Averaging::Year, Averaging::Day, Averaging::DailyMax8h, Averaging::Hour] {
            let found = limit(pollutant, averaging, ZoneClass::Two, date(2026, 3, 1)).is_some();
            assert_eq!(found, covered.contains(&(pollutant, averaging)), "{pollutant:?} {averaging:?}");
        }
    }
}

#[test]
fn validity_of_means() {
    for case in cases("validity") {
        let (id, input, expected) = (text(&case, "id"), &case["input"], &case["expected"]);
        let name = || pollutant(text(input, "pollutant"));
        let valid = match text(input, "rule") {
            "24h" => {
                let hours = number(input, "hours");
                let mut day = [None; 24];
                day[..hours.into()].fill(Some(decimal("35")));
                let mean = daily_mean(name(), &day);
                assert_eq!((mean.count, mean.value.is_some()), (hours, mean.invalid.is_none()), "{id}");
                assert_eq!(mean.value.is_some(), validity::day_valid(name(), hours), "{id}");
                mean.value.is_some()
            }
            "1h" => validity::hour_valid(name(), number(input, "minutes").try_into().unwrap()),
            "8h" => validity::window_valid(number(input, "hours")),
            "annual" => {
                let months = &input["daily_means_per_month"];
                let days = std::array::from_fn(|month| number(months, &(month + 1).to_string()));
                validity::year_valid(&days)
            }
            "annual_TSP" => {
                validity::sampled_year_valid(number(input, "days"), number(input, "min_per_month"))
            }
            "city_stations" => validity::station_share_valid(number(input, "valid"), number(input, "total")),
            "mda8" => {
                let hours =
                    std::array::from_fn(|slot| input["hours"][(slot + 1).to_string()].as_str().map(decimal));
                // Figures of the vectors are for a class 2 zone; 160 µg/m³ in every edition.
                let mean = mda8(&hours, ZoneClass::Two, date(2026, 3, 1));
                assert_eq!(mean.count, number(expected, "valid_windows"), "{id}");
                assert_eq!(mean.of_what_there_is.unwrap().to_string(), text(expected, "mda8"), "{id}");
                let valid = mean.value.is_some();
                assert_eq!(mean.value, mean.of_what_there_is.filter(|_| valid), "{id}");
                assert_eq!(Some(valid), expected["valid"].as_bool(), "{id}");
                continue;
            }
            other => panic!("{id}: {other}"),
        };
        assert_eq!(Some(valid), expected.as_bool(), "{id}");
    }
}

#[test]
fn rounding() {
    for case in cases("rounding_gbt8170") {
        let rounded =
            decimal(text(&case, "input")).round_half_even(number(&case, "decimals").try_into().unwrap());
        assert_eq!(rounded.to_string(), text(&case, "expected"), "{}", text(&case, "id"));
    }
}
