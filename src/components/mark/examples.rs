//! Marks, each beside its word.

use super::{card, class, level};
use crate::components::Ctx;
use maud::{Markup, html};

/// Examples.
#[must_use]
pub fn examples(ctx: &Ctx) -> Vec<(&'static str, Markup)> {
    let words = ctx.t.categories.iter().zip(1_u8..);
    vec![
        (
            "levels of the air",
            html! { ul.lines { @for (word, number) in words { li { span { (level(Some(number))) (word) } } } li { span { (level(None)) "—" } } } },
        ),
        (
            "classes of water",
            html! { ul.lines { @for id in ["i", "ii", "iii", "iv", "v", "worse"] { li { span { (class(Some(id))) (id) } } } } },
        ),
        (
            "cards and credit",
            html! { ul.lines { @for id in ["yellow", "red", "green", "blue", "black"] { li { span { (card(id)) (id) } } } } },
        ),
    ]
}
