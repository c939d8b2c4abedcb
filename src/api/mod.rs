//! The only code that fetches: published tables (each checked against the manifest before it is used)
//! and the feedback service.

pub mod feedback;
pub mod load;
pub mod log;
pub mod record;

pub use load::{Load, LoadError};
