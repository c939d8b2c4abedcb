//! Air: the verdict of a place, the ranking of places, the days, the working.

mod days;
mod ranking;
mod report_form;
mod working;

pub use days::{DayCell, day_cell, days};
pub use ranking::{Ranked, ranking, ranking_figure, tell_apart};
pub use report_form::report_form;
pub use working::{Working, WorkingRow, working};

use crate::text::{Text, format, word};
use mingjing_contract::air::{AirNow, PlaceNow};
use mingjing_contract::places::{Places, Region, Station};
use mingjing_domain::air::{Edition, Level, Pollutant, words};
use mingjing_domain::language::Words;

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
    let primary: Vec<String> = row.primary.iter().map(|id| word(t.items, id)).collect();
    let missing = row.missing.map(|reason| word(t.missing, &reason_id(reason)));
    Verdict {
        place,
        aqi: row.aqi.map_or_else(|| "—".to_owned(), |aqi| aqi.to_string()),
        level: row.level,
        category: row
            .level
            .map(|level| category(level, t).to_owned())
            .or_else(|| missing.clone())
            .unwrap_or_else(|| t.no_data.to_owned()),
        primary: match (row.aqi, primary.is_empty()) {
            (None, _) => "—".to_owned(),
            (Some(_), true) => t.no_primary.to_owned(),
            (Some(_), false) => primary.join(if t.lang == crate::route::Lang::Zh { "、" } else { ", " }),
        },
        when: format::moment(t.lang, &now.hour_ending),
        advice: advice(&now.edition, row.level, t),
        note: row.note.as_deref().map(|note| word(t.report_notes, note)),
        behind: row.stations.map(|stations| (t.stations_behind)(stations.valid, stations.total)),
        published: match (row.published_aqi, row.aqi) {
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

/// Unit of a pollutant's concentration.
#[must_use]
pub fn unit(pollutant: Pollutant) -> &'static str {
    if pollutant == Pollutant::Co { "mg/m³" } else { "µg/m³" }
}
