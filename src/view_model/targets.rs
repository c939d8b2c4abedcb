//! Targets against what was published.

mod figure;

use super::figure::Figure;
use crate::route::{Lang, Query};
use crate::text::{Text, format, word};
use figure::figure;
use jiff::civil::Date;
use mingjing_contract::ledger::Source;
use mingjing_contract::places::Places;
use mingjing_contract::targets::{Indicator, Observation, Target, Targets};
use mingjing_domain::order;
use mingjing_domain::time::parse_date;

/// A target in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Indicator identifier, for the address of its chart.
    pub indicator: String,
    /// Region code, likewise.
    pub region_code: String,
    /// Indicator in words.
    pub name: String,
    /// Region in words.
    pub region: String,
    /// Target in words.
    pub target: String,
    /// By when.
    pub due: String,
    /// Document and section.
    pub origin: String,
    /// Newest published value of that indicator in that region.
    pub observed: String,
    /// Task that carries it.
    pub task: Option<String>,
    /// Doubts.
    pub note: Option<String>,
}

/// The page.
#[derive(Clone, Debug)]
pub struct TargetsPage {
    /// How many targets, how many observations.
    pub totals: (usize, usize),
    /// Rows of the chosen theme.
    pub rows: Vec<Row>,
    /// Themes that have targets.
    pub themes: Vec<(String, String)>,
    /// Indicators with observations: value `indicator~region`, words.
    pub choices: Vec<(String, String)>,
    /// The chosen one.
    pub chosen: String,
    /// Its chart.
    pub figure: Option<Figure>,
    /// Its observations.
    pub observations: Vec<ObservationRow>,
}

/// A published value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObservationRow {
    /// Period.
    pub period: String,
    /// Value with qualifier and unit.
    pub value: String,
    /// Where it was published: title, publisher, address.
    pub source: (String, String, Option<String>),
    /// Confidence.
    pub confidence: String,
    /// Doubts.
    pub note: Option<String>,
}

/// The page for a query: `theme`, `show` (`indicator~region`).
#[must_use]
pub fn page(
    targets: &Targets,
    places: &Places,
    sources: &[Source],
    query: &Query,
    t: &'static Text,
) -> TargetsPage {
    let choices = choices(targets, places, t);
    let chosen = query
        .get("show")
        .filter(|wanted| choices.iter().any(|(value, _)| value == wanted))
        .map(str::to_owned)
        .or_else(|| {
            choices
                .iter()
                .find(|(value, _)| value == "good_air_day_ratio~150000")
                .map(|(value, _)| value.clone())
        })
        .or_else(|| choices.first().map(|(value, _)| value.clone()))
        .unwrap_or_default();
    let (indicator_id, region) = chosen.split_once('~').unwrap_or(("", ""));
    let indicator = targets.indicators.iter().find(|indicator| indicator.id == indicator_id);
    let observed = observed(targets, indicator_id, region);
    let theme_of = |target: &Target| {
        targets.indicators.iter().find(|i| i.id == target.indicator).map(|i| i.theme.clone())
    };
    TargetsPage {
        totals: (targets.targets.len(), targets.observations.len()),
        rows: targets
            .targets
            .iter()
            .filter(|target| {
                query.get("theme").is_none_or(|theme| theme_of(target).as_deref() == Some(theme))
            })
            .map(|target| row(targets, places, target, t))
            .collect(),
        themes: t
            .themes
            .iter()
            .filter(|(id, _)| targets.targets.iter().any(|target| theme_of(target).as_deref() == Some(*id)))
            .map(|(id, word)| ((*id).to_owned(), (*word).to_owned()))
            .collect(),
        figure: indicator.map(|indicator| {
            figure(targets, indicator, &region_name(places, region, t), region, &observed, t)
        }),
        observations: observed.iter().map(|observation| observation_row(observation, sources, t)).collect(),
        choices,
        chosen,
    }
}

fn region_name(places: &Places, code: &str, t: &Text) -> String {
    places
        .regions
        .iter()
        .find(|region| region.code == code)
        .map_or_else(|| code.to_owned(), |region| super::air::region_name(region, t))
}

fn name(indicator: &Indicator, t: &Text) -> String {
    if t.lang == Lang::Zh { indicator.name_zh.clone() } else { indicator.name_en.clone() }
}

fn choices(targets: &Targets, places: &Places, t: &Text) -> Vec<(String, String)> {
    let mut found: Vec<(usize, String, String)> = Vec::new();
    for observation in &targets.observations {
        let value = format!("{}~{}", observation.indicator, observation.region);
        if let Some(known) = found.iter_mut().find(|known| known.1 == value) {
            known.0 += 1;
            continue;
        }
        let Some(indicator) = targets.indicators.iter().find(|i| i.id == observation.indicator) else {
            continue;
        };
        let words = format!("{} · {}", region_name(places, &observation.region, t), name(indicator, t));
        found.push((1, value, words));
    }
    order::by(&mut found, |a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.into_iter().map(|(n, value, words)| (value, format!("{words} ({n})"))).collect()
}

fn observed<'a>(targets: &'a Targets, indicator: &str, region: &str) -> Vec<&'a Observation> {
    let mut found: Vec<&Observation> = targets
        .observations
        .iter()
        .filter(|observation| observation.indicator == indicator && observation.region == region)
        .collect();
    order::by_key(&mut found, |observation| period_end(&observation.period));
    found
}

/// Last day of a period, as far as it can be read.
#[must_use]
pub fn period_end(period: &str) -> Option<Date> {
    let last = period.rsplit('/').next()?;
    if let Ok(day) = parse_date(last) {
        return Some(day);
    }
    if let Some((year, quarter)) = last.split_once("-Q") {
        let month = quarter.parse::<i8>().ok()?.checked_mul(3)?;
        return Date::new(year.parse().ok()?, month, 1).ok().map(Date::last_of_month);
    }
    match last.split_once('-') {
        Some((year, month)) => {
            Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok().map(Date::last_of_month)
        }
        None => Date::new(last.parse().ok()?, 12, 31).ok(),
    }
}

fn value_words(value: &str, qualifier: &str, unit: &str, t: &Text) -> String {
    let unit = word(t.unit_words, unit);
    let space =
        if unit == "%" || unit.is_empty() || t.lang == Lang::Zh && !unit.is_ascii() && !unit.starts_with('µ')
        {
            ""
        } else {
            " "
        };
    format!("{}{value}{space}{unit}", word(t.qualifiers, qualifier))
}

fn target_words(target: &Target, unit: &str, t: &Text) -> String {
    format!(
        "{}{}",
        word(t.comparators, &target.comparator),
        value_words(&target.value.to_string(), "exact", unit, t)
    )
}

fn row(targets: &Targets, places: &Places, target: &Target, t: &'static Text) -> Row {
    let indicator = targets.indicators.iter().find(|indicator| indicator.id == target.indicator);
    let unit = indicator.map_or("", |indicator| indicator.unit.as_str());
    let newest = observed(targets, &target.indicator, &target.region);
    Row {
        indicator: target.indicator.clone(),
        region_code: target.region.clone(),
        name: indicator.map_or_else(|| target.indicator.clone(), |indicator| name(indicator, t)),
        region: region_name(places, &target.region, t),
        target: target_words(target, unit, t),
        due: target
            .due_on
            .as_deref()
            .map(|day| format::day_text(t.lang, day))
            .or_else(|| target.year.map(|year| format::period(t.lang, &year.to_string())))
            .unwrap_or_else(|| t.unstated.to_owned()),
        origin: format!("{} {}", target.document, target.section),
        observed: newest.last().map_or_else(
            || t.nothing_observed.to_owned(),
            |observation| {
                let value =
                    value_words(&observation.value.to_string(), &observation.qualifier, &observation.unit, t);
                format!("{value} · {}", format::period(t.lang, &observation.period))
            },
        ),
        task: target.task.clone(),
        note: target.note.clone().filter(|_| t.lang == Lang::Zh),
    }
}

fn observation_row(observation: &Observation, sources: &[Source], t: &'static Text) -> ObservationRow {
    let from_source = observation.source.as_deref().and_then(|id| super::task::source(sources, id, t));
    ObservationRow {
        period: format::period(t.lang, &observation.period),
        value: value_words(&observation.value.to_string(), &observation.qualifier, &observation.unit, t),
        source: from_source.unwrap_or_else(|| {
            (observation.document.clone().unwrap_or_default(), t.plan_itself.to_owned(), None)
        }),
        confidence: word(t.confidences, &observation.confidence),
        note: observation.note.clone().filter(|_| t.lang == Lang::Zh),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_ends_on_its_last_day() {
        let end = |text: &str| period_end(text).map(|day| day.to_string());
        assert_eq!(end("2020").as_deref(), Some("2020-12-31"));
        assert_eq!(end("2020-02").as_deref(), Some("2020-02-29"));
        assert_eq!(end("2020-01/2020-10").as_deref(), Some("2020-10-31"));
        assert_eq!(end("2021-Q1").as_deref(), Some("2021-03-31"));
        assert_eq!(end("2020-03-20").as_deref(), Some("2020-03-20"));
        assert_eq!(end("十三五"), None);
    }
}
