//! The hours of a place through the rules of others, or of one edition for the whole stretch. A comparison: what a
//! standard does not have is said, and nothing is drawn for it.

use super::days::Days;
use super::{names, say};
use crate::text::{Text, word};
use crate::view_model::air::{category, unit};
use crate::view_model::air_hours::rules::bands as national_bands;
use crate::view_model::air_hours::{Beside, HOUR_S, Hour, Hours, Item};
use crate::view_model::lens::Lens;
use crate::view_model::{rgb, seconds, to_f64};
use mingjing_chart::kinds::time_series::{ALWAYS, Band, Limit};
use mingjing_contract::air::{AirDays, AirHours, Six};
use mingjing_domain::Decimal;
use mingjing_domain::air::foreign::{eea, epa, who};
use mingjing_domain::air::limits::{Averaging, ZoneClass, limit};
use mingjing_domain::air::{Edition, PerPollutant, Pollutant, Reading, ReportKind, evaluate_under};
use std::sync::Arc;

/// The highest index of the United States that no group is warned at.
const EPA_CALM: u32 = 100;

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
        (Lens::Gb2012, _) => national(&mut hours, Edition::Hj633_2012, months, t),
        (Lens::Gb2026, _) => national(&mut hours, Edition::Hj633_2026, months, t),
        (Lens::Who2021, Item::Aqi) => Some(w.who_no_index),
        (Lens::Who2021, Item::Pollutant(pollutant)) => guideline(&mut hours, pollutant, &mut days, t),
        (Lens::Epa2024, Item::Aqi) => index_by_day(&mut hours, &mut days, t),
        (Lens::Epa2024, Item::Pollutant(pollutant)) => index(&mut hours, pollutant, months, &mut days, t),
        (Lens::Eea2024, Item::Aqi) => band_by_hour(&mut hours, months, t),
        (Lens::Eea2024, Item::Pollutant(pollutant)) => band(&mut hours, pollutant, months, t),
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

/// One edition of the country's rules for the whole stretch.
fn national(
    hours: &mut Hours,
    edition: Edition,
    months: &[Arc<AirHours>],
    t: &'static Text,
) -> Option<&'static str> {
    hours.breaks.clear();
    hours.bands = national_bands(hours.item, edition.name(), t);
    let Item::Pollutant(pollutant) = hours.item else {
        for hour in &mut hours.hours {
            let Some(values) = values(months, hour.at) else { continue };
            let readings = values.map(Reading::from);
            let report = evaluate_under(edition, ReportKind::Hourly, &readings);
            hour.value = report.aqi.map(f64::from);
            hour.text = match (report.aqi.zip(report.level), report.note) {
                (Some((aqi, level)), _) => format!("{aqi} {}", category(level.number(), t)),
                (None, Some(note)) => word(t.report_notes, note.id()),
                (None, None) => t.no_data.to_owned(),
            };
        }
        return None;
    };
    let found = limit(pollutant, Averaging::Hour, ZoneClass::Two, edition.first_day());
    let drawn = found.map(|limit| Limit {
        value: to_f64(limit.value),
        label: (t.hour_limit)(&limit.value.to_string(), limit.edition),
        span: ALWAYS,
    });
    hours.limits = drawn.into_iter().collect();
    hours.limits.is_empty().then_some(t.lens().no_hour_limit)
}

/// The daily mean beside the guideline for days.
fn guideline(
    hours: &mut Hours,
    pollutant: Pollutant,
    days: &mut Days<'_>,
    t: &'static Text,
) -> Option<&'static str> {
    let w = t.lens();
    let averaging = match pollutant {
        Pollutant::O3 => who::Averaging::DailyMax8h,
        _ => who::Averaging::Day,
    };
    bare(hours);
    let Some(guideline) = who::guideline(pollutant, averaging) else { return Some(w.not_defined) };
    let label = (w.guideline)(&guideline.value.to_string());
    hours.limits = vec![Limit { value: to_f64(guideline.value), label, span: ALWAYS }];
    let (mut above, mut of) = (0, 0);
    hours.beside = Some(by_day(hours, pollutant, days, t, |value, is_new| {
        let found = who::compare(pollutant, averaging, value)?;
        if is_new {
            of += 1;
            above += usize::from(found.reached != who::Reached::Guideline);
        }
        Some((w.times)(&found.times.round_half_even(1)?.to_string()))
    }));
    hours.over = Some((w.days_above)(above, of, w.the_guideline));
    Some(w.by_day_mean(pollutant))
}

/// The daily mean, or the hour, on the bands of the index of the United States.
fn index(
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
fn index_by_day(hours: &mut Hours, days: &mut Days<'_>, t: &'static Text) -> Option<&'static str> {
    let w = t.lens();
    let measures = [
        (Pollutant::Pm25, epa::Measure::Pm25Day),
        (Pollutant::Pm10, epa::Measure::Pm10Day),
        (Pollutant::O3, epa::Measure::O3EightHours),
    ];
    bare(hours);
    let (mut above, mut of) = (0, 0);
    for hour in &mut hours.hours {
        let found = days.of_hour(hour.at).and_then(|(report, is_new)| {
            let indices = measures.iter().filter_map(|(pollutant, measure)| {
                let value = report.values.get(pollutant.id()).copied().flatten()?;
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

/// The European band of each hour.
fn band(
    hours: &mut Hours,
    pollutant: Pollutant,
    months: &[Arc<AirHours>],
    t: &'static Text,
) -> Option<&'static str> {
    let w = t.lens();
    bare(hours);
    let Some(bounds) = eea::upper_bounds(pollutant) else { return Some(w.eea_no_co) };
    let begins = std::iter::once(0.0).chain(bounds.into_iter().map(to_f64));
    hours.bands = stacked(
        begins
            .zip(eea::Band::ALL)
            .map(|(from, band)| (from, say(band.words(), t).to_owned(), band.colour_hex())),
    );
    let (mut above, mut of) = (0, 0);
    hours.beside = Some(by_hour(hours, pollutant, months, w.eea_band, t, |value| {
        let band = eea::band(pollutant, value)?.band;
        of += 1;
        above += usize::from(band >= eea::Band::Poor);
        Some(say(band.words(), t).to_owned())
    }));
    hours.over = Some((w.hours_above)(above, of, w.the_eea_poor));
    None
}

/// The worst European band of each hour. It has no number behind it: its place among the six is drawn.
fn band_by_hour(hours: &mut Hours, months: &[Arc<AirHours>], t: &'static Text) -> Option<&'static str> {
    let w = t.lens();
    bare(hours);
    let (mut above, mut of) = (0, 0);
    for hour in &mut hours.hours {
        let Some((worst, with_it)) = values(months, hour.at).and_then(|values| eea::worst(&values)) else {
            hour.value = None;
            continue;
        };
        of += 1;
        above += usize::from(worst >= eea::Band::Poor);
        hour.value = Some(f64::from(worst.number()));
        hour.text = format!("{} {}", say(worst.words(), t), names(with_it, t));
    }
    w.eea_band.clone_into(&mut hours.name);
    hours.bands =
        stacked(eea::Band::ALL.into_iter().map(|band| {
            (f64::from(band.number()) - 0.5, say(band.words(), t).to_owned(), band.colour_hex())
        }));
    hours.over = Some((w.hours_above)(above, of, w.the_eea_poor));
    None
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
        let value = found.and_then(|(report, is_new)| {
            Some((report.values.get(pollutant.id()).copied().flatten()?, is_new))
        });
        let Some((value, is_new)) = value else { return (None, w.no_day.to_owned()) };
        let said = words(value, is_new).map_or_else(String::new, |words| format!("（{words}）"));
        (Some(to_f64(value)), format!("{value} {}{said}", unit(pollutant)))
    });
    Beside { name: w.day_value(pollutant).to_owned(), is_drawn: true, cells: cells.collect() }
}
