//! Air: the verdict of a place, the ranking of places, the days, the working.

use super::figure::{Drawing, Figure, Table};
use super::rgb;
use crate::text::{Text, format, word};
use mingjing_chart::kinds::ranked_bars::{Bar, RankedBars};
use mingjing_contract::air::{AirDay, AirDays, AirNow, PlaceNow, Report, Six};
use mingjing_contract::places::{Places, Region, Station};
use mingjing_domain::Decimal;
use mingjing_domain::air::{Edition, IaqiOutcome, Level, Pollutant, Reading, ReportKind, evaluate, words};
use mingjing_domain::language::Words;
use mingjing_domain::order;
use std::cmp::Reverse;

/// The answer to "can I go out?".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Name of the place.
    pub place: String,
    /// The index, or a dash.
    pub aqi: String,
    /// Level 1–6.
    pub level: Option<u8>,
    /// Its word, or why there is none.
    pub category: String,
    /// Primary pollutants in words.
    pub primary: String,
    /// End of the hour, in words.
    pub when: String,
    /// What to do, and what the level means for health: in the words of the standard.
    pub advice: Option<(String, String)>,
    /// What else must be known.
    pub note: Option<String>,
    /// Stations behind it.
    pub behind: Option<String>,
    /// How it compares with the source's own index.
    pub published: Option<String>,
}

/// Name of a region in the language.
#[must_use]
pub fn region_name(region: &Region, t: &Text) -> String {
    if t.lang == crate::route::Lang::Zh { region.name_zh.clone() } else { region.name_en.clone() }
}

/// Name of a station in the language.
#[must_use]
pub fn station_name(station: &Station, t: &Text) -> String {
    match (&station.name_en, t.lang) {
        (Some(name), crate::route::Lang::En) => name.clone(),
        _ => station.name_zh.clone(),
    }
}

/// Word of a level.
#[must_use]
pub fn category(level: u8, t: &Text) -> &'static str {
    usize::from(level).checked_sub(1).and_then(|index| t.categories.get(index)).copied().unwrap_or("?")
}

/// Regions that have air data, in the order of the record. Made-up ones do not stand among real ones.
#[must_use]
pub fn regions_with_air<'a>(places: &'a Places, now: &AirNow) -> Vec<&'a Region> {
    let has_air = |region: &&Region| now.places.iter().any(|row| row.place == region.code);
    let (made_up, real): (Vec<_>, Vec<_>) =
        places.regions.iter().filter(has_air).partition(|region| region.sample);
    if real.is_empty() { made_up } else { real }
}

/// The row of a place.
#[must_use]
pub fn row<'a>(now: &'a AirNow, place: &str) -> Option<&'a PlaceNow> {
    now.places.iter().find(|row| row.place == place)
}

/// The verdict of a place in the newest hour.
#[must_use]
pub fn verdict(now: &AirNow, row: &PlaceNow, place: String, t: &'static Text) -> Verdict {
    let report = &row.report;
    let primary: Vec<String> = report.primary.iter().map(|id| word(t.items, id)).collect();
    let missing = row.missing.map(|reason| word(t.missing, &reason_id(reason)));
    Verdict {
        place,
        aqi: report.aqi.map_or_else(|| "—".to_owned(), |aqi| aqi.to_string()),
        level: report.level,
        category: report
            .level
            .map(|level| category(level, t).to_owned())
            .or_else(|| missing.clone())
            .unwrap_or_else(|| t.no_data.to_owned()),
        primary: match (report.aqi, primary.is_empty()) {
            (None, _) => "—".to_owned(),
            (Some(_), true) => t.no_primary.to_owned(),
            (Some(_), false) => primary.join(if t.lang == crate::route::Lang::Zh { "、" } else { ", " }),
        },
        when: format::moment(t.lang, &now.hour_ending),
        advice: advice(&now.edition, report.level, t),
        note: report.note.as_deref().map(|note| word(t.report_notes, note)),
        behind: row.stations.map(|stations| (t.stations_behind)(stations.valid, stations.total)),
        published: match (row.published_aqi, report.aqi) {
            (Some(published), Some(computed)) if published == computed => {
                Some((t.published_agrees)(published))
            }
            (Some(published), Some(computed)) => Some((t.published_differs)(published, computed)),
            _ => None,
        },
    }
}

/// Advice and effect of a level in the words of the edition that judged it (HJ 633-2026 table 1, HJ
/// 633-2012 table 2: a page prints them as they stand).
fn advice(edition: &str, level: Option<u8>, t: &Text) -> Option<(String, String)> {
    let words = words::of_level(Edition::from_name(edition)?, Level::from_number(level?)?);
    let sentence = |words: Words| {
        let text = if t.lang == crate::route::Lang::Zh { words.zh } else { words.en };
        format!("{}{}", text.trim_end_matches(['.', '。']), t.full_stop)
    };
    Some((sentence(words.advice), sentence(words.effect)))
}

/// The identifier of a reason, as in the contract.
#[must_use]
pub fn reason_id(reason: mingjing_contract::missing::MissingReason) -> String {
    use mingjing_contract::missing::MissingReason as R;
    match reason {
        R::NotInSource => "not_in_source",
        R::NoData => "no_data",
        R::NotMonitored => "not_monitored",
        R::Stopped => "stopped",
        R::Maintenance => "maintenance",
        R::TooFewValues => "too_few_values",
        R::Invalid => "invalid",
    }
    .to_owned()
}

/// A place in a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Code of the place.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The index or a dash.
    pub aqi: String,
    /// Level.
    pub level: Option<u8>,
    /// Word of the level, or why there is none.
    pub category: String,
    /// Primary pollutants.
    pub primary: String,
    /// What is special about it.
    pub note: Option<String>,
}

/// Adds the code to names that stand more than once (a station that moved keeps its name).
#[must_use]
pub fn tell_apart(places: Vec<(String, String, Option<String>)>) -> Vec<(String, String, Option<String>)> {
    let names: Vec<String> = places.iter().map(|(_, name, _)| name.clone()).collect();
    places
        .into_iter()
        .map(|(code, name, note)| {
            let twice = names.iter().filter(|other| **other == name).count() > 1;
            let name = if twice { format!("{name} {code}") } else { name };
            (code, name, note)
        })
        .collect()
}

/// Places ranked by AQI, worst first; places without one last.
#[must_use]
pub fn ranking(now: &AirNow, places: &[(String, String, Option<String>)], t: &'static Text) -> Vec<Ranked> {
    let mut rows: Vec<(Option<u16>, Ranked)> = places
        .iter()
        .filter_map(|(code, name, note)| {
            let row = row(now, code)?;
            let verdict = verdict(now, row, name.clone(), t);
            let ranked = Ranked {
                code: code.clone(),
                name: name.clone(),
                aqi: verdict.aqi,
                level: verdict.level,
                category: verdict.category,
                primary: verdict.primary,
                note: note.clone(),
            };
            Some((row.report.aqi, ranked))
        })
        .collect();
    order::by_key(&mut rows, |(aqi, _)| Reverse(*aqi));
    rows.into_iter().map(|(_, ranked)| ranked).collect()
}

/// The ranking as bars.
#[must_use]
pub fn ranking_figure(title: String, now: &AirNow, rows: &[Ranked], t: &'static Text) -> Figure {
    let bars = rows
        .iter()
        .map(|row| Bar {
            label: row.name.clone(),
            value: row.aqi.parse::<u16>().ok().map(f64::from),
            value_label: if row.level.is_some() {
                format!("{} {}", row.aqi, row.category)
            } else {
                row.category.clone()
            },
            colour: row.level.and_then(Level::from_number).map(|level| rgb(level.colour_hex())),
        })
        .collect();
    let readouts: Vec<String> =
        rows.iter().map(|row| format!("{}  {} {}", row.name, row.aqi, row.category)).collect();
    Figure {
        id: "ranking",
        title,
        subtitle: format!("{} · {}", t.aqi, format::moment(t.lang, &now.hour_ending)),
        summary: readouts.first().cloned().unwrap_or_else(|| t.summary_none.to_owned()),
        drawing: Drawing::Bars(RankedBars { width: 640.0, bars }),
        readouts,
        table: Table {
            head: [t.place, t.aqi, t.level, t.primary].map(str::to_owned).to_vec(),
            rows: rows
                .iter()
                .map(|row| vec![row.name.clone(), row.aqi.clone(), row.category.clone(), row.primary.clone()])
                .collect(),
        },
        source: (t.air_source)(&now.edition),
    }
}

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
    let first = days.iter().position(|day| day.report.aqi.is_some()).unwrap_or(days.len());
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
    let verdict = match (day.report.level, day.report.aqi) {
        (Some(level), Some(aqi)) => format!("{} AQI {aqi}", category(level, t)),
        _ => {
            let note = day.report.note.as_deref();
            note.map_or_else(|| t.no_data.to_owned(), |note| word(t.report_notes, note))
        }
    };
    DayCell {
        number: day.date.get(8..).unwrap_or("").trim_start_matches('0').to_owned(),
        words: format!("{} {verdict}", format::day_text(t.lang, &day.date)),
        level: day.report.level,
        month: None,
    }
}

/// The hourly report in the form of HJ 633 (2012: table 4, 2026: table 5), a row a place.
#[must_use]
pub fn report_form(now: &AirNow, places: &[(String, String)], t: &'static Text) -> Table {
    let missing = || "NA".to_owned();
    let mut head = vec![t.air().report_place.to_owned()];
    for pollutant in Pollutant::ALL {
        let name = word(t.items, pollutant.id());
        head.push(format!("{name} {}", unit(pollutant)));
        head.push(format!("{name} IAQI"));
    }
    head.extend([t.aqi, t.primary, t.level].map(str::to_owned));
    let rows = places.iter().filter_map(|(code, name)| {
        let report = &row(now, code)?.report;
        let mut cells = vec![name.clone()];
        for (value, iaqi) in report.values.as_array().into_iter().zip(report.iaqi.as_array()) {
            cells.push(value.map_or_else(missing, |value| value.to_string()));
            cells.push(iaqi.map_or_else(missing, |iaqi| iaqi.to_string()));
        }
        let primary: Vec<String> = report.primary.iter().map(|id| word(t.items, id)).collect();
        cells.push(report.aqi.map_or_else(missing, |aqi| aqi.to_string()));
        cells.push(match report.aqi {
            None => missing(),
            Some(_) if primary.is_empty() => "—".to_owned(),
            Some(_) => primary.join(t.air().joint),
        });
        cells.push(report.level.map_or_else(missing, |level| category(level, t).to_owned()));
        Some(cells)
    });
    Table { head, rows: rows.collect() }
}

/// One line of the working.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingRow {
    /// Pollutant.
    pub name: String,
    /// Concentration with unit, or why there is none.
    pub concentration: String,
    /// Segment of the table.
    pub segment: String,
    /// Individual index.
    pub iaqi: String,
    /// It decides the AQI.
    pub deciding: bool,
}

/// How an hourly report was worked out, done again here with the rules crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Working {
    /// What is done, with the edition.
    pub lead: String,
    /// A row a pollutant.
    pub rows: Vec<WorkingRow>,
    /// The index worked out here equals the published one.
    pub agrees: bool,
}

/// Works out a report again from its published concentrations.
#[must_use]
pub fn working(hour_ending: &str, report: &Report, t: &'static Text) -> Option<Working> {
    let at = format::civil(hour_ending)?;
    let hour = mingjing_domain::time::HourEnding::new(at.date(), u8::try_from(at.hour()).ok()?)?;
    let readings = report.values.per_pollutant().map(Reading::from);
    let again = evaluate(hour.monitoring_day(), ReportKind::Hourly, &readings);
    let rows = Pollutant::ALL
        .into_iter()
        .zip(report.values.as_array())
        .map(|(pollutant, value)| working_row(pollutant, *value, again.edition, again.aqi, t))
        .collect();
    Some(Working { lead: (t.working_lead)(again.edition.name()), rows, agrees: again.aqi == report.aqi })
}

fn working_row(
    pollutant: Pollutant,
    value: Option<Decimal>,
    edition: Edition,
    aqi: Option<u16>,
    t: &'static Text,
) -> WorkingRow {
    let name = word(t.items, pollutant.id());
    let working =
        value.and_then(|value| mingjing_domain::air::explain(edition, ReportKind::Hourly, pollutant, value));
    let Some(working) = working else {
        let dash = || "—".to_owned();
        return WorkingRow {
            name,
            concentration: t.no_data.to_owned(),
            segment: dash(),
            iaqi: dash(),
            deciding: false,
        };
    };
    let segment = match working.outcome {
        IaqiOutcome::Interpolated { lo, hi, .. } => {
            format!("{}–{} → {}–{}", lo.concentration, hi.concentration, lo.iaqi, hi.iaqi)
        }
        IaqiOutcome::AboveTable { last, iaqi } => format!("> {} → {iaqi}", last.concentration),
        IaqiOutcome::NoIndex { last, .. } => format!("> {}", last.concentration),
    };
    let iaqi = working.iaqi();
    WorkingRow {
        name,
        concentration: format!("{} {}", working.rounded, unit(pollutant)),
        segment,
        iaqi: iaqi.map_or_else(|| "—".to_owned(), |iaqi| iaqi.to_string()),
        deciding: iaqi.is_some() && iaqi == aqi,
    }
}

/// Unit of a pollutant's concentration.
#[must_use]
pub fn unit(pollutant: Pollutant) -> &'static str {
    if pollutant == Pollutant::Co { "mg/m³" } else { "µg/m³" }
}

/// Values of a report as pairs of name and words, for a short list.
#[must_use]
pub fn values(report: &Report, t: &'static Text) -> Vec<(String, String)> {
    Six::<()>::IDS
        .into_iter()
        .zip(report.values.as_array())
        .map(|(id, value)| {
            let unit = Pollutant::from_id(id).map_or("", unit);
            (word(t.items, id), value.map_or_else(|| t.no_data.to_owned(), |value| format!("{value} {unit}")))
        })
        .collect()
}
