//! Foreign scales and warning grades against the vectors; states, units, other items, forms.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

#[allow(dead_code, reason = "each test file uses a part of it")]
mod support;

use jiff::civil::date;
use mingjing_domain::Decimal;
use mingjing_domain::air::foreign::epa::{Measure, Outcome, index, index_of_mass};
use mingjing_domain::air::foreign::{NOWCAST, eea, gas, who};
use mingjing_domain::air::form::{Cell, Form};
use mingjing_domain::air::limits::{Averaging, ZoneClass, limit};
use mingjing_domain::air::other_items::{APPENDIX_A, OtherAveraging, OtherItem, other_limit};
use mingjing_domain::air::publication::{daily_due, forecast_due, hourly_due};
use mingjing_domain::air::reference::{State, comparable_today, convert, state_on};
use mingjing_domain::air::warning::{Grade, NotOfficial, Official, Standing, explain_grade, ladder_on};
use mingjing_domain::air::words::{self, SensitiveGroup, sensitive_groups};
use mingjing_domain::air::{
    Edition, Level, PerPollutant, Pollutant, Reading, ReportKind, evaluate_with_working,
};
use mingjing_domain::known::{Known, Open};
use mingjing_domain::units::{self, Unit};
use serde_json::Value;
use support::{cases, decimal, text};

fn pollutant(name: &str) -> Pollutant {
    Pollutant::ALL.into_iter().find(|p| p.name() == name).unwrap_or_else(|| panic!("{name}"))
}

#[test]
fn foreign_scales() {
    for case in cases("foreign_aqi") {
        let (id, key) = (text(&case, "id"), text(&case, "key"));
        match text(&case, "scale") {
            "US EPA 2024" => {
                let measure = match key {
                    "PM2.5_24h" => Measure::Pm25Day,
                    "PM10_24h" => Measure::Pm10Day,
                    "O3_8h" => Measure::O3EightHours,
                    other => panic!("{id}: {other}"),
                };
                let working = index(measure, decimal(text(&case, "input"))).unwrap();
                assert_eq!(working.cut.to_string(), text(&case, "truncated"), "{id}");
                assert_eq!(working.index().map(u64::from), case["aqi"].as_u64(), "{id}");
            }
            "EEA EAQI 2024" => {
                // The inputs are JSON numbers here; their text is what was written.
                let Value::Number(input) = &case["input"] else { panic!("{id}") };
                let working = eea::band(pollutant(key), decimal(&input.to_string())).unwrap();
                assert_eq!(Some(u64::from(working.band.number())), case["band"].as_u64(), "{id}");
            }
            other => panic!("{id}: {other}"),
        }
    }
}

#[test]
fn every_end_of_the_us_table_has_its_index() {
    // Upper ends for 50, 100, 150, 200, 300, 500; a dash where another averaging time decides.
    let table = [
        (Measure::O3EightHours, ["0.054", "0.070", "0.085", "0.105", "0.200", "-"]),
        (Measure::O3OneHour, ["-", "-", "0.164", "0.204", "0.404", "0.604"]),
        (Measure::Pm25Day, ["9.0", "35.4", "55.4", "125.4", "225.4", "325.4"]),
        (Measure::Pm10Day, ["54", "154", "254", "354", "424", "604"]),
        (Measure::CoEightHours, ["4.4", "9.4", "12.4", "15.4", "30.4", "50.4"]),
        (Measure::So2OneHour, ["35", "75", "185", "304", "-", "-"]),
        (Measure::So2Day, ["-", "-", "-", "-", "604", "1004"]),
        (Measure::No2OneHour, ["53", "100", "360", "649", "1249", "2049"]),
    ];
    for (measure, ends) in table {
        for (end, expected) in ends.into_iter().zip([50, 100, 150, 200, 300, 500]) {
            let Ok(end) = end.parse::<Decimal>() else { continue };
            assert_eq!(index(measure, end).unwrap().index(), Some(expected), "{measure:?} {end}");
            let next = Decimal::new(end.mantissa() + 1, end.scale()).unwrap();
            let beyond = index(measure, next).unwrap();
            // Above the table a line may need several steps for the next index.
            let more = beyond.index().is_none_or(|index| index > expected || (index, expected) == (500, 500));
            assert!(more || beyond.outcome == Outcome::HeldAt200, "{measure:?} {next}: {beyond:?}");
        }
    }
}

#[test]
fn beyond_its_table_the_us_index_goes_on_or_elsewhere() {
    let of = |measure, text| index(measure, decimal(text)).unwrap();
    // 301 + 199 × (PM2.5 − 225.5) / 99.9, far out.
    assert_eq!(of(Measure::Pm25Day, "425.3").index(), Some(699));
    assert!(matches!(of(Measure::Pm25Day, "425.3").outcome, Outcome::OnLine { beyond: true, .. }));
    assert_eq!(of(Measure::O3EightHours, "0.201").outcome, Outcome::OtherAveraging(Measure::O3OneHour));
    assert_eq!(of(Measure::O3OneHour, "0.124").outcome, Outcome::OtherAveraging(Measure::O3EightHours));
    assert_eq!(of(Measure::So2OneHour, "305").index(), Some(200));
    assert_eq!(of(Measure::So2Day, "304").outcome, Outcome::OtherAveraging(Measure::So2OneHour));
    assert_eq!(index(Measure::Pm10Day, decimal("-1")), None);
    assert_eq!(NOWCAST.open(), Some(Open::NowCast));
}

#[test]
fn chinese_units_are_converted_before_the_foreign_table() {
    // 160 µg/m³ of ozone are 81.5 ppb.
    let ozone = index_of_mass(Measure::O3EightHours, decimal("160")).unwrap();
    assert_eq!((ozone.cut.to_string(), ozone.converted, ozone.index()), ("0.081".into(), true, Some(136)));
    let ppm = gas::parts_per_million(Pollutant::Co, decimal("4")).unwrap();
    assert_eq!(ppm.round_half_even(3).unwrap().to_string(), "3.492");
    let ppb = gas::parts_per_billion(Pollutant::Co, decimal("4")).unwrap();
    assert_eq!(ppb.round_half_even(0).unwrap().to_string(), "3492");
    assert_eq!(gas::parts_per_billion(Pollutant::Pm25, decimal("4")), None);
    assert!(!index_of_mass(Measure::Pm25Day, decimal("9.09")).unwrap().converted);
}

#[test]
fn the_european_index_is_its_worst_band() {
    let mut values = PerPollutant::of(None);
    assert_eq!(eea::worst(&values), None);
    values[Pollutant::Co] = Some(decimal("99"));
    assert_eq!(eea::worst(&values), None, "CO has no band");
    values[Pollutant::O3] = Some(decimal("100"));
    values[Pollutant::Pm25] = Some(decimal("15"));
    values[Pollutant::So2] = Some(decimal("3"));
    let (band, with_it) = eea::worst(&values).unwrap();
    assert_eq!((band, with_it.ids().collect::<Vec<_>>()), (eea::Band::Fair, vec!["o3", "pm25"]));
}

#[test]
fn who_targets_are_reached_one_after_another() {
    let reached = |text| who::compare(Pollutant::Pm25, who::Averaging::Day, decimal(text)).unwrap().reached;
    assert_eq!(reached("75.1"), who::Reached::None);
    assert_eq!(reached("75"), who::Reached::InterimTarget(1));
    assert_eq!(reached("37.5"), who::Reached::InterimTarget(3));
    assert_eq!(reached("15.1"), who::Reached::InterimTarget(4));
    assert_eq!(reached("15"), who::Reached::Guideline);
    assert_eq!(who::compare(Pollutant::Co, who::Averaging::Year, decimal("1")), None);
    let so2 = who::guideline(Pollutant::So2, who::Averaging::Day).unwrap();
    assert_eq!(so2.value, decimal("40"));
    for averaging in
        [who::Averaging::Year, who::Averaging::Day, who::Averaging::DailyMax8h, who::Averaging::PeakSeason]
    {
        for pollutant in Pollutant::ALL {
            let Some(guideline) = who::guideline(pollutant, averaging) else { continue };
            assert!(guideline.interim.is_sorted_by(|a, b| a > b), "{pollutant:?} {averaging:?}");
            assert!(guideline.interim.last().is_some_and(|last| *last > guideline.value));
        }
    }
}

#[test]
fn warning_grades_are_explained() {
    for case in cases("warning") {
        let aqi: Vec<u16> = case["daily_aqi"]
            .as_array()
            .unwrap()
            .iter()
            .map(|n| n.as_u64().unwrap().try_into().unwrap())
            .collect();
        let grade = match text(&case, "expected") {
            "黄色" => Some(Grade::Yellow),
            "橙色" => Some(Grade::Orange),
            "红色" => Some(Grade::Red),
            "无" => None,
            other => panic!("{other}"),
        };
        assert_eq!(explain_grade(&aqi).grade, grade, "{}", text(&case, "id"));
    }
    assert_eq!(explain_grade(&[]).grade, None);
    assert_eq!(explain_grade(&[301, 100, 201, 201, 201]).grade, Some(Grade::Orange), "the 301 stands apart");
    assert!(matches!(ladder_on(date(2026, 11, 21)), Known::Rule(_)));
    assert_eq!(ladder_on(date(2018, 1, 1)).open(), Some(Open::WarningGradesBefore2024));
}

#[test]
fn a_warning_is_a_record_with_issuer_and_document() {
    let (starts, lifted) = (date(2026, 1, 3).at(12, 0, 0, 0), date(2026, 1, 5).at(8, 0, 0, 0));
    let record =
        |issuer: &str, document: &str, lifted| Official::new(Grade::Orange, issuer, document, starts, lifted);
    let warning = record("乌海市人民政府", "乌重污染〔2026〕1号", Some(lifted)).unwrap();
    assert_eq!(warning.standing(starts.yesterday().unwrap()), Standing::Announced);
    assert_eq!((warning.standing(starts), warning.standing(lifted)), (Standing::InForce, Standing::Lifted));
    assert_eq!(
        (warning.grade().roman(), warning.issuer(), warning.document()),
        ("II", "乌海市人民政府", "乌重污染〔2026〕1号")
    );
    assert_eq!(record(" ", "x", None), Err(NotOfficial::NoIssuer));
    assert_eq!(record("x", "", None), Err(NotOfficial::NoDocument));
    assert_eq!(record("x", "x", Some(starts.yesterday().unwrap())), Err(NotOfficial::LiftedBeforeStart));
}

#[test]
fn states_change_with_the_amendment() {
    assert_eq!(state_on(Pollutant::Pm25, date(2018, 8, 31)), State::Kelvin273);
    assert_eq!(state_on(Pollutant::Pm25, date(2018, 9, 1)), State::AsMonitored);
    assert_eq!(state_on(Pollutant::No2, date(2018, 9, 1)), State::Kelvin298);
    let co = convert(Pollutant::Co, decimal("1.0"), State::Kelvin273, State::Kelvin298).unwrap();
    assert_eq!(co.exact.round_half_even(4).unwrap().to_string(), "0.9161");
    assert_eq!(co.rounded.to_string(), "0.9");
    assert_eq!(
        comparable_today(Pollutant::Pm10, date(2018, 1, 1), decimal("100")),
        None,
        "particles have no factor"
    );
    let same = comparable_today(Pollutant::Pm10, date(2020, 1, 1), decimal("100")).unwrap();
    assert_eq!((same.rounded, same.factor.to_string()), (decimal("100"), "1".into()));
}

#[test]
fn units_convert_exactly_within_a_medium() {
    let to = |text, from, to| units::convert(decimal(text), from, to).map(|d| d.to_string());
    assert_eq!(to("0.0012", Unit::MilligramPerLitre, Unit::MicrogramPerLitre).as_deref(), Some("1.2"));
    assert_eq!(
        to("1", Unit::NanogramPerCubicMetre, Unit::MilligramPerCubicMetre).as_deref(),
        Some("0.000001")
    );
    assert_eq!(to("5", Unit::MilligramPerKilogram, Unit::MicrogramPerKilogram).as_deref(), Some("5000"));
    assert_eq!(to("9223372036854775807", Unit::MilligramPerLitre, Unit::NanogramPerLitre), None);
    for unit in Unit::ALL {
        assert_eq!(Unit::from_symbol(unit.symbol()), Some(unit));
        assert_eq!(
            units::convert(decimal("0.090"), unit, unit).map(|d| d.to_string()).as_deref(),
            Some("0.090")
        );
    }
}

#[test]
fn table_2_of_gb_3095() {
    use OtherAveraging::{Day, Hour, Season, Year};
    // Second grade; transition and final.
    let table = [
        (OtherItem::Tsp, Year, "200", "200"),
        (OtherItem::Tsp, Day, "300", "300"),
        (OtherItem::Nox, Year, "50", "40"),
        (OtherItem::Nox, Day, "100", "70"),
        (OtherItem::Nox, Hour, "250", "250"),
        (OtherItem::Pb, Year, "0.5", "0.5"),
        (OtherItem::Pb, Season, "1.0", "1.0"),
        (OtherItem::Bap, Year, "0.001", "0.001"),
        (OtherItem::Bap, Day, "0.0025", "0.0025"),
    ];
    let mut found = 0;
    for item in OtherItem::ALL {
        for averaging in [Year, Season, Day, Hour] {
            let on =
                |day| other_limit(item, averaging, ZoneClass::Two, day).map(|limit| limit.value.to_string());
            let row = table.iter().find(|row| (row.0, row.1) == (item, averaging));
            assert_eq!(on(date(2026, 3, 1)).as_deref(), row.map(|row| row.2), "{item:?} {averaging:?}");
            assert_eq!(on(date(2031, 1, 1)).as_deref(), row.map(|row| row.3), "{item:?} {averaging:?}");
            assert_eq!(on(date(2020, 1, 1)), on(date(2026, 3, 1)), "{item:?} {averaging:?}");
            found += usize::from(row.is_some());
        }
    }
    assert_eq!(found, table.len());
    let first_grade = other_limit(OtherItem::Tsp, Year, ZoneClass::One, date(2026, 3, 1)).unwrap();
    assert_eq!((first_grade.value, first_grade.edition), (decimal("80"), "GB 3095-2026 transition"));
    // Both tables change edition on the same days.
    for day in [date(2026, 2, 28), date(2026, 3, 1), date(2030, 12, 31), date(2031, 1, 1)] {
        let basic = limit(Pollutant::No2, Averaging::Hour, ZoneClass::Two, day).unwrap();
        assert_eq!(other_limit(OtherItem::Nox, Hour, ZoneClass::Two, day).unwrap().edition, basic.edition);
    }
    assert_eq!(APPENDIX_A.iter().filter(|value| value.item == "f").count(), 6);
    assert!(APPENDIX_A.iter().any(|value| value.item == "cr6" && value.value == decimal("0.000025")));
}

#[test]
fn forms_mark_what_is_missing_and_what_is_not_monitored() {
    for case in cases("air_reports") {
        let id = text(&case, "id");
        let kind = if text(&case, "kind") == "daily" { ReportKind::Daily } else { ReportKind::Hourly };
        let outside: Vec<&str> =
            case["not_monitored"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let readings = PerPollutant::from_fn(|pollutant| match &case["input"][pollutant.name()] {
            Value::String(given) => Reading::Measured(decimal(given)),
            _ if !outside.contains(&pollutant.name()) => Reading::Missing,
            _ if case["three_year_clean"] == true => Reading::NotMonitored,
            _ => Reading::NotMonitoredUnproven,
        });
        let form = Form::of(&evaluate_with_working(date(2026, 3, 1), kind, &readings));
        let expected = &case["expected"];
        for (pollutant, cells) in form.pollutants.iter() {
            let name = pollutant.name();
            let printed = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            assert_eq!(cells.concentration.to_string(), printed(&expected["conc"][name]), "{id} {name}");
            assert_eq!(cells.iaqi.to_string(), printed(&expected["iaqi"][name]), "{id} {name}");
        }
        let aqi = expected["aqi"].as_str().map_or_else(|| expected["aqi"].to_string(), str::to_owned);
        assert_eq!(form.aqi.to_string(), aqi, "{id}");
        assert_eq!(form.level == Cell::NotAvailable, aqi == "NA", "{id}");
        assert_eq!(form.primary == Cell::NotAvailable, aqi == "NA", "{id}");
    }
}

#[test]
fn the_form_of_2012_has_no_slash() {
    let readings = PerPollutant::of(Reading::NotMonitored);
    let form = Form::of(&evaluate_with_working(date(2026, 2, 28), ReportKind::Daily, &readings));
    assert!(form.pollutants.iter().all(|(_, cells)| cells.iaqi == Cell::NotAvailable));
}

#[test]
fn reports_are_due() {
    let hour = "2026-03-01T23:00:00+08:00".parse().unwrap();
    assert_eq!(hourly_due(hour).unwrap().to_string(), "2026-03-02T00:00:00");
    assert_eq!((daily_due(date(2026, 2, 28)), forecast_due(date(2026, 2, 28))), (None, None));
}

#[test]
fn words_of_levels_follow_the_edition() {
    let advice = |edition| words::of_level(edition, Level::Three).advice.zh;
    assert!(advice(Edition::Hj633_2012).starts_with("儿童、老年人及心脏病"));
    assert!(advice(Edition::Hj633_2026).starts_with("青少年儿童、老年人及心血管系统疾病"));
    for pollutant in Pollutant::ALL {
        let groups = sensitive_groups(Edition::Hj633_2026, pollutant);
        assert!(!groups.is_empty() && groups.is_sorted(), "{pollutant:?}");
        assert_eq!(
            groups.contains(&SensitiveGroup::ActiveOutdoors),
            matches!(pollutant, Pollutant::O3 | Pollutant::Pm10 | Pollutant::Pm25)
        );
    }
}
