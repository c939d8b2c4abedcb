//! Where data come from: published tables (in the browser each is checked against the manifest before it is
//! used) and the feedback service. Nothing else in the app fetches.

#[cfg(not(target_arch = "wasm32"))]
pub mod baked;
#[cfg(target_arch = "wasm32")]
pub mod characters;
#[cfg(feature = "csr")]
pub mod feedback;
#[cfg(target_arch = "wasm32")]
pub mod fetched;
pub mod ledger;
mod load;
#[cfg(target_arch = "wasm32")]
pub mod log;
#[cfg(target_arch = "wasm32")]
pub mod pinned;
pub mod record;
pub mod samples;

pub use load::LoadError;
