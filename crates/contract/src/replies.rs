//! What the public reported, and what was answered.

use crate::Id;
use mingjing_domain::Decimal;
use serde::{Deserialize, Serialize};

/// Table `replies`, one year of receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Replies {
    /// Year of receipt.
    pub year: i16,
    /// By day of receipt, then identifier.
    pub replies: Vec<Reply>,
}

/// A report with its answer. Personal data were removed before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reply {
    /// Identifier used in addresses.
    pub id: Id,
    /// One of [`crate::feedback::KINDS`].
    pub kind: String,
    /// Region.
    pub region: Id,
    /// Place in words.
    pub place_zh: Option<String>,
    /// Latitude of the place, degrees of WGS 84: to a hundredth of a degree unless the sender let it be exact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<Decimal>,
    /// Longitude of the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<Decimal>,
    /// Task that it is about.
    pub task: Option<Id>,
    /// Air station that it is about.
    pub station: Option<Id>,
    /// Water section that it is about.
    pub section: Option<Id>,
    /// Enterprise that it is about.
    pub enterprise: Option<Id>,
    /// Day of receipt.
    pub received_on: String,
    /// Day on which it was accepted.
    pub accepted_on: Option<String>,
    /// Day of the answer; absent while open.
    pub answered_on: Option<String>,
    /// Last day to accept or refuse (15 days from receipt).
    pub accept_by: String,
    /// Last day to answer: 60 days from receipt, 30 more after an extension.
    pub answer_by: String,
    /// Natural days from receipt to acceptance.
    pub days_to_accept: Option<i64>,
    /// Natural days from receipt to the answer.
    pub days_to_answer: Option<i64>,
    /// Day on which the sender was told of an extension.
    pub extended_on: Option<String>,
    /// Why it was extended.
    pub extension_reason_zh: Option<String>,
    /// Unit that answered.
    pub unit: Option<Id>,
    /// What was reported.
    pub question_zh: String,
    /// What was answered.
    pub answer_zh: Option<String>,
    /// `solved`, `partly`, `explained`, `referred`, `not_accepted`.
    pub result: Option<String>,
    /// What the sender says of it: `satisfied`, `neutral`, `dissatisfied`.
    pub satisfaction: Option<String>,
    /// Made up for demonstration.
    pub sample: bool,
}
