//! What stands below a chart.

use super::quote;
use crate::components::Ctx;
use crate::quoting::Chart;
use maud::Markup;

/// Examples.
#[must_use]
pub fn examples(ctx: &Ctx) -> Vec<(&'static str, Markup)> {
    let hours = Chart::AirHours("150300".to_owned(), "pm25".to_owned());
    vec![
        ("the hours of a place", quote("example-hours", &hours, ctx)),
        ("a chart of which there is one", quote("example-farmland", &Chart::Farmland, ctx)),
    ]
}
