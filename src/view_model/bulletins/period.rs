//! A year, a quarter or a month.

use jiff::civil::Date;
use mingjing_domain::air::assessment::Span;
use mingjing_domain::time::parse_date;

/// A period of a bulletin; the later one is the greater, a year greater than its quarters, a quarter than its months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    last: Date,
    months: i8,
}

impl Period {
    /// `2024`, `2024-Q4`, `2025-01`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        // A year may not be signed.
        if !text.is_ascii() || !text.starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
        let year: i16 = text.get(..4)?.parse().ok()?;
        let part = |from: usize| text.get(from..)?.parse::<i8>().ok();
        let (month, months) = match text.len() {
            4 => (12, 12),
            7 if text.get(4..6) == Some("-Q") => (part(6)?.checked_mul(3)?, 3),
            7 if text.get(4..5) == Some("-") => (part(5)?, 1),
            _ => return None,
        };
        Some(Self { last: Date::new(year, month, 1).ok()?.last_of_month(), months })
    }

    /// As it stands in addresses.
    #[must_use]
    pub fn id(self) -> String {
        let (year, month) = (self.last.year(), self.last.month());
        match self.months {
            12 => format!("{year:04}"),
            3 => format!("{year:04}-Q{}", month / 3),
            _ => format!("{year:04}-{month:02}"),
        }
    }

    /// The quarter that it lies in; a year stays what it is.
    #[must_use]
    pub fn quarter(self) -> Self {
        let month = (self.last.month() + 2) / 3 * 3;
        let last = Date::new(self.last.year(), month, 1).map_or(self.last, Date::last_of_month);
        if self.months < 3 { Self { last, months: 3 } } else { self }
    }

    /// First day.
    #[must_use]
    pub fn first(self) -> Date {
        Date::new(self.last.year(), self.last.month() - self.months + 1, 1).unwrap_or(self.last)
    }

    /// Last day.
    #[must_use]
    pub fn last(self) -> Date {
        self.last
    }

    /// Its days.
    #[must_use]
    pub fn span(self) -> Option<Span> {
        Span::from_to(self.first(), self.last)
    }

    /// Whether a day, written `2025-01-31` (or a time that begins so), lies in it.
    #[must_use]
    pub fn has(self, day: &str) -> bool {
        day.get(..10)
            .and_then(|day| parse_date(day).ok())
            .is_some_and(|day| self.first() <= day && day <= self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_and_written() {
        for text in ["2024", "2024-Q1", "2024-Q4", "2025-01", "2024-12"] {
            let period = Period::parse(text).unwrap();
            assert_eq!(period.id(), text);
            assert!(period.first() <= period.last());
        }
        let quarter = Period::parse("2024-Q4").unwrap();
        assert_eq!(Period::parse("2024-11").map(Period::quarter), Some(quarter));
        assert!(
            quarter.has("2024-10-01")
                && quarter.has("2024-12-31T23:00:00+08:00")
                && !quarter.has("2025-01-01")
        );
        for bad in [
            "",
            "2024-13",
            "2024-00",
            "2024-Q0",
            "2024-Q5",
            "24",
            "2024-1",
            "2024/01",
            "年年年",
            "2024-QQ",
            "-100-01",
        ] {
            assert!(Period::parse(bad).is_none(), "{bad}");
        }
        let order: Vec<_> =
            ["2024-12", "2024-Q4", "2024", "2025-01"].iter().filter_map(|text| Period::parse(text)).collect();
        assert!(order.is_sorted());
    }
}
