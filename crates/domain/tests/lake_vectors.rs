//! The trophic index against vectors worked out elsewhere (`vectors/README.md`).

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

#[allow(dead_code, reason = "each test file uses a part of it")]
mod support;

use mingjing_domain::Decimal;
use mingjing_domain::lake::{Missing, Part, PerPart, Trophic, evaluate};
use mingjing_domain::sample::Reading;
use serde_json::Value;
use support::{cases, decimal, text};

/// The vectors write items as the formulae do, and plain numbers.
const NAMES: [(&str, Part); 5] = [
    ("chla", Part::ChlorophyllA),
    ("TP", Part::TotalPhosphorus),
    ("TN", Part::TotalNitrogen),
    ("SD", Part::SecchiDepth),
    ("CODMn", Part::PermanganateIndex),
];

fn number(value: &Value) -> Decimal {
    decimal(&value.as_number().unwrap().to_string())
}

#[test]
fn parts_index_and_grade() {
    for case in cases("tli") {
        let id = text(&case, "id");
        let mut given = PerPart([None; 5]);
        for (name, part) in NAMES {
            given[part] = Some(Reading::Measured(number(&case["input"][name])));
        }
        let working = evaluate(&given);
        let expected = &case["expected"];
        for (name, part) in NAMES {
            let found = working.parts[part].unwrap();
            let four_digits = number(&expected["parts"][name]);
            assert_eq!(found.tli, four_digits.round_half_even(2), "{id} {name}");
        }
        let Trophic::Whole { tli, grade } = working.composite else { panic!("{id}") };
        assert_eq!(tli, number(&expected["tli_exact_weights"]).round_half_even(2), "{id}");
        assert_eq!(grade.words().zh, text(expected, "grade"), "{id}");
    }
}

#[test]
fn what_is_missing_is_named_and_makes_no_index() {
    let one = Some(Reading::Measured(Decimal::from_int(1)));
    let mut given = PerPart([one; 5]);
    given[Part::ChlorophyllA] = None;
    given[Part::TotalNitrogen] = Some(Reading::Measured(Decimal::ZERO));
    given[Part::SecchiDepth] = Some(Reading::Detected);
    let working = evaluate(&given);
    assert_eq!(working.composite, Trophic::Partial);
    assert_eq!(
        working.missing().collect::<Vec<_>>(),
        [
            (Part::ChlorophyllA, Missing::NotGiven),
            (Part::TotalNitrogen, Missing::NotPositive),
            (Part::SecchiDepth, Missing::NoFigure),
        ]
    );
    assert_eq!(working.parts[Part::TotalPhosphorus].unwrap().tli.to_string(), "94.36");
}
