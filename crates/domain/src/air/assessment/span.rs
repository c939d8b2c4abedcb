//! The period over which is judged.

use jiff::civil::Date;

/// What kind of period, which decides the days that it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpanKind {
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
    /// Any other row of days: a quarter, a year so far.
    Other,
}

/// A row of natural days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    first: Date,
    last: Date,
    kind: SpanKind,
}

impl Span {
    /// A calendar month, 1–12; none for another number or a year outside the calendar.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        Some(Self { first, last: first.last_of_month(), kind: SpanKind::Month })
    }

    /// A calendar year; none outside the calendar.
    #[must_use]
    pub fn year(year: i16) -> Option<Self> {
        let (first, last) = (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?);
        Some(Self { first, last, kind: SpanKind::Year })
    }

    /// From one day to another; a whole month or year counts as such. None if it ends before it begins.
    #[must_use]
    pub fn from_to(first: Date, last: Date) -> Option<Self> {
        if last < first {
            return None;
        }
        [Self::month(first.year(), first.month()), Self::year(first.year())]
            .into_iter()
            .flatten()
            .find(|whole| (whole.first, whole.last) == (first, last))
            .or(Some(Self { first, last, kind: SpanKind::Other }))
    }

    /// First day.
    #[must_use]
    pub const fn first(self) -> Date {
        self.first
    }

    /// Last day.
    #[must_use]
    pub const fn last(self) -> Date {
        self.last
    }

    /// What kind of period.
    #[must_use]
    pub const fn kind(self) -> SpanKind {
        self.kind
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// How many days it has.
    #[must_use]
    pub fn len(self) -> u32 {
        u32::try_from(crate::time::days_between(self.first, self.last) + 1).unwrap_or(u32::MAX)
    }

    /// Never: a span has at least one day.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        false
    }

    /// Its days, in order.
    pub fn days(self) -> impl Iterator<Item = Date> {
        std::iter::successors(Some(self.first), |day| day.tomorrow().ok())
            .take_while(move |day| *day <= self.last)
    }
}
