//! Surface water: the sections, and one section over time.

mod figure;
mod section;

pub use figure::{DRAWN, bands, figure};
pub use section::{SectionPage, section};

use crate::route::Lang;
use crate::text::{Text, format, word};
use mingjing_contract::places::{Places, Section};
use mingjing_contract::water::{SectionNow, WaterNow, WaterReading};
use mingjing_domain::Decimal;
use mingjing_domain::order;
use mingjing_domain::water::Class;

/// A section in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionRow {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Basin and river.
    pub basin: String,
    /// Class identifier.
    pub class: Option<String>,
    /// Class in words, or why there is none.
    pub class_words: String,
    /// Deciding factors.
    pub deciding: String,
    /// Time of the reading.
    pub when: String,
    /// State of the station.
    pub state: String,
    /// Made up for demonstration.
    pub sample: bool,
}

/// Name of a section in the language.
#[must_use]
pub fn section_name(section: &Section, t: &Text) -> String {
    if t.lang == Lang::Zh { section.name_zh.clone() } else { section.name_en.clone() }
}

/// The class that counts: the published one, as the source judged on unrounded values.
#[must_use]
pub fn class_of(reading: &WaterReading) -> Option<&str> {
    reading.published_class.as_deref().or(reading.computed_class.as_deref())
}

/// Names in a row; the word for none where there are none.
#[must_use]
pub fn join<T: AsRef<str>>(items: &[T], t: &Text) -> String {
    if items.is_empty() {
        t.within.to_owned()
    } else {
        let comma = if t.lang == Lang::Zh { "、" } else { ", " };
        items.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(comma)
    }
}

/// Name of an item without its unit.
#[must_use]
pub fn item_name(id: &str, t: &Text) -> String {
    let full = word(t.water_items, id);
    full.split(['（', '(']).next().unwrap_or(&full).trim().to_owned()
}

/// All sections, worst class first, those without a class last. Made-up ones do not stand among real ones.
#[must_use]
pub fn rows(places: &Places, now: &WaterNow, t: &'static Text) -> Vec<SectionRow> {
    let all_made_up = places.sections.iter().all(|section| section.sample);
    let mut rows: Vec<SectionRow> = places
        .sections
        .iter()
        .filter(|section| all_made_up || !section.sample)
        .map(|section| {
            let row = now.sections.iter().find(|row| row.section == section.id);
            section_row(section, row, t)
        })
        .collect();
    order::by_key(&mut rows, |row| std::cmp::Reverse(row.class.as_deref().and_then(Class::from_id)));
    rows
}

fn section_row(section: &Section, now: Option<&SectionNow>, t: &'static Text) -> SectionRow {
    let latest = now.and_then(|now| now.latest.as_ref());
    let class = latest.and_then(class_of).map(str::to_owned);
    let basin = if t.lang == Lang::Zh { &section.basin_zh } else { &section.basin_en };
    let river = section.river_zh.as_deref().filter(|_| t.lang == Lang::Zh);
    SectionRow {
        id: section.id.clone(),
        name: section_name(section, t),
        basin: river.map_or_else(|| basin.clone(), |river| format!("{basin} · {river}")),
        class_words: class
            .as_deref()
            .map_or_else(|| t.never_classed.to_owned(), |class| word(t.classes, class)),
        deciding: latest.map_or_else(
            || "—".to_owned(),
            |reading| join(&reading.deciding.iter().map(|id| item_name(id, t)).collect::<Vec<_>>(), t),
        ),
        when: latest.map_or_else(|| "—".to_owned(), |reading| format::moment(t.lang, &reading.at)),
        state: now
            .and_then(|now| now.status_zh.as_deref())
            .map_or_else(|| "—".to_owned(), |state| word(t.states_water, state)),
        class,
        sample: section.sample,
    }
}

/// Sections of class III or better, and all that have a class; real ones alone where there are any.
#[must_use]
pub fn good(rows: &[SectionRow]) -> (usize, usize) {
    let counted = super::lab::that_count(rows, |row| row.sample);
    let classes: Vec<Class> =
        counted.iter().filter_map(|row| Class::from_id(row.class.as_deref()?)).collect();
    (classes.iter().filter(|class| **class <= Class::III).count(), classes.len())
}

/// Newest time of all readings of the real network, or of the made-up one: what "up to" means.
#[must_use]
pub fn newest<'a>(places: &Places, now: &'a WaterNow, sample: bool) -> Option<&'a str> {
    let is_meant =
        |id: &str| places.sections.iter().any(|section| section.id == id && section.sample == sample);
    let rows = now.sections.iter().filter(|row| is_meant(&row.section));
    rows.filter_map(|row| row.latest.as_ref()).map(|reading| reading.at.as_str()).max()
}

/// Decimals as the network prints them. Some of its files also hold the value before rounding: the class
/// follows from that one, and the record has all its digits, but nobody measures so finely.
const DECIMALS: [(&str, u8); 7] = [
    ("water_temperature", 1),
    ("conductivity", 1),
    ("turbidity", 1),
    ("ph", 2),
    ("do", 2),
    ("codmn", 2),
    ("tn", 2),
];

/// A value for the eye: rounded by GB/T 8170 where it has more decimals than are printed.
fn shown(id: &str, value: Decimal) -> String {
    let most = DECIMALS.iter().find(|(item, _)| *item == id).map_or(3, |(_, decimals)| *decimals);
    if value.scale() > most { value.round_half_even(most).to_string() } else { value.to_string() }
}

fn value_text(reading: &WaterReading, id: &str, t: &'static Text) -> String {
    match (reading.values.get(id), reading.missing.get(id)) {
        (Some(value), _) => shown(id, *value),
        (None, Some(reason)) => word(t.missing, &super::air::reason_id(*reason)),
        (None, None) => t.no_data.to_owned(),
    }
}
