//! Enterprises that discharge: register, outlets, limits, penalties, credit, cards.

use crate::Id;
use mingjing_domain::Decimal;
use serde::{Deserialize, Serialize};

/// Table `polluters`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Polluters {
    /// By identifier.
    pub enterprises: Vec<Enterprise>,
}

/// An enterprise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Enterprise {
    /// Identifier used in addresses.
    pub id: Id,
    /// Name.
    pub name_zh: String,
    /// Name in English.
    pub name_en: Option<String>,
    /// Unified social credit code (GB 32100).
    pub credit_code: Option<String>,
    /// Region.
    pub region: Id,
    /// Industry (GB/T 4754).
    pub industry_code: Option<String>,
    /// Industry in words.
    pub industry_zh: Option<String>,
    /// Address.
    pub address_zh: Option<String>,
    /// Longitude in degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<Decimal>,
    /// Latitude in degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<Decimal>,
    /// Key polluter for `air`, `water`, `soil`, `noise`, `risk`.
    pub key_for: Vec<String>,
    /// Permit management: `key`, `simplified`, `registration`.
    pub management: Option<String>,
    /// Number of its permit.
    pub permit_number: Option<String>,
    /// First day of the permit.
    pub permit_from: Option<String>,
    /// Last day of the permit.
    pub permit_to: Option<String>,
    /// `running`, `suspended`, `closed`, `building`.
    pub state: String,
    /// Address of its annual disclosure report.
    pub report_url: Option<String>,
    /// Year of that report.
    pub report_year: Option<i16>,
    /// Doubts.
    pub note: Option<String>,
    /// By identifier.
    pub outlets: Vec<Outlet>,
    /// Newest first.
    pub penalties: Vec<Penalty>,
    /// Newest first.
    pub credit: Vec<CreditRating>,
    /// Newest first.
    pub cards: Vec<Card>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// A place where it discharges.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Outlet {
    /// Identifier used in addresses.
    pub id: Id,
    /// Number in the permit, e.g. `DA001`.
    pub code: String,
    /// Name.
    pub name_zh: String,
    /// Name in English.
    pub name_en: Option<String>,
    /// `gas` or `water`.
    pub medium: String,
    /// Process.
    pub process_zh: Option<String>,
    /// Receiving water.
    pub receiving_zh: Option<String>,
    /// Has an automatic monitor.
    pub automatic: bool,
    /// State of the treatment plant, as published.
    pub facility_state_zh: Option<String>,
    /// Longitude in degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<Decimal>,
    /// Latitude in degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<Decimal>,
    /// Limits by item, then averaging, then term. Those of several texts stand side by side.
    pub limits: Vec<EmissionLimit>,
    /// What its means come to, by year, then averaging; what stands in no published mean is not counted.
    #[serde(default)]
    pub counts: Vec<OutletCounts>,
}

/// The means of an outlet in a year against whatever binds in law: permits and standards, not policy targets.
/// Every mean with such a limit in its unit is in exactly one of `kept`, `exceeding`, `marked` and `missing`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OutletCounts {
    /// Year of the (monitoring) days.
    pub year: i16,
    /// `hour` or `day`.
    pub averaging: String,
    /// Means that keep every limit in force.
    pub kept: u32,
    /// Means of normal running above a limit in force.
    pub exceeding: u32,
    /// Means above a limit under an operating mark: by themselves no evidence of an exceedance.
    pub marked: u32,
    /// Means without a value.
    pub missing: u32,
    /// Means of days when no limit was in force, or of items without one.
    pub without_limit: u32,
    /// The newest day of a mean.
    pub until: String,
}

/// A limit with its source and its term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EmissionLimit {
    /// Item, e.g. `so2`.
    pub item: String,
    /// `hour` or `day`.
    pub averaging: String,
    /// The most that is allowed.
    pub most: Decimal,
    /// Its unit.
    pub unit: String,
    /// Reference oxygen, per cent by volume.
    pub oxygen_percent: Option<Decimal>,
    /// `permit`, `standard`, `policy` (to miss a policy target breaks no standard).
    pub source: String,
    /// Number of the text or permit.
    pub document: String,
    /// Clause; empty if not known.
    pub clause: String,
    /// First day; absent: not known, or since ever.
    pub from: Option<String>,
    /// Last day; absent: until further notice.
    pub to: Option<String>,
}

/// A decision of environmental penalty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Penalty {
    /// Identifier.
    pub id: Id,
    /// Number of the decision.
    pub document_number: String,
    /// Day of the decision.
    pub decided_on: String,
    /// Who decided.
    pub authority_zh: String,
    /// `warning`, `fine`, `confiscation`, `order`, `restrict`, `stop`, `permit_revoked`, `detention`, `other`.
    pub kind: String,
    /// What was done wrong.
    pub violation_zh: String,
    /// Legal basis.
    pub basis_zh: Option<String>,
    /// Amount in CNY.
    pub amount_yuan: Option<Decimal>,
    /// Day on which it was fulfilled.
    pub fulfilled_on: Option<String>,
    /// Address of the decision.
    pub url: Option<String>,
    /// Publication ([`crate::ledger::Source::id`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Doubts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A rating of environmental credit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CreditRating {
    /// Year.
    pub year: i16,
    /// `green`, `blue`, `yellow`, `red`, `black`.
    pub rating: String,
    /// Who rated.
    pub authority_zh: String,
    /// Day of publication.
    pub published_on: Option<String>,
    /// The rule, by number.
    pub document: Option<String>,
    /// Publication ([`crate::ledger::Source::id`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Doubts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A yellow or red card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Card {
    /// Identifier.
    pub id: Id,
    /// `yellow` or `red`.
    pub card: String,
    /// Day of issue.
    pub issued_on: String,
    /// Who issued it.
    pub issuer_zh: String,
    /// Why.
    pub reason_zh: String,
    /// The rule, by number: the rules differ from place to place.
    pub document: String,
    /// Day on which it was lifted.
    pub lifted_on: Option<String>,
    /// Document that lifts it.
    pub lifted_document: Option<String>,
    /// Publication ([`crate::ledger::Source::id`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Doubts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
