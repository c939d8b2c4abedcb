//! Tasks with their units, milestones and events.

use super::ledger_checks::check_events;
use super::successors;
use crate::diagnostic::{
    Diagnostics,
    catalog::{ledger as told, table},
};
use crate::forms::{
    Book,
    rows::{Cells, Placed},
};
use mingjing_contract::Id;
use mingjing_contract::ledger::{Document, Ledger, Milestone, Task, TaskEvent, TaskUnit, Unit};
use mingjing_domain::ledger::{Deadline, EventKind};
use mingjing_domain::time::parse_date;
use std::collections::BTreeMap;

/// Kinds of events that a workbook may have.
const EVENT_KINDS: &str = "not_started, progress, report, claimed_done, verified, public_notice, closed, \
                           challenged, reopened, deadline_moved, withdrawn, merged, split";
/// A kind that needs more than its name.
const MOVED: &str = "deadline_moved";

/// The ledger, its tasks in the order of the workbook.
pub fn evaluate(book: &Book, faults: &mut Diagnostics) -> Ledger {
    let documents = documents(book, faults);
    let mut units = units_of(book, "task_units", "task_id", faults);
    let mut milestones = by_owner(milestones(book, faults));
    let events = events(book, faults);
    let tasks = tasks(book, faults);
    check_events(&documents, &tasks, &milestones, &events, faults);
    successors::check(&events, faults);
    let mut events = by_owner(events);
    let tasks = tasks
        .into_iter()
        .map(|Placed { value: mut task, .. }| {
            task.units = units.remove(&task.id).unwrap_or_default();
            task.milestones = milestones.remove(&task.id).unwrap_or_default();
            task.milestones.sort_by_key(|milestone| milestone.seq);
            task.events = events.remove(&task.id).unwrap_or_default();
            // Stable: events of one day stay in the order of the record.
            task.events.sort_by(|a, b| a.date.cmp(&b.date));
            task
        })
        .collect();
    Ledger { documents, units: all_units(book, faults), tasks }
}

/// Rows by the thing that they belong to, in their order.
pub fn by_owner<T>(rows: Vec<Placed<(Id, T)>>) -> BTreeMap<Id, Vec<T>> {
    let mut owned: BTreeMap<Id, Vec<T>> = BTreeMap::new();
    for Placed { value: (owner, value), .. } in rows {
        owned.entry(owner).or_default().push(value);
    }
    owned
}

/// Units with their roles by the thing that they answer for.
pub fn units_of(
    book: &Book,
    table: &str,
    owner: &str,
    faults: &mut Diagnostics,
) -> BTreeMap<Id, Vec<TaskUnit>> {
    by_owner(book.sheet(table).read(&[owner, "unit_id", "role"], faults, |row| {
        (row.text(owner), TaskUnit { unit: row.text("unit_id"), role: row.text("role") })
    }))
}

fn documents(book: &Book, faults: &mut Diagnostics) -> Vec<Document> {
    let needed = ["id", "title_zh", "title_en", "region_code"];
    let rows = book.sheet("documents").read(&needed, faults, |row| Document {
        id: row.text("id"),
        title_zh: row.text("title_zh"),
        title_en: row.text("title_en"),
        number: row.opt("document_number"),
        issuer: row.opt("issuer"),
        issued_on: row.opt_date("issued_on"),
        region: row.text("region_code"),
        note: row.opt("note"),
        sample: row.sample,
    });
    rows.into_iter().map(|placed| placed.value).collect()
}

fn all_units(book: &Book, faults: &mut Diagnostics) -> Vec<Unit> {
    let rows = book.sheet("units").read(&["id", "name_zh", "name_en", "kind"], faults, |row| Unit {
        id: row.text("id"),
        name_zh: row.text("name_zh"),
        name_en: row.text("name_en"),
        region: row.opt("region_code"),
        kind: row.text("kind"),
        sample: row.sample,
    });
    rows.into_iter().map(|placed| placed.value).collect()
}

/// Tasks without what other tables say of them.
fn tasks(book: &Book, faults: &mut Diagnostics) -> Vec<Placed<Task>> {
    let needed = ["id", "document_id", "theme", "title_zh", "title_en", "region_code"];
    book.sheet("tasks").read(&needed, faults, |row| {
        let deadline_date = row.opt_date("deadline_date");
        let deadline_kind = row.opt("deadline_kind");
        let day = deadline_date.as_deref().and_then(|day| parse_date(day).ok());
        if Deadline::from_parts(deadline_kind.as_deref(), day).is_none() {
            if deadline_kind.as_deref() == Some("date") {
                row.refuse("deadline_date", told::deadline_without_date(), None);
            } else {
                row.refuse("deadline_kind", told::deadline_kind_unknown(), deadline_kind.as_deref());
            }
        }
        Task {
            id: row.id("id"),
            document: row.text("document_id"),
            parent: row.opt("parent_id"),
            section: row.opt("section").unwrap_or_default(),
            theme: row.text("theme"),
            title_zh: row.text("title_zh"),
            title_en: row.text("title_en"),
            summary_zh: row.opt("summary_zh"),
            goal_zh: row.opt("goal_zh"),
            deadline_text: row.opt("deadline_text"),
            deadline_date,
            deadline_kind,
            region: row.text("region_code"),
            units: Vec::new(),
            milestones: Vec::new(),
            events: Vec::new(),
            sample: row.sample,
        }
    })
}

fn milestones(book: &Book, faults: &mut Diagnostics) -> Vec<Placed<(Id, Milestone)>> {
    book.sheet("milestones").read(&["task_id", "seq", "description_zh"], faults, |row| {
        let milestone = Milestone {
            seq: row.integer("seq"),
            due_on: row.opt_date("due_date"),
            quantity: row.opt_decimal("quantity"),
            unit_zh: row.opt("unit_zh"),
            cumulative: row.truth("cumulative"),
            description_zh: row.text("description_zh"),
        };
        (row.text("task_id"), milestone)
    })
}

fn events(book: &Book, faults: &mut Diagnostics) -> Vec<Placed<(Id, TaskEvent)>> {
    let needed = ["id", "task_id", "date", "kind", "text_zh", "text_en", "source_id", "confidence"];
    let tasks = book.sheet("tasks").made_up("id");
    book.sheet("task_events").read(&needed, faults, |row| {
        let kind = row.text("kind");
        if !kind.is_empty() && kind != MOVED && EventKind::from_id(&kind).is_none() {
            row.refuse("kind", told::event_kind_unknown(EVENT_KINDS), Some(&kind));
        }
        check_kind(row, &kind);
        let successors = successors::read(row, &kind, &tasks);
        let event = TaskEvent {
            id: row.text("id"),
            date: row.date("date"),
            kind,
            quantity: row.opt_decimal("quantity"),
            unit_zh: row.opt("unit_zh"),
            percent: row.opt_decimal("percent"),
            text_zh: row.text("text_zh"),
            text_en: row.text("text_en"),
            source: row.text("source_id"),
            confidence: row.text("confidence"),
            counts_toward: row.opt_integer("counts_toward"),
            new_deadline: row.opt_date("new_deadline_date"),
            moved_by: row.opt("moved_by"),
            moved_document: row.opt("moved_document"),
            successors,
            evidence_url: row.opt_url("evidence_url"),
            evidence_sha256: sha256(row),
            window_until: row.opt_date("window_until"),
        };
        (row.text("task_id"), event)
    })
}

/// Cells that only one kind of event has, and must have.
fn check_kind(row: &mut Cells<'_, '_>, kind: &str) {
    let moves = ["new_deadline_date", "moved_by", "moved_document"];
    if kind == MOVED {
        if row.opt("new_deadline_date").is_none() {
            row.refuse("new_deadline_date", told::moved_without_day(), None);
        }
        for column in ["moved_by", "moved_document"] {
            if row.opt(column).is_none() {
                row.refuse(column, told::moved_without_document(column), None);
            }
        }
    } else {
        for column in moves {
            if let Some(text) = row.opt(column) {
                row.refuse(column, told::not_of_this_kind(MOVED), Some(&text));
            }
        }
    }
    if let Some(until) = row.opt("window_until") {
        if kind != "public_notice" {
            row.refuse("window_until", told::not_of_this_kind("public_notice"), Some(&until));
        } else if row.opt("date").is_some_and(|date| until < date) {
            row.refuse("window_until", told::notice_ends_before(), Some(&until));
        }
    }
}

/// SHA-256 in lower-case hex.
fn sha256(row: &mut Cells<'_, '_>) -> Option<String> {
    let text = row.opt("evidence_sha256")?;
    let is_hex = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
    if text.len() != 64 || !text.bytes().all(is_hex) {
        row.refuse("evidence_sha256", table::not_in_pattern("[0-9a-f]{64}"), Some(&text));
    }
    Some(text)
}
