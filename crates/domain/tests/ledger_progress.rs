//! Progress bars: cases from the real record, and what holds for every record.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use jiff::civil::{Date, date};
use mingjing_domain::Decimal;
use mingjing_domain::ledger::{
    Event, EventKind, Mark, Milestone, planned_series, progress_by_series, progress_on,
};
use proptest::prelude::*;

const TODAY: Date = Date::constant(2026, 11, 21);

fn milestone(seq: u16, due_on: Option<Date>, quantity: i64, unit: &str, cumulative: bool) -> Milestone<'_> {
    Milestone { seq, due_on, quantity: Some(Decimal::from_int(quantity)), unit, cumulative }
}

fn counted(day: Date, quantity: i64, seq: u16) -> Event {
    Event {
        date: day,
        kind: EventKind::Progress,
        quantity: Some(Decimal::from_int(quantity)),
        counts_toward: Some(seq),
    }
}

/// NM2017-08: 118 + 32 + 45 firms in three steps, and all 195 together.
fn daqingshan() -> [Milestone<'static>; 4] {
    [
        milestone(1, Some(date(2017, 6, 30)), 118, "家", false),
        milestone(2, Some(date(2018, 12, 31)), 32, "家", false),
        milestone(3, Some(date(2020, 12, 31)), 45, "家", false),
        milestone(4, Some(date(2020, 12, 31)), 195, "家", true),
    ]
}

#[test]
fn steps_add_up_to_marks() {
    assert_eq!(progress_on(TODAY, &daqingshan(), &[]), None, "never drawn as 0 %");
    let planned = planned_series(date(2019, 1, 1), &daqingshan());
    let [plan] = planned.as_slice() else { panic!("{planned:?}") };
    assert_eq!((plan.due_by_now, plan.total), (Some(Decimal::from_int(150)), Decimal::from_int(195)));
    assert_eq!(plan.permille(Decimal::from_int(150)), 769);
    let events = [
        counted(date(2018, 1, 1), 118, 1),
        counted(date(2018, 6, 1), 10, 2),
        counted(date(2018, 7, 1), 12, 2),
    ];
    let progress = progress_on(date(2018, 12, 30), &daqingshan(), &events).unwrap();
    let places: Vec<_> = progress.series.marks.iter().map(|Mark { at, .. }| at.to_string()).collect();
    assert_eq!(places, ["118", "150", "195", "195"]);
    assert_eq!(progress.done, Decimal::from_int(130), "the newest of each step");
    assert_eq!(progress.series.due_by_now, Some(Decimal::from_int(118)));
    assert_eq!((progress.series.total, progress.as_of), (Decimal::from_int(195), date(2018, 7, 1)));

    let total = [events.as_slice(), &[counted(date(2020, 1, 1), 170, 4)]].concat();
    assert_eq!(progress_on(TODAY, &daqingshan(), &total).unwrap().done, Decimal::from_int(170));
    assert_eq!(progress_on(date(2018, 6, 30), &daqingshan(), &total).unwrap().done, Decimal::from_int(128));
    let overtaken = [total.as_slice(), &[counted(date(2020, 6, 1), 45, 3)]].concat();
    assert_eq!(
        progress_on(TODAY, &daqingshan(), &overtaken).unwrap().done,
        Decimal::from_int(175),
        "118 + 12 + 45 is more than the older total of 170"
    );
}

#[test]
fn a_corrected_total_may_fall() {
    let milestones = [milestone(1, Some(date(2020, 12, 31)), 49, "项", true)];
    let events = [counted(date(2020, 7, 16), 48, 1), counted(date(2020, 11, 10), 47, 1)];
    assert_eq!(progress_on(TODAY, &milestones, &events).unwrap().done, Decimal::from_int(47));
}

/// WH2020-10-2: two rates, both in per cent, are two bars.
#[test]
fn two_things_in_one_unit_are_two_series() {
    let (middle, end) = (Some(date(2023, 12, 31)), Some(date(2025, 12, 31)));
    let milestones = [
        milestone(1, middle, 40, "%", true),
        milestone(2, middle, 70, "%", true),
        milestone(3, end, 50, "%", true),
        milestone(4, end, 80, "%", true),
    ];
    let events = [counted(date(2024, 1, 1), 35, 1), counted(date(2024, 1, 2), 75, 2)];
    let bars = progress_by_series(TODAY, &milestones, &events);
    let totals: Vec<_> =
        bars.iter().map(|bar| (bar.done.to_string(), bar.series.total.to_string())).collect();
    assert_eq!(totals, [("35".into(), "40".into()), ("75".into(), "70".into())]);
    assert_eq!(bars[1].series.permille(bars[1].done), 1000, "a bar does not overflow");
}

#[test]
fn two_totals_of_one_day_are_two_series_and_of_two_days_one() {
    let due = |year| Some(date(year, 12, 31));
    let events = [counted(date(2024, 1, 1), 45, 1)];
    let totals = |milestones: &[Milestone<'static>]| {
        let bars = progress_by_series(TODAY, milestones, &events);
        bars.iter().map(|bar| (bar.series.total.to_string(), bar.series.marks.len())).collect::<Vec<_>>()
    };
    let same_day = [milestone(1, due(2025), 60, "%", true), milestone(2, due(2025), 98, "%", true)];
    assert_eq!(totals(&same_day), [("60".into(), 1)], "WH2020-09-1, whichever way round");
    let two_days = [milestone(1, due(2023), 50, "%", true), milestone(2, due(2025), 60, "%", true)];
    assert_eq!(totals(&two_days), [("60".into(), 2)], "WH2020-07-1");
    let undated = [milestone(1, None, 4, "个", true), milestone(2, None, 10, "个", false)];
    assert_eq!(totals(&undated), [("4".into(), 1)], "NM2017-M17: no dates, no order");
}

#[test]
fn what_does_not_count_fills_no_bar() {
    let milestones = daqingshan();
    let day = date(2018, 1, 1);
    let wrong = [
        Event { kind: EventKind::Challenged, ..counted(day, 48, 1) },
        Event { counts_toward: None, ..counted(day, 276, 1) },
        Event { counts_toward: Some(9), ..counted(day, 5, 1) },
        Event { quantity: None, ..counted(day, 5, 1) },
        counted(day, -5, 1),
        counted(date(2030, 1, 1), 100, 1),
    ];
    assert_eq!(progress_on(TODAY, &milestones, &wrong), None);
    let without_quantity = [Milestone { quantity: None, ..milestones[0] }, milestone(2, None, 0, "家", true)];
    assert_eq!(progress_on(TODAY, &without_quantity, &[counted(day, 1, 1), counted(day, 1, 2)]), None);
}

fn any_day() -> impl Strategy<Value = Date> {
    (2016_i16..=2027, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

fn any_quantity() -> impl Strategy<Value = Option<Decimal>> {
    prop::option::of((any::<i64>(), 0_u8..=18).prop_map(|(m, s)| Decimal::new(m, s).unwrap()))
}

fn any_event() -> impl Strategy<Value = Event> {
    let kind = prop::sample::select(
        [EventKind::Progress, EventKind::Report, EventKind::Closed, EventKind::Challenged].to_vec(),
    );
    (any_day(), kind, any_quantity(), prop::option::of(0_u16..6))
        .prop_map(|(date, kind, quantity, counts_toward)| Event { date, kind, quantity, counts_toward })
}

fn any_milestone() -> impl Strategy<Value = Milestone<'static>> {
    (
        0_u16..6,
        prop::option::of(any_day()),
        any_quantity(),
        prop::sample::select(&["%", "家", ""][..]),
        any::<bool>(),
    )
        .prop_map(|(seq, due_on, quantity, unit, cumulative)| Milestone {
            seq,
            due_on,
            quantity,
            unit,
            cumulative,
        })
}

proptest! {
    #[test]
    fn bars_are_drawable(day in any_day(), milestones in prop::collection::vec(any_milestone(), 0..8), events in prop::collection::vec(any_event(), 0..12)) {
        for bar in progress_by_series(day, &milestones, &events) {
            prop_assert!(bar.series.total > Decimal::ZERO && !bar.done.is_negative() && bar.as_of <= day);
            prop_assert!(bar.series.permille(bar.done) <= 1000);
            prop_assert!(bar.series.due_by_now.is_none_or(|due| due <= bar.series.total));
            prop_assert!(bar.series.marks.iter().all(|mark| mark.at <= bar.series.total));
        }
        let planned = planned_series(day, &milestones);
        prop_assert!(progress_by_series(day, &milestones, &events).iter().all(|bar| planned.contains(&bar.series)));
        let newest = progress_on(day, &milestones, &events).map(|bar| bar.as_of);
        prop_assert_eq!(newest, progress_by_series(day, &milestones, &events).iter().map(|bar| bar.as_of).max());
    }
}
