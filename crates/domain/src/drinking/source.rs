//! Whether water is fit as a source.
//!
//! A source is no drinking water yet: surface water is judged by GB 3838, groundwater by GB/T 14848, and
//! either should reach class Ⅲ (confidence C: from memory of the wording).

use crate::{groundwater, water};

/// What the source is, with its verdict.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// River, lake or reservoir.
    Surface(&'a water::Verdict),
    /// Well or spring.
    Ground(&'a groundwater::Verdict),
}

/// Whether a source reaches class Ⅲ; none if no item could be judged.
#[must_use]
pub fn source_fit(source: Source<'_>) -> Option<bool> {
    match source {
        Source::Surface(verdict) => verdict.class.map(|class| class <= water::Class::III),
        Source::Ground(verdict) => verdict.class.map(|class| class <= groundwater::Class::III),
    }
}
