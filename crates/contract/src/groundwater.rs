//! Groundwater: wells with their class by GB/T 14848-2017.

use crate::{Id, lab::NotJudged};
use mingjing_domain::Decimal;
use serde::{Deserialize, Serialize};

/// Table `groundwater`: the wells, each with its newest sample that has a class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Groundwater {
    /// Edition, `GB/T 14848-2017`.
    pub edition: String,
    /// By identifier.
    pub wells: Vec<Well>,
}

/// A well or spring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Well {
    /// Identifier used in addresses.
    pub id: Id,
    /// Name.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// Region.
    pub region: Id,
    /// `phreatic`, `confined`, `spring`.
    pub aquifer: Option<String>,
    /// Depth in m.
    pub depth_m: Option<Decimal>,
    /// Longitude in degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<Decimal>,
    /// Latitude in degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<Decimal>,
    /// Doubts.
    pub note: Option<String>,
    /// The newest sample that has a class.
    pub latest: Option<WellSample>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// Table `groundwater_readings`, one year of all wells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WellReadings {
    /// The year.
    pub year: i16,
    /// Edition, `GB/T 14848-2017`.
    pub edition: String,
    /// By well, then day.
    pub samples: Vec<WellSample>,
}

/// What was found in a well on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WellSample {
    /// Well.
    pub well: Id,
    /// Day of sampling.
    pub sampled_on: String,
    /// Every item, in the order of the standard.
    pub items: Vec<WellItem>,
    /// Worst class: `I` … `V`; absent if nothing could be judged.
    pub class: Option<String>,
    /// The class may be Ⅴ as well: the standard has no bound between Ⅳ and Ⅴ for a deciding item.
    pub open_ended: bool,
    /// Items that have the class of the well.
    pub deciding: Vec<String>,
    /// What could not be judged.
    pub not_judged: Vec<NotJudged>,
    /// Why nothing was judged: the rule of that day is not known here.
    pub no_rule: Option<String>,
}

/// An item of a sample.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WellItem {
    /// Identifier, e.g. `f`.
    pub item: String,
    /// The reading as given.
    pub value: String,
    /// Its unit.
    pub unit: String,
    /// Its class.
    pub class: Option<String>,
    /// Limit of class Ⅲ.
    pub limit: Option<Decimal>,
    /// Beyond class Ⅲ: (C − limit) / limit, two decimals.
    pub multiple: Option<Decimal>,
    /// Below detection, and the detection limit itself would be of a worse class.
    pub uncertain: bool,
    /// Publication ([`crate::ledger::Source::id`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Doubts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
