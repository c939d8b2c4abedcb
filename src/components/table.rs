//! A table of ready-to-show cells; the first column names the row. It scrolls by itself when narrow.

#[cfg(not(target_arch = "wasm32"))]
pub mod examples;

use crate::text::Text;
use crate::view_model::figure::Table;
use maud::{Markup, html};

/// A frame that scrolls by itself when what is in it is wider than the page.
#[must_use]
pub fn scroll(label: &str, t: &Text, table: &Markup) -> Markup {
    let tools = has_tools(&table.0).then_some("");
    html! { div.scroll tabindex="0" role="region" aria-label=((t.table_of)(label)) data-tools=[tools] { (table) } }
}

/// Whether the reader can sort, filter, copy and download (`tables.js` of the publisher): a head, two rows at least,
/// and every cell in a row and a column of its own.
fn has_tools(table: &str) -> bool {
    table.contains("<thead>")
        && !table.contains("span=\"")
        && table.matches("<tr").count() > 2
        && table.matches("<table").count() == 1
}

/// A table with a caption that is read but not seen (the heading above says it to the eye).
#[must_use]
pub fn plain(table: &Table, caption: &str, t: &Text) -> Markup {
    let rows = html! {
        table {
            caption.unseen { (caption) }
            thead { tr { @for cell in &table.head { th scope="col" { (cell) } } } }
            tbody {
                @for row in &table.rows {
                    tr {
                        @for (index, cell) in row.iter().enumerate() {
                            @if index == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                        }
                    }
                }
            }
        }
    };
    scroll(caption, t, &rows)
}
