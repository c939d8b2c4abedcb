//! The class of a section, judged again item by item, and against a class that the reader chooses.

use super::lab;
use crate::text::{Text, word};
use mingjing_contract::places::Section;
use mingjing_contract::water::WaterReading;
use mingjing_domain::water::target::Target;
use mingjing_domain::water::{Body, Class, Item, Reading, classify_with_working, limit};

/// Classes that a section may have as its target.
pub const TARGETS: [&str; 5] = ["I", "II", "III", "IV", "V"];

/// The working of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassWorking {
    /// Name, value, class of the item, limit of class III; and whether the item decides.
    pub rows: Vec<([String; 4], bool)>,
    /// What it says of the chosen class.
    pub target: Option<String>,
}

/// Judges a reading again; none if nothing in it can be judged.
#[must_use]
pub fn working(
    section: &Section,
    reading: &WaterReading,
    target: Option<&str>,
    t: &'static Text,
) -> Option<ClassWorking> {
    let body = if section.body == "lake" { Body::Lake } else { Body::River };
    let given: Vec<(Item, Reading)> = reading
        .values
        .iter()
        .filter_map(|(id, value)| Some((Item::from_id(id)?, Reading::Measured(*value))))
        .collect();
    let working = classify_with_working(body, &given, None, target.and_then(Class::from_id));
    let language = t.lang.language();
    let rows: Vec<([String; 4], bool)> = working
        .verdict
        .items
        .iter()
        .map(|judged| {
            let class = word(t.classes, judged.class.id());
            let class = if judged.item.in_class() { class } else { lab::aside(&class, t.lakes().aside, t) };
            let limit = limit(body, judged.item, Class::III);
            let row = [
                judged.item.words().in_language(language).to_owned(),
                judged.compared.to_string(),
                class,
                limit.map_or_else(|| "6–9".to_owned(), |limit| limit.to_string()),
            ];
            (row, working.verdict.deciding.contains(&judged.item))
        })
        .collect();
    let said = working.target.as_ref().and_then(|(class, target)| {
        let words = word(t.classes, class.id());
        match target {
            Target::Kept => Some((t.lakes().target_kept)(&words)),
            Target::Missed(items) => {
                let names: Vec<String> = items
                    .iter()
                    .map(|(item, by)| {
                        let name = item.words().in_language(language);
                        by.map_or_else(
                            || name.to_owned(),
                            |by| format!("{name} {}", (t.lab().multiple)(&by.to_string())),
                        )
                    })
                    .collect();
                Some((t.lakes().target_missed)(&words, &super::water::join(&names, t)))
            }
            Target::NotJudged => None,
        }
    });
    (!rows.is_empty()).then_some(ClassWorking { rows, target: said })
}
