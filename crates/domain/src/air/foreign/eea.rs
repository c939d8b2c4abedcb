//! The European air quality index, bands as revised in 2024.
//!
//! Hourly values of all five; the upper bound belongs to its band; the index of a place is its worst
//! pollutant. There is no number behind a band.
//!
//! | µg/m³ up to | good | fair | moderate | poor | very poor |
//! |---|---|---|---|---|---|
//! | PM2.5 | 5 | 15 | 50 | 90 | 140 |
//! | PM10 | 15 | 45 | 120 | 195 | 270 |
//! | NO2 | 10 | 25 | 60 | 100 | 150 |
//! | O3 | 60 | 100 | 120 | 160 | 180 |
//! | SO2 | 20 | 40 | 125 | 190 | 275 |
//!
//! ```
//! use mingjing_domain::air::{Pollutant, foreign::eea};
//! let band = eea::band(Pollutant::Pm25, "5.1".parse()?).map(|working| working.band);
//! assert_eq!(band, Some(eea::Band::Fair));
//! # Ok::<(), mingjing_domain::decimal::ParseDecimalError>(())
//! ```

use crate::Decimal;
use crate::air::{PerPollutant, Pollutant};
use crate::language::Words;

/// Name of the scale.
pub const EDITION: &str = "EEA EAQI 2024";

/// A band, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// 1.
    Good,
    /// 2.
    Fair,
    /// 3.
    Moderate,
    /// 4.
    Poor,
    /// 5.
    VeryPoor,
    /// 6.
    ExtremelyPoor,
}

impl Band {
    /// All six, best first.
    pub const ALL: [Self; 6] =
        [Self::Good, Self::Fair, Self::Moderate, Self::Poor, Self::VeryPoor, Self::ExtremelyPoor];

    /// 1–6.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// Its name.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::Good => Words { zh: "好", en: "Good" },
            Self::Fair => Words { zh: "尚可", en: "Fair" },
            Self::Moderate => Words { zh: "中等", en: "Moderate" },
            Self::Poor => Words { zh: "差", en: "Poor" },
            Self::VeryPoor => Words { zh: "很差", en: "Very poor" },
            Self::ExtremelyPoor => Words { zh: "极差", en: "Extremely poor" },
        }
    }

    /// Colour as `#RRGGBB`.
    #[must_use]
    pub const fn colour_hex(self) -> &'static str {
        match self {
            Self::Good => "#50F0E6",
            Self::Fair => "#50CCAA",
            Self::Moderate => "#F0E641",
            Self::Poor => "#FF5050",
            Self::VeryPoor => "#960032",
            Self::ExtremelyPoor => "#7D2181",
        }
    }
}

/// How a band came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Working {
    /// The pollutant.
    pub pollutant: Pollutant,
    /// Hourly mean as given, µg/m³; nothing is rounded.
    pub given: Decimal,
    /// Upper bound of the band; none for the last.
    pub up_to: Option<Decimal>,
    /// The band.
    pub band: Band,
}

/// The band of an hourly mean, µg/m³. None for CO, which the index does not have, and below zero.
#[must_use]
pub fn band(pollutant: Pollutant, given: Decimal) -> Option<Working> {
    if given.is_negative() {
        return None;
    }
    let bounds = upper_bounds(pollutant)?;
    let within = Band::ALL.into_iter().zip(bounds).find(|(_, bound)| given <= *bound);
    let (band, up_to) = match within {
        Some((band, bound)) => (band, Some(bound)),
        None => (Band::ExtremelyPoor, None),
    };
    Some(Working { pollutant, given, up_to, band })
}

/// The worst band among the pollutants that have a value, with the pollutants that have it.
#[must_use]
pub fn worst(values: &PerPollutant<Option<Decimal>>) -> Option<(Band, crate::air::PollutantSet)> {
    let band_of = |(pollutant, value): (Pollutant, &Option<Decimal>)| {
        band(pollutant, (*value)?).map(|working| working.band)
    };
    let worst = values.iter().filter_map(band_of).max()?;
    let with_it = values.iter().filter(|pair| band_of(*pair) == Some(worst)).map(|(p, _)| p).collect();
    Some((worst, with_it))
}

/// Upper bounds of the first five bands, µg/m³, for the bands of a chart. None for CO.
///
/// ```
/// use mingjing_domain::air::{Pollutant, foreign::eea};
/// let bounds = eea::upper_bounds(Pollutant::No2).map(|bounds| bounds.map(|bound| bound.to_string()));
/// assert_eq!(bounds, Some(["10", "25", "60", "100", "150"].map(str::to_owned)));
/// assert_eq!(eea::upper_bounds(Pollutant::Co), None);
/// ```
#[must_use]
pub fn upper_bounds(pollutant: Pollutant) -> Option<[Decimal; 5]> {
    bounds(pollutant).map(|bounds| bounds.map(Decimal::from_int))
}

const fn bounds(pollutant: Pollutant) -> Option<[i64; 5]> {
    match pollutant {
        Pollutant::Pm25 => Some([5, 15, 50, 90, 140]),
        Pollutant::Pm10 => Some([15, 45, 120, 195, 270]),
        Pollutant::No2 => Some([10, 25, 60, 100, 150]),
        Pollutant::O3 => Some([60, 100, 120, 160, 180]),
        Pollutant::So2 => Some([20, 40, 125, 190, 275]),
        Pollutant::Co => None,
    }
}
