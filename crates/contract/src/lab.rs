//! What laboratories found: parts that the tables of wells, taps and plots share.
//!
//! A reading is a text, as the laboratory printed it: `0.350` a figure, `<0.004` below that detection limit,
//! `none` not detected, `some` detected without a figure.

use serde::{Deserialize, Serialize};

/// An item that could not be judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotJudged {
    /// The item.
    pub item: String,
    /// `negative`, `out_of_range`, `detection_limit_too_high`, `no_figure`, `not_applicable`, `duplicate`,
    /// `no_ph`.
    pub reason: String,
}
