//! The kinds of chart. Each is one file: what goes in, how it is laid out, what comes out.

pub mod ranked_bars;
pub mod time_series;
