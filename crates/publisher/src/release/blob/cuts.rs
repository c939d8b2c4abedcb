//! The ledger once more, cut for reading: a reader of one task, of the list or of a bulletin fetches what they look
//! at, not the whole ledger. Every cut says what the ledger says, or leaves it out.

use super::Blob;
use super::made_up::Apart;
use crate::Failure;
use crate::evaluate::Samples;
use mingjing_contract::ledger::{Ledger, Milestone, Task, TaskEvent};
use mingjing_contract::manifest::{SAMPLE_PART, cut, table};
use std::collections::{BTreeMap, BTreeSet};

/// How many whole tasks a part of single tasks holds: about 10 kB of real ones in Brotli.
const TASKS_A_PART: usize = 50;

/// The parts of table `tasks`.
///
/// # Errors
/// [`Failure::Encode`].
pub fn of(ledger: &Ledger, samples: &Samples) -> Result<Vec<Blob>, Failure> {
    let (real, made_up) = (ledger.rows(false), ledger.rows(true));
    let mut blobs = Vec::new();
    if real.is_empty() || made_up.is_empty() {
        halves(&mut blobs, ledger, "", samples.has(table::LEDGER))?;
    } else {
        halves(&mut blobs, &real, "", false)?;
        halves(&mut blobs, &made_up, &format!("/{SAMPLE_PART}"), true)?;
    }
    for (first, part, sample) in whole(ledger) {
        blobs.push(Blob::of(table::TASKS, Some(format!("{}{first}", cut::OF)), &part, sample)?);
    }
    Ok(blobs)
}

/// Names, list and years of the real or of the made-up half.
fn halves(blobs: &mut Vec<Blob>, ledger: &Ledger, after: &str, sample: bool) -> Result<(), Failure> {
    let mut put = |part: &str, cut: &Ledger| -> Result<(), Failure> {
        blobs.push(Blob::of(table::TASKS, Some(format!("{part}{after}")), cut, sample)?);
        Ok(())
    };
    let with =
        |tasks: Vec<Task>| Ledger { documents: ledger.documents.clone(), units: ledger.units.clone(), tasks };
    put(cut::NAMES, &with(Vec::new()))?;
    put(cut::LIST, &with(ledger.tasks.iter().map(listed).collect()))?;
    for year in ledger.tasks.iter().flat_map(years).collect::<BTreeSet<&str>>() {
        let tasks = ledger.tasks.iter().map(|task| of_year(task, year)).collect();
        put(
            &format!("{}{year}", cut::YEAR),
            &Ledger { documents: ledger.documents.clone(), units: Vec::new(), tasks },
        )?;
    }
    Ok(())
}

/// Years in which something of the task was due or published.
fn years(task: &Task) -> impl Iterator<Item = &str> {
    let days = task.events.iter().map(|event| event.date.as_str());
    days.chain(task.deadline_date.as_deref()).filter_map(|day| day.get(..4))
}

/// What a list shows, filters and counts by.
fn listed(task: &Task) -> Task {
    Task {
        summary_zh: None,
        goal_zh: None,
        deadline_text: None,
        milestones: task
            .milestones
            .iter()
            .filter(|milestone| milestone.quantity.is_some())
            .map(|milestone| Milestone { description_zh: String::new(), ..milestone.clone() })
            .collect(),
        events: task.events.iter().map(bare).collect(),
        ..task.clone()
    }
}

/// What a state follows from.
fn bare(event: &TaskEvent) -> TaskEvent {
    TaskEvent {
        id: String::new(),
        date: event.date.clone(),
        kind: event.kind.clone(),
        quantity: event.quantity,
        unit_zh: None,
        percent: None,
        text_zh: String::new(),
        text_en: String::new(),
        source: String::new(),
        confidence: String::new(),
        counts_toward: event.counts_toward,
        new_deadline: event.new_deadline.clone(),
        moved_by: None,
        moved_document: None,
        successors: event.successors.clone(),
        evidence_url: None,
        evidence_sha256: None,
        window_until: None,
    }
}

fn of_year(task: &Task, year: &str) -> Task {
    let mut task = listed(task);
    if !years(&task).any(|of| of == year) {
        task.title_zh.clear();
        task.title_en.clear();
    }
    task.section.clear();
    task.theme.clear();
    task.region.clear();
    task.parent = None;
    task.units.clear();
    task.milestones.clear();
    for event in &mut task.events {
        event.quantity = None;
        event.counts_toward = None;
    }
    task
}

/// Whole tasks by identifier, real and made-up ones never in one part: first identifier, part, whether made up.
fn whole(ledger: &Ledger) -> Vec<(&str, Ledger, bool)> {
    let places: BTreeMap<&str, usize> =
        ledger.tasks.iter().enumerate().map(|(at, task)| (task.id.as_str(), at)).collect();
    let is_made_up = |at: usize| ledger.tasks.get(at).is_some_and(|task| task.sample);
    let mut children: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, task) in ledger.tasks.iter().enumerate() {
        if let Some(parent) = task.parent.as_deref() {
            children.entry(parent).or_default().push(at);
        }
    }
    // Who lives on in a task.
    let mut before: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, task) in ledger.tasks.iter().enumerate() {
        for successor in successors(task) {
            before.entry(successor).or_default().push(at);
        }
    }
    let sorted: Vec<(&str, usize)> = places.iter().map(|(id, at)| (*id, *at)).collect();
    let of_a_kind = sorted.chunk_by(|a, b| is_made_up(a.1) == is_made_up(b.1));
    of_a_kind
        .flat_map(|run| run.chunks(TASKS_A_PART))
        .filter_map(|chunk| {
            let (first, at) = *chunk.first()?;
            let inside: BTreeSet<usize> = chunk.iter().map(|(_, at)| *at).collect();
            let mut shown = inside.clone();
            let mut merged = BTreeSet::new();
            for (id, at) in chunk {
                shown.extend([at.checked_sub(1), at.checked_add(1)].into_iter().flatten());
                shown.extend(children.get(id).into_iter().flatten());
                let Some(task) = ledger.tasks.get(*at) else { continue };
                shown.extend(task.parent.as_deref().and_then(|parent| places.get(parent)));
                shown.extend(successors(task).filter_map(|id| places.get(id)));
                merged.extend(before.get(id).into_iter().flatten());
            }
            shown.extend(&merged);
            // In the order of the ledger, which says what comes before and after.
            let tasks = shown.into_iter().filter_map(|at| {
                let task = ledger.tasks.get(at)?;
                Some(match at {
                    at if inside.contains(&at) => task.clone(),
                    at if merged.contains(&at) => lived(task),
                    _ => named(task),
                })
            });
            Some((first, with_names(ledger, tasks.collect()), is_made_up(at)))
        })
        .collect()
}

/// Only what a link to it shows.
fn named(task: &Task) -> Task {
    Task { units: Vec::new(), milestones: Vec::new(), events: Vec::new(), ..listed(task) }
}

/// What a link to it shows, and what says when it lived on in another task, and whether it was late then.
fn lived(task: &Task) -> Task {
    Task { events: task.events.iter().map(bare).collect(), ..named(task) }
}

/// The tasks in which a task ever lived on.
fn successors(task: &Task) -> impl Iterator<Item = &str> {
    task.events.iter().flat_map(|event| &event.successors).map(String::as_str)
}

fn with_names(ledger: &Ledger, tasks: Vec<Task>) -> Ledger {
    let documents: BTreeSet<&str> = tasks.iter().map(|task| task.document.as_str()).collect();
    let of_task = |task: &Task| {
        let moved = task.events.iter().filter_map(|event| event.moved_by.clone());
        task.units.iter().map(|unit| unit.unit.clone()).chain(moved).collect::<Vec<_>>()
    };
    let units: BTreeSet<String> = tasks.iter().flat_map(of_task).collect();
    let documents = ledger.documents.iter().filter(|row| documents.contains(row.id.as_str())).cloned();
    let units = ledger.units.iter().filter(|row| units.contains(&row.id)).cloned();
    Ledger { documents: documents.collect(), units: units.collect(), tasks }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::Tables;
    use std::path::Path;

    fn tables(workbook: &str) -> Tables {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        crate::check(&root.join(workbook)).unwrap().ready.unwrap().tables
    }

    fn parts(tables: &Tables) -> BTreeMap<String, (Ledger, bool)> {
        let blobs = of(&tables.ledger, &tables.samples).unwrap();
        let read = |blob: Blob| {
            (blob.partition.unwrap(), (serde_json::from_slice(&blob.bytes).unwrap(), blob.sample))
        };
        blobs.into_iter().map(read).collect()
    }

    /// Takes out of a whole row what the cut left out, by asking the cut where it says nothing.
    fn is_said_by(cut: &serde_json::Value, whole: &serde_json::Value) -> bool {
        use serde_json::Value::{Array, Null, Object, String};
        match (cut, whole) {
            (Object(cut), Object(whole)) => {
                cut.iter().all(|(name, value)| whole.get(name).is_some_and(|of| is_said_by(value, of)))
            }
            (Array(cut), Array(whole)) if cut.len() == whole.len() => {
                cut.iter().zip(whole).all(|(cut, whole)| is_said_by(cut, whole))
            }
            // Left out whole, or only some of them: milestones without a quantity.
            (Array(cut), Array(whole)) => cut.iter().all(|cut| whole.iter().any(|of| is_said_by(cut, of))),
            (Null, _) => true,
            (String(cut), _) if cut.is_empty() => true,
            (cut, whole) => cut == whole,
        }
    }

    #[test]
    fn every_cut_of_the_demo_says_what_the_ledger_says() {
        let tables = tables("data");
        let whole: BTreeMap<&str, serde_json::Value> = tables
            .ledger
            .tasks
            .iter()
            .map(|task| (task.id.as_str(), serde_json::to_value(task).unwrap()))
            .collect();
        let parts = parts(&tables);
        for (part, (cut, sample)) in &parts {
            for task in &cut.tasks {
                assert!(
                    is_said_by(&serde_json::to_value(task).unwrap(), &whole[task.id.as_str()]),
                    "{part} {}",
                    task.id
                );
            }
            assert!(
                part.starts_with(cut::OF) || cut.documents.iter().all(|row| row.sample == *sample),
                "{part}"
            );
        }
        for (half, sample) in [("", false), ("/sample", true)] {
            let all = tables.ledger.tasks.iter().filter(|task| task.sample == sample).count();
            assert_eq!(parts[&format!("list{half}")].0.tasks.len(), all);
            assert!(parts[&format!("names{half}")].0.tasks.is_empty());
        }
    }

    #[test]
    fn every_task_stands_whole_in_the_part_that_its_identifier_leads_to() {
        let tables = tables("data");
        let parts = parts(&tables);
        let ledger = &tables.ledger;
        let mut count = 0;
        for (at, task) in ledger.tasks.iter().enumerate() {
            let firsts = parts.keys().filter_map(|part| part.strip_prefix(cut::OF));
            let first = firsts.filter(|first| *first <= task.id.as_str()).max().unwrap();
            let (part, sample) = &parts[&format!("{}{first}", cut::OF)];
            let place = part.tasks.iter().position(|of| of.id == task.id).unwrap();
            assert_eq!(&part.tasks[place], task);
            assert_eq!(*sample, task.sample);
            for unit in &task.units {
                assert!(part.units.iter().any(|of| of.id == unit.unit), "{} {}", task.id, unit.unit);
            }
            assert!(part.documents.iter().any(|of| of.id == task.document));
            // What stands beside it in the part is what stands beside it in the ledger.
            let beside = |tasks: &[Task], at: usize| {
                [at.checked_sub(1), at.checked_add(1)].map(|at| tasks.get(at?).map(|task| task.id.clone()))
            };
            assert_eq!(beside(&part.tasks, place), beside(&ledger.tasks, at), "{}", task.id);
            let below = |of: &&Task| of.parent.as_deref() == Some(task.id.as_str());
            let ids =
                |of: &Ledger| of.tasks.iter().filter(below).map(|task| task.id.clone()).collect::<Vec<_>>();
            assert_eq!(ids(part), ids(ledger));
            count += 1;
        }
        assert!(count > 3600);
    }

    /// What a page says of mergers and splits, from the part as from the whole ledger, on any day.
    #[test]
    fn a_part_knows_what_its_tasks_became_and_what_they_continue() {
        use mingjing_app::view_model::{lineage, task_states::state};
        let tables = tables("data");
        let (parts, ledger) = (parts(&tables), &tables.ledger);
        let ended = ledger.tasks.iter().filter(|task| successors(task).next().is_some());
        let concerned: BTreeSet<&str> =
            ended.flat_map(|task| successors(task).chain([task.id.as_str()])).collect();
        let t = mingjing_app::text::of(mingjing_app::route::Lang::Zh);
        let mut told = 0;
        for task in ledger.tasks.iter().filter(|task| concerned.contains(task.id.as_str())) {
            let firsts = parts.keys().filter_map(|part| part.strip_prefix(cut::OF));
            let first = firsts.filter(|first| *first <= task.id.as_str()).max().unwrap();
            let (part, _) = &parts[&format!("{}{first}", cut::OF)];
            for day in ["2022-01-01", "2024-07-01", "2026-11-21"].map(|day| day.parse().unwrap()) {
                let says = |ledger: &Ledger| {
                    let became = lineage::became(ledger, task, &state(task, day), t);
                    (became, lineage::continues(ledger, &task.id, day, t))
                };
                let whole = says(ledger);
                told += usize::from(whole.0.is_some()) + whole.1.len();
                assert_eq!(says(part), whole, "{} {day}", task.id);
            }
        }
        assert!(concerned.len() > 80 && told > 100, "{} {told}", concerned.len());
    }

    #[test]
    fn a_ledger_of_one_kind_is_cut_without_halves() {
        let parts = parts(&tables("crates/publisher/tests/gallery/good"));
        assert!(parts.contains_key("list") && !parts.contains_key("list/sample"), "{:?}", parts.keys());
    }
}
