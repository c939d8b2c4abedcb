//! Whatever is given, the rules answer; no input makes them panic.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use jiff::civil::{Date, date};
use mingjing_domain::Decimal;
use mingjing_domain::calendar::{Span, last_day, working_days_between};
use mingjing_domain::emission::{Mark, Mean, THERMAL_ULTRA_LOW, assess, at_reference_oxygen, day_mean};
use mingjing_domain::explain::{Language, explain};
use mingjing_domain::lake::{PerPart, Trophic};
use mingjing_domain::ledger::{Frequency, timeliness_on};
use mingjing_domain::sample::{Reading, multiple};
use mingjing_domain::{drinking, groundwater, lake, soil};
use proptest::prelude::*;

fn decimals() -> impl Strategy<Value = Decimal> {
    (any::<i64>(), 0_u8..=18).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale).unwrap())
}

fn readings() -> impl Strategy<Value = Reading> {
    prop_oneof![
        4 => decimals().prop_map(Reading::Measured),
        2 => decimals().prop_map(Reading::Below),
        1 => Just(Reading::NotDetected),
        1 => Just(Reading::Detected),
    ]
}

fn days() -> impl Strategy<Value = Date> {
    (-9000_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

proptest! {
    #[test]
    fn limits_answer_anything(day in days(), given in proptest::collection::vec((any::<usize>(), readings()), 0..8), ph in proptest::option::of(decimals())) {
        let ground: Vec<_> = given.iter().map(|(n, r)| (&groundwater::Item::ALL[n % 39], *r)).collect();
        let verdict = groundwater::evaluate(date(2024, 1, 1), &ground).rule().unwrap();
        prop_assert_eq!(verdict.items.len() + verdict.invalid.len(), given.len(), "each reading is answered once");
        let _ = groundwater::evaluate(day, &ground);
        let tap: Vec<_> = given.iter().map(|(n, r)| (&drinking::Item::ALL[n % drinking::Item::ALL.len()], *r)).collect();
        for stage in [drinking::Stage::Plant, drinking::Stage::Tap] {
            for supply in [drinking::Supply::Central, drinking::Supply::SmallConstrained] {
                let verdict = drinking::evaluate(date(2024, 1, 1), stage, supply, &tap).rule().unwrap();
                prop_assert_eq!(verdict.items.len() + verdict.invalid.len(), given.len());
                let _ = explain(&(&verdict).into(), Language::Zh);
            }
        }
        let plot: Vec<_> = given.iter().map(|(n, r)| (soil::Item::ALL[n % 12], *r)).collect();
        for land in soil::Farmland::ALL {
            let verdict = soil::evaluate(date(2024, 1, 1), soil::Site::Farmland { land, ph }, &plot).rule().unwrap();
            prop_assert_eq!(verdict.items.len() + verdict.invalid.len(), given.len());
            let _ = explain(&(&verdict).into(), Language::En);
        }
        let _ = explain(&(&verdict).into(), Language::En);
    }

    #[test]
    fn lakes_answer_anything(given in proptest::array::uniform5(proptest::option::of(readings()))) {
        let working = lake::evaluate(&PerPart(given));
        let _ = explain(&(&working).into(), Language::Zh);
        if working.missing().next().is_some() {
            prop_assert_eq!(working.composite, Trophic::Partial);
        }
    }

    #[test]
    fn a_clearer_lake_has_a_lower_index(depth in 1_i64..2000, more in 1_i64..2000) {
        let one = Some(Reading::Measured(Decimal::from_int(1)));
        let with = |depth| {
            let mut given = PerPart([one; 5]);
            given[lake::Part::SecchiDepth] = Some(Reading::Measured(Decimal::new(depth, 2).unwrap()));
            match lake::evaluate(&given).composite {
                Trophic::Whole { tli, .. } => tli,
                other => panic!("{other:?}"),
            }
        };
        prop_assert!(with(depth + more) <= with(depth));
    }

    #[test]
    fn emissions_answer_anything(means in proptest::collection::vec((days(), proptest::option::of(decimals()), 0_usize..10), 0..30), a in decimals(), b in decimals(), c in decimals()) {
        let means: Vec<Mean> = means.into_iter().map(|(day, value, mark)| Mean { day, value, mark: Mark::ALL[mark] }).collect();
        for limit in THERMAL_ULTRA_LOW.limits() {
            let found = assess(&limit, &means);
            prop_assert_eq!(found.judged + found.missing + found.outside_term, means.len());
            prop_assert!(found.unmarked_exceedances <= found.unmarked);
            let _ = explain(&(&found).into(), Language::Zh);
        }
        let _ = day_mean(&means, 2);
        let _ = (at_reference_oxygen(a, b, c), multiple(a, b), soil::safe_use(a, b));
    }

    #[test]
    fn calendars_and_duties_answer_anything(a in days(), b in days(), n in any::<u16>(), frequency in 0_usize..10) {
        let _ = (last_day(a, Span::NaturalDays(n)), last_day(a, Span::WorkingDays(n)), working_days_between(a, b));
        let working = timeliness_on(a, Frequency::ALL[frequency], b, &[b, a]);
        let _ = explain(&(&working).into(), Language::En);
    }
}
