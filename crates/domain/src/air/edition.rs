//! The editions of HJ 633 as tables keyed by date.

use super::Pollutant;
use super::report::Note;
use jiff::civil::Date;

/// Edition of the technical regulation on the ambient air quality index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edition {
    /// HJ 633-2012 (trial), for days up to 2026-02-28.
    Hj633_2012,
    /// HJ 633-2026, for days from 2026-03-01.
    Hj633_2026,
}

/// Which of the two reports of HJ 633.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportKind {
    /// Real-time report: 1-hour means of all six; particles are read against the daily column.
    Hourly,
    /// Daily report: daily means, for O3 the daily maximum 8-hour mean.
    Daily,
}

/// Index values of the rows of the table of individual indices.
pub(super) const INDEX: [u16; 8] = [0, 50, 100, 150, 200, 300, 400, 500];

/// What the table says of concentrations above the last limit of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Above {
    /// The index stays at this value.
    Stays(u16, AboveReason),
    /// The column gives no index; another mean, which this report does not have, decides.
    NoIndex(Note),
}

/// Why the index stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AboveReason {
    /// The index ends at 500.
    EndOfRange,
    /// Note b or c of the table.
    TableNote,
}

/// A column of the table: concentration limits in the smallest unit of the pollutant (CO 0.1 mg/m³,
/// others 1 µg/m³), one for each leading value of [`INDEX`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub limits: &'static [i64],
    pub above: Above,
}

/// What an edition does when a pollutant is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Incomplete {
    /// HJ 633-2026, 5.3.1: the AQI of the others is published only above 100; 5.3.2: a pollutant
    /// outside the programme with three clean years does not count as missing.
    OnlyAbove(u16),
    /// HJ 633-2012 has no rule.
    NoRule,
}

/// Everything that differs between editions.
pub(super) struct Rules {
    edition: Edition,
    name: &'static str,
    /// First day judged by it. The first edition also judges everything before: the portal has no
    /// older data, and the index of before 2012 was another one (API).
    from: Date,
    pub incomplete: Incomplete,
    hourly: [Column; 6],
    daily: [Column; 6],
}

const fn to_500(limits: &'static [i64]) -> Column {
    Column { limits, above: Above::Stays(500, AboveReason::EndOfRange) }
}

const SO2_DAY: Column = to_500(&[0, 50, 150, 475, 800, 1600, 2100, 2620]);
const SO2_HOUR: &[i64] = &[0, 150, 500, 650, 800];
const NO2_DAY: Column = to_500(&[0, 40, 80, 180, 280, 565, 750, 940]);
const NO2_HOUR: Column = to_500(&[0, 100, 200, 700, 1200, 2340, 3090, 3840]);
const CO_DAY: Column = to_500(&[0, 20, 40, 140, 240, 360, 480, 600]);
const CO_HOUR: Column = to_500(&[0, 50, 100, 350, 600, 900, 1200, 1500]);
const O3_8H: &[i64] = &[0, 100, 160, 215, 265, 800];
const O3_HOUR: Column = to_500(&[0, 160, 200, 300, 400, 800, 1000, 1200]);
const PM10_2012: Column = to_500(&[0, 50, 150, 250, 350, 420, 500, 600]);
const PM10_2026: Column = to_500(&[0, 50, 120, 250, 350, 420, 500, 600]);
const PM25_2012: Column = to_500(&[0, 35, 75, 115, 150, 250, 350, 500]);
const PM25_2026: Column = to_500(&[0, 35, 60, 115, 150, 250, 350, 500]);

/// In the order of [`Edition`], which is that of time. HJ 633-2012 table 1, HJ 633-2026 table 3.
static EDITIONS: [Rules; 2] = [
    Rules {
        edition: Edition::Hj633_2012,
        name: "HJ 633-2012",
        from: Date::constant(2012, 2, 29),
        incomplete: Incomplete::NoRule,
        hourly: [
            Column { limits: SO2_HOUR, above: Above::NoIndex(Note::So2ByDailyMean) },
            NO2_HOUR,
            CO_HOUR,
            O3_HOUR,
            PM10_2012,
            PM25_2012,
        ],
        daily: [
            SO2_DAY,
            NO2_DAY,
            CO_DAY,
            Column { limits: O3_8H, above: Above::NoIndex(Note::O3ByHourlyMean) },
            PM10_2012,
            PM25_2012,
        ],
    },
    Rules {
        edition: Edition::Hj633_2026,
        name: "HJ 633-2026",
        from: Date::constant(2026, 3, 1),
        incomplete: Incomplete::OnlyAbove(100),
        hourly: [
            Column { limits: SO2_HOUR, above: Above::Stays(200, AboveReason::TableNote) },
            NO2_HOUR,
            CO_HOUR,
            O3_HOUR,
            PM10_2026,
            PM25_2026,
        ],
        daily: [
            SO2_DAY,
            NO2_DAY,
            CO_DAY,
            Column { limits: O3_8H, above: Above::Stays(300, AboveReason::TableNote) },
            PM10_2026,
            PM25_2026,
        ],
    },
];

impl Edition {
    /// All editions, oldest first.
    pub const ALL: [Self; 2] = [Self::Hj633_2012, Self::Hj633_2026];

    /// The edition that judges a natural day: the last one in force on it, or the first of all for
    /// days before any.
    #[must_use]
    pub fn on(day: Date) -> Self {
        let [first, ..] = &EDITIONS;
        EDITIONS.iter().rev().find(|rules| rules.from <= day).unwrap_or(first).edition
    }

    /// Name as printed on it: `HJ 633-2012`, `HJ 633-2026`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.rules().name
    }

    /// The edition of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|edition| edition.name() == name)
    }

    /// First day that it judges.
    #[must_use]
    pub fn first_day(self) -> Date {
        self.rules().from
    }

    pub(super) fn rules(self) -> &'static Rules {
        // The discriminants are those of the places in the table; a test holds them together.
        &EDITIONS[self as usize]
    }
}

impl Rules {
    pub fn column(&self, kind: ReportKind, pollutant: Pollutant) -> &Column {
        let columns = match kind {
            ReportKind::Hourly => &self.hourly,
            ReportKind::Daily => &self.daily,
        };
        &columns[pollutant as usize]
    }
}

impl ReportKind {
    /// Identifier: `hourly`, `daily`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Hourly => "hourly",
            Self::Daily => "daily",
        }
    }

    /// The kind of an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Hourly, Self::Daily].into_iter().find(|kind| kind.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_editions() {
        for (edition, rules) in Edition::ALL.into_iter().zip(&EDITIONS) {
            assert_eq!(edition.rules().edition, edition);
            assert_eq!(rules.edition, edition);
        }
        assert!(EDITIONS.is_sorted_by(|a, b| a.from < b.from));
    }

    #[test]
    fn columns_rise_and_fit_the_index() {
        for rules in &EDITIONS {
            for column in rules.hourly.iter().chain(&rules.daily) {
                assert!(column.limits.is_sorted_by(|a, b| a < b));
                assert!((2..=INDEX.len()).contains(&column.limits.len()));
                assert_eq!(column.limits.first(), Some(&0));
            }
        }
    }

    #[test]
    fn the_change_is_at_march_2026() {
        assert_eq!(Edition::on(Date::constant(2026, 2, 28)), Edition::Hj633_2012);
        assert_eq!(Edition::on(Date::constant(2026, 3, 1)), Edition::Hj633_2026);
        assert_eq!(Edition::on(Date::MIN), Edition::Hj633_2012);
        assert_eq!(Edition::on(Date::MAX), Edition::Hj633_2026);
    }
}
