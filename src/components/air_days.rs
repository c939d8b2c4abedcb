//! Days as outlined squares in the colour of their level, each with its words.

#[cfg(not(target_arch = "wasm32"))]
pub mod examples;

use crate::view_model::air::DayCell;
use maud::{Markup, html};

/// A row of days.
#[must_use]
pub fn days(cells: &[DayCell]) -> Markup {
    html! {
        ol.days {
            @for cell in cells {
                @let level = cell.level.map_or_else(|| "none".to_owned(), |level| format!("aqi-{level}"));
                li {
                    @if let Some(month) = &cell.month { span.month aria-hidden="true" { (month) } }
                    span.day.(level) title=(cell.words) { span.unseen { (cell.words) } }
                    span.number aria-hidden="true" { (cell.number) }
                }
            }
        }
    }
}
