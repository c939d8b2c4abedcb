//! Surface water: newest class of each section, readings by year.

use crate::{Id, missing::MissingReason};
use mingjing_domain::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Table `water_now`: the newest reading of each section that has a class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WaterNow {
    /// Edition, `GB 3838-2002`.
    pub edition: String,
    /// One row a section, by its identifier.
    pub sections: Vec<SectionNow>,
}

/// A section's newest reading with a class, and its state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SectionNow {
    /// Section.
    pub section: Id,
    /// The newest reading that could be classed; absent if there is none, or if it is more than 31 days older than the
    /// newest reading of all sections.
    pub latest: Option<WaterReading>,
    /// State of the station in its newest row, as printed (正常, 维护, 停站, 不具备运行条件).
    pub status_zh: Option<String>,
    /// Readings with each class in this release: `I` … `inferior-V`.
    pub class_counts: BTreeMap<String, u32>,
}

/// Table `water_readings`, one section and one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WaterReadings {
    /// Section.
    pub section: Id,
    /// Year of the readings.
    pub year: i16,
    /// Edition, `GB 3838-2002`.
    pub edition: String,
    /// Readings in order of time.
    pub readings: Vec<WaterReading>,
    /// Rows of the source without a time (out of service): status as printed → count.
    pub untimed: BTreeMap<String, u32>,
}

/// One reading of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WaterReading {
    /// Time of the reading (RFC 3339).
    pub at: String,
    /// Values by item: `water_temperature` °C, `ph`, `do`, `codmn`, `nh3n`, `tp`, `tn` mg/L,
    /// `conductivity` µS/cm, `turbidity` NTU, `chla` mg/L, `algae` cells/L.
    pub values: BTreeMap<String, Decimal>,
    /// Why the other items have none.
    pub missing: BTreeMap<String, MissingReason>,
    /// Class that the source published: `I` … `V`, `inferior-V`.
    pub published_class: Option<String>,
    /// Class by GB 3838-2002 on the values above.
    pub computed_class: Option<String>,
    /// Items that carry the computed class.
    pub deciding: Vec<String>,
    /// Items beyond class III with their exceedance multiples (none for pH and DO).
    pub exceeding: Vec<Exceedance>,
    /// State of the station as printed.
    pub status_zh: String,
}

/// An item beyond class III.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Exceedance {
    /// Item.
    pub item: String,
    /// (C − limit) / limit, two decimals; absent for pH and dissolved oxygen.
    pub multiple: Option<Decimal>,
}
