//! Places ranked by the index of the newest hour.

use super::{row, verdict};
use crate::text::{Text, format};
use crate::view_model::figure::{Drawing, Figure, Table};
use crate::view_model::rgb;
use mingjing_chart::kinds::ranked_bars::{Bar, RankedBars};
use mingjing_contract::air::AirNow;
use mingjing_domain::air::Level;
use mingjing_domain::order;
use std::cmp::Reverse;

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
            Some((row.aqi, ranked))
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
