//! Building blocks: values in, markup out. None of them fetches.

pub mod air_days;
pub mod air_year;
pub mod context;
pub mod controls;
pub mod day;
#[cfg(not(target_arch = "wasm32"))]
pub mod example;
pub mod failure;
pub mod figure;
pub mod foreign;
pub mod headline;
pub mod mark;
pub mod notice;
pub mod progress;
pub mod quote;
pub mod seal;
pub mod sheet;
pub mod shell;
pub mod source;
pub mod station_map;
pub mod table;
pub mod verdict;

pub use context::{Ctx, LogState};
