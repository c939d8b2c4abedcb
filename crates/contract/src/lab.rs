//! What laboratories found: parts that the tables of wells, taps and plots share.
//!
//! A reading is a text, as the laboratory printed it: `0.350` a figure, `<0.004` below that detection limit,
//! `none` not detected, `some` detected without a figure.

use crate::Id;
use mingjing_domain::Decimal;
use serde::{Deserialize, Serialize};

/// An item that could not be judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotJudged {
    /// The item.
    pub item: String,
    /// `negative`, `out_of_range`, `detection_limit_too_high`, `no_figure`, `not_applicable`, `duplicate`,
    /// `no_ph`.
    pub reason: String,
}

/// Where a reading is from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Origin {
    /// Publication ([`crate::ledger::Source::id`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Doubts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Where on the map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Position {
    /// Longitude in degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<Decimal>,
    /// Latitude in degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<Decimal>,
}
