//! What GB 3095 limits beside the six: table 2 (other items) and the reference values of appendix A.
//!
//! | edition | from | table 2 |
//! |---|---|---|
//! | GB 3095-2012 | 2012-02-29 | NOx 50 a year, 100 a day |
//! | GB 3095-2026, transition | 2026-03-01 | unchanged (notes a, b) |
//! | GB 3095-2026 | 2031-01-01 | NOx 40 a year, 70 a day |
//!
//! Where table 2 applies is decided by the ministry or the province (4.5): a limit here is not yet a
//! duty somewhere. Appendix A is informative, for provinces that write their own standard.
//!
//! ```
//! use jiff::civil::date;
//! use mingjing_domain::air::limits::ZoneClass;
//! use mingjing_domain::air::other_items::{OtherAveraging, OtherItem, other_limit};
//! let nox = |day| other_limit(OtherItem::Nox, OtherAveraging::Day, ZoneClass::Two, day);
//! assert_eq!(nox(date(2030, 12, 31)).map(|l| l.value.to_string()).as_deref(), Some("100"));
//! assert_eq!(nox(date(2031, 1, 1)).map(|l| l.value.to_string()).as_deref(), Some("70"));
//! ```

use super::limits::{Limit, ZoneClass};
use crate::Decimal;
use jiff::civil::Date;

/// An item of table 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OtherItem {
    /// Total suspended particles, µg/m³.
    Tsp,
    /// Nitrogen oxides, as NO2, µg/m³.
    Nox,
    /// Lead, in TSP, µg/m³.
    Pb,
    /// Benzo\[a\]pyrene, in PM10, µg/m³.
    Bap,
}

/// Averaging time of an item of table 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OtherAveraging {
    /// Annual mean.
    Year,
    /// Seasonal mean.
    Season,
    /// Daily mean.
    Day,
    /// 1-hour mean.
    Hour,
}

impl OtherItem {
    /// All four, in the order of the table.
    pub const ALL: [Self; 4] = [Self::Tsp, Self::Nox, Self::Pb, Self::Bap];

    /// Stable identifier: `tsp`, `nox`, `pb`, `bap`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Tsp => "tsp",
            Self::Nox => "nox",
            Self::Pb => "pb",
            Self::Bap => "bap",
        }
    }

    /// A gas; the others are particles or carried by them.
    #[must_use]
    pub const fn is_gas(self) -> bool {
        matches!(self, Self::Nox)
    }
}

/// Limits of an item for year, season, day, hour, first and second grade; none where there is none.
type Row = [Option<(Decimal, Decimal)>; 4];

struct Table {
    edition: &'static str,
    /// First day it judges; the first table also judges everything before.
    from: Date,
    /// In the order of [`OtherItem::ALL`].
    rows: [Row; 4],
}

/// The same limit for both grades, in units of 10^−`scale`.
const fn both(mantissa: i64, scale: u8) -> Option<(Decimal, Decimal)> {
    grades(mantissa, mantissa, scale)
}

const fn grades(one: i64, two: i64, scale: u8) -> Option<(Decimal, Decimal)> {
    Some((Decimal::table(one, scale), Decimal::table(two, scale)))
}

const TSP: Row = [grades(80, 200, 0), None, grades(120, 300, 0), None];
const NOX_2012: Row = [both(50, 0), None, both(100, 0), both(250, 0)];
const NOX_2031: Row = [both(40, 0), None, both(70, 0), both(250, 0)];
const PB: Row = [both(5, 1), both(10, 1), None, None];
const BAP: Row = [both(1, 3), None, both(25, 4), None];

static TABLES: [Table; 3] = [
    Table { edition: "GB 3095-2012", from: Date::constant(2012, 2, 29), rows: [TSP, NOX_2012, PB, BAP] },
    Table {
        edition: "GB 3095-2026 transition",
        from: Date::constant(2026, 3, 1),
        rows: [TSP, NOX_2012, PB, BAP],
    },
    Table { edition: "GB 3095-2026 final", from: Date::constant(2031, 1, 1), rows: [TSP, NOX_2031, PB, BAP] },
];

/// The limit of an item of table 2 in force on a day, µg/m³; none where the table has none.
#[must_use]
pub fn other_limit(item: OtherItem, averaging: OtherAveraging, zone: ZoneClass, day: Date) -> Option<Limit> {
    let [first, ..] = &TABLES;
    let table = TABLES.iter().rev().find(|table| table.from <= day).unwrap_or(first);
    let (one, two) = (*table.rows.get(item as usize)?.get(averaging as usize)?)?;
    let value = match zone {
        ZoneClass::One => one,
        ZoneClass::Two => two,
    };
    Some(Limit { value, edition: table.edition })
}

/// A reference value of appendix A (informative).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferenceValue {
    /// What: `cd`, `hg`, `as`, `cr6`, `f`.
    pub item: &'static str,
    /// Averaging time: `year`, `hour`, `day`, `month`, `growing_season`.
    pub averaging: &'static str,
    /// The value.
    pub value: Decimal,
    /// `µg/m³`, or `µg/(dm²·d)` where it is a flux.
    pub unit: &'static str,
    /// Where it applies: everywhere (none), `urban`, `pasture`, `farm_and_forest`.
    pub place: Option<&'static str>,
}

const fn reference(
    item: &'static str,
    averaging: &'static str,
    value: Decimal,
    place: Option<&'static str>,
) -> ReferenceValue {
    ReferenceValue { item, averaging, value, unit: "µg/m³", place }
}

const fn flux(averaging: &'static str, tenths: i64, place: &'static str) -> ReferenceValue {
    ReferenceValue {
        item: "f",
        averaging,
        value: Decimal::table(tenths, 1),
        unit: "µg/(dm²·d)",
        place: Some(place),
    }
}

/// Table A.1, the same in the editions of 2012 and 2026. Cadmium, arsenic and chromium(VI) are those
/// in PM10; mercury and fluoride are gas and particles together.
pub static APPENDIX_A: [ReferenceValue; 10] = [
    reference("cd", "year", Decimal::table(5, 3), None),
    reference("hg", "year", Decimal::table(5, 2), None),
    reference("as", "year", Decimal::table(6, 3), None),
    reference("cr6", "year", Decimal::table(25, 6), None),
    reference("f", "hour", Decimal::from_int(20), Some("urban")),
    reference("f", "day", Decimal::from_int(7), Some("urban")),
    flux("month", 18, "pasture"),
    flux("month", 30, "farm_and_forest"),
    flux("growing_season", 12, "pasture"),
    flux("growing_season", 20, "farm_and_forest"),
];
