//! The ledger: rows by filter, and one task whole.

use super::figure::Table;
use super::league;
use super::ledger_index::{Filter, Index, words};
use super::progress::{Bar, bars};
use super::task_states::{Statements, counts_of, filter_ids, statements};
use crate::route::{Lang, Query};
use crate::text::{Counts, Text, format, word};
use mingjing_contract::ledger::{Document, Ledger, Task, Unit};
use mingjing_contract::places::Places;
use mingjing_domain::order;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

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
    /// Tasks of documents that were issued after the day.
    pub later: usize,
    /// The rows to show.
    pub rows: Vec<Row>,
    /// How many match.
    pub matching: usize,
}

/// What the filters offer, whatever is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Documents.
    pub documents: Vec<Choice>,
    /// Themes.
    pub themes: Vec<Choice>,
    /// Units, by how many tasks they have.
    pub units: Vec<Choice>,
    /// Regions of the tasks, in the order of the record.
    pub regions: Vec<Choice>,
    /// Years of the deadlines.
    pub years: Vec<Choice>,
}

/// A ledger with what is needed to read it.
#[derive(Clone)]
pub struct Book<'a> {
    /// The ledger.
    pub ledger: &'a Ledger,
    /// As it was known on the day asked about.
    pub index: Index,
    /// Names of regions.
    pub places: &'a Places,
}

impl Book<'_> {
    /// Which tasks an address takes, by their place in the ledger; the state is asked last.
    pub fn takes<'q>(&'q self, query: &'q Query) -> impl Fn(usize) -> bool + 'q {
        let filter = Filter::of(query, self.places);
        let words = words(query.get("q").unwrap_or(""));
        move |at| {
            let Some(task) = self.ledger.tasks.get(at) else { return false };
            let Some(Some(state)) = self.index.states.get(at) else { return false };
            filter.takes(task)
                && (words.is_empty() || self.index.contains(at, &words))
                && query.get("state").is_none_or(|id| filter_ids(state).contains(&id))
        }
    }
}

/// The list for a query: `document`, `theme`, `unit`, `region`, `due` (kind of deadline), `year` (of the deadline),
/// `state`, `q` (words, all must occur), `n` (rows).
#[must_use]
pub fn list(book: &Book<'_>, query: &Query, t: &'static Text) -> TaskList {
    let (ledger, day) = (book.ledger, book.index.day());
    let names = Names::of(ledger, t.lang);
    let takes = book.takes(query);
    let matching: Vec<usize> = (0..ledger.tasks.len()).filter(|at| takes(*at)).collect();
    let wanted = query.get("n").and_then(|n| n.parse().ok()).unwrap_or(PAGE_ROWS).max(1);
    let known = || book.index.states.iter().flatten();
    let rows = matching.iter().take(wanted).filter_map(|at| {
        let (task, state) = (ledger.tasks.get(*at)?, book.index.states.get(*at)?.as_ref()?);
        Some(Row {
            id: task.id.clone(),
            title: title(task, t.lang).to_owned(),
            units: names.in_charge(task, t),
            origin: format!("{} · {}", word(t.themes, &task.theme), task.id),
            says: statements(state, t),
            bars: bars(task, day, t),
            sample: task.sample,
        })
    });
    TaskList {
        counts: counts_of(known(), day),
        later: ledger.tasks.len() - known().count(),
        matching: matching.len(),
        rows: rows.collect(),
    }
}

thread_local! {
    static OFFERED: RefCell<Option<(String, Lang, Rc<Choices>)>> = const { RefCell::new(None) };
}

/// What the filters offer: the same for every question to a ledger, so that it is worked out once. `key` names the
/// ledger's content as for [`Index::of`].
#[must_use]
pub fn choices(key: &str, ledger: &Ledger, places: &Places, t: &'static Text) -> Rc<Choices> {
    let known = OFFERED.with_borrow(|offered| {
        let same = |(known, lang, _): &&(String, Lang, _)| !key.is_empty() && known == key && *lang == t.lang;
        offered.as_ref().filter(same).map(|(_, _, choices)| choices.clone())
    });
    known.unwrap_or_else(|| {
        let choices = Rc::new(offer(ledger, places, t));
        OFFERED.set(Some((key.to_owned(), t.lang, choices.clone())));
        choices
    })
}

fn offer(ledger: &Ledger, places: &Places, t: &'static Text) -> Choices {
    let has = |of: &dyn Fn(&Task) -> bool| ledger.tasks.iter().any(of);
    let mut years: Vec<&str> =
        ledger.tasks.iter().filter_map(|task| task.deadline_date.as_deref()?.get(..4)).collect();
    order::sort(&mut years);
    years.dedup();
    Choices {
        documents: ledger
            .documents
            .iter()
            .map(|document| (document.id.clone(), short_title(document, t.lang)))
            .collect(),
        themes: t
            .themes
            .iter()
            .filter(|(id, _)| has(&|task| task.theme == *id))
            .map(|(id, word)| ((*id).to_owned(), (*word).to_owned()))
            .collect(),
        units: units_by_tasks(ledger, t.lang),
        regions: places
            .regions
            .iter()
            .filter(|region| has(&|task| task.region == region.code))
            .map(|region| (region.code.clone(), super::air::region_name(region, t)))
            .collect(),
        years: years.into_iter().map(|year| (year.to_owned(), format::period(t.lang, year))).collect(),
    }
}

/// The table of units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct League {
    /// Units with enough tasks that came due, ranked.
    pub ranked: Table,
    /// The others, not ranked.
    pub apart: Table,
}

/// The table of units for a query: the filters of [`list`], and `by` (what is ranked by).
#[must_use]
pub fn units(book: &Book<'_>, query: &Query, t: &'static Text) -> League {
    let names = Names::of(book.ledger, t.lang);
    let by = query.get("by").filter(|by| league::MEASURES.contains(by)).unwrap_or(league::MEASURES[0]);
    let rows = league::league(book.ledger, &book.index, book.takes(query), by);
    let head =
        |cells: &[&str]| Table { head: cells.iter().map(|cell| (*cell).to_owned()).collect(), rows: vec![] };
    let [unit, rank, all, due, on_time, late, overdue, silent, share, ended_late] = t.ledger().league_head;
    let mut ranked = head(&[unit, rank, due, on_time, late, overdue, share, ended_late, silent, all]);
    let mut apart = head(&[unit, due, on_time, late, overdue, ended_late, silent, all]);
    for row in rows {
        let n = |number: usize| number.to_string();
        let counts = row.counts;
        let name = names.unit(&row.unit).to_owned();
        match row.rank {
            Some(rank) => ranked.rows.push(vec![
                name,
                n(rank),
                n(row.due),
                n(counts.on_time),
                n(counts.late),
                n(counts.overdue),
                row.on_time.map_or_else(|| "—".to_owned(), |share| format!("{share}%")),
                n(counts.ended_late),
                n(counts.silent),
                n(counts.n),
            ]),
            None => apart.rows.push(vec![
                name,
                n(row.due),
                n(counts.on_time),
                n(counts.late),
                n(counts.overdue),
                n(counts.ended_late),
                n(counts.silent),
                n(counts.n),
            ]),
        }
    }
    League { ranked, apart }
}

/// Every task of each document, for readers without the app: the document's title, then number and title of each.
#[must_use]
pub fn by_document(ledger: &Ledger, t: &'static Text) -> Vec<(String, Vec<Choice>)> {
    ledger
        .documents
        .iter()
        .map(|document| {
            let of_it = ledger.tasks.iter().filter(|task| task.document == document.id);
            let tasks: Vec<Choice> =
                of_it.map(|task| (task.id.clone(), title(task, t.lang).to_owned())).collect();
            (short_title(document, t.lang), tasks)
        })
        .filter(|(_, tasks)| !tasks.is_empty())
        .collect()
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
    order::by(&mut units, |a, b| b.1.cmp(&a.1).then_with(|| a.0.id.cmp(&b.0.id)));
    units.into_iter().map(|(unit, n)| (unit.id.clone(), format!("{} ({n})", unit_name(unit, lang)))).collect()
}

fn unit_name(unit: &Unit, lang: Lang) -> &str {
    if lang == Lang::Zh { &unit.name_zh } else { &unit.name_en }
}

/// Names of units by identifier.
pub(super) struct Names<'a> {
    units: HashMap<&'a str, &'a str>,
}

impl<'a> Names<'a> {
    pub(super) fn of(ledger: &'a Ledger, lang: Lang) -> Self {
        Self { units: ledger.units.iter().map(|unit| (unit.id.as_str(), unit_name(unit, lang))).collect() }
    }

    pub(super) fn unit<'b>(&'b self, id: &'b str) -> &'b str {
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
