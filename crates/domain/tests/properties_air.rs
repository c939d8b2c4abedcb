//! What holds for every input of periods, scales, codes and units: above all, no panic.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use jiff::civil::{Date, date};
use mingjing_domain::air::assessment::{
    DayIndex, DayMeans, DustDays, Edition, Span, city_mean, city_year, composite, exceedance_multiple,
    percentile, rank, statistics, summarise,
};
use mingjing_domain::air::foreign::{eea, epa, gas, who};
use mingjing_domain::air::limits::ZoneClass;
use mingjing_domain::air::means::explain_day_mean;
use mingjing_domain::air::publication::{daily_due, forecast_due, hourly_due};
use mingjing_domain::air::reference::comparable_today;
use mingjing_domain::air::warning::explain_grade;
use mingjing_domain::air::{
    PerPollutant, Pollutant, PollutantSet, Reading, ReportKind, evaluate, evaluate_with_working,
};
use mingjing_domain::codes::{division::Division, pollutant};
use mingjing_domain::explain::{Language, Working, explain};
use mingjing_domain::time::HourEnding;
use mingjing_domain::units::{self, Unit};
use mingjing_domain::{Decimal, Fraction};
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

fn values() -> impl Strategy<Value = PerPollutant<Option<Decimal>>> {
    prop::array::uniform6(prop::option::weighted(0.9, concentration())).prop_map(PerPollutant)
}

fn any_date() -> impl Strategy<Value = Date> {
    prop_oneof![
        4 => (2012_i16..=2035, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day)),
        1 => (-9999_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day)),
        1 => prop::sample::select(&[Date::MIN, Date::MAX][..]),
    ]
}

fn some_pollutant() -> impl Strategy<Value = Pollutant> {
    prop::sample::select(&Pollutant::ALL[..])
}

/// Both explanations of a working are there.
fn told<'a>(working: impl Into<Working<'a>>) {
    let working = working.into();
    for language in Language::ALL {
        assert!(!explain(&working, language).is_empty());
    }
}

proptest! {
    #[test]
    fn fractions_are_exact_or_absent(a in any_decimal(), b in any_decimal(), decimals in 0_u8..=20) {
        let (x, y) = (Fraction::from(a), Fraction::from(b));
        prop_assert_eq!(x.cmp(&y), a.cmp(&b));
        if let Some(back) = x.checked_add(y).and_then(|sum| sum.checked_sub(y)) {
            prop_assert_eq!(back, x);
        }
        if let Some(back) = x.checked_div(y).and_then(|quotient| quotient.checked_mul(y)) {
            prop_assert_eq!(back, x);
        }
        if let (Some(even), Some(floor)) = (x.round_half_even(decimals), x.floor(decimals)) {
            prop_assert!(Fraction::from(floor) <= x && floor <= even);
        }
        let _ = (x.round_half_up(decimals), x.to_string());
    }

    #[test]
    fn fractions_of_any_size_are_ordered(a in any::<i128>(), b in any::<i128>(), c in any::<i128>(), d in any::<i128>()) {
        if let (Some(x), Some(y)) = (Fraction::new(a, b), Fraction::new(c, d)) {
            prop_assert_eq!(x.cmp(&y), y.cmp(&x).reverse());
            prop_assert_eq!(x == y, x.cmp(&y).is_eq());
            let _ = (x.checked_add(y), x.checked_sub(y), x.checked_mul(y), x.checked_div(y), x.round_half_even(18));
        }
    }

    #[test]
    fn a_fraction_rounds_like_its_decimal(value in any_decimal(), decimals in 0_u8..=18) {
        if let Some(rounded) = Fraction::from(value).round_half_even(decimals) {
            prop_assert_eq!(rounded, value.round_half_even(decimals));
        }
    }

    #[test]
    fn a_working_tells_the_same_as_its_report(day in any_date(), hourly in any::<bool>(), given in values()) {
        let readings = given.map(|value| value.map_or(Reading::Missing, Reading::Measured));
        let kind = if hourly { ReportKind::Hourly } else { ReportKind::Daily };
        let working = evaluate_with_working(day, kind, &readings);
        prop_assert_eq!(working.report, evaluate(day, kind, &readings));
        for (pollutant, part) in working.parts.iter() {
            prop_assert_eq!(part.as_ref().and_then(|part| part.iaqi()), working.report.iaqi[pollutant]);
        }
        told(&working);
    }

    #[test]
    fn a_percentile_lies_between_its_neighbours(row in prop::collection::vec(concentration(), 0..60), percent in 0_u8..=110) {
        if let Some(found) = percentile(&row, percent, 1) {
            prop_assert!(found.lower <= found.exact && found.exact <= found.upper);
            let below = row.iter().filter(|value| **value <= found.exact).count();
            // At least the share that the percentile names lies at or below it.
            prop_assert!(below * 100 + 100 > (row.len() - 1) * usize::from(percent));
            told(&found);
        } else {
            prop_assert!(row.is_empty() || percent > 100 || row.iter().any(|v| v.mantissa().unsigned_abs() > 1 << 40 || v.scale() > 2));
        }
    }

    #[test]
    fn any_period_gets_an_answer(
        first in any_date(),
        length in 0_i64..800,
        days in prop::collection::vec((any_date(), values()), 0..40),
        dust in prop::collection::vec(any_date(), 0..10),
    ) {
        let last = first.checked_add(jiff::Span::new().days(length)).unwrap_or(Date::MAX);
        let days: Vec<_> = days.into_iter().map(|(day, values)| DayMeans { day, values }).collect();
        let dust: DustDays = dust.into_iter().collect();
        for span in [Span::from_to(first, last), Span::year(first.year()), Span::month(first.year(), first.month())].into_iter().flatten() {
            prop_assert_eq!(usize::try_from(span.len()).unwrap(), span.days().count());
            let _ = statistics(span, &days, &dust);
            let figures = Edition::Hj663_2013.rules().rule().unwrap().statistics(span, &days, &dust);
            told(&figures);
            for zone in [ZoneClass::One, ZoneClass::Two] {
                if let Some(year) = city_year(&figures, zone).and_then(|known| known.rule()) {
                    told(&year);
                }
            }
            if let Some(index) = composite(span.last(), &figures.for_composite()).rule() {
                told(&index);
            }
        }
    }

    #[test]
    fn any_day_and_city_gets_an_answer(
        pollutant in some_pollutant(),
        day in any_date(),
        hours in prop::array::uniform24(prop::option::weighted(0.9, concentration())),
        stations in prop::collection::vec(prop::option::of(concentration()), 0..12),
        indices in prop::collection::vec((any_date(), prop::option::of(any::<u16>()), some_pollutant()), 0..20),
    ) {
        told(&explain_day_mean(pollutant, &hours, ZoneClass::Two, day));
        told(&city_mean(pollutant, &stations));
        let days: Vec<_> = indices
            .iter()
            .map(|(day, aqi, primary)| DayIndex { day: *day, aqi: *aqi, primary: PollutantSet::from_iter([*primary]) })
            .collect();
        told(&summarise(&days));
        let aqi: Vec<u16> = indices.iter().filter_map(|(_, aqi, _)| *aqi).collect();
        told(&explain_grade(&aqi));
        let _ = (daily_due(day), forecast_due(day), HourEnding::new(day, 23).and_then(hourly_due));
    }

    #[test]
    fn places_are_those_of_a_sorted_list(row in prop::collection::vec(prop::option::of(0_u8..6), 0..20)) {
        for (value, place) in row.iter().zip(rank(&row)) {
            let expected = value.map(|value| 1 + row.iter().flatten().filter(|other| **other < value).count());
            prop_assert_eq!(place, expected);
        }
    }

    #[test]
    fn any_value_gets_a_foreign_answer(value in prop_oneof![concentration(), any_decimal()], day in any_date()) {
        for measure in epa::Measure::ALL {
            for working in [epa::index(measure, value), epa::index_of_mass(measure, value)].into_iter().flatten() {
                told(&working);
            }
        }
        for pollutant in Pollutant::ALL {
            let _ = (gas::parts_per_billion(pollutant, value), gas::parts_per_million(pollutant, value));
            if let Some(working) = eea::band(pollutant, value) {
                told(&working);
            }
            for averaging in [who::Averaging::Year, who::Averaging::Day, who::Averaging::DailyMax8h, who::Averaging::PeakSeason] {
                if let Some(working) = who::compare(pollutant, averaging, value) {
                    told(&working);
                }
            }
            if let Some(working) = comparable_today(pollutant, day, value) {
                told(&working);
            }
        }
        let _ = exceedance_multiple(value, Decimal::from_int(35));
    }

    #[test]
    fn the_us_index_never_falls_as_the_concentration_rises(units in 0_i64..20_000, step in 1_i64..200) {
        for measure in epa::Measure::ALL {
            let at = |units| epa::index(measure, Decimal::new(units, measure.decimals()).unwrap()).unwrap().index();
            if let (Some(lower), Some(higher)) = (at(units), at(units + step)) {
                prop_assert!(lower <= higher, "{measure:?} {units} {step}");
            }
        }
    }

    #[test]
    fn any_text_is_a_code_or_refused(text in ".*", digits in "[0-9]{6}") {
        for text in [&text, &digits] {
            if let Ok(division) = text.parse::<Division>() {
                prop_assert_eq!(&division.to_string(), text);
                prop_assert!(division.lies_in(division.province()));
                let _ = (division.name(), division.is_statistical_only());
            }
            let _ = (pollutant::find(text), Unit::from_symbol(text));
        }
    }

    #[test]
    fn units_convert_there_and_back(value in any_decimal()) {
        for from in Unit::ALL {
            for to in Unit::ALL {
                if let Some(there) = units::convert(value, from, to) {
                    prop_assert_eq!(from.medium(), to.medium());
                    if let Some(back) = units::convert(there, to, from) {
                        prop_assert_eq!(back, value);
                    }
                }
            }
        }
    }
}
