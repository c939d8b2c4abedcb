//! Who publishes, from what, with which doubts.

use crate::Id;
use serde::{Deserialize, Serialize};

/// Table `portal`: the masthead and the provenance of the release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Portal {
    /// Name of the portal, e.g. `明镜 · 乌海及周边`.
    pub title_zh: String,
    /// Name in English.
    pub title_en: String,
    /// Who operates it and answers for it.
    pub operator_zh: String,
    /// Operator in English.
    pub operator_en: String,
    /// How to reach the operator (an e-mail address, a telephone number or a postal address).
    pub contact: Option<String>,
    /// Place shown first to a reader who has chosen none (region code).
    pub home_region: Id,
    /// Offset from UTC in seconds of every civil time in the release (28 800 for China).
    pub utc_offset_s: i32,
    /// Time that live pages of a demonstration take as their now (RFC 3339), and say so.
    pub replay_now: Option<String>,
    /// Verifier key of the log, as the operator wrote it into `portal.toml`; the app compares it with the key
    /// that the log itself names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log_key: Option<String>,
    /// Editions that the portal publishes, as BCP 47 tags, the first one first.
    #[serde(default = "first_editions", skip_serializing_if = "is_first_editions")]
    pub languages: Vec<String>,
    /// How the promises of the ledger stand, from each day on which that changes by the calendar; empty without a
    /// ledger. The first page needs no more of the ledger than this.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<PromiseCounts>,
    /// The newest answers to the public, the newest first: a few real ones and a few made-up ones, for the first
    /// page, which needs no more of the answers than this.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<LatestAnswer>,
    /// Where each resource of the workbook comes from.
    pub resources: Vec<Resource>,
    /// What the publisher doubted or dropped, for the reader.
    pub quality_notes: Vec<QualityNote>,
}

fn is_first_editions(tags: &[String]) -> bool {
    tags == first_editions()
}

/// An answer to the public, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LatestAnswer {
    /// Identifier used in addresses.
    pub id: Id,
    /// Region.
    pub region: Id,
    /// Day of the answer (`YYYY-MM-DD`).
    pub answered_on: String,
    /// How what was reported begins.
    pub question_zh: String,
    /// Made up for demonstration.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

/// Counts of the real tasks of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PromiseCounts {
    /// First day that they hold for (`YYYY-MM-DD`); they hold until the next entry.
    pub from: String,
    /// All tasks.
    pub total: u32,
    /// With a day as their first deadline that has passed, unless they ended.
    pub due: u32,
    /// Of these: not said done by anyone.
    pub overdue: u32,
    /// Said done or closed.
    pub done: u32,
    /// Of which nothing was published.
    pub silent: u32,
    /// Merged, split or withdrawn; absent when none is. They are in `total` alone, not in `due`.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub ended: u32,
    /// Of these: late when they ended; absent when none was.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub ended_late: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// What every portal published before it said so.
fn first_editions() -> Vec<String> {
    vec!["zh-Hans".to_owned(), "en".to_owned()]
}

/// One resource of the workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Resource {
    /// Name in `datapackage.json`.
    pub name: String,
    /// Title for people.
    pub title: String,
    /// Title in English, where the workbook has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_en: Option<String>,
    /// Sources, as the data package names them.
    pub sources: Vec<String>,
    /// Licence or terms.
    pub licence: String,
    /// True when made up for demonstration.
    pub sample: bool,
    /// Rows read.
    pub rows: u64,
}

/// One kind of doubt, grouped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QualityNote {
    /// Code of the diagnostic, e.g. `W201`.
    pub code: String,
    /// Resource that it concerns.
    pub resource: String,
    /// What was seen, in Chinese.
    pub message_zh: String,
    /// What was seen, in English.
    pub message_en: String,
    /// How many times.
    pub count: u64,
    /// Where it was seen first: `file:row:column`.
    pub first: String,
}
