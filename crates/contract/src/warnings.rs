//! Heavy-pollution warnings: relayed as the authorities announced them, never made here.

use crate::Id;
use serde::{Deserialize, Serialize};

/// Table `warnings`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Warnings {
    /// Newest first, by the start of the first revision.
    pub warnings: Vec<Warning>,
}

/// A warning with everything that became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Warning {
    /// Identifier used in addresses.
    pub id: Id,
    /// Region.
    pub region: Id,
    /// Every announcement, first to last; the last one holds.
    pub revisions: Vec<WarningRevision>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// One announcement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WarningRevision {
    /// 1, 2, 3, …
    pub revision: u16,
    /// `yellow`, `orange`, `red`.
    pub level: String,
    /// The authority.
    pub issuer_zh: String,
    /// The announcement, by number or address.
    pub document: String,
    /// When it was announced (RFC 3339).
    pub issued_at: String,
    /// In force from.
    pub starts_at: String,
    /// Lifted; absent while in force.
    pub lifted_at: Option<String>,
    /// Cause.
    pub cause_zh: Option<String>,
    /// Measures.
    pub measures_zh: Option<String>,
    /// Measures in English.
    pub measures_en: Option<String>,
    /// Publication ([`crate::ledger::Source::id`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Doubts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
