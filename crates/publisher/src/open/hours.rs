//! Hourly series, one line an hour.

use super::csv::Csv;
use super::flatten::Kind;
use mingjing_contract::air::{AirHours, Six};
use mingjing_contract::emissions::Emissions;
use mingjing_contract::missing::MissingReason;
use mingjing_domain::{Decimal, time::HourEnding};
use serde_json::Value;

/// A column of a series: name, kind, words.
pub type Described = (&'static str, Kind, &'static str);

/// Columns of `air_hours`.
pub const AIR_HOURS: [Described; 17] = [
    ("place", Kind::Text, "Station or region code."),
    (
        "hour_ending",
        Kind::Time,
        "End of the hour: 20:00 is the mean of 19:00-20:00, and 00:00 belongs to the day before.",
    ),
    ("edition", Kind::Text, "Edition of HJ 633 that judged the AQI."),
    ("so2", Kind::Number, "Sulphur dioxide, 1-hour mean, ug/m3."),
    ("no2", Kind::Number, "Nitrogen dioxide, 1-hour mean, ug/m3."),
    ("co", Kind::Number, "Carbon monoxide, 1-hour mean, mg/m3."),
    ("o3", Kind::Number, "Ozone, 1-hour mean, ug/m3."),
    ("pm10", Kind::Number, "Particles up to 10 um, 1-hour mean, ug/m3."),
    ("pm25", Kind::Number, "Particles up to 2.5 um, 1-hour mean, ug/m3."),
    ("aqi", Kind::Integer, "Computed AQI."),
    (
        "source_aqi",
        Kind::Integer,
        "AQI of the source, only where it has one that differs from the computed one.",
    ),
    ("missing_so2", Kind::Text, "Why there is no SO2."),
    ("missing_no2", Kind::Text, "Why there is no NO2."),
    ("missing_co", Kind::Text, "Why there is no CO."),
    ("missing_o3", Kind::Text, "Why there is no O3."),
    ("missing_pm10", Kind::Text, "Why there is no PM10."),
    ("missing_pm25", Kind::Text, "Why there is no PM2.5."),
];

/// Columns of `emission_hours`.
pub const EMISSION_HOURS: [Described; 7] = [
    ("outlet", Kind::Text, "Outlet."),
    ("hour_ending", Kind::Time, "End of the hour."),
    ("item", Kind::Text, "Item, e.g. so2."),
    ("value", Kind::Number, "Hourly mean, at the reference oxygen of the limit."),
    ("unit", Kind::Text, "Unit of the value."),
    ("mark", Kind::Text, "Operating mark; normal in normal running."),
    ("missing", Kind::Text, "Why there is no value."),
];

/// The hours of a place and month.
#[must_use]
pub fn air(part: &AirHours) -> Csv {
    let mut csv = Csv::default();
    let columns = part.columns.as_array();
    let scales = part.scale.as_array();
    let missing = Six::<()>::IDS.map(|id| {
        let gaps = part.gaps.iter().filter(|gap| gap.column.as_deref().is_none_or(|column| column == id));
        reasons(part.hours, gaps.map(|gap| (gap.from, gap.hours, gap.reason)))
    });
    let mut differs = part.published_aqi_differs.iter().peekable();
    for (index, hour) in hours(&part.first_hour_ending, part.hours) {
        csv.text(&part.place);
        csv.plain(hour);
        csv.text(&part.edition);
        for (column, scale) in columns.iter().zip(scales) {
            let value = column.get(index).copied().flatten();
            csv.option(value.and_then(|value| Decimal::new(value.into(), *scale)));
        }
        csv.option(part.aqi.get(index).copied().flatten());
        let other = differs.next_if(|(at, _)| usize::try_from(*at) == Ok(index));
        csv.option(other.and_then(|(_, aqi)| *aqi));
        for of in &missing {
            csv.option(of.get(index).copied().flatten().map(word));
        }
        csv.end();
    }
    csv
}

/// The hours of an outlet and month, item by item.
#[must_use]
pub fn emissions(part: &Emissions) -> Csv {
    let mut csv = Csv::default();
    for of in &part.items {
        let missing = reasons(part.hours, of.gaps.iter().map(|gap| (gap.from, gap.hours, gap.reason)));
        let mut marks: Vec<&str> = vec!["normal"; of.values.len()];
        for run in &of.marks {
            for mark in marks.iter_mut().skip(run.from as usize).take(run.hours as usize) {
                *mark = &run.mark;
            }
        }
        for (index, hour) in hours(&part.first_hour_ending, part.hours) {
            csv.text(&part.outlet);
            csv.plain(hour);
            csv.text(&of.item);
            let value = of.values.get(index).copied().flatten();
            csv.option(value.and_then(|value| Decimal::new(value, of.scale)));
            csv.text(&of.unit);
            csv.text(marks.get(index).copied().unwrap_or("normal"));
            csv.option(missing.get(index).copied().flatten().map(word));
            csv.end();
        }
    }
    csv
}

fn hours(first: &str, count: u32) -> impl Iterator<Item = (usize, HourEnding)> {
    let first: Option<HourEnding> = first.parse().ok();
    std::iter::successors(first, |hour| hour.next()).take(count as usize).enumerate()
}

/// The reason of each hour.
fn reasons(hours: u32, gaps: impl Iterator<Item = (u32, u32, MissingReason)>) -> Vec<Option<MissingReason>> {
    let mut reasons = vec![None; hours as usize];
    for (from, count, reason) in gaps {
        for of in reasons.iter_mut().skip(from as usize).take(count as usize) {
            *of = Some(reason);
        }
    }
    reasons
}

/// The word of the contract.
fn word(reason: MissingReason) -> String {
    match serde_json::to_value(reason) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}
