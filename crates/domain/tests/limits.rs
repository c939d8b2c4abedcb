//! Groundwater, drinking water, soil, emissions, targets: tables and their corners.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use jiff::civil::{Date, date};
use mingjing_domain::Decimal;
use mingjing_domain::confidence::Confidence;
use mingjing_domain::sample::{Invalid, Reading};
use mingjing_domain::{drinking, emission, groundwater, soil, water};

const DAY: Date = date(2024, 6, 1);

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// `<0.1` below detection, `none`, `some`, or a figure.
fn reading(text: &str) -> Reading {
    match text {
        "none" => Reading::NotDetected,
        "some" => Reading::Detected,
        _ => text
            .strip_prefix('<')
            .map_or_else(|| Reading::Measured(dec(text)), |limit| Reading::Below(dec(limit))),
    }
}

#[test]
fn groundwater_items_by_class() {
    use groundwater::Class::{I, II, III, IV, V};
    let cases = [
        ("as", "0.01", Ok(III)),
        ("as", "0.0100001", Ok(IV)),
        ("as", "0.051", Ok(V)),
        ("mn", "0.05", Ok(I)),
        ("mn", "0.10", Ok(III)),
        ("ph", "6.5", Ok(I)),
        ("ph", "8.51", Ok(IV)),
        ("ph", "5.49", Ok(V)),
        ("ph", "9.0", Ok(IV)),
        ("ph", "14.1", Err(Invalid::OutOfRange)),
        ("ph", "<7", Err(Invalid::NotApplicable)),
        ("odour", "none", Ok(I)),
        ("odour", "some", Ok(V)),
        ("odour", "1", Err(Invalid::NotApplicable)),
        ("las", "none", Ok(I)),
        ("las", "<0.05", Ok(I)),
        ("las", "0.05", Ok(II)),
        ("las", "0.31", Ok(V)),
        ("alpha", "0.51", Ok(IV)),
        ("beta", "1.0", Ok(II)),
        ("toluene", "1401", Ok(V)),
        ("hg", "<0.00004", Ok(I)),
        ("hg", "<0.01", Err(Invalid::DetectionLimitTooHigh)),
        ("fe", "some", Err(Invalid::NoFigure)),
        ("fe", "-0.1", Err(Invalid::Negative)),
    ];
    for (id, given, expected) in cases {
        let item = groundwater::Item::from_id(id).unwrap();
        let verdict = groundwater::evaluate(DAY, &[(item, reading(given))]).rule().unwrap();
        let found = verdict.class.ok_or_else(|| verdict.invalid[0].1);
        assert_eq!(found, expected, "{id} {given}");
    }
}

#[test]
fn groundwater_limits_never_tighten_from_class_to_class() {
    for item in groundwater::Item::ALL {
        let limits: Vec<Decimal> =
            groundwater::Class::ALL.into_iter().filter_map(|class| item.limit(class)).collect();
        assert!(limits.is_sorted(), "{}", item.id);
    }
    assert_eq!(
        groundwater::Item::from_id("f").unwrap().confidence(groundwater::Class::III),
        Confidence::High
    );
}

#[test]
fn groundwater_verdict_names_what_decides_and_what_is_open() {
    let item = |id| groundwater::Item::from_id(id).unwrap();
    let readings = [
        (item("alpha"), reading("0.6")),
        (item("hardness"), reading("520")),
        (item("hardness"), reading("1")),
        (item("cd"), reading("<0.0002")),
    ];
    let verdict = groundwater::evaluate(date(2018, 5, 1), &readings).rule().unwrap();
    assert_eq!(verdict.class, Some(groundwater::Class::IV));
    assert_eq!(
        verdict.deciding().map(|j| (j.item.id, j.open_ended)).collect::<Vec<_>>(),
        [("hardness", false), ("alpha", true)]
    );
    assert_eq!(
        verdict.exceeding().map(|j| j.multiple.unwrap().to_string()).collect::<Vec<_>>(),
        ["0.16", "0.20"]
    );
    assert_eq!(verdict.invalid, [(item("hardness"), Invalid::Duplicate)]);
    assert!(verdict.items.iter().any(|judged| judged.item.id == "cd" && judged.uncertain));
}

#[test]
fn drinking_water_by_stage_and_supply() {
    use drinking::{Breach, Stage, Supply};
    let judge = |stage, supply, id: &str, given: &str| {
        let item = drinking::Item::from_id(id).unwrap();
        let verdict = drinking::evaluate(DAY, stage, supply, &[(item, reading(given))]).rule().unwrap();
        match verdict.items.first() {
            Some(judged) => Ok(judged.breach),
            None => Err(verdict.invalid[0].1),
        }
    };
    let (tap, plant, central, small) = (Stage::Tap, Stage::Plant, Supply::Central, Supply::SmallConstrained);
    assert_eq!(judge(tap, central, "f", "1.0"), Ok(None));
    assert_eq!(judge(tap, central, "f", "1.1"), Ok(Some(Breach::TooHigh(dec("1.0"), Some(dec("0.10"))))));
    assert_eq!(judge(tap, small, "f", "1.2"), Ok(None));
    assert_eq!(judge(tap, small, "turbidity", "3"), Ok(None));
    assert_eq!(judge(tap, central, "ph", "8.6"), Ok(Some(Breach::TooHigh(dec("8.5"), None))));
    assert_eq!(judge(tap, central, "coliforms", "none"), Ok(None));
    assert_eq!(judge(tap, central, "coliforms", "2"), Ok(Some(Breach::Present)));
    assert_eq!(judge(plant, central, "free_cl2", "0.2"), Ok(Some(Breach::TooLow(dec("0.3")))));
    assert_eq!(judge(tap, central, "free_cl2", "0.2"), Ok(None));
    assert_eq!(judge(tap, central, "o3", "0.01"), Err(Invalid::NotApplicable));
    assert_eq!(judge(tap, central, "pb", "<0.05"), Err(Invalid::DetectionLimitTooHigh));
    assert!(drinking::evaluate(date(2023, 3, 31), tap, central, &[]).rule().is_none());
    assert_eq!(drinking::evaluate(DAY, tap, central, &[]).rule().unwrap().compliant(), None);
}

#[test]
fn sources_are_judged_as_water() {
    use drinking::{Source, source_fit};
    let river =
        water::classify(water::Body::River, &[(water::Item::Nh3n, water::Reading::Measured(dec("1.01")))]);
    assert_eq!(source_fit(Source::Surface(&river)), Some(false));
    let well = groundwater::evaluate(DAY, &[(groundwater::Item::from_id("f").unwrap(), reading("1.0"))])
        .rule()
        .unwrap();
    assert_eq!(source_fit(Source::Ground(&well)), Some(true));
}

#[test]
fn soil_by_land_and_band_of_ph() {
    use soil::{DevelopmentClass, Farmland, Item, Risk, Site};
    let farm = |land, ph: &str| Site::Farmland { land, ph: Some(dec(ph)) };
    let one = Site::Development(DevelopmentClass::One);
    let cases = [
        (farm(Farmland::Paddy, "5.5"), Item::Cd, "0.3", Ok(Risk::BelowScreening)),
        (farm(Farmland::Paddy, "5.51"), Item::Cd, "0.4", Ok(Risk::BelowScreening)),
        (farm(Farmland::Other, "7.5"), Item::Cd, "0.31", Ok(Risk::Between)),
        (farm(Farmland::Other, "7.51"), Item::Cd, "4.0", Ok(Risk::Between)),
        (farm(Farmland::Other, "7.51"), Item::Cd, "4.01", Ok(Risk::AboveIntervention)),
        (farm(Farmland::Rotation, "7"), Item::As, "26", Ok(Risk::Between)),
        (farm(Farmland::Rotation, "7"), Item::Cr, "201", Ok(Risk::Between)),
        (farm(Farmland::Orchard, "6"), Item::Cu, "150", Ok(Risk::BelowScreening)),
        (farm(Farmland::Paddy, "6"), Item::Cu, "51", Ok(Risk::Between)),
        (farm(Farmland::Paddy, "6"), Item::Zn, "9999", Ok(Risk::Between)),
        (farm(Farmland::Paddy, "6"), Item::Cr6, "1", Err(Invalid::NotApplicable)),
        (farm(Farmland::Paddy, "15"), Item::Zn, "1", Err(Invalid::NoPh)),
        (Site::Farmland { land: Farmland::Other, ph: None }, Item::Bap, "0.56", Ok(Risk::Between)),
        (one, Item::Cr6, "3.0", Ok(Risk::BelowScreening)),
        (one, Item::Cr6, "30.1", Ok(Risk::AboveIntervention)),
        (one, Item::Zn, "1", Err(Invalid::NotApplicable)),
        (Site::Development(DevelopmentClass::Two), Item::Pb, "801", Ok(Risk::Between)),
    ];
    for (site, item, given, expected) in cases {
        let verdict = soil::evaluate(DAY, site, &[(item, reading(given))]).rule().unwrap();
        assert_eq!(verdict.risk.ok_or_else(|| verdict.invalid[0].1), expected, "{site:?} {item:?} {given}");
    }
    for item in Item::ALL {
        for land in Farmland::ALL {
            for ph in ["4", "6", "7", "8"] {
                let Some(limits) = soil::limits(farm(land, ph), item) else { continue };
                assert!(
                    limits.intervention.is_none_or(|more| more > limits.screening),
                    "{item:?} {land:?} {ph}"
                );
            }
        }
    }
}

#[test]
fn emissions_count_marked_and_unmarked_apart_and_keep_to_the_term() {
    use emission::{Averaging, Limit, LimitSource, Mark, Mean, assess, day_mean, strictest};
    let permit = Limit {
        item: "so2",
        averaging: Averaging::Hour,
        most: dec("50"),
        unit: "mg/m³",
        oxygen_percent: Some(dec("6")),
        source: LimitSource::Permit,
        document: "P-1",
        clause: "表 3",
        from: Some(date(2024, 6, 1)),
        to: Some(date(2024, 6, 30)),
        confidence: Confidence::High,
    };
    let mean = |day, value: Option<&str>, mark| Mean { day, value: value.map(dec), mark };
    let means = [
        mean(DAY, Some("50"), Mark::Normal),
        mean(DAY, Some("50.01"), Mark::Normal),
        mean(DAY, Some("75"), Mark::Normal),
        mean(DAY, Some("300"), Mark::Maintenance),
        mean(DAY, Some("10"), Mark::StartUp),
        mean(DAY, None, Mark::Normal),
        mean(DAY, Some("-1"), Mark::Normal),
        mean(date(2024, 7, 1), Some("999"), Mark::Normal),
    ];
    let found = assess(&permit, &means);
    assert_eq!((found.judged, found.missing, found.outside_term), (5, 2, 1));
    assert_eq!((found.unmarked, found.unmarked_exceedances, found.marked_exceedances), (3, 2, 1));
    let worst = found.worst.unwrap();
    assert_eq!((worst.place, worst.multiple), (2, Some(dec("0.50"))));
    let day = day_mean(&means[..7], 1).unwrap();
    assert_eq!((day.value.to_string().as_str(), day.hours), ("58.3", 3));

    let standard = Limit { most: dec("35"), source: LimitSource::Standard, ..permit };
    let policy = Limit { most: dec("10"), source: LimitSource::Policy, ..permit };
    let limits = [permit, standard, policy];
    assert_eq!(strictest(&limits, "so2", Averaging::Hour, DAY), Some(&standard));
    assert_eq!(strictest(&limits, "so2", Averaging::Day, DAY), None);
    let dry = Limit { oxygen_percent: None, ..standard };
    assert_eq!(strictest(&[permit, dry], "so2", Averaging::Hour, DAY), None, "not comparable");
    assert_eq!(emission::at_reference_oxygen(dec("1"), dec("21"), dec("6")), None);
    for set in [&emission::THERMAL_ULTRA_LOW, &emission::COKING_SPECIAL_2012, &emission::COKING_ULTRA_LOW] {
        assert!(set.limits().all(|limit| limit.most > Decimal::ZERO && limit.binds_on(DAY)), "{}", set.id);
    }
    for mark in Mark::ALL {
        assert_eq!(Mark::from_id(mark.id()), Some(mark));
    }
}

#[test]
fn targets_are_kept_missed_or_not_judged() {
    use water::target::{Target, judge};
    use water::{Body, Class, Item};
    let river = |readings: &[(Item, &str)]| {
        let readings: Vec<_> =
            readings.iter().map(|(item, v)| (*item, water::Reading::Measured(dec(v)))).collect();
        water::classify(Body::River, &readings)
    };
    assert_eq!(judge(Body::River, &river(&[]), Class::III), Target::NotJudged);
    let verdict = river(&[(Item::Tp, "0.25"), (Item::Do, "4.9"), (Item::Codmn, "3"), (Item::Tn, "9")]);
    assert_eq!(judge(Body::River, &verdict, Class::IV), Target::Kept);
    assert_eq!(
        judge(Body::River, &verdict, Class::II),
        Target::Missed(vec![(Item::Do, None), (Item::Tp, Some(dec("1.50")))])
    );
}
