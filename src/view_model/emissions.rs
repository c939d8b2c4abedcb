//! The means of an outlet: one item over time against its limits, with marks and gaps.

mod figure;
mod rows;

pub use rows::{limit_rows, verdict_row};

use super::{civil_time, noon_seconds, seconds};
use crate::text::{Text, format, word};
use jiff::civil::Date;
use mingjing_contract::emissions::{EmissionDays, EmissionVerdict, Emissions};
use mingjing_contract::missing::MissingReason;
use mingjing_domain::Decimal;
use mingjing_domain::order;
use mingjing_domain::time::parse_date;
use std::sync::Arc;

const HOUR_S: f64 = 3600.0;

const DAY_S: f64 = 86_400.0;

/// A mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Mean {
    /// Seconds since 1970.
    pub at: f64,
    /// The (monitoring) day.
    pub day: Date,
    /// Its value.
    pub value: Option<Decimal>,
    /// Operating mark; empty in normal running.
    pub mark: String,
    /// Why there is no value, in words.
    pub missing: Option<String>,
}

/// The means of an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Item.
    pub item: String,
    /// Unit.
    pub unit: String,
    /// Hourly means, else daily ones.
    pub hourly: bool,
    /// In order of time, without holes.
    pub means: Vec<Mean>,
    /// Verdicts by period (a year or a month), newest first.
    pub verdicts: Vec<(String, Vec<EmissionVerdict>)>,
}

/// What is known of an outlet's means: days by year, or the hours of a month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Means {
    /// Daily means, oldest year first.
    pub days: Vec<Arc<EmissionDays>>,
    /// Hourly means of a month.
    pub hours: Option<Arc<Emissions>>,
}

impl Means {
    /// Items with means, those with most exceedances in normal running first.
    #[must_use]
    pub fn items(&self) -> Vec<String> {
        let days =
            self.days.iter().flat_map(|year| &year.items).map(|column| (&column.item, &column.verdicts));
        let hours =
            self.hours.iter().flat_map(|month| &month.items).map(|column| (&column.item, &column.verdicts));
        let mut items: Vec<(String, u32)> = Vec::new();
        for (item, verdicts) in days.chain(hours) {
            let binding = verdicts.iter().filter(|verdict| verdict.source != "policy");
            let worst = binding.map(|verdict| verdict.unmarked_exceedances).max().unwrap_or(0);
            match items.iter_mut().find(|(known, _)| known == item) {
                Some((_, n)) => *n = n.saturating_add(worst),
                None => items.push((item.clone(), worst)),
            }
        }
        order::by_key(&mut items, |(_, n)| std::cmp::Reverse(*n));
        items.into_iter().map(|(item, _)| item).collect()
    }

    /// The means of an item.
    #[must_use]
    pub fn column(&self, item: &str, t: &'static Text) -> Option<Column> {
        match &self.hours {
            Some(month) => hours(month, item, t),
            None => days(&self.days, item, t),
        }
    }
}

fn reason(reason: MissingReason, t: &Text) -> String {
    word(t.missing, &super::air::reason_id(reason))
}

fn days(years: &[Arc<EmissionDays>], item: &str, t: &'static Text) -> Option<Column> {
    let columns = || {
        years.iter().filter_map(|year| Some((year, year.items.iter().find(|column| column.item == item)?)))
    };
    let mut means: Vec<Mean> = Vec::new();
    for day in columns().flat_map(|(_, column)| &column.days) {
        let Ok(date) = parse_date(&day.date) else { continue };
        // Days without a row are missing, not skipped.
        while let Some(next) =
            means.last().and_then(|last| last.day.tomorrow().ok()).filter(|next| *next < date)
        {
            means.push(Mean {
                at: noon_seconds(next),
                day: next,
                value: None,
                mark: String::new(),
                missing: Some(reason(MissingReason::NotInSource, t)),
            });
        }
        means.push(Mean {
            at: noon_seconds(date),
            day: date,
            value: day.value,
            mark: if day.mark == "normal" { String::new() } else { day.mark.clone() },
            missing: day.missing.map(|why| reason(why, t)),
        });
    }
    let unit = columns().next_back()?.1.unit.clone();
    let verdicts = columns()
        .map(|(year, column)| (format::period(t.lang, &year.year.to_string()), column.verdicts.clone()));
    let mut verdicts: Vec<_> = verdicts.collect();
    verdicts.reverse();
    Some(Column { item: item.to_owned(), unit, hourly: false, means, verdicts })
}

fn hours(month: &Emissions, item: &str, t: &'static Text) -> Option<Column> {
    let column = month.items.iter().find(|column| column.item == item)?;
    let first = seconds(&month.first_hour_ending)?;
    let covers = |from: u32, hours: u32, index: usize| {
        (from as usize..from.saturating_add(hours) as usize).contains(&index)
    };
    let means = column
        .values
        .iter()
        .enumerate()
        .filter_map(|(index, value)| {
            let at = first + index as f64 * HOUR_S;
            let mark = column.marks.iter().find(|run| covers(run.from, run.hours, index));
            let gap = column.gaps.iter().find(|run| covers(run.from, run.hours, index));
            let value = value.and_then(|value| Decimal::new(value, column.scale));
            Some(Mean {
                at,
                // An hour belongs to the day in which it begins.
                day: civil_time(at - HOUR_S)?.date(),
                value,
                mark: mark.map_or_else(String::new, |run| run.mark.clone()),
                missing: value
                    .is_none()
                    .then(|| gap.map_or_else(|| t.no_data.to_owned(), |run| reason(run.reason, t))),
            })
        })
        .collect();
    Some(Column {
        item: item.to_owned(),
        unit: column.unit.clone(),
        hourly: true,
        means,
        verdicts: vec![(format::period(t.lang, &month.month), column.verdicts.clone())],
    })
}
