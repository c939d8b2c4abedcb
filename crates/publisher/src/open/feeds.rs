//! Which feeds there are: changes, tasks, units, regions, warnings; in both languages.

use super::Product;
use super::atom::{Entry, Feed};
use super::record::Record;
use super::words::{self, pick};
use crate::Failure;
use crate::diagnostic::Lang;
use mingjing_contract::history::{Correction, TableNote};
use mingjing_contract::ledger::{Task, TaskEvent};
use mingjing_contract::manifest::table;
use rayon::prelude::*;

/// All feeds.
///
/// # Errors
/// None in practice.
pub fn files(record: &Record<'_>) -> Result<Vec<Product>, Failure> {
    let has_english = record.ready.settings.languages.iter().any(|tag| tag == "en");
    // Who reads traditional characters reads the Chinese feed.
    let languages = if has_english { &[Lang::Zh, Lang::En][..] } else { &[Lang::Zh] };
    let feeds: Vec<(Lang, Feed)> =
        languages.iter().flat_map(|lang| all(record, *lang).into_iter().map(|feed| (*lang, feed))).collect();
    feeds.into_par_iter().map(|(lang, feed)| feed.file(record, lang)).collect()
}

fn all(record: &Record<'_>, lang: Lang) -> Vec<Feed> {
    let tables = &record.ready.tables;
    let by_task: Vec<(&Task, Vec<Entry>)> =
        tables.ledger.tasks.iter().map(|task| (task, of_task(record, lang, task))).collect();
    let of = |takes: &dyn Fn(&Task) -> bool| -> Vec<Entry> {
        by_task.iter().filter(|(task, _)| takes(task)).flat_map(|(_, entries)| entries.clone()).collect()
    };
    let mut feeds = vec![Feed {
        name: "changes".to_owned(),
        title: pick(lang, words::CHANGES).to_owned(),
        page: String::new(),
        entries: changes(record, lang),
    }];
    feeds.extend(by_task.iter().map(|(task, entries)| Feed {
        name: format!("task/{}", task.id),
        title: pick(lang, (&task.title_zh, &task.title_en)).to_owned(),
        page: page_of(task),
        entries: entries.clone(),
    }));
    feeds.extend(tables.ledger.units.iter().map(|unit| Feed {
        name: format!("unit/{}", unit.id),
        title: pick(lang, (&unit.name_zh, &unit.name_en)).to_owned(),
        page: "tasks/".to_owned(),
        entries: of(&|task| task.units.iter().any(|of| of.unit == unit.id)),
    }));
    feeds.extend(tables.places.regions.iter().map(|region| Feed {
        name: format!("region/{}", region.code),
        title: pick(lang, (&region.name_zh, &region.name_en)).to_owned(),
        page: "tasks/".to_owned(),
        entries: of(&|task| task.region == region.code),
    }));
    feeds.push(Feed {
        name: "warnings".to_owned(),
        title: pick(lang, words::WARNINGS).to_owned(),
        page: String::new(),
        entries: warnings(record, lang),
    });
    feeds
}

fn page_of(task: &Task) -> String {
    format!("tasks/{}/", task.id)
}

/// Releases and corrections.
fn changes(record: &Record<'_>, lang: Lang) -> Vec<Entry> {
    let releases = record.history.releases.iter().map(|release| {
        let lines: Vec<String> = release.tables.iter().map(|of| brought(of, lang)).collect();
        Entry {
            id: format!("release/{}", release.release),
            title: match lang {
                Lang::Zh => format!("{} {} 次发布", pick(lang, words::RELEASE), release.release),
                Lang::En => format!("{}{}", pick(lang, words::RELEASE), release.release),
            },
            updated: release.published_at.clone(),
            page: "about/".to_owned(),
            text: lines.join("\n"),
            sample: false,
        }
    });
    let corrections =
        record.corrections.iter().enumerate().map(|(at, of)| corrected(lang, at, of, "about/", false));
    releases.chain(corrections).collect()
}

/// The old value, the new one, the reason and the day.
/// What a release brought to a table.
fn brought(of: &TableNote, lang: Lang) -> String {
    let (table, added, filled, corrected) = (&of.table, of.added, of.filled, of.corrected);
    let line = match lang {
        Lang::Zh => format!("{table}：新增 {added} 行，补齐 {filled} 值，更正 {corrected} 值"),
        Lang::En => format!("{table}: {added} rows new, {filled} values filled in, {corrected} corrected"),
    };
    match (of.updated, lang) {
        (0, _) => line,
        (updated, Lang::Zh) => format!("{line}，更新 {updated} 处"),
        (updated, Lang::En) => format!("{line}, {updated} updated"),
    }
}

fn corrected(lang: Lang, at: usize, of: &Correction, page: &str, sample: bool) -> Entry {
    let joint = pick(lang, words::COLON);
    let part = of.partition.as_deref().map(|part| format!("/{part}")).unwrap_or_default();
    let reason = pick(lang, (&of.reason_zh, &of.reason_en));
    let document = of.document.as_deref().map(|document| format!(" ({document})")).unwrap_or_default();
    Entry {
        // The account only grows, so the place in it is a name.
        id: format!("correction/{}/{at}", of.release),
        title: format!("{}{joint}{}{part} {} {}", pick(lang, words::CORRECTION), of.table, of.row, of.field),
        updated: of.published_at.clone(),
        page: page.to_owned(),
        text: format!(
            "{} → {}\n{reason}{document}, {}",
            of.old,
            of.new.as_deref().unwrap_or("–"),
            of.decided_on
        ),
        sample,
    }
}

/// Events of a task, deadlines that have come, corrections that touch it.
fn of_task(record: &Record<'_>, lang: Lang, task: &Task) -> Vec<Entry> {
    let joint = pick(lang, words::COLON);
    let title = pick(lang, (&task.title_zh, &task.title_en));
    let sources = &record.ready.tables.sources.sources;
    let entry = |id: String, what: &str, day: &str, text: String| Entry {
        id,
        title: format!("{what}{joint}{title}"),
        updated: record.begin_of(day),
        page: page_of(task),
        text,
        sample: task.sample,
    };
    let events = task.events.iter().map(|event| {
        let mut text = pick(lang, (&event.text_zh, &event.text_en)).to_owned();
        if let Some(to) = &event.new_deadline {
            text.push_str(&moved(lang, task, to));
        }
        text.push_str(&carried_on(record, lang, event));
        if let Some(source) = sources.iter().find(|source| source.id == event.source) {
            text.push_str(&format!("\n{} ({})", source.title, event.confidence));
        }
        entry(format!("event/{}", event.id), words::event(lang, &event.kind), &event.date, text)
    });
    let due = pick(lang, words::DUE);
    let is_due = |day: &str| day <= record.day() && !record.has_ended_before(task, day);
    let reached = |day: &Option<String>| day.clone().filter(|day| is_due(day));
    let deadline = reached(&task.deadline_date).map(|day| {
        let text = task.deadline_text.clone().unwrap_or_else(|| day.clone());
        entry(format!("due/{}/{day}", task.id), due, &day, text)
    });
    let milestones = task.milestones.iter().filter_map(|milestone| {
        let day = reached(&milestone.due_on)?;
        let id = format!("due/{}/{}/{day}", task.id, milestone.seq);
        Some(entry(id, due, &day, milestone.description_zh.clone()))
    });
    let inner = format!("{}/", task.id);
    let touching = record.corrections.iter().enumerate().filter_map(|(at, of)| {
        let touches = of.table == table::LEDGER && (of.row == task.id || of.row.starts_with(&inner));
        touches.then(|| corrected(lang, at, of, &page_of(task), task.sample))
    });
    events.chain(deadline).chain(milestones).chain(touching).collect()
}

/// The first deadline beside the present one.
fn moved(lang: Lang, task: &Task, to: &str) -> String {
    let first = task.deadline_date.as_deref().or(task.deadline_text.as_deref()).unwrap_or("–");
    format!("\n{} {first}, {} {to}", pick(lang, words::FIRST_DEADLINE), pick(lang, words::NOW_DEADLINE))
}

/// The tasks in which the promise lives on; nothing for other events.
fn carried_on(record: &Record<'_>, lang: Lang, event: &TaskEvent) -> String {
    let joint = pick(lang, words::COLON);
    let line = |id: &String| {
        let task = record.ready.tables.ledger.tasks.iter().find(|task| task.id == *id);
        let title = task.map_or("", |task| pick(lang, (&task.title_zh, &task.title_en)));
        format!("\n{}{joint}{id} {title}", pick(lang, words::SUCCESSORS))
    };
    event.successors.iter().map(line).collect()
}

fn warnings(record: &Record<'_>, lang: Lang) -> Vec<Entry> {
    let all = record.ready.tables.record.warnings.iter().flat_map(|table| &table.warnings);
    let joint = pick(lang, words::COLON);
    all.flat_map(|warning| {
        let region = record.region(&warning.region);
        let name =
            region.map_or(warning.region.as_str(), |region| pick(lang, (&region.name_zh, &region.name_en)));
        warning.revisions.iter().map(move |of| {
            let english = of.measures_en.as_ref().or(of.measures_zh.as_ref());
            let measures = if lang == Lang::En { english } else { of.measures_zh.as_ref() };
            let lifted = of.lifted_at.as_ref().map(|at| format!("{} {at}", pick(lang, words::LIFTED)));
            let start = Some(format!("{} · {} · {}", of.issuer_zh, of.document, of.starts_at));
            let lines: Vec<String> =
                [start, lifted, of.cause_zh.clone(), measures.cloned()].into_iter().flatten().collect();
            Entry {
                id: format!("warning/{}/{}", warning.id, of.revision),
                title: format!("{}{joint}{name}", words::level(lang, &of.level)),
                updated: of.issued_at.clone(),
                page: format!("air/{}/", warning.region),
                text: lines.join("\n"),
                sample: warning.sample,
            }
        })
    })
    .collect()
}
