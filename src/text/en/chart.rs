//! Charts.

use crate::text::chart::ChartWords;

/// Words.
pub static WORDS: ChartWords = ChartWords {
    edition_from: |edition| format!("{edition} from here"),
};
