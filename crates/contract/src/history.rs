//! What has changed since earlier releases: every correction with its reason, and what each release brought.

use crate::Id;
use serde::{Deserialize, Serialize};

/// Table `corrections`: every figure or fact that a later release says otherwise, oldest first. A line is
/// never taken out again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Corrections {
    /// In the order in which they were published.
    pub corrections: Vec<Correction>,
}

/// A published value that was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Correction {
    /// Release that first had the new value.
    pub release: u64,
    /// When that was (RFC 3339).
    pub published_at: String,
    /// Table, one of [`crate::manifest::table`].
    pub table: String,
    /// Part of the table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partition: Option<Id>,
    /// Row: its identifier, or the time it is of; `*` for the whole part.
    pub row: String,
    /// Field of the row; `*` for the whole row.
    pub field: String,
    /// What was published before.
    pub old: String,
    /// What is published now; absent when the value was taken away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
    /// Why.
    pub reason_zh: String,
    /// Why, in English.
    pub reason_en: String,
    /// When it was decided.
    pub decided_on: String,
    /// Number or address of the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

/// Table `history`: what each release brought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct History {
    /// Oldest first.
    pub releases: Vec<ReleaseNote>,
}

/// What one release brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReleaseNote {
    /// Its number.
    pub release: u64,
    /// When it was published (RFC 3339).
    pub published_at: String,
    /// Tables that changed, by name.
    pub tables: Vec<TableNote>,
}

/// What a release changed in one table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TableNote {
    /// The table.
    pub table: String,
    /// Rows that are new (hours, for hourly series).
    pub added: u64,
    /// Values that had been missing.
    pub filled: u64,
    /// Entries of registers that stand otherwise now, in the ordinary course: a plant that runs again, a visit
    /// that was held.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub updated: u64,
    /// Values that were corrected or taken away, each in [`Corrections`].
    pub corrected: u64,
}

/// Left out of the table. The form is that of serde.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_zero(count: &u64) -> bool {
    *count == 0
}
