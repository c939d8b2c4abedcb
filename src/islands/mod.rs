//! The parts of a page that live: they answer to pointer and keys, and keep a state that is not in the
//! address. All others are markup.

pub mod feedback;
pub mod figure;
mod host;
mod quote;

pub use host::{
    Host, are_drawn, are_here, has_stills, load_charts, load_forms, miss_charts, places, send_what_waits,
    take_pictures,
};
