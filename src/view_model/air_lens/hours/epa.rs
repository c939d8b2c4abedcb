//! The index of the United States.

use super::{bare, by_day, by_hour, stacked};
use crate::text::Text;
use crate::view_model::air_hours::Hours;
use crate::view_model::air_lens::days::Days;
use crate::view_model::air_lens::{names, say};
use crate::view_model::to_f64;
use mingjing_contract::air::AirHours;
use mingjing_domain::Decimal;
use mingjing_domain::air::Pollutant;
use mingjing_domain::air::foreign::epa;
use std::sync::Arc;

/// The highest index of the United States that no group is warned at.
const EPA_CALM: u32 = 100;

/// The daily mean, or the hour, on the bands of the index of the United States.
pub(super) fn index(
    hours: &mut Hours,
    pollutant: Pollutant,
    months: &[Arc<AirHours>],
    days: &mut Days<'_>,
    t: &'static Text,
) -> Option<&'static str> {
    let w = t.lens();
    bare(hours);
    let measure = match pollutant {
        Pollutant::Pm25 => epa::Measure::Pm25Day,
        Pollutant::Pm10 => epa::Measure::Pm10Day,
        Pollutant::O3 => epa::Measure::O3EightHours,
        Pollutant::No2 => epa::Measure::No2OneHour,
        Pollutant::So2 => epa::Measure::So2OneHour,
        // The mean of eight hours is not in the record.
        Pollutant::Co => return Some(w.epa_no_co),
    };
    hours.bands = stacked(epa::lines(measure).map(|line| {
        (to_f64(line.from), say(line.category.words(), t).to_owned(), line.category.colour_hex())
    }));
    let (mut above, mut of) = (0, 0);
    let mut words = |value: Decimal, is_new: bool| {
        let index = epa::index_of_mass(measure, value)?.index()?;
        if is_new {
            of += 1;
            above += usize::from(index > EPA_CALM);
        }
        Some(format!("{} {index} {}", w.epa_index, say(epa::Category::of(index).words(), t)))
    };
    if measure.hours() == 1 {
        hours.beside = Some(by_hour(hours, pollutant, months, w.epa_index, t, |value| words(value, true)));
        hours.over = Some((w.hours_above)(above, of, w.the_epa_100));
        return None;
    }
    hours.beside = Some(by_day(hours, pollutant, days, t, words));
    hours.over = Some((w.days_above)(above, of, w.the_epa_100));
    Some(w.by_day_mean(pollutant))
}

/// The index of the United States of each day, from the daily values that are published.
pub(super) fn index_by_day(hours: &mut Hours, days: &mut Days<'_>, t: &'static Text) -> Option<&'static str> {
    let w = t.lens();
    let measures = [
        (Pollutant::Pm25, epa::Measure::Pm25Day),
        (Pollutant::Pm10, epa::Measure::Pm10Day),
        (Pollutant::O3, epa::Measure::O3EightHours),
    ];
    bare(hours);
    let (mut above, mut of) = (0, 0);
    for hour in &mut hours.hours {
        let found = days.of_hour(hour.at).and_then(|(day, is_new)| {
            let indices = measures.iter().filter_map(|(pollutant, measure)| {
                let value = day.values.get(pollutant.id()).copied().flatten()?;
                Some((epa::index_of_mass(*measure, value)?.index()?, *pollutant))
            });
            let indices: Vec<(u32, Pollutant)> = indices.collect();
            let highest = indices.iter().map(|(index, _)| *index).max()?;
            Some((highest, indices.into_iter().filter(move |(index, _)| *index == highest), is_new))
        });
        let Some((index, deciding, is_new)) = found else {
            (hour.value, hour.text) = (None, w.no_day.to_owned());
            continue;
        };
        if is_new {
            of += 1;
            above += usize::from(index > EPA_CALM);
        }
        let deciding = names(deciding.map(|(_, pollutant)| pollutant).collect(), t);
        hour.value = Some(f64::from(index));
        hour.text = format!("{index} {} {deciding}", say(epa::Category::of(index).words(), t));
    }
    w.epa_of_day.clone_into(&mut hours.name);
    let ends = [0, 51, 101, 151, 201, 301];
    hours.bands = stacked(ends.into_iter().map(|from| {
        let category = epa::Category::of(from);
        (f64::from(from), say(category.words(), t).to_owned(), category.colour_hex())
    }));
    hours.over = Some((w.days_above)(above, of, w.the_epa_100));
    Some(w.epa_from)
}
