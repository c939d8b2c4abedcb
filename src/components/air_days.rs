//! Days as outlined squares in the colour of their level, each with its words.

use crate::view_model::air::DayCell;
use leptos::prelude::*;

/// A row of days.
#[must_use]
pub fn days(cells: &[DayCell]) -> AnyView {
    let cells = cells
        .iter()
        .map(|cell| {
            let class = cell.level.map_or_else(|| "day none".to_owned(), |level| format!("day aqi-{level}"));
            view! {
                <li>
                    {cell.month.clone().map(|month| view! { <span class="month" aria-hidden="true">{month}</span> })}
                    <span class=class title=cell.words.clone()>
                        <span class="unseen">{cell.words.clone()}</span>
                    </span>
                    <span class="number" aria-hidden="true">{cell.number.clone()}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="days">{cells}</ol> }.into_any()
}
