//! The hours of a month, each with its value or the reason why it has none.

use super::{HOUR_S, Hour, Item};
use crate::text::{Text, word};
use crate::view_model::air::{category, reason_id};
use crate::view_model::{seconds, to_f64};
use mingjing_contract::air::AirHours;
use mingjing_domain::air::Level;

/// The hours of an item.
pub(super) fn hours(month: &AirHours, item: Item, t: &'static Text) -> Vec<Hour> {
    let Some(first) = seconds(&month.first_hour_ending) else { return Vec::new() };
    let scale = match item {
        Item::Aqi => 0,
        Item::Pollutant(pollutant) => month.scale.get(pollutant.id()).copied().unwrap_or(0),
    };
    (0..month.hours as usize)
        .map(|index| {
            let scaled = match item {
                Item::Aqi => month.aqi.get(index).copied().flatten().map(i64::from),
                Item::Pollutant(pollutant) => {
                    let column = month.columns.get(pollutant.id());
                    column.and_then(|column| column.get(index)).copied().flatten().map(i64::from)
                }
            };
            let value = scaled.and_then(|scaled| mingjing_domain::Decimal::new(scaled, scale));
            let text = match (value, item) {
                (Some(value), Item::Aqi) => match u16::try_from(value.mantissa()) {
                    Ok(aqi) => format!("{aqi} {}", category(Level::from_aqi(aqi).number(), t)),
                    Err(_) => value.to_string(),
                },
                (Some(value), Item::Pollutant(_)) => value.to_string(),
                (None, _) => reason(month, item, index, t),
            };
            Hour { at: first + index as f64 * HOUR_S, value: value.map(to_f64), text }
        })
        .collect()
}

/// Why an hour has no value.
pub(super) fn reason(month: &AirHours, item: Item, index: usize, t: &'static Text) -> String {
    let covers = |from: u32, hours: u32| (from as usize..(from + hours) as usize).contains(&index);
    let gap = month.gaps.iter().find(|gap| {
        covers(gap.from, gap.hours)
            && match (&gap.column, item) {
                (None, _) | (Some(_), Item::Aqi) => true,
                (Some(column), Item::Pollutant(pollutant)) => column == pollutant.id(),
            }
    });
    gap.map_or_else(|| t.no_data.to_owned(), |gap| word(t.missing, &reason_id(gap.reason)))
}
