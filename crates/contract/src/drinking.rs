//! Drinking water: sources, plants, taps, with a verdict on each item.

use crate::{Id, lab::NotJudged};
use mingjing_domain::Decimal;
use serde::{Deserialize, Serialize};

/// Table `drinking`: the places, each with its newest period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Drinking {
    /// By identifier.
    pub places: Vec<DrinkingPlace>,
}

/// A source, a plant or a tap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DrinkingPlace {
    /// Identifier used in addresses.
    pub id: Id,
    /// Name.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// Region.
    pub region: Id,
    /// `source`, `plant`, `tap`.
    pub kind: String,
    /// Of a source: `surface` or `ground`.
    pub water: Option<String>,
    /// Of a surface source: `river` or `lake`.
    pub body: Option<String>,
    /// Of a plant or tap: `central` or `small`.
    pub supply: Option<String>,
    /// Place that the water comes from.
    pub from: Option<Id>,
    /// Who supplies it.
    pub operator_zh: Option<String>,
    /// Longitude in degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<Decimal>,
    /// Latitude in degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<Decimal>,
    /// Doubts.
    pub note: Option<String>,
    /// The newest sample that was judged.
    pub latest: Option<DrinkingSample>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// Table `drinking_readings`, one year of all places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DrinkingReadings {
    /// Year in which the periods begin.
    pub year: i16,
    /// By place, then period, then day.
    pub samples: Vec<DrinkingSample>,
}

/// What was found at a place in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DrinkingSample {
    /// Place.
    pub place: Id,
    /// Period, e.g. `2026-Q1`.
    pub period: String,
    /// Day of sampling, where it is known. Without it the first day of the period chooses the edition.
    pub sampled_on: Option<String>,
    /// Edition that judged it: `GB 5749-2022`; of sources `GB 3838-2002` or `GB/T 14848-2017`.
    pub edition: String,
    /// Every item, in the order of the standard.
    pub items: Vec<DrinkingItem>,
    /// Plants and taps: whether all that could be judged keeps its limit. Sources: whether class Ⅲ is
    /// reached. Absent if nothing could be judged.
    pub compliant: Option<bool>,
    /// Of a source: its class.
    pub class: Option<String>,
    /// The four trihalomethanes together, where all four were judged.
    pub trihalomethanes: Option<SumOfRatios>,
    /// What could not be judged.
    pub not_judged: Vec<NotJudged>,
    /// Why nothing was judged: the rule of that day is not known here.
    pub no_rule: Option<String>,
}

/// Σ value / limit of several items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SumOfRatios {
    /// Two decimals.
    pub ratio: Decimal,
    /// The exact sum is at most 1.
    pub within: bool,
}

/// An item of a sample.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DrinkingItem {
    /// Identifier, e.g. `f`.
    pub item: String,
    /// The reading as given.
    pub value: String,
    /// Its unit.
    pub unit: String,
    /// The least that is allowed.
    pub least: Option<Decimal>,
    /// The most that is allowed; of sources the limit of class Ⅲ.
    pub most: Option<Decimal>,
    /// How the limit is broken: `present`, `too_low`, `too_high`; absent where it is kept.
    pub breach: Option<String>,
    /// (C − limit) / limit, two decimals.
    pub multiple: Option<Decimal>,
    /// Of a source: the class of the item.
    pub class: Option<String>,
    /// How sure the limit is: `A` high, `B` fair, `C` low (to be marked wherever the limit is shown).
    pub limit_confidence: Option<String>,
    /// Publication ([`crate::ledger::Source::id`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Doubts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
