//! What only several tables of the ledger together show.

use crate::diagnostic::{Diagnostics, Place, catalog::ledger as told};
use crate::forms::rows::Placed;
use mingjing_contract::Id;
use mingjing_contract::ledger::{Document, Milestone, Task, TaskEvent};
use std::collections::BTreeMap;

/// Tells what the events contradict: documents, milestones, each other.
pub fn check_events(
    documents: &[Document],
    tasks: &[Placed<Task>],
    milestones: &BTreeMap<Id, Vec<Milestone>>,
    events: &[Placed<(Id, TaskEvent)>],
    faults: &mut Diagnostics,
) {
    let issued: BTreeMap<&str, &str> = documents
        .iter()
        .filter_map(|document| Some((document.id.as_str(), document.issued_on.as_deref()?)))
        .collect();
    let of_task: BTreeMap<&str, &Task> =
        tasks.iter().map(|placed| (placed.value.id.as_str(), &placed.value)).collect();
    for Placed { place, value: (task_id, event) } in events {
        let task = of_task.get(task_id.as_str());
        // ISO dates order as text.
        if let Some(issued_on) = task.and_then(|task| issued.get(task.document.as_str()))
            && event.date.as_str() < *issued_on
        {
            let place = place.clone().column("date");
            faults.push(told::event_before_document(issued_on), place, Some(&event.date));
        }
        let Some(seq) = event.counts_toward else { continue };
        let place = place.clone().column("counts_toward");
        let shown = format!("{task_id} {seq}");
        let milestone =
            milestones.get(task_id).and_then(|all| all.iter().find(|milestone| milestone.seq == seq));
        match milestone {
            None => faults.push(told::milestone_unknown(), place, Some(&shown)),
            Some(milestone) if milestone.quantity.is_none() || event.quantity.is_none() => {
                faults.push(told::nothing_to_count(), place, Some(&shown));
            }
            Some(milestone) if milestone.unit_zh != event.unit_zh => {
                faults.push(told::unit_differs(), place, Some(&shown));
            }
            Some(milestone) => check_total(milestone, event, place, faults),
        }
    }
    check_closings(events, faults);
}

/// More done than there was to do is either a slip or news.
fn check_total(milestone: &Milestone, event: &TaskEvent, place: Place, faults: &mut Diagnostics) {
    let (Some(total), Some(quantity)) = (milestone.quantity, event.quantity) else { return };
    if quantity > total {
        let place = Place { column: Some("quantity".to_owned()), ..place };
        faults.push(told::beyond_total(&total.to_string()), place, Some(&quantity.to_string()));
    }
}

/// Closing (销号) follows verification (验收); of one day any order will do.
fn check_closings(events: &[Placed<(Id, TaskEvent)>], faults: &mut Diagnostics) {
    let mut verified: BTreeMap<&str, &str> = BTreeMap::new();
    for Placed { value: (task_id, event), .. } in events.iter().filter(|one| one.value.1.kind == "verified") {
        let first = verified.entry(task_id).or_insert(&event.date);
        *first = (*first).min(&event.date);
    }
    for Placed { place, value: (task_id, event) } in events.iter().filter(|one| one.value.1.kind == "closed")
    {
        if verified.get(task_id.as_str()).is_none_or(|first| event.date.as_str() < *first) {
            faults.push(told::closed_before_verified(), place.clone().column("kind"), Some(task_id));
        }
    }
}
