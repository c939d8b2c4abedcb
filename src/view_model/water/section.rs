//! The page of a section.

use super::{SectionRow, item_name, join, section_row, value_text};
use crate::text::{Text, word};
use mingjing_contract::places::Section;
use mingjing_contract::water::{SectionNow, WaterReadings};
use std::sync::Arc;

/// One section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionPage {
    /// As in the list.
    pub row: SectionRow,
    /// Difference between published and computed class.
    pub difference: Option<String>,
    /// Items beyond class III, with multiples.
    pub exceeding: String,
    /// Newest values: item, value.
    pub values: Vec<(String, String)>,
    /// Class → readings.
    pub counts: Vec<(String, String, u32)>,
    /// Rows without a time.
    pub untimed: Vec<String>,
}

/// One section's newest reading and what stands behind it.
#[must_use]
pub fn section(
    section: &Section,
    now: &SectionNow,
    years: &[Arc<WaterReadings>],
    t: &'static Text,
) -> SectionPage {
    let row = section_row(section, Some(now), t);
    let latest = now.latest.as_ref();
    SectionPage {
        difference: latest.and_then(|reading| {
            let (published, computed) =
                (reading.published_class.as_deref()?, reading.computed_class.as_deref()?);
            (published != computed)
                .then(|| (t.class_differs)(&word(t.classes, published), &word(t.classes, computed)))
        }),
        exceeding: latest.map_or_else(
            || "—".to_owned(),
            |reading| {
                let items: Vec<String> = reading
                    .exceeding
                    .iter()
                    .map(|over| {
                        let name = item_name(&over.item, t);
                        over.multiple.map_or(name.clone(), |multiple| format!("{name}（{multiple}）"))
                    })
                    .collect();
                join(&items, t)
            },
        ),
        values: latest.map_or_else(Vec::new, |reading| {
            t.water_items
                .iter()
                .map(|(id, words)| ((*words).to_owned(), value_text(reading, id, t)))
                .collect()
        }),
        counts: now
            .class_counts
            .iter()
            .filter(|(_, n)| **n > 0)
            .map(|(class, n)| (class.clone(), word(t.classes, class), *n))
            .collect(),
        untimed: years
            .iter()
            .flat_map(|year| &year.untimed)
            .map(|(state, n)| (t.untimed)(*n, &word(t.states_water, state)))
            .collect(),
        row,
    }
}
