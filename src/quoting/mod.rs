//! Charts that others quote: their addresses, their pictures, their numbers as files, how they are cited.
//!
//! Pure: app, publisher and command line use the same functions, so that a chart says the same wherever it stands.

pub mod address;
#[cfg(not(target_arch = "wasm32"))]
pub mod catalogue;
pub mod chart;
pub mod cite;
pub mod fault;
pub mod files;
pub mod picture;
pub mod quote;
pub mod size;
pub mod snippets;
pub mod state;
pub mod window;

pub use address::Address;
pub use chart::Chart;
pub use fault::Fault;
pub use quote::{Quoted, quote};
pub use size::{Format, Options};
pub use state::{Lens, Release, Theme};
