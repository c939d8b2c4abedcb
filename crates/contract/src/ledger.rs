//! Promises: documents, units, tasks with what was published of them, disclosure duties, sources.

use crate::Id;
use mingjing_domain::Decimal;
use mingjing_domain::ledger::EventKind;
use serde::{Deserialize, Serialize};

/// Table `ledger`. States are not stored: they are a function of this and a date
/// (`mingjing_domain::ledger`), so any reader can ask for any day. Where a release has real and made-up rows, the
/// made-up ones stand in the partition [`crate::manifest::SAMPLE_PART`], so that they weigh on nobody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ledger {
    /// The plans.
    pub documents: Vec<Document>,
    /// The units that the plans name.
    pub units: Vec<Unit>,
    /// The tasks, in the order of the plans.
    pub tasks: Vec<Task>,
}

/// A plan or another document that promises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Document {
    /// Identifier, e.g. `WH2020`.
    pub id: Id,
    /// Title.
    pub title_zh: String,
    /// Title in English.
    pub title_en: String,
    /// Number, e.g. 内政发〔2020〕26号.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Day of issue.
    pub issued_on: Option<String>,
    /// Region that it binds.
    pub region: Id,
    /// Doubts about the text.
    pub note: Option<String>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// A unit (单位).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unit {
    /// Identifier.
    pub id: Id,
    /// Name.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// Region.
    pub region: Option<Id>,
    /// Kind: `party`, `government`, `department`, …
    pub kind: String,
    /// Made up for demonstration; absent when it is not.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub sample: bool,
}

/// A rectification task (整改任务).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Task {
    /// Identifier, e.g. `WH2020-03-1`.
    pub id: Id,
    /// Document.
    pub document: Id,
    /// Task of which it is a part.
    pub parent: Option<Id>,
    /// Section of the document.
    pub section: String,
    /// Theme: `air`, `water`, `soil`, `mining`, …
    pub theme: String,
    /// Title in our own words.
    pub title_zh: String,
    /// Title in English.
    pub title_en: String,
    /// Summary in our own words.
    pub summary_zh: Option<String>,
    /// Goal, where one is stated.
    pub goal_zh: Option<String>,
    /// Deadline as printed.
    pub deadline_text: Option<String>,
    /// First deadline as a day, for kind `date`.
    pub deadline_date: Option<String>,
    /// `date`, `immediate`, `standing`, `recurring`; absent when none is stated.
    pub deadline_kind: Option<String>,
    /// Region.
    pub region: Id,
    /// Units with their roles.
    pub units: Vec<TaskUnit>,
    /// Milestones.
    pub milestones: Vec<Milestone>,
    /// What was published afterwards, in order of date, then of the record.
    pub events: Vec<TaskEvent>,
    /// Made up for demonstration.
    pub sample: bool,
}

impl Task {
    /// The event by which the task is merged, split or withdrawn on a day (`YYYY-MM-DD`): the one that
    /// [`mingjing_domain::ledger::Ended`] speaks of.
    #[must_use]
    pub fn ended_by(&self, day: &str) -> Option<&TaskEvent> {
        // Days are written so that their order is that of their letters.
        last_end(self.events.iter().filter(|event| event.date.as_str() <= day), |event| &event.kind)
    }
}

/// The end that holds after events in their order: the first since the last reopening.
pub fn last_end<T>(events: impl IntoIterator<Item = T>, kind: impl Fn(&T) -> &str) -> Option<T> {
    events.into_iter().fold(None, |end, event| match EventKind::from_id(kind(&event)) {
        Some(EventKind::Reopened) => None,
        Some(kind) if kind.ends() => end.or(Some(event)),
        _ => end,
    })
}

/// A unit's part in a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TaskUnit {
    /// Unit.
    pub unit: Id,
    /// `responsible`, `lead`, `cooperating`, `supervising`, `accountability`.
    pub role: String,
}

/// A step on the way, with or without a quantity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Milestone {
    /// 1, 2, 3, … within the task.
    pub seq: u16,
    /// When it is due.
    pub due_on: Option<String>,
    /// How much.
    pub quantity: Option<Decimal>,
    /// Of what.
    pub unit_zh: Option<String>,
    /// True: the quantity counts everything up to then; false: this step alone.
    pub cumulative: bool,
    /// In words.
    pub description_zh: String,
}

/// Something that was published about a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TaskEvent {
    /// Identifier, e.g. `PE-001`.
    pub id: Id,
    /// Day of the event.
    pub date: String,
    /// `progress`, `report`, `claimed_done`, `verified`, `public_notice`, `closed`, `challenged`,
    /// `reopened`, `deadline_moved`, `withdrawn`, `merged`, `split`, …
    pub kind: String,
    /// Quantity as published.
    pub quantity: Option<Decimal>,
    /// Of what.
    pub unit_zh: Option<String>,
    /// Per cent as published.
    pub percent: Option<Decimal>,
    /// In words.
    pub text_zh: String,
    /// In English.
    pub text_en: String,
    /// Source ([`Source::id`]).
    pub source: Id,
    /// `A` a government page, `B` the press quoting officials, `C` a mirror or an undated page.
    pub confidence: String,
    /// Milestone whose quantity this one counts towards, where the source plainly says the same
    /// thing in the same unit and scope. Only such events fill a progress bar.
    pub counts_toward: Option<u16>,
    /// For `deadline_moved`: the new deadline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_deadline: Option<String>,
    /// For `deadline_moved`: the unit that moved it ([`Unit::id`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_by: Option<Id>,
    /// For `deadline_moved`: the document that moves it, by number or address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_document: Option<String>,
    /// For `merged` the task, for `split` the tasks ([`Task::id`]) in which the promise lives on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub successors: Vec<Id>,
    /// Address of a piece of evidence (`http` or `https`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence_url: Option<String>,
    /// SHA-256 of that evidence, lower-case hex, so that a change of it is seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence_sha256: Option<String>,
    /// For `public_notice`: last day on which objections are heard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_until: Option<String>,
}

/// Table `sources`: where events, observations and evidence were published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Sources {
    /// By identifier.
    pub sources: Vec<Source>,
}

/// A publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// Identifier, e.g. `SRC-001`.
    pub id: Id,
    /// Title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When; absent if the page has no date.
    pub published_on: Option<String>,
    /// Address, where it may be shown.
    pub address: Option<String>,
    /// Doubts.
    pub note: Option<String>,
    /// Made up for demonstration; absent when it is not.
    #[serde(default, skip_serializing_if = "crate::is_false")]
    pub sample: bool,
}

/// Table `duties`: what must be published, by which document, and the proofs found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Duties {
    /// In the order of the documents.
    pub duties: Vec<Duty>,
}

/// A disclosure duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Duty {
    /// Identifier, e.g. `DD-WH2020-01`.
    pub id: Id,
    /// What.
    pub what_zh: String,
    /// What, in English.
    pub what_en: String,
    /// Who, as printed.
    pub who_zh: String,
    /// Units.
    pub units: Vec<TaskUnit>,
    /// `monthly`, `quarterly`, `yearly`, `weekly`, `half-yearly`, `once`, `on-event`, `standing`, `unstated`.
    pub frequency: String,
    /// Document.
    pub document: Id,
    /// Section.
    pub section: String,
    /// `publication`, `ledger`, `reporting`, `participation`, …
    pub kind: String,
    /// `public`, `authority`, `interagency`, `enterprise`.
    pub audience: String,
    /// Task that carries it.
    pub task: Option<Id>,
    /// Deadline as printed.
    pub deadline_text: Option<String>,
    /// Doubts.
    pub note: Option<String>,
    /// Proofs that it was kept, in order of date.
    pub evidence: Vec<DutyEvidence>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// A proof that a duty was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DutyEvidence {
    /// Identifier.
    pub id: Id,
    /// Region.
    pub region: Option<Id>,
    /// When; absent if unknown.
    pub date: Option<String>,
    /// What was published.
    pub text_zh: String,
    /// Source.
    pub source: Id,
    /// Confidence as in [`TaskEvent::confidence`].
    pub confidence: String,
}
