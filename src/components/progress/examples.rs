//! Progress bars.

use super::bar;
use crate::components::Ctx;
use crate::view_model::progress::Bar;
use maud::Markup;

/// Examples.
#[must_use]
pub fn examples(ctx: &Ctx) -> Vec<(&'static str, Markup)> {
    let t = ctx.t;
    let shown = |done: Option<u16>, due: Option<u16>, marks: &[u16], words: &str| {
        let marks = marks.iter().map(|at| (*at, format!("{at} ‰"))).collect();
        bar(&Bar { done, due, marks, words: words.to_owned() }, t)
    };
    vec![
        ("behind what is due", shown(Some(320), Some(500), &[250, 500, 1000], "32 / 100")),
        ("done", shown(Some(1000), None, &[1000], "100 / 100")),
        ("begun", shown(Some(0), Some(0), &[500, 1000], "0 / 100")),
        ("nothing published", shown(None, Some(700), &[], t.nothing_published)),
    ]
}
