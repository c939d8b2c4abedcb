//! Duties that come again and again, unit statistics, and clocks in working days.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use jiff::civil::{Date, date};
use mingjing_domain::calendar::{
    FIRST_KNOWN_DAY, LAST_KNOWN_DAY, Span, is_working_day, last_day, working_days_between,
};
use mingjing_domain::feedback::Clock;
use mingjing_domain::ledger::{Frequency, Timeliness, UnitStatistics, timeliness_on};
use mingjing_domain::{Known, Open};

#[test]
fn each_frequency_has_its_own_periods() {
    let published = [date(2024, 5, 15)];
    let cases = [
        (Frequency::Daily, date(2024, 5, 16)),
        (Frequency::Weekly, date(2024, 5, 26)),
        (Frequency::Monthly, date(2024, 6, 30)),
        (Frequency::Quarterly, date(2024, 9, 30)),
        (Frequency::HalfYearly, date(2024, 12, 31)),
        (Frequency::Yearly, date(2025, 12, 31)),
    ];
    for (frequency, next_due) in cases {
        let on = |day| timeliness_on(day, frequency, date(2020, 1, 1), &published).timeliness;
        let last = date(2024, 5, 15);
        assert_eq!(on(next_due), Timeliness::Kept { last, next_due }, "{frequency:?}");
        let after = next_due.tomorrow().unwrap();
        assert_eq!(on(after), Timeliness::Late { last, due: next_due, days: 1 }, "{frequency:?}");
        assert_eq!(Frequency::from_id(frequency.id()), Some(frequency));
    }
}

#[test]
fn publications_before_the_duty_or_after_the_day_do_not_count() {
    let published = [date(2020, 1, 5), date(2030, 1, 5)];
    let working = timeliness_on(date(2024, 6, 1), Frequency::Yearly, date(2023, 1, 1), &published);
    assert_eq!(working.timeliness, Timeliness::Never { due: date(2023, 12, 31), days: 153 });
    assert_eq!(working.published, 0);
    assert!(!working.assumption.is_empty());
    let event = timeliness_on(date(2024, 6, 1), Frequency::OnEvent, date(2019, 1, 1), &published);
    assert_eq!(event.timeliness, Timeliness::NotPeriodic { last: Some(date(2020, 1, 5)) });
    for frequency in Frequency::ALL {
        for since in [Date::MIN, Date::MAX] {
            let _ = timeliness_on(Date::MAX, frequency, since, &[since]);
        }
    }
}

#[test]
fn a_unit_without_tasks_has_no_share() {
    let none = UnitStatistics::of(&[]);
    assert_eq!((none.n, none.on_time_share(), none.silent_share()), (0, None, None));
}

#[test]
fn clocks_run_to_the_end_of_the_table_and_no_further() {
    let known = |day: Date| is_working_day(day).rule().is_some();
    assert!(known(FIRST_KNOWN_DAY) && known(LAST_KNOWN_DAY));
    assert!(!known(FIRST_KNOWN_DAY.yesterday().unwrap()) && !known(LAST_KNOWN_DAY.tomorrow().unwrap()));
    // Spring Festival 2026: 15 to 23 February off, Saturday 14 and 28 worked.
    assert_eq!(last_day(date(2026, 2, 13), Span::WorkingDays(2)), Known::Rule(date(2026, 2, 24)));
    assert_eq!(working_days_between(date(2026, 2, 13), date(2026, 2, 28)), Known::Rule(6));
    assert_eq!(working_days_between(date(2026, 2, 13), date(2026, 2, 13)), Known::Rule(0));
    assert_eq!(last_day(LAST_KNOWN_DAY, Span::WorkingDays(1)), Known::NotKnown(Open::WorkingDays));
    assert_eq!(last_day(LAST_KNOWN_DAY, Span::NaturalDays(60)), Known::Rule(date(2027, 3, 1)));
    assert_eq!(last_day(Date::MAX, Span::NaturalDays(1)).open(), Some(Open::WorkingDays));
    let answer = Clock::from_id("information_answer").unwrap();
    assert_eq!(answer.last_day(date(2025, 9, 26)), Known::Rule(date(2025, 10, 30)));
    assert_eq!(answer.extended_last_day(date(2026, 11, 21)).unwrap().open(), Some(Open::WorkingDays));
    assert_eq!(Clock::from_id("petition_accept").unwrap().extended_last_day(date(2026, 1, 1)), None);
}
