//! Tables of results: cells are ready to show, a row may be marked, a cell may have markup of its own.

#[cfg(not(target_arch = "wasm32"))]
pub mod examples;

use super::table;
use crate::text::Text;
use maud::{Markup, html};

/// A row: whether it is marked, and its cells.
pub type Row = (bool, Vec<Markup>);

/// A cell of plain words.
#[must_use]
pub fn cell(words: &str) -> Markup {
    html! { (words) }
}

/// The table; the first column names the row.
#[must_use]
pub fn sheet(caption: &str, head: &[&str], rows: &[Row], t: &Text) -> Markup {
    let rows = html! {
        table.sheet {
            caption.unseen { (caption) }
            thead { tr { @for cell in head { th scope="col" { (cell) } } } }
            tbody {
                @for (marked, cells) in rows {
                    tr.told[*marked] {
                        @for (index, cell) in cells.iter().enumerate() {
                            @if index == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                        }
                    }
                }
            }
        }
    };
    table::scroll(caption, t, &rows)
}
