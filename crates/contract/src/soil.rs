//! Soil: plots with their state and samples, and the safe use of farmland.

use crate::{Id, lab::NotJudged};
use mingjing_domain::Decimal;
use serde::{Deserialize, Serialize};

/// Table `soil`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Soil {
    /// By identifier.
    pub plots: Vec<Plot>,
    /// Safe use of contaminated farmland, by region, then year.
    pub farmland: Vec<FarmlandYear>,
}

/// A plot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Plot {
    /// Identifier used in addresses.
    pub id: Id,
    /// Name.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// Region.
    pub region: Id,
    /// Location in words.
    pub address_zh: Option<String>,
    /// Area in m².
    pub area_m2: Option<Decimal>,
    /// `development_1`, `development_2`, `paddy`, `rotation`, `orchard`, `other_farmland`.
    pub site: String,
    /// What it was used for.
    pub former_use_zh: Option<String>,
    /// What it is to be used for.
    pub planned_use_zh: Option<String>,
    /// `suspected`, `investigating`, `assessing`, `controlled`, `remediating`, `verified`, `removed`,
    /// `watched`.
    pub state: String,
    /// Day on which it came onto the register.
    pub listed_on: Option<String>,
    /// Day on which it was taken off.
    pub removed_on: Option<String>,
    /// What it must not be used for.
    pub use_limits_zh: Option<String>,
    /// Document, by number or address.
    pub document: Option<String>,
    /// Longitude in degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<Decimal>,
    /// Latitude in degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<Decimal>,
    /// Publication ([`crate::ledger::Source::id`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Doubts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// By day, then point.
    pub samples: Vec<SoilSample>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// What was found at a point of a plot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SoilSample {
    /// Point, as the report names it.
    pub point: String,
    /// Day of sampling.
    pub sampled_on: String,
    /// `GB 15618-2018` or `GB 36600-2018`.
    pub edition: String,
    /// pH of the soil.
    pub ph: Option<Decimal>,
    /// Every item, in the order of the standard.
    pub items: Vec<SoilItem>,
    /// Highest risk: `below_screening`, `between`, `above_intervention`.
    pub risk: Option<String>,
    /// What could not be judged.
    pub not_judged: Vec<NotJudged>,
    /// Why nothing was judged: the rule of that day is not known here.
    pub no_rule: Option<String>,
}

/// An item of a sample, mg/kg.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SoilItem {
    /// Identifier, e.g. `cd`.
    pub item: String,
    /// The reading as given.
    pub value: String,
    /// Screening value (筛选值).
    pub screening: Option<Decimal>,
    /// Intervention value (管制值), where there is one.
    pub intervention: Option<Decimal>,
    /// As [`SoilSample::risk`].
    pub risk: Option<String>,
    /// Above screening: (C − screening) / screening, two decimals.
    pub multiple: Option<Decimal>,
    /// How sure the limits are: `A` high, `B` fair, `C` low.
    pub limit_confidence: Option<String>,
    /// Publication ([`crate::ledger::Source::id`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Doubts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Safe use of contaminated farmland in a region and year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FarmlandYear {
    /// Region.
    pub region: Id,
    /// Year.
    pub year: i16,
    /// Contaminated area.
    pub total: Decimal,
    /// Of it used safely.
    pub safe: Decimal,
    /// Unit of both: `hm2` or `mu`.
    pub area_unit: String,
    /// safe / total in per cent, one decimal; absent where there is nothing to divide.
    pub percent: Option<Decimal>,
    /// The ratio that the source itself published.
    pub published_percent: Option<Decimal>,
    /// Publication ([`crate::ledger::Source::id`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Doubts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Made up for demonstration.
    pub sample: bool,
}
