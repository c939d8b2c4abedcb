//! What only a file as a whole shows: stamps that are shifted, carbon monoxide in the wrong unit.

use super::line::compact_date;
use crate::diagnostic::{Diagnostics, Place, catalog::air};
use jiff::civil::Date;
use mingjing_domain::Decimal;

/// Fewest hours of a file from which a shift of its stamps can be told.
const SHIFT_HOURS_MIN: usize = 20;
/// No station has a median of CO anywhere near (mg/m³): above the IAQI 500 point of HJ 633 by far.
const CO_MOST: Decimal = Decimal::from_int(100);
/// Fewest values from which a unit can be told.
const CO_VALUES_MIN: u32 = 3;

/// Stamps of a file in the order in which they come, each once.
#[derive(Debug, Default)]
pub struct Stamps {
    seen: Vec<(Date, u8, u64)>,
}

impl Stamps {
    /// Notes the stamp of a row, if it is one.
    pub fn note(&mut self, row: u64, [date, hour, _]: [&str; 3]) {
        let (Some(date), Ok(hour)) = (compact_date(date), hour.parse()) else { return };
        // Rows of one hour stand together, or a file of many types would be searched again and again.
        let is_last = self.seen.last().is_some_and(|(known, last, _)| (*known, *last) == (date, hour));
        if !is_last && !self.seen.iter().any(|(known, other, _)| (*known, *other) == (date, hour)) {
            self.seen.push((date, hour, row));
        }
    }

    /// Tells what is wrong with them as a whole; `date` is that of the file's name.
    pub fn tell(&self, date: Option<Date>, place: &Place, faults: &mut Diagnostics) {
        if let Some((_, _, row)) = self.hour_0_last() {
            faults.push(air::hour_0_last(), place.clone().row(row).column("hour"), Some("0"));
        }
        if let Some((from, is_before)) = date.and_then(|date| self.shift(date)) {
            faults.push(air::hours_shifted(from, is_before), place.clone().column("hour"), None);
        }
    }

    /// Hour 0 of a date behind its hours 1 to 23 in their order.
    fn hour_0_last(&self) -> Option<(Date, u8, u64)> {
        let last = *self.seen.last().filter(|(_, hour, _)| *hour == 0)?;
        let before: Vec<u8> = self
            .seen
            .iter()
            .filter(|(date, hour, _)| *date == last.0 && *hour > 0)
            .map(|(_, hour, _)| *hour)
            .collect();
        let ascends = before.windows(2).all(|two| matches!(two, [a, b] if a < b));
        (before.len() + 1 >= SHIFT_HOURS_MIN && before.last() == Some(&23) && ascends).then_some(last)
    }

    /// The first hour of a file that runs over midnight, and whether it begins on the date before.
    fn shift(&self, date: Date) -> Option<(u8, bool)> {
        let hours_of = |day: Option<Date>| -> Vec<u8> {
            self.seen.iter().filter(|(known, ..)| Some(*known) == day).map(|(_, hour, _)| *hour).collect()
        };
        let own = hours_of(Some(date));
        let (before, after) = (hours_of(date.yesterday().ok()), hours_of(date.tomorrow().ok()));
        let (first, second, is_before) =
            if before.is_empty() { (own, after, false) } else { (before, own, true) };
        let (from, until) = (first.iter().min()?, second.iter().max()?);
        let whole = first.len() + second.len() == self.seen.len() && self.seen.len() >= SHIFT_HOURS_MIN;
        (whole && until < from).then_some((*from, is_before))
    }
}

/// CO values of the stations of a file, and how many of them are too large for mg/m³.
#[derive(Debug, Default)]
pub struct CoUnit {
    counts: Vec<Count>,
}

#[derive(Clone, Debug, Default)]
struct Count {
    values: u32,
    large: u32,
    first: String,
}

impl CoUnit {
    /// Notes the cells of a row of CO.
    pub fn note<'a>(&mut self, cells: impl Iterator<Item = &'a str>) {
        for (index, text) in cells.enumerate() {
            if self.counts.len() <= index {
                self.counts.push(Count::default());
            }
            let (Some(count), Ok(value)) = (self.counts.get_mut(index), text.trim().parse::<Decimal>())
            else {
                continue;
            };
            count.values += 1;
            if value >= CO_MOST {
                count.large += 1;
                if count.first.is_empty() {
                    text.trim().clone_into(&mut count.first);
                }
            }
        }
    }

    /// Tells stations whose values are mostly too large, all in one group.
    pub fn tell(&self, stations: &[String], place: &Place, faults: &mut Diagnostics) {
        for (count, code) in self.counts.iter().zip(stations) {
            if count.values >= CO_VALUES_MIN && count.large * 2 > count.values {
                let shown = format!("{code} {}", count.first);
                faults.push(air::co_unit(), place.clone().column("CO"), Some(&shown));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::FileRows;
    use std::fmt::Write as _;

    /// Codes that a file of one station has, its stamps and CO values given.
    fn codes(rows: impl Iterator<Item = (u32, u32, &'static str)>) -> Vec<&'static str> {
        let mut text = "date,hour,type,1001A\n".to_owned();
        for (date, hour, co) in rows {
            let _ = writeln!(text, "{date},{hour},CO,{co}");
        }
        let read = FileRows::parse("air", "x_20250130.csv", &text);
        read.faults.groups().iter().map(|group| group.fault.code).collect()
    }

    #[test]
    fn a_file_of_one_date_is_sound_in_any_order() {
        assert_eq!(codes((0..24).map(|hour| (20_250_130, hour, "0.5"))), [""; 0]);
        assert_eq!(codes((0..24).rev().map(|hour| (20_250_130, hour, "0.5"))), [""; 0]);
        assert_eq!(codes((1..24).map(|hour| (20_250_130, hour, "0.5"))), [""; 0]);
    }

    #[test]
    fn hour_0_behind_23_is_doubted() {
        assert_eq!(codes((1..24).chain([0]).map(|hour| (20_250_130, hour, "0.5"))), ["E226"]);
        assert_eq!(codes((1..25).map(|hour| (20_250_130, hour, "0.5"))), ["E225"]);
    }

    #[test]
    fn a_shift_is_told_once_beside_its_rows() {
        let utc = (16..24)
            .map(|hour| (20_250_129, hour, "0.5"))
            .chain((0..16).map(|hour| (20_250_130, hour, "0.5")));
        let mut found = codes(utc);
        found.sort_unstable();
        assert_eq!(found, ["E203", "E227"]);
        let natural = (1..24).map(|hour| (20_250_130, hour, "0.5")).chain([(20_250_131, 0, "0.5")]);
        let mut found = codes(natural);
        found.sort_unstable();
        assert_eq!(found, ["E203", "E227"]);
    }

    #[test]
    fn a_unit_is_told_by_most_of_the_values() {
        let micro = codes((0..24).map(|hour| (20_250_130, hour, "812")));
        assert!(micro.contains(&"E221"), "{micro:?}");
        let once = codes((0..24).map(|hour| (20_250_130, hour, if hour == 3 { "120" } else { "0.6" })));
        assert_eq!(once, [""; 0]);
    }
}
