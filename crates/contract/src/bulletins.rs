//! Bulletins: a list, and each text by itself.

use crate::Id;
use serde::{Deserialize, Serialize};

/// Table `bulletins`: the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Bulletins {
    /// Newest period first.
    pub bulletins: Vec<Bulletin>,
}

/// A bulletin without its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Bulletin {
    /// Identifier used in addresses; also the partition of its text.
    pub id: Id,
    /// `air`, `water`, `drinking`, `soil`, `environment`, `enforcement`, `other`.
    pub kind: String,
    /// Region.
    pub region: Id,
    /// Period, e.g. `2026-01`.
    pub period: String,
    /// Title.
    pub title_zh: String,
    /// Title in English.
    pub title_en: Option<String>,
    /// Who publishes it.
    pub issuer_zh: String,
    /// Day of publication.
    pub published_on: Option<String>,
    /// Publication ([`crate::ledger::Source::id`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Doubts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// Table `bulletin_texts`, one bulletin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BulletinText {
    /// Bulletin.
    pub id: Id,
    /// Markdown. It is not trusted: whoever shows it leaves out HTML and scripts.
    pub text_zh: String,
    /// Markdown, in English.
    pub text_en: Option<String>,
    /// The text as HTML that the publisher made of it: headings, paragraphs, lists, tables, emphasis, links. HTML in the
    /// Markdown stands in it as letters, pictures as their words. Absent in releases that were published before there
    /// was such a field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html_zh: Option<String>,
    /// As `html_zh`, of the English text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html_en: Option<String>,
}
