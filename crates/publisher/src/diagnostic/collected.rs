//! Faults gathered, the same ones together.

use super::offending::shorten;
use super::place::Place;
use super::{Fault, Severity};
use mingjing_contract::portal::QualityNote;
use std::collections::{BTreeMap, btree_map::Entry};

/// How many places of one group are kept word for word.
pub const PLACES_KEPT: usize = 20;

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
