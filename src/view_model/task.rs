//! One task whole, as it was known on a day.

use super::lineage::{self, Became, Continues, choice};
use super::progress::{Bar, bars};
use super::task_states::{Statements, calendar, state, statements};
use super::tasks::{Choice, Names, title};
use crate::route::{Lang, Page};
use crate::text::{Text, format, word};
use jiff::civil::Date;
use mingjing_contract::ledger::{Ledger, Source, Task, TaskEvent};
use mingjing_contract::places::Places;
use mingjing_domain::ledger::Deadline;

/// Monitors named beside a task.
const MONITORS_SHOWN: usize = 12;

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
    /// What else belongs to it, each a name and words: the move of a deadline, the window of a notice.
    pub facts: Vec<(&'static str, String)>,
    /// The tasks that carry the promise on.
    pub successors: Vec<Choice>,
    /// Evidence: address, hash.
    pub evidence: Option<(Option<String>, Option<String>)>,
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
    /// The first deadline.
    pub first: Option<String>,
    /// The deadline in force, where it is another than the first.
    pub moved: Option<String>,
    /// What the calendar says of the deadline in force, where it is another than the first.
    pub by_moved: Option<String>,
    /// The notice to the public whose window is open on the day, or the newest closed one: its words.
    pub window: Option<String>,
    /// What became of it, where it is not pursued under its number any more.
    pub became: Option<Became>,
    /// What it continues.
    pub continues: Vec<Continues>,
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
    /// What was published up to the day.
    pub timeline: Vec<TimelineRow>,
    /// The document had not been issued on the day.
    pub unissued: bool,
    /// How much was published after the day.
    pub later: usize,
    /// The tasks before and after it in its document.
    pub neighbours: [Option<Choice>; 2],
    /// Monitors of its region.
    pub monitors: Vec<(Page, String)>,
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
    let at = ledger.tasks.iter().position(|task| task.id == id)?;
    let task = ledger.tasks.get(at)?;
    let state = state(task, today);
    let names = Names::of(ledger, t.lang);
    let document = ledger.documents.iter().find(|document| document.id == task.document);
    let region = places.regions.iter().find(|region| region.code == task.region);
    // Days are written so that their order is that of their letters.
    let last = today.to_string();
    let known = || task.events.iter().filter(|event| event.date <= last);
    let choice = |task: &Task| choice(task, t);
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
        became: lineage::became(ledger, task, &state, t),
        continues: lineage::continues(ledger, id, today, t),
        says: statements(&state, t),
        first: deadline_day(state.first_deadline, t),
        moved: (state.deadline_moves > 0).then(|| deadline_day(state.current_deadline, t)).flatten(),
        by_moved: (state.deadline_moves > 0 && state.ended.is_none()).then(|| calendar(state.schedule, t).0),
        window: window(task, today, t),
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
        timeline: known()
            .rev()
            .map(|event| timeline_row(ledger, task, event, &names, sources, today, t))
            .collect(),
        unissued: document
            .and_then(|document| document.issued_on.as_deref())
            .is_some_and(|day| day > last.as_str()),
        later: task.events.len() - known().count(),
        neighbours: [at.checked_sub(1), at.checked_add(1)].map(|at| {
            let other = at.and_then(|at| ledger.tasks.get(at))?;
            (other.document == task.document).then(|| choice(other))
        }),
        monitors: monitors(places, &task.region, t),
        sample: task.sample,
    })
}

fn joined(lead: &str, text: &str) -> String {
    if lead.is_empty() { text.to_owned() } else { format!("{lead} {text}") }
}

/// A deadline that is a day, in words.
fn deadline_day(deadline: Deadline, t: &'static Text) -> Option<String> {
    match deadline {
        Deadline::Date(day) => Some(format::day(t.lang, day)),
        Deadline::Immediate | Deadline::Standing | Deadline::Recurring | Deadline::Unstated => None,
    }
}

/// The window for objections of the newest notice known on the day, and whether it is open then.
fn window(task: &Task, today: Date, t: &'static Text) -> Option<String> {
    let last = today.to_string();
    let notice =
        task.events.iter().rev().find(|event| event.kind == "public_notice" && event.date <= last)?;
    Some(window_words(notice.window_until.as_deref()?, &last, t))
}

fn window_words(until: &str, today: &str, t: &'static Text) -> String {
    (t.ledger().window)(&format::day_text(t.lang, until), today <= until)
}

/// Stations and sections of a region and of those below it, at most [`MONITORS_SHOWN`].
fn monitors(places: &Places, region: &str, t: &'static Text) -> Vec<(Page, String)> {
    let is_here = |code: &str| {
        let mut code = Some(code);
        // A chain of parents ends somewhere, unless the workbook is at fault.
        for _ in 0..8 {
            match code {
                Some(code) if code == region => return true,
                Some(below) => {
                    let found = places.regions.iter().find(|one| one.code == below);
                    code = found.and_then(|one| one.parent.as_deref());
                }
                None => return false,
            }
        }
        false
    };
    let stations = places.stations.iter().filter(|station| is_here(&station.region)).map(|station| {
        let page = Page::AirStation(station.region.clone(), station.code.clone());
        (page, super::air::station_name(station, t))
    });
    let sections = places.sections.iter().filter(|section| section.region.as_deref().is_some_and(is_here));
    let sections = sections.map(|section| {
        let name = if t.lang == Lang::Zh { &section.name_zh } else { &section.name_en };
        (Page::Section(section.id.clone()), name.clone())
    });
    sections.chain(stations).take(MONITORS_SHOWN).collect()
}

fn timeline_row(
    ledger: &Ledger,
    task: &Task,
    event: &TaskEvent,
    names: &Names<'_>,
    sources: &[Source],
    today: Date,
    t: &'static Text,
) -> TimelineRow {
    let w = t.ledger();
    let mut facts = Vec::new();
    if let Some(new) = &event.new_deadline {
        // What held until then: the last move before this one, or the first deadline.
        let before = task.events.iter().take_while(|other| other.id != event.id);
        let old = before.filter_map(|other| other.new_deadline.as_deref()).last();
        let old = old
            .or(task.deadline_date.as_deref())
            .map_or_else(|| t.unstated.to_owned(), |day| format::day_text(t.lang, day));
        facts.push((w.moved, format!("{old} → {}", format::day_text(t.lang, new))));
        let by = event.moved_by.as_deref().map_or(w.moved_unsaid, |unit| names.unit(unit));
        facts.push((w.moved_by, by.to_owned()));
        let document = event.moved_document.as_deref().unwrap_or(w.moved_unsaid);
        facts.push((w.moved_document, document.to_owned()));
    }
    if let Some(until) = &event.window_until {
        facts.push((w.window_name, window_words(until, &today.to_string(), t)));
    }
    let amount =
        event.quantity.map(|quantity| format!("{quantity}{}", event.unit_zh.as_deref().unwrap_or("")));
    if let Some(amount) = amount.or_else(|| event.percent.map(|percent| format!("{percent}%"))) {
        facts.push((t.quantity, amount));
    }
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
        facts,
        successors: lineage::successors(ledger, event, t),
        evidence: (event.evidence_url.is_some() || event.evidence_sha256.is_some())
            .then(|| (event.evidence_url.clone(), event.evidence_sha256.clone())),
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
