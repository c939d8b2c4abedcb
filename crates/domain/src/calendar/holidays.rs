//! The holiday notices of the General Office of the State Council, as data. A new year is a few lines here
//! and a new [`LAST_KNOWN_DAY`].

use jiff::civil::{Date, date};

/// First day of the table.
pub const FIRST_KNOWN_DAY: Date = date(2024, 1, 1);
/// Last day of the table.
pub const LAST_KNOWN_DAY: Date = date(2026, 12, 31);

/// Days off, first to last.
const OFF: [(Date, Date); 20] = [
    // 国办发明电〔2023〕7号
    (date(2024, 1, 1), date(2024, 1, 1)),
    (date(2024, 2, 10), date(2024, 2, 17)),
    (date(2024, 4, 4), date(2024, 4, 6)),
    (date(2024, 5, 1), date(2024, 5, 5)),
    (date(2024, 6, 10), date(2024, 6, 10)),
    (date(2024, 9, 15), date(2024, 9, 17)),
    (date(2024, 10, 1), date(2024, 10, 7)),
    // 国办发明电〔2024〕12号
    (date(2025, 1, 1), date(2025, 1, 1)),
    (date(2025, 1, 28), date(2025, 2, 4)),
    (date(2025, 4, 4), date(2025, 4, 6)),
    (date(2025, 5, 1), date(2025, 5, 5)),
    (date(2025, 5, 31), date(2025, 6, 2)),
    (date(2025, 10, 1), date(2025, 10, 8)),
    // 国办发明电〔2025〕7号
    (date(2026, 1, 1), date(2026, 1, 3)),
    (date(2026, 2, 15), date(2026, 2, 23)),
    (date(2026, 4, 4), date(2026, 4, 6)),
    (date(2026, 5, 1), date(2026, 5, 5)),
    (date(2026, 6, 19), date(2026, 6, 21)),
    (date(2026, 9, 25), date(2026, 9, 27)),
    (date(2026, 10, 1), date(2026, 10, 7)),
];

/// Weekend days that are worked.
const WORKED: [Date; 19] = [
    date(2024, 2, 4),
    date(2024, 2, 18),
    date(2024, 4, 7),
    date(2024, 4, 28),
    date(2024, 5, 11),
    date(2024, 9, 14),
    date(2024, 9, 29),
    date(2024, 10, 12),
    date(2025, 1, 26),
    date(2025, 2, 8),
    date(2025, 4, 27),
    date(2025, 9, 28),
    date(2025, 10, 11),
    date(2026, 1, 4),
    date(2026, 2, 14),
    date(2026, 2, 28),
    date(2026, 5, 9),
    date(2026, 9, 20),
    date(2026, 10, 10),
];

/// Whether a notice makes the day worked or off; none if it stays as its weekday has it.
pub(super) fn moved(day: Date) -> Option<bool> {
    if WORKED.contains(&day) {
        return Some(true);
    }
    OFF.iter().any(|(first, last)| *first <= day && day <= *last).then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::is_working_day;
    use jiff::civil::Weekday;

    #[test]
    fn worked_days_are_weekends_and_no_day_is_both() {
        for day in WORKED {
            assert!(matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday), "{day}");
            assert!(!OFF.iter().any(|(first, last)| *first <= day && day <= *last), "{day}");
        }
        assert!(OFF.windows(2).all(|pair| pair[0].0 <= pair[0].1 && pair[0].1 < pair[1].0));
    }

    #[test]
    fn each_year_has_as_many_days_off_as_its_notice_and_the_working_days_known_for_it() {
        // Days off by the notices; working days of the years as commonly counted.
        for (year, off, worked) in [(2024, 28, 251), (2025, 28, 248), (2026, 33, 248)] {
            let days = date(year, 1, 1).series(jiff::ToSpan::days(1)).take_while(|day| day.year() == year);
            let found = days.clone().filter(|day| moved(*day) == Some(false)).count();
            assert_eq!(found, off, "{year}");
            assert_eq!(
                days.filter(|day| is_working_day(*day).rule() == Some(true)).count(),
                worked,
                "{year}"
            );
        }
    }
}
