//! The kinds of chart. Each is one file or folder: what goes in, how it is laid out, what comes out.

pub mod calendar;
pub mod class_stacks;
pub mod place_map;
pub mod point_map;
pub mod progress;
pub mod ranges;
pub mod ranked_bars;
pub mod rose;
pub mod scatter;
pub mod small_multiples;
pub mod time_series;

use crate::theme::Rgb;

/// A class of values: its name and its official colour.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// Its name.
    pub label: String,
    /// Its colour.
    pub colour: Rgb,
}
