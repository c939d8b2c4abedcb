//! The hours of a place through the rules of others, or of one edition for the whole stretch. A comparison: what a
//! standard does not have is said, and nothing is drawn for it.

mod eea;
mod epa;
mod national;
mod who;

use super::days::Days;
use crate::text::{Text, word};
use crate::view_model::air::unit;
use crate::view_model::air_hours::{Beside, HOUR_S, Hour, Hours, Item};
use crate::view_model::lens::Lens;
use crate::view_model::{rgb, seconds, to_f64};
use mingjing_chart::kinds::time_series::{ALWAYS, Band};
use mingjing_contract::air::{AirDays, AirHours, Six};
use mingjing_domain::Decimal;
use mingjing_domain::air::{Edition, PerPollutant, Pollutant};
use std::sync::Arc;

/// The hours through a lens. `months` are those that they come from, `years` the days of the same place.
#[must_use]
pub fn through(
    mut hours: Hours,
    lens: Lens,
    months: &[Arc<AirHours>],
    years: &[Arc<AirDays>],
    t: &'static Text,
) -> Hours {
    let w = t.lens();
    let mut days = Days::of(years);
    let note = match (lens, hours.item) {
        (Lens::National, _) => return hours,
        (Lens::Gb2012, _) => national::through(&mut hours, Edition::Hj633_2012, months, t),
        (Lens::Gb2026, _) => national::through(&mut hours, Edition::Hj633_2026, months, t),
        (Lens::Who2021, Item::Aqi) => Some(w.who_no_index),
        (Lens::Who2021, Item::Pollutant(pollutant)) => who::guideline(&mut hours, pollutant, &mut days, t),
        (Lens::Epa2024, Item::Aqi) => epa::index_by_day(&mut hours, &mut days, t),
        (Lens::Epa2024, Item::Pollutant(pollutant)) => {
            epa::index(&mut hours, pollutant, months, &mut days, t)
        }
        (Lens::Eea2024, Item::Aqi) => eea::band_by_hour(&mut hours, months, t),
        (Lens::Eea2024, Item::Pollutant(pollutant)) => eea::band(&mut hours, pollutant, months, t),
    };
    hours.by = Some((w.by)(&word(w.names, lens.id()), note));
    hours.source = (w.beside_source)(&hours.source, &word(w.sources, lens.id()));
    hours
}

/// The six concentrations of an hour.
fn values(months: &[Arc<AirHours>], at: f64) -> Option<PerPollutant<Option<Decimal>>> {
    let begins = |month: &Arc<AirHours>| seconds(&month.first_hour_ending).unwrap_or(f64::MAX);
    let next = months.partition_point(|month| begins(month) <= at + HOUR_S / 2.0);
    let month = months.get(next.checked_sub(1)?)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of hours")]
    let index = ((at - begins(month)) / HOUR_S).round() as usize;
    let columns = month.columns.as_array().into_iter().zip(month.scale.as_array());
    let mut found = columns.map(|(column, scale)| {
        column.get(index).copied().flatten().and_then(|scaled| Decimal::new(i64::from(scaled), *scale))
    });
    let all = Six::<()>::IDS.map(|_| found.next().flatten());
    all.iter().any(Option::is_some).then_some(PerPollutant(all))
}

/// Without what the rules in force draw.
fn bare(hours: &mut Hours) {
    hours.bands.clear();
    hours.limits.clear();
    hours.breaks.clear();
}

/// Bands from where each begins.
fn stacked(begins: impl Iterator<Item = (f64, String, &'static str)>) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for (from, label, colour) in begins {
        if let Some(before) = bands.last_mut() {
            before.to = from;
        }
        bands.push(Band { from, to: f64::INFINITY, label, colour: rgb(colour), span: ALWAYS });
    }
    bands
}

/// What is said of each hour's own value.
fn by_hour(
    hours: &Hours,
    pollutant: Pollutant,
    months: &[Arc<AirHours>],
    name: &str,
    t: &'static Text,
    mut words: impl FnMut(Decimal) -> Option<String>,
) -> Beside {
    let cell = |hour: &Hour| {
        let value = values(months, hour.at).and_then(|values| values[pollutant]);
        (None, value.and_then(&mut words).unwrap_or_else(|| t.no_data.to_owned()))
    };
    Beside { name: name.to_owned(), is_drawn: false, cells: hours.hours.iter().map(cell).collect() }
}

/// The published value of each hour's day, and what is said of it; `true` for the first hour of a day.
fn by_day(
    hours: &Hours,
    pollutant: Pollutant,
    days: &mut Days<'_>,
    t: &'static Text,
    mut words: impl FnMut(Decimal, bool) -> Option<String>,
) -> Beside {
    let w = t.lens();
    let cells = hours.hours.iter().map(|hour| {
        let found = days.of_hour(hour.at);
        let value = found
            .and_then(|(day, is_new)| Some((day.values.get(pollutant.id()).copied().flatten()?, is_new)));
        let Some((value, is_new)) = value else { return (None, w.no_day.to_owned()) };
        let said = words(value, is_new).map_or_else(String::new, |words| format!("（{words}）"));
        (Some(to_f64(value)), format!("{value} {}{said}", unit(pollutant)))
    });
    Beside { name: w.day_value(pollutant).to_owned(), is_drawn: true, cells: cells.collect() }
}
