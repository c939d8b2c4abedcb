//! Concentration limits of GB 3095, table 1, by averaging time, class of the zone and date.
//!
//! | edition | from | what changed (second grade) |
//! |---|---|---|
//! | GB 3095-2012, amended 2018 | 2012-02-29 | – |
//! | GB 3095-2026, transition | 2026-03-01 | PM10 60 and 120, PM2.5 30 and 60 (year, day) |
//! | GB 3095-2026, final | 2031-01-01 | PM10 50 and 100, PM2.5 25 and 50, NO2 30 and 50, SO2 20, 50 and 150 |

use super::Pollutant;
use crate::Decimal;
use jiff::civil::Date;

/// Averaging time of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Averaging {
    /// Annual mean.
    Year,
    /// Daily mean.
    Day,
    /// Daily maximum 8-hour mean.
    DailyMax8h,
    /// 1-hour mean.
    Hour,
}

/// Class of the ambient air zone (4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ZoneClass {
    /// 一类区: nature reserves and other specially protected areas; first-grade limits.
    One,
    /// 二类区: where people live and work; second-grade limits.
    Two,
}

/// A limit, with the edition that sets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// µg/m³, CO mg/m³.
    pub value: Decimal,
    /// `GB 3095-2012`, `GB 3095-2026 transition` or `GB 3095-2026 final`.
    pub edition: &'static str,
}

/// First-grade and second-grade limit.
type Grades = (i64, i64);
/// Limits of a pollutant for year, day, daily maximum 8 hours, hour; none where the table has none.
type Row = [Option<Grades>; 4];

struct Table {
    edition: &'static str,
    /// First day it judges; the first table also judges everything before.
    from: Date,
    /// In the order of [`Pollutant::ALL`].
    rows: [Row; 6],
}

const SO2: Row = [Some((20, 60)), Some((50, 150)), None, Some((150, 500))];
const NO2: Row = [Some((40, 40)), Some((80, 80)), None, Some((200, 200))];
const CO: Row = [None, Some((4, 4)), None, Some((10, 10))];
const O3: Row = [None, None, Some((100, 160)), Some((160, 200))];

/// GB 3095-2012 with its amendment of 2018, then clause 4.4 of GB 3095-2026: transition limits to
/// the end of 2030, final limits from 2031.
static TABLES: [Table; 3] = [
    Table {
        edition: "GB 3095-2012",
        from: Date::constant(2012, 2, 29),
        rows: [
            SO2,
            NO2,
            CO,
            O3,
            [Some((40, 70)), Some((50, 150)), None, None],
            [Some((15, 35)), Some((35, 75)), None, None],
        ],
    },
    Table {
        edition: "GB 3095-2026 transition",
        from: Date::constant(2026, 3, 1),
        rows: [
            SO2,
            NO2,
            CO,
            O3,
            [Some((40, 60)), Some((50, 120)), None, None],
            [Some((15, 30)), Some((35, 60)), None, None],
        ],
    },
    Table {
        edition: "GB 3095-2026 final",
        from: Date::constant(2031, 1, 1),
        rows: [
            [Some((20, 20)), Some((50, 50)), None, Some((150, 150))],
            [Some((30, 30)), Some((50, 50)), None, Some((200, 200))],
            CO,
            O3,
            [Some((20, 50)), Some((50, 100)), None, None],
            [Some((10, 25)), Some((25, 50)), None, None],
        ],
    },
];

/// The limit in force on a day; none where GB 3095 sets none (an annual mean of CO, say).
///
/// ```
/// use jiff::civil::date;
/// use mingjing_domain::air::Pollutant;
/// use mingjing_domain::air::limits::{Averaging, ZoneClass, limit};
/// let pm25 = |day| limit(Pollutant::Pm25, Averaging::Day, ZoneClass::Two, day).map(|l| l.value.to_string());
/// assert_eq!(pm25(date(2026, 2, 28)).as_deref(), Some("75"));
/// assert_eq!(pm25(date(2026, 3, 1)).as_deref(), Some("60"));
/// assert_eq!(limit(Pollutant::Co, Averaging::Year, ZoneClass::Two, date(2026, 3, 1)), None);
/// ```
#[must_use]
pub fn limit(pollutant: Pollutant, averaging: Averaging, zone: ZoneClass, day: Date) -> Option<Limit> {
    let [first, ..] = &TABLES;
    let table = TABLES.iter().rev().find(|table| table.from <= day).unwrap_or(first);
    let (one, two) = (*table.rows.get(pollutant as usize)?.get(averaging as usize)?)?;
    let value = match zone {
        ZoneClass::One => one,
        ZoneClass::Two => two,
    };
    Some(Limit { value: Decimal::from_int(value), edition: table.edition })
}
