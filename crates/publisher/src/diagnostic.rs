//! What is wrong with a workbook: where, what, how to mend it.
//!
//! A [`Fault`] is a sentence from the catalogue ([`catalog`]) without a place; a [`Diagnostics`] gathers
//! faults with their places. Equal faults in one column of one file form one [`Group`], so that a column
//! of ten thousand wrong cells is one message with a count, not ten thousand messages.

pub mod catalog;
pub mod render;

use mingjing_contract::portal::QualityNote;
use std::collections::{BTreeMap, btree_map::Entry};

/// How many places of one group are kept word for word.
pub const PLACES_KEPT: usize = 20;
/// Longest piece of offending text that is shown, in characters.
const OFFENDING_MAX_CHARS: usize = 60;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published until it is mended.
    Error,
    /// Published, with a value dropped or doubted.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// Identifier for programs.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// The same sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Both languages at once.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The sentence in one language.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// Language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

/// A fault without its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Stable code, e.g. `E106`. The letter is the severity.
    pub code: &'static str,
    /// How bad.
    pub severity: Severity,
    /// What is wrong. Holds nothing that differs from row to row, so that equal faults group.
    pub message: Text,
    /// How to mend it, or what was done about it.
    pub hint: Text,
    /// Whether readers of the portal are told (`portal.quality_notes`).
    pub for_readers: bool,
}

/// Where a fault was seen. Parts that make no sense for it are absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Resource of the data package.
    pub resource: String,
    /// Path below the workbook; empty when several files of the resource are meant.
    pub file: String,
    /// Sheet of a spreadsheet.
    pub sheet: Option<String>,
    /// Line in the file or row of the sheet; the first is 1.
    pub row: Option<u64>,
    /// Name of the column.
    pub column: Option<String>,
}

impl Place {
    /// A whole file.
    #[must_use]
    pub fn file(resource: &str, file: &str) -> Self {
        Self { resource: resource.to_owned(), file: file.to_owned(), ..Self::default() }
    }

    /// A sheet of the same file, if it has sheets.
    #[must_use]
    pub fn sheet(mut self, sheet: Option<&str>) -> Self {
        self.sheet = sheet.map(str::to_owned);
        self
    }

    /// A row of the same file.
    #[must_use]
    pub fn row(mut self, row: u64) -> Self {
        self.row = Some(row);
        self
    }

    /// A column of the same row or file.
    #[must_use]
    pub fn column(mut self, column: &str) -> Self {
        self.column = Some(column.to_owned());
        self
    }
}

impl std::fmt::Display for Place {
    /// `file[sheet]:row:column`, as far as known; the resource where no single file is meant.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.file.is_empty() { &self.resource } else { &self.file })?;
        if let Some(sheet) = &self.sheet {
            write!(f, "[{sheet}]")?;
        }
        if let Some(row) = self.row {
            write!(f, ":{row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ":{column}")?;
        }
        Ok(())
    }
}

/// One occurrence in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Line in the file.
    pub row: Option<u64>,
    /// The text that offends, shortened.
    pub offending: Option<String>,
    /// How many of the group's count it stands for.
    pub times: u64,
}

/// Equal faults in one column of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What is wrong.
    pub fault: Fault,
    /// Where it was seen first.
    pub first: Place,
    /// The first [`PLACES_KEPT`] occurrences.
    pub occurrences: Vec<Occurrence>,
    /// How many times in all.
    pub count: u64,
}

/// Groups are told apart by severity, resource, file and sheet, column, code and message.
type Key = (Severity, String, (String, Option<String>), Option<String>, &'static str, String);

/// Everything found so far.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    groups: BTreeMap<Key, Group>,
}

impl Diagnostics {
    /// Records a fault at a place.
    pub fn push(&mut self, fault: Fault, place: Place, offending: Option<&str>) {
        self.push_times(fault, place, offending, 1);
    }

    /// Records several occurrences that one text tells of, such as the hours of a station.
    pub fn push_times(&mut self, fault: Fault, place: Place, offending: Option<&str>, times: u64) {
        let key = (
            fault.severity,
            place.resource.clone(),
            (place.file.clone(), place.sheet.clone()),
            place.column.clone(),
            fault.code,
            fault.message.en.clone(),
        );
        let occurrence = Occurrence { row: place.row, offending: offending.map(shorten), times };
        let group = self.groups.entry(key).or_insert_with(|| Group {
            fault,
            first: place,
            occurrences: Vec::new(),
            count: 0,
        });
        group.count += times;
        if group.occurrences.len() < PLACES_KEPT {
            group.occurrences.push(occurrence);
        }
    }

    /// Adds what another reader found, behind what is known already. Files that are read side by side
    /// are told in their own order by this.
    pub fn append(&mut self, other: Self) {
        for (key, found) in other.groups {
            match self.groups.entry(key) {
                Entry::Vacant(place) => {
                    place.insert(found);
                }
                Entry::Occupied(mut known) => {
                    let known = known.get_mut();
                    known.count += found.count;
                    let room = PLACES_KEPT.saturating_sub(known.occurrences.len());
                    known.occurrences.extend(found.occurrences.into_iter().take(room));
                }
            }
        }
    }

    /// Names the sheet in everything that was found in a file: for readers that know of no sheets.
    #[must_use]
    pub fn in_sheet(self, file: &str, sheet: &str) -> Self {
        let named = |(mut key, mut group): (Key, Group)| {
            if group.first.file == file && group.first.sheet.is_none() {
                key.2.1 = Some(sheet.to_owned());
                group.first.sheet = Some(sheet.to_owned());
            }
            (key, group)
        };
        Self { groups: self.groups.into_iter().map(named).collect() }
    }

    /// True when nothing may be published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Occurrences of one severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> u64 {
        self.groups.values().filter(|group| group.fault.severity == severity).map(|group| group.count).sum()
    }

    /// Groups: errors, warnings, notes; within each by resource, file, row.
    #[must_use]
    pub fn groups(&self) -> Vec<&Group> {
        let mut groups: Vec<&Group> = self.groups.values().collect();
        groups.sort_by_key(|group| (group.fault.severity, &group.first, group.fault.code));
        groups
    }

    /// What readers of the portal are told: per resource, files taken together.
    #[must_use]
    pub fn quality_notes(&self) -> Vec<QualityNote> {
        let mut notes: BTreeMap<(&str, &str, &str), QualityNote> = BTreeMap::new();
        for group in self.groups().into_iter().filter(|group| group.fault.for_readers) {
            let key = (group.fault.code, group.first.resource.as_str(), group.fault.message.en.as_str());
            notes.entry(key).and_modify(|note| note.count += group.count).or_insert_with(|| QualityNote {
                code: group.fault.code.to_owned(),
                resource: group.first.resource.clone(),
                message_zh: group.fault.message.zh.clone(),
                message_en: group.fault.message.en.clone(),
                count: group.count,
                first: group.first.to_string(),
            });
        }
        notes.into_values().collect()
    }
}

/// Cuts long text, so that a swallowed file does not fill the screen.
fn shorten(text: &str) -> String {
    let mut out = visible(text.chars().take(OFFENDING_MAX_CHARS));
    if text.chars().nth(OFFENDING_MAX_CHARS).is_some() {
        out.push('…');
    }
    out
}

/// Control characters and marks that turn the direction of text are spelled out: a terminal must not obey
/// a cell of a spreadsheet.
fn visible(text: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    for c in text {
        if c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(code: &'static str, severity: Severity) -> Fault {
        Fault {
            code,
            severity,
            message: Text::new("不是数", "not a number"),
            hint: Text::new("改", "mend"),
            for_readers: true,
        }
    }

    #[test]
    fn equal_faults_of_a_column_form_one_group_with_every_place() {
        let mut all = Diagnostics::default();
        for row in 2..40 {
            let place = Place::file("tasks", "tasks.csv").row(row).column("value");
            all.push(fault("E106", Severity::Error), place, Some("x"));
        }
        all.push(fault("E106", Severity::Error), Place::file("tasks", "tasks.csv").column("other"), None);
        let groups = all.groups();
        assert_eq!(groups.len(), 2);
        let big = groups.iter().find(|group| group.count == 38).unwrap();
        assert_eq!(big.occurrences.len(), PLACES_KEPT);
        assert_eq!(big.first.to_string(), "tasks.csv:2:value");
        assert_eq!(all.count(Severity::Error), 39);
    }

    #[test]
    fn readers_are_told_once_for_each_resource() {
        let mut all = Diagnostics::default();
        for file in ["a.csv", "b.csv"] {
            all.push(fault("W306", Severity::Warning), Place::file("water", file).row(3), None);
        }
        let notes = all.quality_notes();
        assert_eq!(notes.len(), 1);
        assert_eq!((notes[0].count, notes[0].first.as_str()), (2, "a.csv:3"));
    }

    #[test]
    fn control_characters_are_spelled_out_and_long_text_is_cut() {
        assert_eq!(shorten("a\u{1b}[31m\n"), "a\\u{1b}[31m\\n");
        assert_eq!(shorten(&"长".repeat(61)).chars().count(), 61);
    }
}
