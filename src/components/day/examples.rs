//! The day that a page speaks of.

use super::{control, past};
use crate::components::Ctx;
use jiff::civil::Date;
use maud::Markup;

/// Examples.
#[must_use]
pub fn examples(ctx: &Ctx) -> Vec<(&'static str, Markup)> {
    let day = |month, day| Date::constant(2026, month, day);
    vec![
        ("a day in the middle", control(ctx, day(5, 1), day(1, 1), day(11, 20))),
        ("an earlier day", past(ctx, day(5, 1))),
    ]
}
