//! Which chart: a kind and what it is of, as stable words. An identifier that was ever published keeps its meaning.

use super::address::Fault;
use crate::route::{Page, Query, decode, encode};

/// A chart that a page shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Chart {
    /// `air-ranking`: all places by their index now.
    AirRanking,
    /// `air-stations/<region>`: the stations of a place by their index now.
    AirStations(String),
    /// `air-hours/<region>/<item>`: the hours of a place.
    AirHours(String, String),
    /// `air-station/<region>/<station>/<item>`: the hours of a station.
    AirStation(String, String, String),
    /// `water/<section>/<item>`: a monitoring section over time.
    Water(String, String),
    /// `lake/<lake>/<item>`: a lake or reservoir over time.
    Lake(String, String),
    /// `drinking-water/<place>/<item>`: a source, a plant or a tap over time.
    Drinking(String, String),
    /// `farmland`: contaminated farmland in safe use, by year.
    Farmland,
    /// `emissions/<enterprise>/<outlet>/<item>`: the means of an outlet.
    Emissions(String, String, String),
    /// `target/<indicator>/<region>`: an indicator with its targets.
    Target(String, String),
}

/// The first words of all identifiers, for messages.
pub const KINDS: [&str; 10] = [
    "air-ranking",
    "air-stations",
    "air-hours",
    "air-station",
    "water",
    "lake",
    "drinking-water",
    "farmland",
    "emissions",
    "target",
];

impl Chart {
    /// Reads an identifier: its parts between slashes, percent-encoded.
    ///
    /// # Errors
    /// [`Fault`] when it names no kind, or has too few or too many parts.
    pub fn parse(id: &str) -> Result<Self, Fault> {
        let parts: Vec<String> = id.split('/').filter(|part| !part.is_empty()).map(decode).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let owned = |part: &str| part.to_owned();
        Ok(match *parts.as_slice() {
            ["air-ranking"] => Self::AirRanking,
            ["air-stations", region] => Self::AirStations(owned(region)),
            ["air-hours", region, item] => Self::AirHours(owned(region), owned(item)),
            ["air-station", region, station, item] => {
                Self::AirStation(owned(region), owned(station), owned(item))
            }
            ["water", section, item] => Self::Water(owned(section), owned(item)),
            ["lake", lake, item] => Self::Lake(owned(lake), owned(item)),
            ["drinking-water", place, item] => Self::Drinking(owned(place), owned(item)),
            ["farmland"] => Self::Farmland,
            ["emissions", enterprise, outlet, item] => {
                Self::Emissions(owned(enterprise), owned(outlet), owned(item))
            }
            ["target", indicator, region] => Self::Target(owned(indicator), owned(region)),
            [kind, ..] if KINDS.contains(&kind) => return Err(Fault::Parts(kind.to_owned())),
            [kind, ..] => return Err(Fault::Kind(kind.to_owned())),
            [] => return Err(Fault::Kind(String::new())),
        })
    }

    /// The identifier, without slashes at its ends.
    #[must_use]
    pub fn id(&self) -> String {
        let join = |kind: &str, parts: &[&String]| {
            let mut id = kind.to_owned();
            for part in parts {
                id.push('/');
                id.push_str(&encode(part));
            }
            id
        };
        match self {
            Self::AirRanking => join("air-ranking", &[]),
            Self::AirStations(region) => join("air-stations", &[region]),
            Self::AirHours(region, item) => join("air-hours", &[region, item]),
            Self::AirStation(region, station, item) => join("air-station", &[region, station, item]),
            Self::Water(section, item) => join("water", &[section, item]),
            Self::Lake(lake, item) => join("lake", &[lake, item]),
            Self::Drinking(place, item) => join("drinking-water", &[place, item]),
            Self::Farmland => join("farmland", &[]),
            Self::Emissions(enterprise, outlet, item) => join("emissions", &[enterprise, outlet, item]),
            Self::Target(indicator, region) => join("target", &[indicator, region]),
        }
    }

    /// Keys of the state that this chart may have, beside those that all have.
    #[must_use]
    pub fn keys(&self) -> &'static [&'static str] {
        match self {
            Self::AirRanking | Self::AirStations(_) => &[],
            Self::AirHours(..) => &["period", "with", "from", "to"],
            Self::AirStation(..) => &["period", "from", "to"],
            Self::Emissions(..) => &["by", "month", "from", "to"],
            _ => &["from", "to"],
        }
    }

    /// The page that shows it, and what that page must be asked so that it does.
    #[must_use]
    pub fn page(&self) -> (Page, Query) {
        let with = |pairs: &[(&str, &str)]| {
            pairs.iter().fold(Query::default(), |query, (key, value)| query.with(key, value))
        };
        match self {
            Self::AirRanking => (Page::Air, Query::default()),
            Self::AirStations(region) => (Page::AirRegion(region.clone()), Query::default()),
            Self::AirHours(region, item) => (Page::AirRegion(region.clone()), with(&[("item", item)])),
            Self::AirStation(region, station, item) => {
                (Page::AirStation(region.clone(), station.clone()), with(&[("item", item)]))
            }
            Self::Water(section, item) => (Page::Section(section.clone()), with(&[("item", item)])),
            Self::Lake(lake, item) => (Page::Lake(lake.clone()), with(&[("item", item)])),
            Self::Drinking(place, item) => (Page::DrinkingWater, with(&[("place", place), ("item", item)])),
            Self::Farmland => (Page::Soil, Query::default()),
            Self::Emissions(enterprise, outlet, item) => {
                (Page::Polluter(enterprise.clone()), with(&[("outlet", outlet), ("item", item)]))
            }
            Self::Target(indicator, region) => {
                (Page::Targets, with(&[("show", &format!("{indicator}~{region}"))]))
            }
        }
    }
}
