//! Tasks that were merged into others or split: which tasks carry them on.

use super::life::{Event, MERGED, WITHDRAWN};
use super::{PLANS, Task};
use crate::place::later;
use crate::random::Random;
use jiff::civil::{Date, date};
use std::collections::BTreeSet;

/// How many tasks are merged beside those whose life says so, and how many are split.
const MORE: [(&str, usize); 2] = [("merged", 14), ("split", 20)];
/// Nothing of it is told after this day.
const TOLD_UNTIL: Date = date(2025, 12, 31);
/// What is told of a split task.
const SPLIT: (&str, &str) =
    ("拆分为几项具体任务，分别推进", "Split into several tasks, each pursued on its own");

/// Finds the successors of the tasks whose life ended in a merger, and gives some more tasks such an end: their
/// events, each with the place of its task.
///
/// A successor is a task of the same theme and town, of the same plan or a later one, that was known and not said to be done on that day, with a
/// deadline of its own to come; it never ends itself.
pub fn hand_on(tasks: &mut [Task]) -> Vec<(usize, Event)> {
    let mut random = Random::named("successors");
    let ends: Vec<(usize, usize)> = tasks
        .iter()
        .enumerate()
        .filter_map(|(at, task)| Some((at, task.events.iter().position(is_end)?)))
        .collect();
    let mut taken: BTreeSet<usize> = ends.iter().map(|(at, _)| *at).collect();
    for (at, end) in ends {
        let event = tasks.get(at).and_then(|task| task.events.get(end));
        let Some(day) = event.filter(|event| event.kind == "merged").map(|event| event.date) else {
            continue;
        };
        let found = successors(&mut random, tasks, at, day, 1, &taken);
        let found = found.map(|places| named(tasks, &places, &mut taken));
        let Some(event) = tasks.get_mut(at).and_then(|task| task.events.get_mut(end)) else { continue };
        match found {
            Some(successors) => event.successors = successors,
            None => *event = Event::told(day, "withdrawn", WITHDRAWN.0, WITHDRAWN.1),
        }
    }
    let mut more = Vec::new();
    for (kind, wanted) in MORE {
        let mut found = 0;
        while found < wanted {
            let at = usize::try_from(random.below(i64::try_from(tasks.len()).unwrap_or(0))).unwrap_or(0);
            let Some(day) = day_of_end(&mut random, tasks, at).filter(|_| !taken.contains(&at)) else {
                continue;
            };
            let n = if kind == "merged" { 1 } else { usize::try_from(random.between(2, 3)).unwrap_or(2) };
            let Some(places) = successors(&mut random, tasks, at, day, n, &taken) else { continue };
            let (zh, en) = if kind == "merged" { MERGED } else { SPLIT };
            let successors = named(tasks, &places, &mut taken);
            taken.insert(at);
            more.push((at, Event { successors, ..Event::told(day, kind, zh, en) }));
            found += 1;
        }
    }
    more
}

fn is_end(event: &Event) -> bool {
    matches!(event.kind, "merged" | "withdrawn")
}

/// Identifiers of tasks, which from now on may not end.
fn named(tasks: &[Task], places: &[usize], taken: &mut BTreeSet<usize>) -> Vec<String> {
    taken.extend(places);
    places.iter().filter_map(|at| tasks.get(*at)).map(|task| task.id.clone()).collect()
}

/// A day on which a task of which little was told may end: after all that was told, half of the time after the
/// deadline, which is then missed. None for other tasks.
fn day_of_end(random: &mut Random, tasks: &[Task], at: usize) -> Option<Date> {
    let task = tasks.get(at)?;
    let deadline = task.deadline?;
    let is_open = task.events.iter().all(|event| matches!(event.kind, "not_started" | "progress" | "report"));
    let told = task.events.iter().map(|event| event.date).max().unwrap_or_else(|| issued(task));
    let day = if random.chance(500) {
        later(deadline, random.between(20, 200))
    } else {
        later(told, random.between(20, 160))
    };
    (is_open && day > told && day <= TOLD_UNTIL).then_some(day)
}

fn issued(task: &Task) -> Date {
    PLANS.iter().find(|plan| plan.id == task.document).map_or(TOLD_UNTIL, |plan| plan.issued)
}

/// Places of tasks that can carry one on.
fn successors(
    random: &mut Random,
    tasks: &[Task],
    of: usize,
    day: Date,
    n: usize,
    taken: &BTreeSet<usize>,
) -> Option<Vec<usize>> {
    let from = tasks.get(of)?;
    let fits = |task: &Task| {
        let is_like = task.theme == from.theme && task.region == from.region && task.parent.is_some();
        let is_open = !task.events.iter().any(|event| event.kind == "claimed_done" && event.date <= day);
        // A plan is carried on by itself or by a later one.
        let was_known = issued(from) <= issued(task) && issued(task) < day;
        is_like && is_open && was_known && task.deadline.is_some_and(|deadline| deadline > day)
    };
    let mut all: Vec<usize> = (0..tasks.len())
        .filter(|at| *at != of && !taken.contains(at) && tasks.get(*at).is_some_and(fits))
        .collect();
    // What is merged goes on in the same work, where there is any.
    if n == 1 && all.iter().any(|at| tasks.get(*at).is_some_and(|task| task.work == from.work)) {
        all.retain(|at| tasks.get(*at).is_some_and(|task| task.work == from.work));
    }
    let mut chosen = Vec::new();
    while chosen.len() < n && !all.is_empty() {
        let at = usize::try_from(random.below(i64::try_from(all.len()).unwrap_or(0))).unwrap_or(0);
        chosen.push(all.swap_remove(at));
    }
    chosen.sort_unstable();
    (chosen.len() == n).then_some(chosen)
}
