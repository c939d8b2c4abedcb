//! Words about charts.

/// Words that every chart may say.
#[expect(missing_docs, reason = "the Chinese and English words are their documentation")]
pub struct ChartWords {
    pub edition_from: fn(&str) -> String,
}
