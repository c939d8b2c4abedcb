//! Where: regions, air stations, water sections.

use crate::Id;
use mingjing_domain::Decimal;
use serde::{Deserialize, Serialize};

/// Table `places`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Places {
    /// Regions, parents before children where the workbook lists them so.
    pub regions: Vec<Region>,
    /// Air monitoring stations that have data in this release.
    pub stations: Vec<Station>,
    /// Surface-water monitoring sections.
    pub sections: Vec<Section>,
}

/// A division of the country, or an area that a plan names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Region {
    /// GB/T 2260 six digits, or a made-up prefixed code (`area-wuhai`).
    pub code: Id,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// Code of the region above.
    pub parent: Option<Id>,
    /// `autonomous_region`, `prefecture`, `county`, `town`, `area`, `basin`, `lake`, `reserve`, `park`.
    pub kind: String,
    /// Made up for demonstration.
    pub sample: bool,
}

/// An air monitoring station of the national network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Station {
    /// National code, e.g. `2186A`.
    pub code: Id,
    /// Name without the notes that lists put into it.
    pub name_zh: String,
    /// Name in English or pinyin, where the workbook has one.
    pub name_en: Option<String>,
    /// Prefecture.
    pub region: Id,
    /// Longitude in degrees east; absent when the list has none.
    pub lon: Option<Decimal>,
    /// Latitude in degrees north.
    pub lat: Option<Decimal>,
    /// Reference station (对照点): published, but not part of the city's means.
    pub reference: bool,
    /// Day from which it is out of service, where a list says so.
    pub stopped_on: Option<String>,
    /// What the dated lists said of it over time: renames, moves, stops.
    pub history: Vec<StationNote>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// One entry of a dated station list that differs from the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StationNote {
    /// Day from which the list holds.
    pub from: String,
    /// Name as printed in it.
    pub name_as_listed: String,
    /// Longitude as printed.
    pub lon: Option<Decimal>,
    /// Latitude as printed.
    pub lat: Option<Decimal>,
}

/// A surface-water monitoring section (断面).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Section {
    /// Identifier used in addresses, e.g. `haibowan`.
    pub id: Id,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English or pinyin.
    pub name_en: String,
    /// Basin as the source names it.
    pub basin_zh: String,
    /// Basin in English.
    pub basin_en: String,
    /// River, where a source says it.
    pub river_zh: Option<String>,
    /// Region, where a source says it.
    pub region: Option<Id>,
    /// `river` or `lake`: decides the limit of total phosphorus.
    pub body: String,
    /// Made up for demonstration.
    pub sample: bool,
}
