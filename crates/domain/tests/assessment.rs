//! Periods, cities and percentiles, against the vectors and by hand.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

#[allow(dead_code, reason = "each test file uses a part of it")]
mod support;

use jiff::civil::date;
use mingjing_domain::air::assessment::{
    CityYear, DayIndex, DayMeans, DustDays, Edition, Measure, Span, SpanKind, Validity, city_mean, city_year,
    composite, exceedance_multiple, percentile, rank, statistics, summarise,
};
use mingjing_domain::air::limits::ZoneClass;
use mingjing_domain::air::{PerPollutant, Pollutant, PollutantSet};
use mingjing_domain::assumption::Assumption;
use mingjing_domain::known::Open;
use mingjing_domain::{Decimal, Known};
use serde_json::Value;
use support::{cases, decimal, number, text};

/// The same values on every day of a span.
fn every_day(span: Span, texts: [&str; 6]) -> Vec<DayMeans> {
    let values = PerPollutant(texts.map(|text| Some(decimal(text))));
    span.days().map(|day| DayMeans { day, values }).collect()
}

const CLEAN: [&str; 6] = ["12", "28", "1.0", "144", "60", "30"];

#[test]
fn percentiles() {
    for case in cases("percentile") {
        let id = text(&case, "id");
        let percent = u8::try_from(number(&case, "p")).unwrap();
        let values: Vec<Decimal> = match &case["input"] {
            Value::Array(texts) => texts.iter().map(|text| decimal(text.as_str().unwrap())).collect(),
            _ => {
                assert_eq!(text(&case, "input_rule"), "1..n ascending", "{id}");
                (1..=number(&case, "n")).map(|n| Decimal::from_int(n.into())).collect()
            }
        };
        let whole = percentile(&values, percent, 0).unwrap();
        assert_eq!(whole.count, u32::from(number(&case, "n")), "{id}");
        assert_eq!(whole.place, decimal(text(&case, "k")), "{id}");
        assert_eq!(whole.exact, decimal(text(&case, "value")), "{id}");
        assert_eq!(whole.rounded.to_string(), text(&case, "rounded_int"), "{id}");
        let tenths = percentile(&values, percent, 1).unwrap();
        assert_eq!(tenths.rounded.to_string(), text(&case, "rounded_1dp"), "{id}");
        // X(s) of the vectors is the value at or below the place.
        let mut sorted = values;
        sorted.sort();
        assert_eq!(whole.lower, sorted[usize::from(number(&case, "s")) - 1], "{id}");
    }
}

#[test]
fn percentiles_have_ends() {
    let row = ["3", "1", "2"].map(decimal);
    assert_eq!(percentile(&row, 0, 0).unwrap().exact, decimal("1"));
    assert_eq!(percentile(&row, 100, 0).unwrap().exact, decimal("3"));
    assert_eq!(percentile(&row, 101, 0), None);
    assert_eq!(percentile(&[], 50, 0), None);
}

#[test]
fn a_year_needs_its_days_in_every_month() {
    let year = Span::year(2025).unwrap();
    let whole = every_day(year, CLEAN);
    let without = |gone: &dyn Fn(&DayMeans) -> bool| {
        let days: Vec<_> = whole.iter().copied().filter(|day| !gone(day)).collect();
        statistics(year, &days, &DustDays::NONE).rule().unwrap().pollutants[Pollutant::Pm25]
    };
    assert_eq!(without(&|_| false).validity, Validity::Valid);
    assert_eq!(without(&|_| false).valid_days, 365);

    // Four days short in February and in each month of 31: still 27 everywhere, 25 in February.
    let short = without(&|day| day.day.day() <= 4 && day.day.days_in_month() == 31);
    assert_eq!((short.validity, short.valid_days), (Validity::Valid, 337));
    let february = without(&|day| day.day.month() == 2 && day.day.day() <= 4);
    let expected = Validity::ShortMonth { month: 2, days: 24, needed: 25 };
    assert_eq!((february.validity, february.mean()), (expected, None));
    assert_eq!(february.average.unwrap().rounded, decimal("30"), "the working still shows what there is");

    // 27 in every month and 25 in February are 322: two short of 324.
    let least = without(&|day| day.day.day() > if day.day.month() == 2 { 25 } else { 27 });
    assert_eq!((least.valid_days, least.validity), (322, Validity::TooFewDays { needed: 324 }));
    assert_eq!(least.percentile_value(), None);
}

#[test]
fn a_month_needs_27_days_and_other_spans_have_no_rule() {
    let march = Span::month(2025, 3).unwrap();
    let days = every_day(march, CLEAN);
    let of = |span: Span, n: usize| statistics(span, &days[..n], &DustDays::NONE).rule().unwrap();
    assert_eq!(of(march, 27).pollutants[Pollutant::Co].validity, Validity::Valid);
    assert_eq!(of(march, 26).pollutants[Pollutant::Co].validity, Validity::TooFewDays { needed: 27 });
    let part = Span::from_to(date(2025, 3, 1), date(2025, 3, 9)).unwrap();
    assert_eq!(part.kind(), SpanKind::Other);
    let so_far = of(part, 9);
    assert_eq!(so_far.pollutants[Pollutant::So2].validity, Validity::NoRule);
    assert!(so_far.assumption.contains(Assumption::PeriodWithoutMinimum));
    assert_eq!(so_far.pollutants[Pollutant::So2].mean(), Some(decimal("12")));
    assert_eq!(Span::from_to(date(2025, 3, 1), date(2025, 3, 31)), Some(march));
    assert_eq!(Span::from_to(date(2025, 3, 2), date(2025, 3, 1)), None);
}

#[test]
fn co_and_ozone_have_no_mean() {
    let march = Span::month(2025, 3).unwrap();
    let figures = statistics(march, &every_day(march, CLEAN), &DustDays::NONE).rule().unwrap().pollutants;
    for (pollutant, figures) in figures.iter() {
        let by_percentile_only = matches!(pollutant, Pollutant::Co | Pollutant::O3);
        assert_eq!(figures.average.is_none(), by_percentile_only, "{pollutant:?}");
        let percent = figures.percentile.unwrap().percent;
        let expected = match pollutant {
            Pollutant::So2 | Pollutant::No2 => 98,
            Pollutant::O3 => 90,
            Pollutant::Co | Pollutant::Pm10 | Pollutant::Pm25 => 95,
        };
        assert_eq!(percent, expected, "{pollutant:?}");
    }
}

#[test]
fn dust_takes_particles_out_and_nothing_else() {
    let march = Span::month(2025, 3).unwrap();
    let mut days = every_day(march, CLEAN);
    days[9].values = PerPollutant(["50", "90", "2.0", "90", "1829", "374"].map(|text| Some(decimal(text))));
    let dust: DustDays = [date(2025, 3, 10), date(2025, 3, 10)].into_iter().collect();
    let with = statistics(march, &days, &dust).rule().unwrap();
    let without = statistics(march, &days, &DustDays::NONE).rule().unwrap();
    for (pollutant, figures) in with.pollutants.iter() {
        if pollutant.is_gas() {
            assert_eq!(*figures, without.pollutants[pollutant]);
        } else {
            assert_eq!((figures.dust_days, figures.valid_days), (1, 31), "{pollutant:?}");
            assert_ne!(figures.mean(), without.pollutants[pollutant].mean());
        }
    }
    assert_eq!(with.pollutants[Pollutant::Pm10].mean(), Some(decimal("60")));
    assert!(with.assumption.contains(Assumption::DustDaysCountAsPresent));
    // The rule began with 2017.
    let old: DustDays = [date(2016, 3, 10)].into_iter().collect();
    assert!(old.contains(date(2016, 3, 10)) && !old.leaves_out(Pollutant::Pm10, date(2016, 3, 10)));
}

#[test]
fn days_outside_and_given_twice_do_not_count() {
    let march = Span::month(2025, 3).unwrap();
    let mut days = every_day(march, CLEAN);
    let twice = DayMeans { day: date(2025, 3, 1), values: PerPollutant::of(Some(decimal("999"))) };
    let outside = DayMeans { day: date(2025, 4, 1), ..twice };
    days.extend([twice, outside]);
    let figures = statistics(march, &days, &DustDays::NONE).rule().unwrap().pollutants;
    assert_eq!(
        (figures[Pollutant::Pm25].valid_days, figures[Pollutant::Pm25].mean()),
        (31, Some(decimal("30")))
    );
}

#[test]
fn what_2026_brings_is_not_known_and_said_by_type() {
    let after = Span::month(2026, 3).unwrap();
    let days = every_day(after, CLEAN);
    assert_eq!(statistics(after, &days, &DustDays::NONE).open(), Some(Open::StatisticsOf2026));
    // The method of 2013 can be asked for by its own name, and keeps it.
    let by_2013 = Edition::Hj663_2013.rules().rule().unwrap().statistics(after, &days, &DustDays::NONE);
    assert_eq!(by_2013.edition.name(), "HJ 663-2013");
    assert_eq!(Edition::Hj663_2026.rules().open(), Some(Open::StatisticsOf2026));
    assert_eq!(Edition::on(date(2026, 2, 28)), Edition::Hj663_2013);
    assert_eq!(Edition::on(date(2026, 3, 1)), Edition::Hj663_2026);
    assert!(statistics(Span::month(2026, 2).unwrap(), &days, &DustDays::NONE).rule().is_some());

    let year = Span::year(2026).unwrap();
    let by_2013 = Edition::Hj663_2013.rules().rule().unwrap().statistics(year, &days, &DustDays::NONE);
    assert_eq!(city_year(&by_2013, ZoneClass::Two), Some(Known::NotKnown(Open::ComplianceOf2026)));
}

fn year_2025(texts: [&str; 6]) -> CityYear {
    let year = Span::year(2025).unwrap();
    let figures = statistics(year, &every_day(year, texts), &DustDays::NONE).rule().unwrap();
    city_year(&figures, ZoneClass::Two).unwrap().rule().unwrap()
}

#[test]
fn a_city_year_keeps_the_standard_with_all_ten_figures() {
    let kept = year_2025(CLEAN);
    assert_eq!((kept.meets(), kept.judged.len(), kept.missing), (Some(true), 10, PollutantSet::EMPTY));

    // 49 is above the annual limit of 35, and within the daily one of 75.
    let exceeded = year_2025(["12", "28", "1.0", "144", "60", "49"]);
    assert_eq!(exceeded.meets(), Some(false));
    let above: Vec<_> = exceeded.judged.iter().filter(|judged| !judged.meets()).collect();
    assert_eq!(above.len(), 1);
    assert_eq!((above[0].pollutant, above[0].measure), (Pollutant::Pm25, Measure::AnnualMean));
    assert_eq!(above[0].multiple.unwrap().to_string(), "0.40");

    // Exactly at the limits.
    assert_eq!(year_2025(["60", "40", "4.0", "160", "70", "35"]).meets(), Some(true));
    assert_eq!(
        year_2025(["60", "40", "4.1", "160", "70", "35"]).exceeding().ids().collect::<Vec<_>>(),
        ["co"]
    );
}

#[test]
fn missing_figures_leave_a_year_open_unless_one_is_above() {
    let year = Span::year(2025).unwrap();
    let judge = |days: &[DayMeans]| {
        let figures = statistics(year, days, &DustDays::NONE).rule().unwrap();
        city_year(&figures, ZoneClass::Two).unwrap().rule().unwrap()
    };
    let mut days = every_day(year, CLEAN);
    for day in &mut days {
        day.values[Pollutant::O3] = None;
    }
    let open = judge(&days);
    assert_eq!((open.meets(), open.missing.ids().collect::<Vec<_>>()), (None, vec!["o3"]));
    for day in &mut days {
        day.values[Pollutant::Pm10] = Some(decimal("71"));
    }
    assert_eq!(judge(&days).meets(), Some(false));
    let month = statistics(Span::month(2025, 3).unwrap(), &days, &DustDays::NONE).rule().unwrap();
    assert_eq!(city_year(&month, ZoneClass::Two), None, "a month is no year");
}

#[test]
fn multiples_are_rounded_to_two_decimals() {
    let multiple = |c, s| exceedance_multiple(decimal(c), decimal(s)).map(|d| d.to_string());
    assert_eq!(multiple("35.1", "35").as_deref(), Some("0.00"), "exceeded, if by little");
    assert_eq!(multiple("4.1", "4").as_deref(), Some("0.02"), "0.025 goes to the even digit");
    assert_eq!(multiple("5", "0"), None);
}

#[test]
fn composite_indices_rank_cities_to_2025() {
    let values = |texts: [&str; 6]| PerPollutant(texts.map(|text| text.parse().ok()));
    let last = date(2025, 12, 31);
    let index = |texts| composite(last, &values(texts)).rule().unwrap();
    let clean = index(["6", "20", "0.8", "120", "35", "14"]);
    // 0.1 + 0.5 + 0.2 + 0.75 + 0.5 + 0.4
    assert_eq!(
        (clean.index.unwrap().to_string(), clean.exact.unwrap().to_string()),
        ("2.45".into(), "49/20".into())
    );
    assert_eq!(clean.main.ids().collect::<Vec<_>>(), ["o3"]);
    assert!(clean.assumption.contains(Assumption::CompositeRoundedOnce));
    let part = index(["6", "20", "0.8", "-", "35", "14"]);
    assert_eq!((part.index, part.missing.ids().collect::<Vec<_>>()), (None, vec!["o3"]));

    let places =
        rank(&[clean.index, part.index, clean.index, index(["60", "40", "4", "160", "70", "35"]).index]);
    assert_eq!(places, [Some(1), None, Some(1), Some(3)]);
    assert_eq!(composite(date(2026, 1, 1), &values(CLEAN)).open(), Some(Open::RankingOf2026));
}

#[test]
fn a_city_year_flows_into_its_composite_index() {
    let year = Span::year(2025).unwrap();
    let figures = statistics(year, &every_day(year, CLEAN), &DustDays::NONE).rule().unwrap();
    let index = composite(year.last(), &figures.for_composite()).rule().unwrap();
    // 12/60 + 28/40 + 1.0/4 + 144/160 + 60/70 + 30/35
    assert_eq!(index.index.unwrap().to_string(), "3.76");
}

#[test]
fn days_are_counted_by_level_and_primary_pollutant() {
    let set = |pollutants: &[Pollutant]| pollutants.iter().copied().collect::<PollutantSet>();
    let day = |n, aqi, primary: &[Pollutant]| DayIndex { day: date(2026, 2, n), aqi, primary: set(primary) };
    let mut days = vec![
        day(24, Some(50), &[]),
        day(25, Some(51), &[Pollutant::O3]),
        day(26, Some(100), &[Pollutant::Pm25]),
        day(27, Some(101), &[Pollutant::Pm25, Pollutant::Pm10]),
        day(28, None, &[]),
    ];
    let february = summarise(&days);
    assert_eq!((february.days, february.valid, february.levels), (5, 4, [1, 2, 1, 0, 0, 0]));
    assert_eq!(february.good_days().unwrap().percent.to_string(), "75.0");
    assert_eq!(february.heavy_days().unwrap().days, 0);
    assert_eq!(february.primary[Pollutant::Pm25], 2);
    assert_eq!(february.primary_above_100[Pollutant::Pm25], 1);
    assert_eq!(february.most_often_primary_above_100(), set(&[Pollutant::Pm25, Pollutant::Pm10]));
    assert!(!february.joins_editions());

    days.push(DayIndex { day: date(2026, 3, 1), aqi: Some(300), primary: set(&[Pollutant::Pm10]) });
    let across = summarise(&days);
    assert!(across.joins_editions());
    assert_eq!(across.heavy_days().unwrap().percent.to_string(), "20.0");
    assert_eq!(summarise(&[]).good_days(), None);
}

#[test]
fn a_city_needs_enough_stations() {
    let of = |texts: &[&str]| {
        city_mean(Pollutant::Pm25, &texts.iter().map(|text| text.parse().ok()).collect::<Vec<_>>())
    };
    assert_eq!(of(&["30", "31", "32", "-"]).value, Some(decimal("31")));
    let few = of(&["30", "31", "-", "-"]);
    assert_eq!((few.value, few.of_what_there_is, few.valid, few.total), (None, Some(decimal("30")), 2, 4));
    assert_eq!(of(&["30", "-5"]).value, Some(decimal("30")), "a negative value is none");
    assert_eq!(of(&[]).value, None);
}
