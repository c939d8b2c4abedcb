//! How the promises of the ledger will stand, day by day, for the first page.
//!
//! Counted by the app's own function, so that the first page and the list of tasks can never differ.

use jiff::civil::Date;
use mingjing_app::view_model::task_states::counts;
use mingjing_contract::ledger::Task;
use mingjing_contract::portal::PromiseCounts;
use mingjing_domain::time::parse_date;
use std::collections::BTreeSet;

/// The counts from the last event on, again for each day on which a deadline changes them.
pub fn promises(tasks: &[Task]) -> Vec<PromiseCounts> {
    let real: Vec<Task> = tasks.iter().filter(|task| !task.sample).cloned().collect();
    let day = |text: &str| parse_date(text).ok();
    if real.is_empty() {
        return Vec::new();
    }
    // Nobody reads a record on a day before its last event.
    let known = real.iter().flat_map(|task| &task.events).filter_map(|event| day(&event.date)).max();
    let known = known.unwrap_or(Date::ZERO);
    let deadlines = real.iter().filter_map(|task| task.deadline_date.as_deref());
    let moved = real.iter().flat_map(|task| &task.events).filter_map(|event| event.new_deadline.as_deref());
    let passed = deadlines.chain(moved).filter_map(day).filter_map(|day| day.tomorrow().ok());
    let days: BTreeSet<Date> = passed.filter(|day| *day > known).chain([known]).collect();
    let mut steps: Vec<PromiseCounts> = days.into_iter().map(|day| on(&real, day)).collect();
    steps
        .dedup_by(|later, earlier| PromiseCounts { from: earlier.from.clone(), ..later.clone() } == *earlier);
    steps
}

fn on(tasks: &[Task], day: Date) -> PromiseCounts {
    let counts = counts(tasks, day);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    PromiseCounts {
        from: day.to_string(),
        total: count(counts.total),
        due: count(counts.due),
        overdue: count(counts.overdue),
        done: count(counts.done),
        silent: count(counts.silent),
        ended: count(counts.ended),
        ended_late: count(counts.ended_late),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use mingjing_app::view_model::task_states::counted;
    use mingjing_contract::ledger::Ledger;

    fn ledger(name: &str) -> Ledger {
        let path = format!("../contract/tests/fixtures/v1/{name}.json");
        let text = std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn on_every_day_from_the_last_event_on_they_are_what_is_counted() {
        let mut ledger = ledger("ledger");
        // Two more lives: one ends its time on a day to come, one is made up.
        let mut later = ledger.tasks[0].clone();
        (later.id, later.deadline_kind, later.deadline_date) =
            ("later".into(), Some("date".into()), Some("2031-06-30".into()));
        let made_up = Task { id: "made-up".into(), sample: true, ..later.clone() };
        ledger.tasks.extend([later, made_up]);
        // Two that ended, one of them late, as if they were real.
        let ended = self::ledger("ledger_merged").tasks.into_iter().filter(|task| !task.events.is_empty());
        ledger.tasks.extend(ended.map(|task| Task { sample: false, ..task }));
        let steps = promises(&ledger.tasks);
        let real: Vec<Task> = ledger.tasks.into_iter().filter(|task| !task.sample).collect();
        let start = parse_date(&steps[0].from).unwrap();
        assert_eq!((steps[0].ended, steps[0].ended_late), (2, 1));
        assert!(steps.len() > 1 && steps.windows(2).all(|two| two[0].from < two[1].from));
        let mut day = start;
        while day < Date::constant(2032, 1, 1) {
            assert_eq!(counted(&steps, day).unwrap(), counts(&real, day), "{day}");
            day = day.checked_add(1.days()).unwrap();
        }
        assert!(promises(&[]).is_empty() && counted(&[], start).is_none());
    }
}
