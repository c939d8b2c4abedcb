//! Tables of results.

use super::{cell, sheet};
use crate::components::{Ctx, mark};
use maud::{Markup, html};

/// Examples.
#[must_use]
pub fn examples(ctx: &Ctx) -> Vec<(&'static str, Markup)> {
    let t = ctx.t;
    let row = |marked: bool, name: &str, value: &str| {
        (marked, vec![cell(name), html! { (mark::level(Some(3))) (value) }, cell("mg/L")])
    };
    let rows = [row(false, "NH₃-N", "0.52"), row(true, "COD", "48"), row(false, "F⁻", "—")];
    vec![("one row above its limit", sheet(t.nav_water, &[t.item_label, t.value, t.source], &rows, t))]
}
