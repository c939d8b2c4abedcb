//! A year of a place: every day as a square, every month and the year as a row of statistics (HJ 663).

use super::air::{DayCell, day_cell};
use super::figure::Table;
use crate::text::{Text, format, word};
use mingjing_contract::air::{AirDay, AirDays};
use mingjing_domain::air::assessment::{
    DayIndex, DayMeans, DustDays, PeriodStatistics, Span, Validity, statistics, summarise,
};
use mingjing_domain::air::{Pollutant, PollutantSet};
use mingjing_domain::time::parse_date;
use std::sync::Arc;

/// What a page shows of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// All years that there are, newest first.
    pub years: Vec<i16>,
    /// Months in order: name, days.
    pub months: Vec<(String, Vec<DayCell>)>,
    /// Statistics: a row a month, then the year.
    pub table: Table,
    /// Days of two editions of the index are counted together.
    pub joins_editions: bool,
    /// By whose rules, where they are not those in force on each day.
    pub by: Option<String>,
}

/// The wanted year of a place, or its newest; days after `last` have not come yet. None without any judged day.
#[must_use]
pub fn year(
    years: &[Arc<AirDays>],
    wanted: Option<i16>,
    last: &str,
    dust: &DustDays,
    t: &'static Text,
) -> Option<Year> {
    let has_days =
        |year: &&Arc<AirDays>| year.days.iter().any(|day| day.aqi.is_some() && day.date.as_str() <= last);
    let mut known: Vec<i16> = years.iter().filter(has_days).map(|year| year.year).collect();
    known.reverse();
    let shown = wanted.filter(|year| known.contains(year)).or_else(|| known.first().copied())?;
    let days: Vec<&AirDay> = years
        .iter()
        .filter(|year| year.year == shown)
        .flat_map(|year| &year.days)
        .filter(|day| day.date.as_str() <= last)
        .collect();
    let mut months = Vec::new();
    let mut rows = Vec::new();
    for month in 1..=12_i8 {
        let prefix = format!("{shown:04}-{month:02}");
        let of_month: Vec<&AirDay> =
            days.iter().copied().filter(|day| day.date.starts_with(&prefix)).collect();
        let Some(span) = Span::month(shown, month).filter(|_| !of_month.is_empty()) else { continue };
        let name = format::month(t.lang, &prefix);
        rows.push(row(name.clone(), span, &of_month, dust, t));
        months.push((name, of_month.iter().map(|day| day_cell(day, t)).collect()));
    }
    if let Some(span) = Span::year(shown) {
        rows.push(row(t.air().whole_year.to_owned(), span, &days, dust, t));
    }
    let head = [t.air().month, t.air().valid_days, t.air().good_days, t.air().heavy_days].map(str::to_owned);
    let pollutants = Pollutant::ALL.map(|pollutant| column(pollutant, t));
    let last_head = [t.air().most_primary.to_owned()];
    Some(Year {
        year: shown,
        years: known,
        months,
        table: Table { head: [head.as_slice(), &pollutants, &last_head].concat(), rows },
        joins_editions: summarise(&indices(&days)).joins_editions(),
        by: None,
    })
}

/// Carbon monoxide and ozone are judged by a percentile of the period, the others by the mean.
fn column(pollutant: Pollutant, t: &Text) -> String {
    let name = word(t.items, pollutant.id());
    match pollutant {
        Pollutant::Co => format!("{name}-95"),
        Pollutant::O3 => format!("{name}-90"),
        _ => name,
    }
}

fn indices(days: &[&AirDay]) -> Vec<DayIndex> {
    let index = |day: &&AirDay| {
        let primary: PollutantSet = day.primary.iter().filter_map(|id| Pollutant::from_id(id)).collect();
        Some(DayIndex { day: parse_date(&day.date).ok()?, aqi: day.aqi, primary })
    };
    days.iter().filter_map(index).collect()
}

fn row(name: String, span: Span, days: &[&AirDay], dust: &DustDays, t: &'static Text) -> Vec<String> {
    let summary = summarise(&indices(days));
    let dash = || "—".to_owned();
    let share = |share: Option<mingjing_domain::air::assessment::DayShare>| {
        share.map_or_else(dash, |share| (t.air().good_of)(&share.percent.to_string(), share.days, share.of))
    };
    let means: Vec<DayMeans> = days
        .iter()
        .filter_map(|day| {
            let values = day.values.per_pollutant();
            Some(DayMeans { day: parse_date(&day.date).ok()?, values })
        })
        .collect();
    let found = statistics(span, &means, dust).rule();
    let mut cells =
        vec![name, summary.valid.to_string(), share(summary.good_days()), share(summary.heavy_days())];
    for pollutant in Pollutant::ALL {
        cells.push(found.as_ref().map_or_else(dash, |found| figure(found, pollutant, t)));
    }
    let most = summary.most_often_primary_above_100();
    let names: Vec<String> = most.iter().map(|pollutant| word(t.items, pollutant.id())).collect();
    cells.push(if names.is_empty() { dash() } else { names.join(t.air().joint) });
    cells
}

fn figure(found: &PeriodStatistics, pollutant: Pollutant, t: &Text) -> String {
    let of = &found.pollutants[pollutant];
    let value = match pollutant {
        Pollutant::Co | Pollutant::O3 => of.percentile_value(),
        _ => of.mean(),
    };
    match (value, of.validity) {
        (Some(value), _) => value.to_string(),
        (None, Validity::TooFewDays { needed } | Validity::ShortMonth { needed, .. }) => {
            (t.air().too_few)(needed)
        }
        (None, _) => "—".to_owned(),
    }
}
