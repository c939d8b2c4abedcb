//! What is wrong with a workbook: where, what, how to mend it.
//!
//! A [`Fault`] is a sentence from the catalogue ([`catalog`]) without a place; a [`Diagnostics`] gathers
//! faults with their places. Equal faults in one column of one file form one [`Group`], so that a column
//! of ten thousand wrong cells is one message with a count, not ten thousand messages.

pub mod catalog;
mod collected;
mod offending;
mod place;
pub mod render;

pub use collected::{Diagnostics, Group, Occurrence, PLACES_KEPT};
pub use place::Place;

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
}
