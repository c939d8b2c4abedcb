//! A row of numbers as a report, a day, a period and a lens: no panic, and the working agrees with the
//! report.
#![no_main]

use jiff::civil::{Date, date};
use libfuzzer_sys::fuzz_target;
use mingjing_domain::Decimal;
use mingjing_domain::air::assessment::{
    DayMeans, DustDays, Edition, Span, city_mean, city_year, composite, percentile,
};
use mingjing_domain::air::foreign::{eea, epa, who};
use mingjing_domain::air::form::Form;
use mingjing_domain::air::limits::ZoneClass;
use mingjing_domain::air::means::explain_day_mean;
use mingjing_domain::air::reference::comparable_today;
use mingjing_domain::air::warning::explain_grade;
use mingjing_domain::air::{PerPollutant, Pollutant, Reading, ReportKind, evaluate, evaluate_with_working};
use mingjing_domain::explain::{Language, Working, explain};

/// Values from nine bytes each: a mantissa and a scale; every seventh is missing.
fn values(bytes: &[u8]) -> Vec<Option<Decimal>> {
    let value = |bytes: &[u8]| {
        let (scale, mantissa) = bytes.split_last()?;
        let mantissa = i64::from_le_bytes(mantissa.try_into().ok()?);
        if scale % 7 == 0 { None } else { Decimal::new(mantissa >> (scale / 19 * 4), scale % 19) }
    };
    bytes.chunks_exact(9).map(value).collect()
}

fn told<'a>(working: impl Into<Working<'a>>) {
    let working = working.into();
    for language in Language::ALL {
        assert!(!explain(&working, language).is_empty());
    }
}

fn report(day: Date, given: &PerPollutant<Option<Decimal>>) {
    let readings = given.map(|value| value.map_or(Reading::Missing, Reading::Measured));
    for kind in [ReportKind::Hourly, ReportKind::Daily] {
        let working = evaluate_with_working(day, kind, &readings);
        assert_eq!(working.report, evaluate(day, kind, &readings));
        let _ = Form::of(&working);
        told(&working);
    }
}

fuzz_target!(|input: (u16, u16, Vec<u8>)| {
    let (year, ordinal, bytes) = input;
    let start = date(1990 + (year % 60).cast_signed(), 1, 1);
    let day = start.checked_add(jiff::Span::new().days(i64::from(ordinal % 366))).unwrap_or(start);
    let values = values(&bytes);
    let at = |place: usize| values.get(place).copied().flatten();

    report(day, &PerPollutant(std::array::from_fn(at)));
    for pollutant in Pollutant::ALL {
        told(&explain_day_mean(pollutant, &std::array::from_fn(at), ZoneClass::Two, day));
        told(&city_mean(pollutant, &values));
        for value in values.iter().flatten() {
            eea::band(pollutant, *value).iter().for_each(|working| told(working));
            who::compare(pollutant, who::Averaging::Day, *value).iter().for_each(|working| told(working));
            comparable_today(pollutant, day, *value).iter().for_each(|working| told(working));
        }
    }
    for measure in epa::Measure::ALL {
        for value in values.iter().flatten() {
            epa::index_of_mass(measure, *value).iter().for_each(|working| told(working));
        }
    }
    let present: Vec<Decimal> = values.iter().copied().flatten().collect();
    percentile(&present, bytes.first().copied().unwrap_or(95), 1).iter().for_each(|working| told(working));
    told(&explain_grade(&bytes.iter().map(|byte| u16::from(*byte) * 2).collect::<Vec<_>>()));

    let days: Vec<DayMeans> = values
        .chunks(6)
        .zip(0_i64..)
        .filter_map(|(row, after)| {
            let day = day.checked_add(jiff::Span::new().days(after)).ok()?;
            let values = PerPollutant(std::array::from_fn(|place| row.get(place).copied().flatten()));
            Some(DayMeans { day, values })
        })
        .collect();
    let dust: DustDays = days.iter().step_by(3).map(|day| day.day).collect();
    let Some(rules) = Edition::Hj663_2013.rules().rule() else { return };
    for span in [Span::year(day.year()), Span::month(day.year(), day.month())].into_iter().flatten() {
        let figures = rules.statistics(span, &days, &dust);
        told(&figures);
        if let Some(year) = city_year(&figures, ZoneClass::Two).and_then(|known| known.rule()) {
            told(&year);
        }
        if let Some(index) = composite(span.last(), &figures.for_composite()).rule() {
            told(&index);
        }
    }
});
