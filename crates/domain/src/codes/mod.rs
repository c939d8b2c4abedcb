//! Codes of the national platforms.
//!
//! * [`pollutant`]: names of air and water pollutants (HJ 524, HJ 525) as HJ 212 transmits them.
//! * [`division`]: administrative divisions (GB/T 2260).

pub mod division;
pub mod pollutant;
