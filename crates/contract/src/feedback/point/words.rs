//! Words of places as points: the fields of a form, and how a point lies towards what is known. App and service say them.

mod en;
mod zh;

use mingjing_domain::language::Language;

/// The Chinese words as they stand in the program, for who converts them into other characters in advance.
pub const CHINESE: &str = include_str!("words/zh.rs");

/// The words in a language.
#[must_use]
pub fn words(language: Language) -> &'static PointWords {
    match language {
        Language::Zh => &zh::WORDS,
        Language::En => &en::WORDS,
    }
}

/// Words of points.
#[expect(missing_docs, reason = "the Chinese and English words are their documentation")]
pub struct PointWords {
    pub title: &'static str,
    pub hint: &'static str,
    pub lat: &'static str,
    pub degrees_hint: &'static str,
    pub lon: &'static str,
    pub near_lead: &'static str,
    pub near: &'static str,
    pub direction: &'static str,
    pub distance: &'static str,
    pub exact: &'static str,
    pub exact_hint: &'static str,
    pub point: &'static str,
    pub kept: &'static str,
    /// What will be published; whether it is exact.
    pub public: fn(&str, bool) -> String,
    /// Kilometres.
    pub doubtful: fn(u32) -> String,
    /// Latitude with whether it is south, longitude with whether it is west.
    pub degrees: fn((&str, bool), (&str, bool)) -> String,
    /// Clockwise from north.
    pub directions: [&'static str; 8],
    pub here: fn(&str) -> String,
    /// Name, how far, in which direction.
    pub away: fn(&str, &str, &str) -> String,
    pub metres: fn(u32) -> String,
    pub kilometres: fn(&str) -> String,
    pub joint: &'static str,
}
