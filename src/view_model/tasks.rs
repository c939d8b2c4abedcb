//! The ledger: rows by filter, and one task whole.

use super::progress::{Bar, bars};
use super::task_states::{Statements, counts, filter_ids, state, statements};
use crate::route::{Lang, Query};
use crate::text::{Counts, Text, format, word};
use jiff::civil::Date;
use mingjing_contract::ledger::{Document, Ledger, Source, Task, TaskEvent, Unit};
use mingjing_contract::places::Places;
use std::collections::HashMap;

/// Rows shown before "show more".
pub const PAGE_ROWS: usize = 40;

/// A task in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// Units in charge, shortened.
    pub units: String,
    /// Theme and document.
    pub origin: String,
    /// The three statements.
    pub says: Statements,
    /// Progress bars.
    pub bars: Vec<Bar>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// A choice of a filter: value, words, how many.
pub type Choice = (String, String);

/// The page of tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskList {
    /// How all promises stand.
    pub counts: Counts,
    /// The rows to show.
    pub rows: Vec<Row>,
    /// How many match.
    pub matching: usize,
    /// Choices of the filters.
    pub documents: Vec<Choice>,
    /// Themes.
    pub themes: Vec<Choice>,
    /// Units, by how many tasks they have.
    pub units: Vec<Choice>,
}

/// The list for a query: `document`, `theme`, `unit`, `state`, `q` (words, all must occur), `n` (rows).
#[must_use]
pub fn list(ledger: &Ledger, query: &Query, today: Date, t: &'static Text) -> TaskList {
    let names = Names::of(ledger, t.lang);
    let words: Vec<String> = query.get("q").unwrap_or("").split_whitespace().map(str::to_lowercase).collect();
    let matching: Vec<_> = ledger
        .tasks
        .iter()
        .filter(|task| query.get("document").is_none_or(|id| task.document == id))
        .filter(|task| query.get("theme").is_none_or(|id| task.theme == id))
        .filter(|task| query.get("unit").is_none_or(|id| task.units.iter().any(|unit| unit.unit == id)))
        .filter(|task| words.is_empty() || contains(task, &names, &words))
        .map(|task| (task, state(task, today)))
        .filter(|(_, state)| query.get("state").is_none_or(|id| filter_ids(state).contains(&id)))
        .collect();
    let wanted = query.get("n").and_then(|n| n.parse().ok()).unwrap_or(PAGE_ROWS).max(1);
    TaskList {
        counts: counts(&ledger.tasks, today),
        matching: matching.len(),
        rows: matching
            .into_iter()
            .take(wanted)
            .map(|(task, state)| Row {
                id: task.id.clone(),
                title: title(task, t.lang).to_owned(),
                units: names.in_charge(task, t),
                origin: format!("{} · {}", word(t.themes, &task.theme), task.id),
                says: statements(&state, t),
                bars: bars(task, today, t),
                sample: task.sample,
            })
            .collect(),
        documents: ledger
            .documents
            .iter()
            .map(|document| (document.id.clone(), short_title(document, t.lang)))
            .collect(),
        themes: t
            .themes
            .iter()
            .filter(|(id, _)| ledger.tasks.iter().any(|task| task.theme == *id))
            .map(|(id, word)| ((*id).to_owned(), (*word).to_owned()))
            .collect(),
        units: units_by_tasks(ledger, t.lang),
    }
}

/// Title in the language.
#[must_use]
pub fn title(task: &Task, lang: Lang) -> &str {
    if lang == Lang::Zh { &task.title_zh } else { &task.title_en }
}

/// A document's title, short enough for a list: what stands between 关于 and 的通知 is enough.
fn short_title(document: &Document, lang: Lang) -> String {
    let name = if lang == Lang::Zh { &document.title_zh } else { &document.title_en };
    let short = name.split_once("印发").map_or(name.as_str(), |(_, rest)| rest);
    format!("{} {}", document.id, short.trim_end_matches("的通知"))
}

fn units_by_tasks(ledger: &Ledger, lang: Lang) -> Vec<Choice> {
    let mut count: HashMap<&str, usize> = HashMap::new();
    for unit in ledger.tasks.iter().flat_map(|task| &task.units) {
        *count.entry(unit.unit.as_str()).or_default() += 1;
    }
    let mut units: Vec<(&Unit, usize)> =
        ledger.units.iter().filter_map(|unit| Some((unit, *count.get(unit.id.as_str())?))).collect();
    units.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.id.cmp(&b.0.id)));
    units.into_iter().map(|(unit, n)| (unit.id.clone(), format!("{} ({n})", unit_name(unit, lang)))).collect()
}

fn unit_name(unit: &Unit, lang: Lang) -> &str {
    if lang == Lang::Zh { &unit.name_zh } else { &unit.name_en }
}

fn contains(task: &Task, names: &Names<'_>, words: &[String]) -> bool {
    let mut text = format!("{} {} {}", task.id, task.title_zh, task.title_en).to_lowercase();
    for part in [&task.summary_zh, &task.goal_zh].into_iter().flatten() {
        text.push_str(&part.to_lowercase());
    }
    for unit in &task.units {
        text.push_str(&names.unit(&unit.unit).to_lowercase());
    }
    words.iter().all(|word| text.contains(word.as_str()))
}

/// Names of units by identifier.
struct Names<'a> {
    units: HashMap<&'a str, &'a str>,
}

impl<'a> Names<'a> {
    fn of(ledger: &'a Ledger, lang: Lang) -> Self {
        Self { units: ledger.units.iter().map(|unit| (unit.id.as_str(), unit_name(unit, lang))).collect() }
    }

    fn unit(&self, id: &'a str) -> &'a str {
        self.units.get(id).copied().unwrap_or(id)
    }

    /// Units in charge, at most three by name; supervising ones after a dot.
    fn in_charge(&self, task: &'a Task, t: &Text) -> String {
        let join = |roles: &[&str]| {
            let names: Vec<&str> = task
                .units
                .iter()
                .filter(|unit| roles.contains(&unit.role.as_str()))
                .map(|unit| self.unit(&unit.unit))
                .collect();
            let comma = if t.lang == Lang::Zh { "、" } else { ", " };
            let shown = names.iter().take(3).copied().collect::<Vec<_>>().join(comma);
            match (names.len(), t.lang) {
                (0..=3, _) => shown,
                (n, Lang::Zh) => format!("{shown}等 {n} 家"),
                (n, Lang::En) => format!("{shown} and {} more", n - 3),
            }
        };
        join(&["responsible", "lead"])
    }
}

/// An event in the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineRow {
    /// Day.
    pub date: String,
    /// Kind in words.
    pub kind: String,
    /// Identifier of the kind, for its mark.
    pub kind_id: String,
    /// Words.
    pub text: String,
    /// Confidence.
    pub confidence: String,
    /// Source: title, publisher with day, address.
    pub source: Option<(String, String, Option<String>)>,
}

/// A task whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskPage {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// Document and section.
    pub origin: String,
    /// Theme and region.
    pub where_what: String,
    /// Own words, and the note that they are in Chinese only.
    pub summary: Option<String>,
    /// Goal.
    pub goal: Option<String>,
    /// Deadline as printed.
    pub printed: Option<String>,
    /// The three statements.
    pub says: Statements,
    /// Progress bars.
    pub bars: Vec<Bar>,
    /// Milestones: due, quantity, words.
    pub milestones: Vec<[String; 3]>,
    /// Units by role.
    pub units: Vec<(String, String)>,
    /// Task above.
    pub parent: Option<Choice>,
    /// Tasks below.
    pub children: Vec<Choice>,
    /// What was published.
    pub timeline: Vec<TimelineRow>,
    /// Made up for demonstration.
    pub sample: bool,
}

/// One task by its identifier.
#[must_use]
pub fn page(
    ledger: &Ledger,
    sources: &[Source],
    places: &Places,
    id: &str,
    today: Date,
    t: &'static Text,
) -> Option<TaskPage> {
    let task = ledger.tasks.iter().find(|task| task.id == id)?;
    let names = Names::of(ledger, t.lang);
    let document = ledger.documents.iter().find(|document| document.id == task.document);
    let region = places.regions.iter().find(|region| region.code == task.region);
    let choice = |task: &Task| (task.id.clone(), title(task, t.lang).to_owned());
    Some(TaskPage {
        id: task.id.clone(),
        title: title(task, t.lang).to_owned(),
        origin: document.map_or_else(
            || task.document.clone(),
            |document| {
                let name = if t.lang == Lang::Zh { &document.title_zh } else { &document.title_en };
                let number =
                    document.number.as_deref().map_or_else(String::new, |number| format!(" {number}"));
                format!("{}{number}", (t.document_section)(name, &task.section))
            },
        ),
        where_what: format!(
            "{} · {}",
            word(t.themes, &task.theme),
            region.map_or_else(|| task.region.clone(), |region| super::air::region_name(region, t))
        ),
        summary: task.summary_zh.as_ref().map(|summary| joined(t.summary_only_zh, summary)),
        goal: task.goal_zh.clone(),
        printed: task.deadline_text.clone(),
        says: statements(&state(task, today), t),
        bars: bars(task, today, t),
        milestones: task
            .milestones
            .iter()
            .map(|milestone| {
                let due = milestone
                    .due_on
                    .as_deref()
                    .map_or_else(|| t.unstated.to_owned(), |day| format::day_text(t.lang, day));
                let unit = milestone.unit_zh.as_deref().unwrap_or("");
                let quantity =
                    milestone.quantity.map_or_else(|| "—".to_owned(), |quantity| format!("{quantity}{unit}"));
                [due, quantity, milestone.description_zh.clone()]
            })
            .collect(),
        units: t
            .roles
            .iter()
            .filter_map(|(role, word)| {
                let of_role: Vec<&str> = task
                    .units
                    .iter()
                    .filter(|unit| unit.role == *role)
                    .map(|unit| names.unit(&unit.unit))
                    .collect();
                (!of_role.is_empty())
                    .then(|| ((*word).to_owned(), of_role.join(if t.lang == Lang::Zh { "、" } else { ", " })))
            })
            .collect(),
        parent: task
            .parent
            .as_ref()
            .and_then(|id| ledger.tasks.iter().find(|task| task.id == *id))
            .map(choice),
        children: ledger
            .tasks
            .iter()
            .filter(|other| other.parent.as_deref() == Some(id))
            .map(choice)
            .collect(),
        timeline: task.events.iter().rev().map(|event| timeline_row(event, sources, t)).collect(),
        sample: task.sample,
    })
}

fn joined(lead: &str, text: &str) -> String {
    if lead.is_empty() { text.to_owned() } else { format!("{lead} {text}") }
}

fn timeline_row(event: &TaskEvent, sources: &[Source], t: &'static Text) -> TimelineRow {
    TimelineRow {
        date: format::day_text(t.lang, &event.date),
        kind: word(t.event_kinds, &event.kind),
        kind_id: event.kind.clone(),
        text: if t.lang == Lang::Zh || event.text_en.is_empty() {
            event.text_zh.clone()
        } else {
            event.text_en.clone()
        },
        confidence: word(t.confidences, &event.confidence),
        source: source(sources, &event.source, t),
    }
}

/// A source's title, publisher with day, and address.
#[must_use]
pub fn source(sources: &[Source], id: &str, t: &'static Text) -> Option<(String, String, Option<String>)> {
    let source = sources.iter().find(|source| source.id == id)?;
    let day = source
        .published_on
        .as_deref()
        .map_or_else(String::new, |day| format!(" · {}", format::day_text(t.lang, day)));
    Some((source.title.clone(), format!("{}{day}", source.publisher), source.address.clone()))
}
