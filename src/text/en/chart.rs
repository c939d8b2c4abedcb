//! Charts.

use crate::text::chart::ChartWords;

/// Words.
pub static WORDS: ChartWords = ChartWords {
    quote: "Quote",
    alone: "Open alone",
    how_to: "How to quote",
    guide: "Quote and embed charts: code, pinned releases, citations",
    zoom_in: "Zoom in",
    zoom_out: "Zoom out",
    whole: "Show the whole period",
    shows: |from, to| format!("The chart shows {from} to {to}."),
    edition_from: |edition| format!("{edition} from here"),
};
