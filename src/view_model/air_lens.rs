//! The same day and hour by the scales of others: a comparison, never the verdict.

pub mod days;
pub mod hours;
pub mod ranking;
pub mod years;

use super::air::unit;
use super::figure::Table;
use crate::route::Lang;
use crate::text::{Text, word};
use mingjing_contract::air::Six;
use mingjing_domain::air::foreign::{eea, epa, who};
use mingjing_domain::air::{Pollutant, PollutantSet};
use mingjing_domain::decimal::Decimal;
use mingjing_domain::language::Words;

/// Concentrations of a day or an hour.
pub type Values = Six<Option<Decimal>>;

fn say(words: Words, t: &Text) -> &'static str {
    if t.lang == Lang::En { words.en } else { words.zh }
}

/// Names of pollutants.
fn names(set: PollutantSet, t: &Text) -> String {
    let names: Vec<String> = set.ids().map(|id| word(t.items, id)).collect();
    names.join(t.air().joint)
}

/// The newest day by WHO 2021 and US EPA 2024, the newest hour by the European index of 2024.
#[must_use]
pub fn table(day: Option<&Values>, hour: &Values, t: &'static Text) -> Table {
    let dash = || "—".to_owned();
    let rows = Pollutant::ALL
        .into_iter()
        .map(|pollutant| {
            let of_day = day.and_then(|day| day.get(pollutant.id()).copied().flatten());
            let of_hour = hour.get(pollutant.id()).copied().flatten();
            let averaging = match pollutant {
                Pollutant::O3 => who::Averaging::DailyMax8h,
                _ => who::Averaging::Day,
            };
            let beside = of_day.and_then(|value| who::compare(pollutant, averaging, value));
            let who = beside.and_then(|found| {
                let times = found.times.round_half_even(1)?;
                Some((t.air().lens_times)(&times.to_string(), &found.guideline.value.to_string()))
            });
            let measure = match pollutant {
                Pollutant::Pm25 => Some(epa::Measure::Pm25Day),
                Pollutant::Pm10 => Some(epa::Measure::Pm10Day),
                Pollutant::O3 => Some(epa::Measure::O3EightHours),
                _ => None,
            };
            let index = measure.zip(of_day).and_then(|(measure, value)| {
                let index = epa::index_of_mass(measure, value)?.index()?;
                Some(format!("{index} {}", say(epa::Category::of(index).words(), t)))
            });
            let band =
                of_hour.and_then(|value| eea::band(pollutant, value)).map(|found| say(found.band.words(), t));
            vec![
                word(t.items, pollutant.id()),
                of_day.map_or_else(dash, |value| format!("{value} {}", unit(pollutant))),
                who.unwrap_or_else(dash),
                index.unwrap_or_else(dash),
                band.map_or_else(dash, str::to_owned),
            ]
        })
        .collect();
    let head = [t.item_label, t.air().lens_day, t.air().lens_who, t.air().lens_epa, t.air().lens_eea];
    Table { head: head.map(str::to_owned).to_vec(), rows }
}
