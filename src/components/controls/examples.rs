//! Controls.

use super::{filters, more, search, select, tabs};
use crate::components::Ctx;
use maud::{Markup, html};

/// Examples.
#[must_use]
pub fn examples(ctx: &Ctx) -> Vec<(&'static str, Markup)> {
    let t = ctx.t;
    let choices: Vec<(String, String)> =
        ["PM10", "PM2.5", "O3"].map(|id| (id.to_lowercase(), id.to_owned())).into();
    let controls = html! {
        (search(ctx, "words", t.time))
        (select(ctx, "item", t.item_label, Some(t.all), &choices, ""))
        (select(ctx, "unit", t.place, Some(t.all), &[("long".into(), "很长很长的单位名称，长到一行写不下也要能看清".into())], ""))
    };
    vec![
        ("filters", filters(ctx, &controls)),
        ("tabs", tabs(ctx, "tab", t.item_label, &choices, "pm10")),
        ("more", more("rows", "all", &(t.more)(320))),
    ]
}
