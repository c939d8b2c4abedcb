//! Words about charts.

/// Words that every chart may say.
#[expect(missing_docs, reason = "the Chinese and English words are their documentation")]
pub struct ChartWords {
    pub quote: &'static str,
    pub alone: &'static str,
    pub how_to: &'static str,
    pub guide: &'static str,
    pub zoom_in: &'static str,
    pub zoom_out: &'static str,
    pub whole: &'static str,
    pub shows: fn(&str, &str) -> String,
    pub edition_from: fn(&str) -> String,
}
