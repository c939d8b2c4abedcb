//! The tasks in which a merged or split task lives on: what a row must say of them, and what rows contradict.

use crate::diagnostic::{
    Diagnostics, Place,
    catalog::{ledger as told, record},
};
use crate::forms::rows::{Cells, Placed};
use mingjing_contract::Id;
use mingjing_contract::ledger::{TaskEvent, last_end};
use mingjing_domain::ledger::EventKind;
use std::collections::{BTreeMap, HashMap};

const COLUMN: &str = "successors";
/// The kinds that have successors, as a message names them.
const KINDS: &str = "merged / split";

/// Successors of a row's event. `known` are all tasks with whether they are made up.
pub fn read(row: &mut Cells<'_, '_>, kind: &str, known: &BTreeMap<&str, bool>) -> Vec<Id> {
    let text = row.opt(COLUMN).unwrap_or_default();
    let named: Vec<Id> = text.split_whitespace().map(str::to_owned).collect();
    let fault = match (EventKind::from_id(kind), named.len()) {
        (Some(EventKind::Merged | EventKind::Split), 0) => Some(told::without_successor()),
        (Some(EventKind::Merged), 1) | (Some(EventKind::Split), 2..) => None,
        (Some(EventKind::Merged), _) => Some(told::merged_into_several()),
        (Some(EventKind::Split), _) => Some(told::split_into_one()),
        (_, 0) => None,
        _ => Some(told::not_of_this_kind(KINDS)),
    };
    if let Some(fault) = fault {
        row.refuse(COLUMN, fault, (!text.is_empty()).then_some(text.as_str()));
        return named;
    }
    let own = row.opt("task_id");
    for (at, id) in named.iter().enumerate() {
        let fault = match known.get(id.as_str()) {
            _ if own.as_ref() == Some(id) => told::its_own_successor(),
            _ if named.iter().take(at).any(|earlier| earlier == id) => told::successor_twice(),
            None => told::dangling("tasks"),
            Some(made_up) if *made_up != row.sample => record::sample_meets_real(row.sample),
            Some(_) => continue,
        };
        row.refuse(COLUMN, fault, Some(id));
    }
    named
}

/// Tells what several events together get wrong: a task that ends twice, one that goes on in a task that had
/// ended before, tasks that go on in each other.
pub fn check(events: &[Placed<(Id, TaskEvent)>], faults: &mut Diagnostics) {
    let mut of_task: BTreeMap<&str, Vec<Row<'_>>> = BTreeMap::new();
    for Placed { place, value: (task, event) } in events {
        of_task.entry(task).or_default().push((place, event));
    }
    for rows in of_task.values_mut() {
        // Stable: events of one day stay in the order of the record.
        rows.sort_by(|a, b| a.1.date.cmp(&b.1.date));
        check_ends(rows, faults);
    }
    let end_on = |task: &str, day: &str| {
        let rows = of_task.get(task)?.iter().filter(|(_, event)| event.date.as_str() < day);
        last_end(rows, |(_, event)| &event.kind)
    };
    for (place, event) in of_task.values().flatten() {
        for id in &event.successors {
            if let Some((_, end)) = end_on(id, &event.date) {
                faults.push(told::successor_ended(&end.date), (*place).clone().column(COLUMN), Some(id));
            }
        }
    }
    let ends: BTreeMap<&str, Row<'_>> = of_task
        .iter()
        .filter_map(|(task, rows)| Some((*task, *last_end(rows, |(_, event)| &event.kind)?)))
        .collect();
    for circle in circles(&ends) {
        let Some((place, _)) = circle.last().and_then(|last| ends.get(last)) else { continue };
        faults.push(told::successors_in_a_circle(), (*place).clone().column(COLUMN), Some(&shown(&circle)));
    }
}

/// An event with its place.
type Row<'a> = (&'a Place, &'a TaskEvent);

/// A task that has ended ends once more only when it was reopened. Two withdrawals say the same thing.
fn check_ends(rows: &[Row<'_>], faults: &mut Diagnostics) {
    let mut end: Option<EventKind> = None;
    for (place, event) in rows {
        match EventKind::from_id(&event.kind) {
            Some(EventKind::Reopened) => end = None,
            Some(kind) if kind.ends() => {
                if end.is_some_and(|first| first.hands_on() || kind.hands_on()) {
                    faults.push(told::ended_already(), (*place).clone().column("kind"), Some(&event.kind));
                }
                end = end.or(Some(kind));
            }
            _ => {}
        }
    }
}

/// Tasks that go on in each other: each circle once, in the order in which it is gone round.
fn circles<'a>(ends: &BTreeMap<&'a str, Row<'a>>) -> Vec<Vec<&'a str>> {
    let next = |task: &str| ends.get(task).map(|(_, event)| event.successors.iter()).into_iter().flatten();
    let mut found = Vec::new();
    // Whether all that follows from a task was looked at; false while it is being looked at.
    let mut looked_at: HashMap<&str, bool> = HashMap::new();
    for start in ends.keys().copied() {
        if looked_at.contains_key(start) {
            continue;
        }
        looked_at.insert(start, false);
        let mut path = vec![(start, next(start))];
        while let Some((task, rest)) = path.last_mut() {
            let Some(id) = rest.next() else {
                looked_at.insert(task, true);
                path.pop();
                continue;
            };
            match looked_at.get(id.as_str()) {
                Some(true) => {}
                Some(false) => {
                    let on_circle = path.iter().map(|(task, _)| *task).skip_while(|task| task != id);
                    found.push(on_circle.collect());
                }
                None => {
                    looked_at.insert(id, false);
                    path.push((id, next(id)));
                }
            }
        }
    }
    found
}

/// A circle as a message shows it; of a long one the beginning.
fn shown(circle: &[&str]) -> String {
    const MOST: usize = 6;
    let mut words = circle.iter().take(MOST).copied().collect::<Vec<_>>();
    if circle.len() > MOST {
        words.push("…");
    }
    words.extend(circle.first());
    words.join(" → ")
}
