//! Indicators, their targets and what was observed.

use crate::Id;
use mingjing_domain::Decimal;
use serde::{Deserialize, Serialize};

/// Table `targets`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Targets {
    /// One row an indicator.
    pub indicators: Vec<Indicator>,
    /// What the plans promised.
    pub targets: Vec<Target>,
    /// What was published, in the plans themselves and afterwards.
    pub observations: Vec<Observation>,
}

/// A measurable aim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Indicator {
    /// Identifier.
    pub id: Id,
    /// Name.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// Unit, e.g. `%`, `ug/m3`.
    pub unit: String,
    /// `higher`, `lower` or `within`.
    pub better: String,
    /// Theme.
    pub theme: String,
    /// What it counts.
    pub definition_note: Option<String>,
    /// Made up for demonstration; absent when it is not.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub sample: bool,
}

/// A promise in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Target {
    /// Identifier.
    pub id: Id,
    /// Indicator.
    pub indicator: Id,
    /// Region.
    pub region: Id,
    /// Year of the target.
    pub year: Option<i16>,
    /// Day by which it holds.
    pub due_on: Option<String>,
    /// `>=`, `=`, `<=`, `<`, `>`, `reduce_by_pct`.
    pub comparator: String,
    /// The value.
    pub value: Decimal,
    /// Year against which a reduction counts.
    pub baseline_year: Option<i16>,
    /// Document.
    pub document: Id,
    /// Section.
    pub section: String,
    /// Task that carries it.
    pub task: Option<Id>,
    /// Doubts.
    pub note: Option<String>,
    /// Made up for demonstration; absent when it is not.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub sample: bool,
}

/// A published value of an indicator. Contradicting ones stand side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Observation {
    /// Identifier.
    pub id: Id,
    /// Indicator.
    pub indicator: Id,
    /// Region.
    pub region: Id,
    /// `2020`, `2020-03`, `2020-01/2020-10`, `2020-Q1`, `2020-03-20`.
    pub period: String,
    /// The value.
    pub value: Decimal,
    /// Unit.
    pub unit: String,
    /// `exact`, `over`, `at_least`, …
    pub qualifier: String,
    /// Document, when a plan itself states it.
    pub document: Option<Id>,
    /// Source, when it was published afterwards.
    pub source: Option<Id>,
    /// `A`, `B`, `C`; a plan's own statement is `A`.
    pub confidence: String,
    /// Doubts.
    pub note: Option<String>,
    /// Made up for demonstration; absent when it is not.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub sample: bool,
}
