//! What is published and what is sent.
//!
//! The publisher writes these types as JSON (long series in a compact form, [`series`]), the app and any
//! stranger reads them. Every type that
//! crosses the wire is here and nowhere else; names are `snake_case`, times are RFC 3339 with their
//! offset, dates are `YYYY-MM-DD`, concentrations are decimal strings so that no reader loses a digit.
//!
//! The whole contract has one number, [`CONTRACT_VERSION`]; `tests/fixtures` keeps one stored
//! release file set for each version that was ever published.

pub mod air;
pub mod air_relayed;
pub mod bulletins;
pub mod drinking;
pub mod emissions;
pub mod facilities;
pub mod feedback;
pub mod groundwater;
pub mod history;
pub mod json;
pub mod lab;
pub mod lakes;
pub mod ledger;
pub mod log;
pub mod manifest;
pub mod missing;
pub mod personal;
pub mod places;
pub mod polluters;
pub mod portal;
pub mod replies;
pub mod series;
pub mod soil;
pub mod table;
pub mod targets;
pub mod warnings;
pub mod water;

/// Version of everything in this crate. Raised when a reader of the old form would misread the new.
pub const CONTRACT_VERSION: u32 = 1;

/// A stable identifier of a row (`"2186A"`, `"150300"`, `"WH2020-03-1"`).
pub type Id = String;

/// Flags that are left out when they are off.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
fn is_false(flag: &bool) -> bool {
    !*flag
}
