//! States of tasks: cases from the real record, and what holds for every record.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use jiff::civil::{Date, date};
use mingjing_domain::Decimal;
use mingjing_domain::ledger::{
    Basis, Deadline, Event, EventKind, RecordSupports, Schedule, UnitSays, state_on,
};
use mingjing_domain::time::days_between;
use proptest::prelude::*;

const TODAY: Date = Date::constant(2026, 11, 21);

fn on(year: i16, month: i8, day: i8, kind: EventKind) -> Event {
    Event::new(date(year, month, day), kind)
}

#[test]
fn without_events_only_the_calendar_speaks() {
    let state = |day| state_on(day, Deadline::Date(date(2020, 12, 31)), &[]);
    assert_eq!(state(date(2020, 11, 30)).schedule, Schedule::InTime { days_left: 31 });
    assert_eq!(state(date(2020, 12, 1)).schedule, Schedule::DueSoon { days_left: 30 });
    assert_eq!(state(date(2020, 12, 31)).schedule, Schedule::DueSoon { days_left: 0 });
    assert_eq!(state(date(2021, 1, 1)).schedule, Schedule::Overdue { days: 1 });
    let now = state(TODAY);
    assert_eq!(now.schedule, Schedule::Overdue { days: 2151 });
    assert_eq!((now.unit_says, now.record), (UnitSays::Nothing, RecordSupports::NothingPublished));
    assert_eq!((now.published_events, now.last_published_on), (0, None));
}

#[test]
fn deadlines_without_a_day_say_what_they_are() {
    for (deadline, schedule) in [
        (Deadline::Immediate, Schedule::Immediate),
        (Deadline::Standing, Schedule::Standing),
        (Deadline::Recurring, Schedule::Recurring),
        (Deadline::Unstated, Schedule::Unstated),
    ] {
        let state = state_on(TODAY, deadline, &[on(2021, 1, 1, EventKind::ClaimedDone)]);
        assert_eq!(state.schedule, schedule, "no claim makes a deadline where none was set");
        assert_eq!(state.unit_says, UnitSays::SaysDone);
    }
}

/// HH2020-01: two lists closed, then, on the same day, progress that names three open items.
#[test]
fn progress_after_a_closing_means_under_way() {
    let events = [
        on(2021, 3, 24, EventKind::PublicNotice),
        on(2022, 3, 24, EventKind::Closed),
        on(2022, 3, 24, EventKind::Closed),
        on(2022, 3, 24, EventKind::Progress),
    ];
    let state = state_on(TODAY, Deadline::Date(date(2021, 12, 31)), &events);
    assert_eq!((state.unit_says, state.unit_said_on), (UnitSays::UnderWay, Some(date(2022, 3, 24))));
    assert!(matches!(state.schedule, Schedule::Overdue { .. }));
    let only_closed = state_on(TODAY, Deadline::Date(date(2021, 12, 31)), &events[..3]);
    assert_eq!(only_closed.unit_says, UnitSays::Closed);
    assert_eq!(
        only_closed.schedule,
        Schedule::DoneLate { days: 83, on: date(2022, 3, 24), basis: Basis::Closed }
    );
}

/// WH2020-03-1: challenged by inspectors, then claimed done. The claim cannot clear the challenge.
#[test]
fn a_unit_cannot_clear_a_challenge_by_saying_more() {
    let mut events = vec![on(2025, 6, 23, EventKind::Challenged), on(2025, 10, 21, EventKind::ClaimedDone)];
    let deadline = Deadline::Date(date(2023, 12, 31));
    let state = state_on(TODAY, deadline, &events);
    assert_eq!(state.record, RecordSupports::Challenged { on: date(2025, 6, 23) });
    assert_eq!(state.unit_says, UnitSays::SaysDone);
    assert_eq!(
        state.schedule,
        Schedule::DoneLate { days: 660, on: date(2025, 10, 21), basis: Basis::Claimed }
    );

    events.push(on(2026, 1, 5, EventKind::Closed));
    let state = state_on(TODAY, deadline, &events);
    assert_eq!(state.record.id(), "challenged");
    assert_eq!(state.unit_says, UnitSays::Closed);

    events.push(on(2026, 2, 1, EventKind::Verified));
    let state = state_on(TODAY, deadline, &events);
    assert_eq!(state.record, RecordSupports::Verified { on: date(2026, 2, 1) });
    assert_eq!(state.challenged_on, Some(date(2025, 6, 23)));
    assert_eq!(state.schedule.id(), "done_late", "the first statement that it is done counts");

    events.push(on(2026, 5, 1, EventKind::Reopened));
    let state = state_on(TODAY, deadline, &events);
    assert_eq!(state.record, RecordSupports::ReportPublished { on: date(2026, 5, 1) });
    assert_eq!(state.unit_says, UnitSays::UnderWay);
    assert_eq!(state.schedule, Schedule::Overdue { days: 1056 });
}

#[test]
fn a_report_is_published_but_is_no_progress() {
    let state = state_on(TODAY, Deadline::Unstated, &[on(2023, 10, 17, EventKind::Report)]);
    assert_eq!(state.record, RecordSupports::ReportPublished { on: date(2023, 10, 17) });
    assert_eq!((state.unit_says, state.unit_said_on), (UnitSays::Nothing, None));
}

#[test]
fn a_notice_does_not_take_back_a_claim() {
    let events = [on(2021, 1, 1, EventKind::ClaimedDone), on(2021, 2, 1, EventKind::PublicNotice)];
    let state = state_on(TODAY, Deadline::Date(date(2021, 1, 15)), &events);
    assert_eq!(state.unit_says, UnitSays::SaysDone);
    assert_eq!(state.record, RecordSupports::PublicNotice { on: date(2021, 2, 1) });
    assert_eq!(state.schedule, Schedule::DoneOnTime { on: date(2021, 1, 1), basis: Basis::Claimed });
}

#[test]
fn a_moved_deadline_keeps_the_first_and_excuses_nothing_done_before() {
    let first = Deadline::Date(date(2023, 12, 31));
    let moved = on(2024, 1, 10, EventKind::DeadlineMoved { to: date(2025, 12, 31) });
    let open = state_on(date(2024, 6, 1), first, &[moved]);
    assert_eq!((open.first_deadline, open.current_deadline), (first, Deadline::Date(date(2025, 12, 31))));
    assert_eq!(open.deadline_moves, 1);
    assert_eq!(open.schedule, Schedule::InTime { days_left: 578 });
    assert_eq!(open.schedule_by_first, Schedule::Overdue { days: 153 });

    let late = state_on(date(2024, 6, 1), first, &[on(2024, 1, 5, EventKind::ClaimedDone), moved]);
    assert_eq!(late.schedule.id(), "done_late");
    let after = state_on(TODAY, first, &[moved, on(2025, 12, 1, EventKind::ClaimedDone)]);
    assert_eq!(after.schedule.id(), "done_on_time");
    assert_eq!(after.schedule_by_first.id(), "done_late");
}

#[test]
fn a_withdrawn_task_is_not_overdue_and_can_come_back() {
    let deadline = Deadline::Date(date(2020, 12, 31));
    let withdrawn = on(2020, 6, 1, EventKind::Withdrawn);
    let state = state_on(TODAY, deadline, &[withdrawn]);
    assert_eq!(state.schedule, Schedule::Withdrawn { on: date(2020, 6, 1) });
    let back = state_on(TODAY, deadline, &[withdrawn, on(2021, 6, 1, EventKind::Reopened)]);
    assert_eq!(back.schedule.id(), "overdue");
}

#[test]
fn kinds_and_deadlines_are_read_from_the_workbook() {
    for kind in any_kind_list() {
        let to = match kind {
            EventKind::DeadlineMoved { to } => Some(to),
            _ => None,
        };
        assert_eq!(EventKind::from_parts(kind.id(), to), Some(kind));
    }
    assert_eq!(EventKind::from_id("deadline_moved"), None, "to when?");
    assert_eq!(EventKind::from_id("done"), None);
    assert_eq!(Deadline::from_parts(Some("date"), None), None);
    assert_eq!(Deadline::from_parts(None, None), Some(Deadline::Unstated));
}

fn any_kind_list() -> [EventKind; 13] {
    [
        EventKind::NotStarted,
        EventKind::Progress,
        EventKind::Report,
        EventKind::ClaimedDone,
        EventKind::Verified,
        EventKind::PublicNotice,
        EventKind::Closed,
        EventKind::Challenged,
        EventKind::Reopened,
        EventKind::DeadlineMoved { to: date(2024, 6, 30) },
        EventKind::Withdrawn,
        EventKind::Merged,
        EventKind::Split,
    ]
}

fn any_day() -> impl Strategy<Value = Date> {
    (2016_i16..=2027, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

fn any_event() -> impl Strategy<Value = Event> {
    let quantity = prop::option::of((any::<i64>(), 0_u8..=18).prop_map(|(m, s)| Decimal::new(m, s).unwrap()));
    (any_day(), prop::sample::select(any_kind_list().to_vec()), quantity, prop::option::of(0_u16..6))
        .prop_map(|(date, kind, quantity, counts_toward)| Event { date, kind, quantity, counts_toward })
}

fn any_deadline() -> impl Strategy<Value = Deadline> {
    prop_oneof![
        4 => any_day().prop_map(Deadline::Date),
        1 => Just(Deadline::Immediate),
        1 => Just(Deadline::Standing),
        1 => Just(Deadline::Recurring),
        1 => Just(Deadline::Unstated),
    ]
}

proptest! {
    #[test]
    fn the_future_is_not_used(day in any_day(), deadline in any_deadline(), events in prop::collection::vec(any_event(), 0..12)) {
        let known: Vec<_> = events.iter().copied().filter(|event| event.date <= day).collect();
        let state = state_on(day, deadline, &events);
        prop_assert_eq!(state, state_on(day, deadline, &known));
        prop_assert_eq!(state.published_events, known.len());
        prop_assert_eq!(state.first_deadline, deadline);
    }

    #[test]
    fn order_in_the_record_matters_only_within_a_day(day in any_day(), deadline in any_deadline(), mut events in prop::collection::vec(any_event(), 0..12)) {
        let before = state_on(day, deadline, &events);
        events.sort_by_key(|event| std::cmp::Reverse(event.date));
        prop_assert_eq!(before, state_on(day, deadline, &events));
    }

    #[test]
    fn between_events_only_the_calendar_moves(day in any_day(), later in 0_i32..400, deadline in any_deadline(), events in prop::collection::vec(any_event(), 0..12)) {
        let events: Vec<_> = events.into_iter().filter(|event| event.date <= day).collect();
        let after = day.checked_add(jiff::Span::new().days(later)).unwrap();
        let (now, then) = (state_on(day, deadline, &events), state_on(after, deadline, &events));
        prop_assert_eq!((now.unit_says, now.record), (then.unit_says, then.record));
        prop_assert_eq!(now.ended, then.ended, "what the calendar said at the end is settled");
        let passed = days_between(day, after);
        match (now.schedule, then.schedule) {
            (Schedule::Overdue { days }, then) => prop_assert_eq!(then, Schedule::Overdue { days: days + passed }),
            (Schedule::InTime { days_left } | Schedule::DueSoon { days_left }, then) => match then {
                Schedule::InTime { days_left: left } | Schedule::DueSoon { days_left: left } => prop_assert_eq!(left, days_left - passed),
                Schedule::Overdue { days } => prop_assert_eq!(days, passed - days_left),
                other => prop_assert!(false, "{other:?}"),
            },
            (now, then) => prop_assert_eq!(now, then),
        }
    }

    #[test]
    fn the_record_only_grows(day in any_day(), later in 0_i32..400, deadline in any_deadline(), events in prop::collection::vec(any_event(), 0..12)) {
        let after = day.checked_add(jiff::Span::new().days(later)).unwrap();
        let (now, then) = (state_on(day, deadline, &events), state_on(after, deadline, &events));
        prop_assert!(now.published_events <= then.published_events);
        prop_assert!(now.last_published_on <= then.last_published_on);
        prop_assert!(now.deadline_moves <= then.deadline_moves);
        prop_assert!(now.challenged_on <= then.challenged_on);
        if now.published_events > 0 {
            prop_assert_ne!(then.record, RecordSupports::NothingPublished);
        }
    }

    #[test]
    fn a_task_that_ended_stays_so_until_it_is_reopened(day in any_day(), deadline in any_deadline(), events in prop::collection::vec(any_event(), 0..12)) {
        let mut events: Vec<_> = events.into_iter().filter(|event| event.date <= day).collect();
        events.sort_by_key(|event| event.date);
        let state = state_on(day, deadline, &events);
        let reopened = events.iter().rposition(|event| event.kind == EventKind::Reopened).map_or(0, |at| at + 1);
        let ends = |event: &Event| matches!(event.kind, EventKind::Withdrawn | EventKind::Merged | EventKind::Split);
        match (events[reopened..].iter().position(ends), state.ended) {
            (None, None) => prop_assert!(!["withdrawn", "merged", "split"].contains(&state.schedule.id())),
            (Some(at), Some(ended)) => {
                let end = events[reopened + at];
                prop_assert_eq!((state.schedule.id(), ended.on), (end.kind.id(), end.date));
                prop_assert_eq!(state.schedule, state.schedule_by_first);
                // As if nothing had come from the end on.
                let before = state_on(end.date, deadline, &events[..reopened + at]);
                prop_assert_eq!((ended.schedule, ended.schedule_by_first), (before.schedule, before.schedule_by_first));
            }
            other => prop_assert!(false, "{other:?}"),
        }
    }
}
