//! Missing is a value with a reason, never NaN, 0 or a guess.

use serde::{Deserialize, Serialize};

/// Why a value is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MissingReason {
    /// The source has no record at all for that time (a whole hour or file is absent).
    NotInSource,
    /// The source has the time but the cell is empty or says "no data" (`--`).
    NoData,
    /// The item is not measured at this place (`*`, or outside its programme).
    NotMonitored,
    /// The station had been taken out of service.
    Stopped,
    /// Under maintenance, as the source says.
    Maintenance,
    /// Too few valid values for the mean (GB 3095 table 4).
    TooFewValues,
    /// The source's value was refused by a check of the publisher.
    Invalid,
}
