//! Words of the sketch that a point is set on.

/// Words of the sketch.
#[expect(missing_docs, reason = "the Chinese and English words are their documentation")]
pub struct PinWords {
    pub label: &'static str,
    pub keys: fn(&str) -> String,
    pub sketch: &'static str,
    pub north: &'static str,
    pub closer: &'static str,
    pub wider: &'static str,
    pub own: &'static str,
    pub asking: &'static str,
    pub found: fn(u32) -> String,
    pub refused: &'static str,
    pub not_found: &'static str,
    pub remove: &'static str,
    pub none: &'static str,
    pub tap: &'static str,
}
