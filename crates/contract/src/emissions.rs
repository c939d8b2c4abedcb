//! Emissions: means of an outlet as columns, and how they keep the limits.

use crate::{Id, missing::MissingReason};
use mingjing_domain::Decimal;
use serde::{Deserialize, Serialize};

/// Table `emissions`, one outlet and one month of monitoring days.
///
/// Value `i` of a column is of the hour that ends at `first_hour_ending + i` hours, an integer to be divided
/// by 10^`scale`. `null` is missing; `gaps` says why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Emissions {
    /// Outlet.
    pub outlet: Id,
    /// `yyyy-mm` of the monitoring days (hour 0 belongs to the day before).
    pub month: String,
    /// End of the first hour (RFC 3339).
    pub first_hour_ending: String,
    /// Number of hours; every column has as many values.
    pub hours: u32,
    /// By item.
    pub items: Vec<EmissionColumn>,
}

/// The hourly means of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EmissionColumn {
    /// Item, e.g. `so2`.
    pub item: String,
    /// Unit of the values.
    pub unit: String,
    /// Decimal places.
    pub scale: u8,
    /// The means, at the reference oxygen of the limit.
    pub values: Vec<Option<i64>>,
    /// Runs of operating marks other than `normal`.
    pub marks: Vec<MarkRun>,
    /// Runs of missing values.
    pub gaps: Vec<EmissionGap>,
    /// How they keep each limit that was in force.
    pub verdicts: Vec<EmissionVerdict>,
}

/// A run of hours with one operating mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MarkRun {
    /// `start_up`, `shutdown`, `stopped`, `maintenance`, `fault`, `calibration`, `over_range`,
    /// `communication`, `manual`.
    pub mark: String,
    /// Index of the first hour.
    pub from: u32,
    /// How many hours.
    pub hours: u32,
}

/// A run of missing hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EmissionGap {
    /// Index of the first missing hour.
    pub from: u32,
    /// How many hours.
    pub hours: u32,
    /// Why.
    pub reason: MissingReason,
}

/// How means keep a limit. Marked means are counted apart: by themselves they are no evidence of an
/// exceedance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EmissionVerdict {
    /// `permit`, `standard`, `policy`.
    pub source: String,
    /// Number of the text or permit.
    pub document: String,
    /// Clause; empty if not known.
    pub clause: String,
    /// The limit, in the unit of the column.
    pub most: Decimal,
    /// Means with a value while the limit was in force.
    pub judged: u32,
    /// Means without a value while it was in force.
    pub missing: u32,
    /// Means of days when it was not in force.
    pub outside_term: u32,
    /// Unmarked means above it.
    pub unmarked_exceedances: u32,
    /// Marked means above it.
    pub marked_exceedances: u32,
    /// The worst unmarked one.
    pub worst: Option<WorstMean>,
}

/// The unmarked mean that is furthest above a limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WorstMean {
    /// End of the hour (RFC 3339), or the day.
    pub at: String,
    /// The mean.
    pub value: Decimal,
    /// (C − limit) / limit, two decimals.
    pub multiple: Option<Decimal>,
}

/// Table `emission_days`, one outlet and one year: daily means as published, never worked out here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EmissionDays {
    /// Outlet.
    pub outlet: Id,
    /// Year.
    pub year: i16,
    /// By item.
    pub items: Vec<EmissionDayColumn>,
}

/// The daily means of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EmissionDayColumn {
    /// Item.
    pub item: String,
    /// Unit of the values.
    pub unit: String,
    /// In order; days without a row are absent.
    pub days: Vec<EmissionDay>,
    /// How they keep each limit that was in force.
    pub verdicts: Vec<EmissionVerdict>,
}

/// A daily mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EmissionDay {
    /// The day.
    pub date: String,
    /// The mean.
    pub value: Option<Decimal>,
    /// Why there is none.
    pub missing: Option<MissingReason>,
    /// Valid hours behind it, where the source says.
    pub hours: Option<u8>,
    /// Operating mark; `normal` in normal running.
    pub mark: String,
}
