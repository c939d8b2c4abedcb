//! What others published about the air, relayed: daily values, forecasts, dust days.

use crate::{Id, air::Six};
use mingjing_domain::Decimal;
use serde::{Deserialize, Serialize};

/// Table `air_daily`, one place and one year: daily values as published, never worked out here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AirDaily {
    /// Station or region code.
    pub place: Id,
    /// The year.
    pub year: i16,
    /// By day, then origin; several origins of one day stand side by side.
    pub days: Vec<RelayedDay>,
    /// Made up for demonstration; absent when it is not.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub sample: bool,
}

/// A day as somebody published it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RelayedDay {
    /// The day.
    pub date: String,
    /// `official` or `third_party`.
    pub origin: String,
    /// Concentrations: µg/m³, CO mg/m³; O3 the daily maximum 8-hour mean. `null`: not published.
    pub values: Six<Option<Decimal>>,
    /// AQI.
    pub aqi: Option<u16>,
    /// Primary pollutants.
    pub primary: Vec<String>,
    /// Who published it.
    pub publisher_zh: String,
    /// Publication ([`crate::ledger::Source::id`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Doubts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Table `forecasts`: what the authorities expect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Forecasts {
    /// By region, then day, then time of issue.
    pub forecasts: Vec<Forecast>,
}

/// A forecast for one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Forecast {
    /// Region.
    pub region: Id,
    /// The day that it is for.
    pub date: String,
    /// When it was issued (RFC 3339).
    pub issued_at: String,
    /// AQI from.
    pub aqi_low: Option<u16>,
    /// AQI to.
    pub aqi_high: Option<u16>,
    /// Level from, 1–6.
    pub level_low: Option<u8>,
    /// Level to, 1–6.
    pub level_high: Option<u8>,
    /// Expected primary pollutants.
    pub primary: Vec<String>,
    /// Who issued it.
    pub issuer_zh: String,
    /// Its wording.
    pub text_zh: Option<String>,
    /// Its wording in English.
    pub text_en: Option<String>,
    /// Publication ([`crate::ledger::Source::id`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Doubts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// Table `dust_days`: days that the national centre found to be under dust.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DustDays {
    /// By region, then day.
    pub days: Vec<DustDay>,
}

/// A dust day of a region. Particles of it are left out of statistics.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DustDay {
    /// Region.
    pub region: Id,
    /// The day.
    pub date: String,
    /// The decision, by number or address.
    pub document: Option<String>,
    /// Publication ([`crate::ledger::Source::id`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Doubts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Made up for demonstration.
    pub sample: bool,
}
