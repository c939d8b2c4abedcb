//! A table of ready-to-show cells; the first column names the row. It scrolls by itself when narrow.

use crate::text::Text;
use crate::view_model::figure::Table;
use maud::{Markup, html};

/// A frame that scrolls by itself when what is in it is wider than the page.
#[must_use]
pub fn scroll(label: &str, t: &Text, table: &Markup) -> Markup {
    html! { div.scroll tabindex="0" role="region" aria-label=((t.table_of)(label)) { (table) } }
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
