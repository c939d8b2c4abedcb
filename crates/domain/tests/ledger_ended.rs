//! Tasks that were merged, split or withdrawn: every transition, and that no lateness is lost by it.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use jiff::civil::{Date, date};
use mingjing_domain::ledger::{
    Basis, Deadline, Event, EventKind, RecordSupports, Schedule, UnitSays, UnitStatistics, state_on,
};

const TODAY: Date = Date::constant(2026, 11, 21);
const DUE: Deadline = Deadline::Date(Date::constant(2020, 12, 31));
const ENDS: [EventKind; 3] = [EventKind::Withdrawn, EventKind::Merged, EventKind::Split];

fn on(year: i16, month: i8, day: i8, kind: EventKind) -> Event {
    Event::new(date(year, month, day), kind)
}

fn schedule(kind: EventKind, on: Date) -> Schedule {
    match kind {
        EventKind::Merged => Schedule::Merged { on },
        EventKind::Split => Schedule::Split { on },
        _ => Schedule::Withdrawn { on },
    }
}

#[test]
fn from_its_end_on_a_task_is_neither_done_nor_overdue() {
    for kind in ENDS {
        let ended_on = date(2020, 6, 1);
        let events = [Event::new(ended_on, kind)];
        let before = state_on(date(2020, 5, 31), DUE, &events);
        assert_eq!((before.schedule, before.ended), (Schedule::InTime { days_left: 214 }, None), "{kind:?}");
        for day in [ended_on, date(2021, 1, 1), TODAY] {
            let state = state_on(day, DUE, &events);
            assert_eq!(state.schedule, schedule(kind, ended_on));
            assert_eq!(state.schedule_by_first, state.schedule);
            assert_eq!(state.schedule.id(), kind.id());
            let ended = state.ended.unwrap();
            assert_eq!((ended.on, ended.schedule), (ended_on, Schedule::InTime { days_left: 213 }));
            assert_eq!(ended.overdue_days(), None);
        }
    }
}

#[test]
fn what_the_unit_said_stays_and_the_record_has_a_report() {
    for (said, says) in [
        (EventKind::NotStarted, UnitSays::NotStarted),
        (EventKind::Progress, UnitSays::UnderWay),
        (EventKind::ClaimedDone, UnitSays::SaysDone),
        (EventKind::Closed, UnitSays::Closed),
    ] {
        for kind in ENDS {
            let state = state_on(TODAY, DUE, &[on(2020, 3, 1, said), on(2020, 6, 1, kind)]);
            assert_eq!((state.unit_says, state.unit_said_on), (says, Some(date(2020, 3, 1))), "{kind:?}");
            let progress = RecordSupports::ProgressPublished { on: date(2020, 3, 1) };
            assert_eq!(state.record, progress, "what was published before is not less for it");
        }
    }
    for kind in ENDS {
        let state = state_on(TODAY, DUE, &[on(2020, 6, 1, kind)]);
        assert_eq!((state.unit_says, state.unit_said_on), (UnitSays::Nothing, None));
        assert_eq!(state.record, RecordSupports::ReportPublished { on: date(2020, 6, 1) });
        let challenged = state_on(TODAY, DUE, &[on(2020, 3, 1, EventKind::Challenged), on(2020, 6, 1, kind)]);
        assert_eq!(challenged.record.id(), "challenged", "nor does it answer a challenge");
    }
}

#[test]
fn lateness_is_settled_on_the_day_of_the_end_and_not_lost() {
    for kind in ENDS {
        let late = state_on(TODAY, DUE, &[on(2021, 3, 31, kind)]).ended.unwrap();
        assert_eq!((late.schedule_by_first, late.overdue_days()), (Schedule::Overdue { days: 90 }, Some(90)));
        let on_its_day = state_on(TODAY, DUE, &[on(2020, 12, 31, kind)]).ended.unwrap();
        assert_eq!((on_its_day.schedule.id(), on_its_day.overdue_days()), ("due_soon", None));
        // A moved deadline is in the state too, but a promise keeps its first one.
        let moved = on(2020, 12, 1, EventKind::DeadlineMoved { to: date(2021, 12, 31) });
        let ended = state_on(TODAY, DUE, &[moved, on(2021, 3, 31, kind)]).ended.unwrap();
        assert_eq!((ended.schedule, ended.overdue_days()), (Schedule::InTime { days_left: 275 }, Some(90)));
        // Nothing that comes later makes it punctual.
        let claimed = on(2021, 4, 1, EventKind::ClaimedDone);
        let after = on(2021, 4, 2, EventKind::DeadlineMoved { to: date(2029, 12, 31) });
        let state = state_on(TODAY, DUE, &[on(2021, 3, 31, kind), claimed, after]);
        assert_eq!((state.schedule.id(), state.ended.unwrap()), (kind.id(), late));
        assert_eq!(state.unit_says, UnitSays::SaysDone, "the unit may still speak");
        let done = state_on(TODAY, DUE, &[on(2021, 2, 1, EventKind::ClaimedDone), on(2021, 3, 31, kind)]);
        let done_late = Schedule::DoneLate { days: 32, on: date(2021, 2, 1), basis: Basis::Claimed };
        assert_eq!(done.ended.unwrap().schedule_by_first, done_late);
        assert_eq!((done.ended.unwrap().overdue_days(), done.ended.unwrap().is_late()), (None, true));
        assert!(late.is_late() && !on_its_day.is_late());
    }
}

#[test]
fn deadlines_without_a_day_end_as_well() {
    for deadline in [Deadline::Immediate, Deadline::Standing, Deadline::Recurring, Deadline::Unstated] {
        for kind in ENDS {
            let state = state_on(TODAY, deadline, &[on(2021, 3, 31, kind)]);
            assert_eq!(state.schedule.id(), kind.id());
            assert_eq!(state.ended.unwrap().overdue_days(), None);
        }
    }
}

#[test]
fn the_first_end_decides_and_a_reopening_undoes_it() {
    let reopened = on(2021, 6, 1, EventKind::Reopened);
    for first in ENDS {
        for second in ENDS {
            let events = [on(2021, 1, 10, first), on(2021, 5, 1, second)];
            let state = state_on(TODAY, DUE, &events);
            assert_eq!(state.schedule, schedule(first, date(2021, 1, 10)), "{first:?} {second:?}");
            assert_eq!(state.ended.unwrap().overdue_days(), Some(10));
            let back = state_on(TODAY, DUE, &[events[0], events[1], reopened]);
            assert_eq!((back.schedule, back.ended), (Schedule::Overdue { days: 2151 }, None));
            assert_eq!(back.unit_says, UnitSays::UnderWay);
            let again = state_on(TODAY, DUE, &[events[0], reopened, on(2021, 7, 1, second)]);
            assert_eq!(again.schedule, schedule(second, date(2021, 7, 1)));
            assert_eq!(again.ended.unwrap().overdue_days(), Some(182));
        }
    }
}

#[test]
fn a_unit_is_not_measured_by_what_ended_but_seen_to_have_ended_it_late() {
    let done = |on| vec![Event::new(on, EventKind::ClaimedDone)];
    let lives = [
        done(date(2020, 11, 1)),
        vec![on(2020, 6, 1, EventKind::Merged)],
        vec![on(2021, 6, 1, EventKind::Merged)],
        vec![on(2021, 6, 1, EventKind::Split)],
        vec![on(2021, 6, 1, EventKind::Withdrawn)],
        vec![on(2021, 6, 1, EventKind::Split), on(2021, 7, 1, EventKind::Reopened)],
    ];
    let states: Vec<_> = lives.iter().map(|events| state_on(TODAY, DUE, events)).collect();
    let counts = UnitStatistics::of(&states);
    assert_eq!((counts.n, counts.on_time, counts.overdue), (6, 1, 1));
    assert_eq!((counts.merged, counts.split, counts.withdrawn, counts.ended_late), (2, 1, 1, 3));
    let share = counts.on_time_share().unwrap();
    assert_eq!((share.part, share.n), (1, 2), "only what is done, and what was reopened");
}

#[test]
fn only_what_lives_on_hands_on() {
    assert!(EventKind::Merged.hands_on() && EventKind::Split.hands_on());
    assert!(!EventKind::Withdrawn.hands_on() && !EventKind::Closed.hands_on());
}
