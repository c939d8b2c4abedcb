//! Days as squares.

use super::category;
use crate::text::{Text, format, word};
use mingjing_contract::air::{AirDay, AirDays};
use mingjing_domain::order;

/// A day as a square.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayCell {
    /// `15`.
    pub number: String,
    /// The day with its verdict, in words.
    pub words: String,
    /// Level.
    pub level: Option<u8>,
    /// First of its month in the row: the month's name.
    pub month: Option<String>,
}

/// The days of a place up to and including `last`, at most `count` of them.
#[must_use]
pub fn days(years: &[std::sync::Arc<AirDays>], last: &str, count: usize, t: &'static Text) -> Vec<DayCell> {
    let mut days: Vec<_> =
        years.iter().flat_map(|year| &year.days).filter(|day| day.date.as_str() <= last).collect();
    order::by(&mut days, |a, b| a.date.cmp(&b.date));
    // An archive begins in the middle of a day: days before the first judged one say nothing.
    let first = days.iter().position(|day| day.aqi.is_some()).unwrap_or(days.len());
    let skip = days.len().saturating_sub(count).max(first);
    let mut month = String::new();
    days.into_iter()
        .skip(skip)
        .map(|day| {
            let this_month = day.date.get(..7).unwrap_or("").to_owned();
            let first = this_month != month;
            month.clone_from(&this_month);
            DayCell { month: first.then(|| format::month(t.lang, &this_month)), ..day_cell(day, t) }
        })
        .collect()
}

/// A day as a square.
#[must_use]
pub fn day_cell(day: &AirDay, t: &'static Text) -> DayCell {
    let verdict = match (day.level, day.aqi) {
        (Some(level), Some(aqi)) => format!("{} AQI {aqi}", category(level, t)),
        _ => {
            let note = day.note.as_deref();
            note.map_or_else(|| t.no_data.to_owned(), |note| word(t.report_notes, note))
        }
    };
    DayCell {
        number: day.date.get(8..).unwrap_or("").trim_start_matches('0').to_owned(),
        words: format!("{} {verdict}", format::day_text(t.lang, &day.date)),
        level: day.level,
        month: None,
    }
}
