//! Plants that receive visitors.

use crate::Id;
use mingjing_domain::Decimal;
use serde::{Deserialize, Serialize};

/// Table `facilities`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Facilities {
    /// By identifier.
    pub facilities: Vec<Facility>,
}

/// A plant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Facility {
    /// Identifier used in addresses.
    pub id: Id,
    /// Name.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// `monitoring`, `sewage`, `household_waste`, `hazardous_waste`, `other`.
    pub kind: String,
    /// Region.
    pub region: Id,
    /// Address.
    pub address_zh: String,
    /// Longitude in degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<Decimal>,
    /// Latitude in degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<Decimal>,
    /// Who runs it.
    pub operator_zh: Option<String>,
    /// How to book.
    pub booking_zh: String,
    /// How to book, in English.
    pub booking_en: Option<String>,
    /// Address for booking.
    pub booking_url: Option<String>,
    /// Public telephone.
    pub phone: Option<String>,
    /// The enterprise that it is, where it is on that register.
    pub enterprise: Option<Id>,
    /// Doubts.
    pub note: Option<String>,
    /// By day and time.
    pub days: Vec<VisitDay>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// A visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VisitDay {
    /// The day.
    pub date: String,
    /// From, e.g. `09:00`, local time.
    pub starts_at: String,
    /// To.
    pub ends_at: Option<String>,
    /// Places.
    pub capacity: Option<u32>,
    /// Who came.
    pub visitors: Option<u32>,
    /// `open`, `full`, `held`, `cancelled`.
    pub state: String,
    /// More.
    pub note_zh: Option<String>,
}
