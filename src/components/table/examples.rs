//! Plain tables.

use super::plain;
use crate::components::Ctx;
use crate::view_model::figure::Table;
use maud::Markup;

/// Examples.
#[must_use]
pub fn examples(ctx: &Ctx) -> Vec<(&'static str, Markup)> {
    let t = ctx.t;
    let table = |columns: usize, rows: usize| Table {
        head: (0..columns).map(|column| format!("{} {column}", t.item_label)).collect(),
        rows: (0..rows)
            .map(|row| {
                (0..columns)
                    .map(|column| {
                        if (row + column) % 7 == 3 {
                            "—".into()
                        } else {
                            (row * 7 + column * 13).to_string()
                        }
                    })
                    .collect()
            })
            .collect(),
    };
    vec![
        ("small", plain(&table(2, 3), t.time, t)),
        ("wide: it scrolls by itself", plain(&table(14, 4), t.value, t)),
        ("long: it can be filtered", plain(&table(3, 20), t.place, t)),
        ("a single row", plain(&table(3, 1), t.source, t)),
    ]
}
