//! 图表。

use crate::text::chart::ChartWords;

/// 文字。
pub static WORDS: ChartWords = ChartWords {
    edition_from: |edition| format!("起用 {edition}"),
};
