//! Days of air.

use super::days;
use crate::components::Ctx;
use crate::text::word;
use crate::view_model::air::DayCell;
use maud::Markup;

/// Days with the levels given, from the 26th on.
pub(in crate::components) fn cells(ctx: &Ctx, levels: &[Option<u8>]) -> Vec<DayCell> {
    let name =
        |level: u8| ctx.t.categories.get(usize::from(level).saturating_sub(1)).copied().unwrap_or_default();
    levels
        .iter()
        .enumerate()
        .map(|(index, level)| {
            let number = (25 + index) % 28 + 1;
            let words = level.map_or_else(|| word(ctx.t.missing, "too_few"), |level| name(level).to_owned());
            let month = match index {
                0 => Some("2"),
                3 => Some("3"),
                _ => None,
            };
            DayCell {
                number: number.to_string(),
                words: format!("{number} · {words}"),
                level: *level,
                month: month.map(str::to_owned),
            }
        })
        .collect()
}

/// Examples.
#[must_use]
pub fn examples(ctx: &Ctx) -> Vec<(&'static str, Markup)> {
    let levels = [Some(1), Some(2), Some(3), Some(4), Some(5), Some(6), None];
    vec![
        ("every level, and a day without", days(&cells(ctx, &levels))),
        ("a single day", days(&cells(ctx, &[Some(2)]))),
        ("no day", days(&[])),
    ]
}
