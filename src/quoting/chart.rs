//! Which chart: a kind and what it is of, as stable words. An identifier that was ever published keeps its meaning.

use super::fault::Fault;
use crate::route::{Page, Query, decode, encode};

/// What stands for a part of an identifier.
macro_rules! text_of {
    ($part:ident) => {
        String
    };
}

/// The one list of kinds: variants, first words and parts of identifiers.
macro_rules! charts {
    ($($(#[$about:meta])+ $kind:ident = $word:literal $(($($part:ident),+))?;)+) => {
        /// A chart that a page shows.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum Chart {
            $($(#[$about])+ $kind $(($(text_of!($part)),+))?,)+
        }

        /// The first words of all identifiers, and the names of the parts that follow each.
        pub const KINDS: &[(&str, &[&str])] = &[$(($word, &[$($(stringify!($part)),+)?])),+];

        impl Chart {
            /// Of the parts of an identifier; none where no kind has this word and so many parts.
            fn of_parts(parts: &[&str]) -> Option<Self> {
                match *parts {
                    $([$word $(, $($part),+)?] => Some(Self::$kind $(($($part.to_owned()),+))?),)+
                    _ => None,
                }
            }

            /// The parts of the identifier.
            fn parts(&self) -> Vec<&str> {
                match self {
                    $(Self::$kind $(($($part),+))? => vec![$word $(, $($part.as_str()),+)?],)+
                }
            }
        }
    };
}

charts! {
    /// All places by their index now.
    AirRanking = "air-ranking";
    /// The stations of a place by their index now.
    AirStations = "air-stations" (region);
    /// The hours of a place.
    AirHours = "air-hours" (region, item);
    /// The hours of a station.
    AirStation = "air-station" (region, station, item);
    /// A monitoring section over time.
    Water = "water" (section, item);
    /// A lake or reservoir over time.
    Lake = "lake" (lake, item);
    /// A source, a plant or a tap over time.
    Drinking = "drinking-water" (place, item);
    /// Contaminated farmland in safe use, by year.
    Farmland = "farmland";
    /// The means of an outlet.
    Emissions = "emissions" (enterprise, outlet, item);
    /// An indicator with its targets.
    Target = "target" (indicator, region);
}

impl Chart {
    /// Reads an identifier: its parts between slashes, percent-encoded.
    ///
    /// # Errors
    /// [`Fault`] when it names no kind, or has too few or too many parts.
    pub fn parse(id: &str) -> Result<Self, Fault> {
        let parts: Vec<String> = id.split('/').filter(|part| !part.is_empty()).map(decode).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        Self::of_parts(&parts).ok_or_else(|| {
            let kind = parts.first().copied().unwrap_or_default().to_owned();
            if KINDS.iter().any(|(known, _)| *known == kind) { Fault::Parts(kind) } else { Fault::Kind(kind) }
        })
    }

    /// The identifier, without slashes at its ends.
    #[must_use]
    pub fn id(&self) -> String {
        let parts: Vec<String> = self.parts().into_iter().map(encode).collect();
        parts.join("/")
    }

    /// Keys of the state that this chart may have, beside those that all have.
    #[must_use]
    pub fn keys(&self) -> &'static [&'static str] {
        match self {
            Self::AirRanking | Self::AirStations(_) => &["lens"],
            Self::AirHours(..) => &["period", "with", "lens", "from", "to"],
            Self::AirStation(..) => &["period", "lens", "from", "to"],
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
