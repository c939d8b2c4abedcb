//! Status of a river or basin from the classes of its sections (环办〔2011〕22号).

use super::{Class, Status};

/// Fewest sections for which the shares of classes are used.
const FEWEST_SECTIONS: usize = 5;

/// What the shares of classes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basin {
    /// Fewer than five sections: each item is averaged over the sections, and the means are judged
    /// like a section ([`super::classify`]).
    ByMeans,
    /// Five or more: by the shares of classes.
    ByShares {
        /// Sections of class I to III.
        good: usize,
        /// Sections worse than V.
        bad: usize,
        /// Sections in all.
        total: usize,
        /// The status; none in the one corner that the text leaves open, exactly 60 % I–III with
        /// exactly 40 % worse than V.
        status: Option<Status>,
    },
}

/// Judges a river or basin by the classes of its sections.
///
/// ```
/// use mingjing_domain::water::{Class, Status, basin::{Basin, judge}};
/// let sections = [Class::II, Class::II, Class::III, Class::IV];
/// assert_eq!(judge(&sections), Basin::ByMeans);
/// let sections = [Class::II, Class::II, Class::III, Class::III, Class::IV];
/// assert_eq!(judge(&sections), Basin::ByShares { good: 4, bad: 0, total: 5, status: Some(Status::Good) });
/// ```
#[must_use]
pub fn judge(sections: &[Class]) -> Basin {
    let total = sections.len();
    if total < FEWEST_SECTIONS {
        return Basin::ByMeans;
    }
    let good = sections.iter().filter(|class| **class <= Class::III).count();
    let bad = sections.iter().filter(|class| **class == Class::InferiorV).count();
    // Shares as exact comparisons: n / total ≥ p % is n × 100 ≥ p × total.
    let at_least = |part: usize, percent: usize| part.saturating_mul(100) >= total.saturating_mul(percent);
    let status = if at_least(good, 90) {
        Some(Status::Excellent)
    } else if at_least(good, 75) {
        Some(Status::Good)
    } else if !at_least(bad, 20) {
        Some(Status::Light)
    } else if !at_least(bad, 40) {
        Some(Status::Moderate)
    } else if !at_least(good, 60) {
        Some(Status::Heavy)
    } else {
        None
    };
    Basin::ByShares { good, bad, total, status }
}
