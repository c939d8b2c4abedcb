//! The ledger in the parts that pages look at (`mingjing_contract::manifest::cut`).

use super::record::Want;
use super::samples;
use mingjing_contract::manifest::{Manifest, SAMPLE_PART, cut, table};

/// The whole ledger, or the made-up one beside it.
#[must_use]
pub fn whole(release: &Manifest, sample: bool) -> Want {
    samples::half(table::LEDGER, release, sample)
}

/// Documents and units.
#[must_use]
pub fn names(release: &Manifest, sample: bool) -> Want {
    half(release, cut::NAMES, sample)
}

/// All tasks, as a list shows them.
#[must_use]
pub fn list(release: &Manifest, sample: bool) -> Want {
    half(release, cut::LIST, sample)
}

/// All tasks by their states, with the titles of those that a year is about; for a year that none is about, the list.
#[must_use]
pub fn of_year(release: &Manifest, year: i16, sample: bool) -> Want {
    let part = half(release, &format!("{}{year}", cut::YEAR), sample);
    if part.files(release).is_empty() { list(release, sample) } else { part }
}

/// What holds a task whole, if anything does.
#[must_use]
pub fn holding(release: &Manifest, id: &str) -> Option<Want> {
    let parts = release.partitions(table::TASKS, cut::OF);
    let last = parts.filter(|part| part.get(cut::OF.len()..).is_some_and(|first| first <= id)).max();
    last.map(|part| Want::Part(table::TASKS, part.to_owned()))
}

/// Whether there is a made-up ledger beside the real one.
#[must_use]
pub fn has_sample(release: &Manifest) -> bool {
    samples::are_apart(table::LEDGER, release)
}

fn half(release: &Manifest, part: &str, sample: bool) -> Want {
    let is_apart = sample && has_sample(release);
    Want::Part(table::TASKS, if is_apart { format!("{part}/{SAMPLE_PART}") } else { part.to_owned() })
}
