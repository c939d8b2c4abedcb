//! Lakes and reservoirs: the trophic index TLI(Σ).

use crate::Id;
use mingjing_domain::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Table `lakes`: the register, each with its newest reading that has an index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lakes {
    /// The text of the formulae: `环办〔2011〕22号`.
    pub edition: String,
    /// By identifier.
    pub lakes: Vec<Lake>,
}

/// A lake or reservoir.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lake {
    /// Identifier used in addresses.
    pub id: Id,
    /// Name.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// Region.
    pub region: Id,
    /// `lake` or `reservoir`.
    pub kind: String,
    /// Area in km².
    pub area_km2: Option<Decimal>,
    /// Longitude in degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<Decimal>,
    /// Latitude in degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<Decimal>,
    /// Doubts.
    pub note: Option<String>,
    /// The newest reading of the whole lake (else of a point) that has an index.
    pub latest: Option<LakeReading>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// Table `lake_readings`, one lake and one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LakeReadings {
    /// Lake.
    pub lake: Id,
    /// Year in which the periods begin.
    pub year: i16,
    /// As in [`Lakes::edition`].
    pub edition: String,
    /// By period, then point.
    pub readings: Vec<LakeReading>,
}

/// The five quantities of a lake in one period, and what they come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LakeReading {
    /// Period, e.g. `2026-04`.
    pub period: String,
    /// Point in the lake; absent for the mean of the lake.
    pub point_zh: Option<String>,
    /// Readings as given: `chla` mg/m³, `tp`, `tn`, `codmn` mg/L, `sd` (Secchi depth) m.
    pub values: BTreeMap<String, String>,
    /// Index of each part, two decimals.
    pub parts: BTreeMap<String, Decimal>,
    /// Parts without an index, and why: `not_given`, `not_positive`, `no_figure`, `not_resolved`.
    pub missing: BTreeMap<String, String>,
    /// TLI(Σ), two decimals; only with all five parts.
    pub tli: Option<Decimal>,
    /// `oligotrophic`, `mesotrophic`, `lightly_eutrophic`, `moderately_eutrophic`, `highly_eutrophic`.
    pub grade: Option<String>,
    /// Index that the source itself published.
    pub published_tli: Option<Decimal>,
    /// Publication ([`crate::ledger::Source::id`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Doubts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
