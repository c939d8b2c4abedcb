//! A table of ready-to-show cells; the first column names the row. It scrolls by itself when narrow.

use crate::text::Text;
use crate::view_model::figure::Table;
use leptos::prelude::*;

/// A table with a caption that is read but not seen (the heading above says it to the eye).
#[must_use]
pub fn plain(table: &Table, caption: String, t: &'static Text) -> AnyView {
    let head = table.head.iter().map(|cell| view! { <th scope="col">{cell.clone()}</th> }).collect_view();
    let rows = table
        .rows
        .iter()
        .map(|row| {
            let mut cells = row.iter();
            let first = cells.next().cloned().unwrap_or_default();
            let rest = cells.map(|cell| view! { <td>{cell.clone()}</td> }).collect_view();
            view! { <tr><th scope="row">{first}</th>{rest}</tr> }
        })
        .collect_view();
    let label = (t.table_of)(&caption);
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=label>
            <table>
                <caption class="unseen">{caption}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
