//! The parts of a page that live: they answer to pointer and keys, and keep a state that is not in the
//! address. All others are markup.

pub mod feedback;
pub mod figure;
mod host;
mod quote;

pub use host::{Host, Parts, are_drawn, load_forms, miss, places, send_what_waits, take_pictures};
