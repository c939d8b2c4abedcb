//! Where hourly values are kept: by month of monitoring days, then station, then hour.

use super::line::{self, Label};
use crate::forms::cell::Cell;
use jiff::civil::Date;
use mingjing_domain::time::HourEnding;

/// A month of monitoring days. Hour 0 of its first date belongs to the month before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// First day.
    first: Date,
}

impl Month {
    /// The month that an hour's monitoring day lies in.
    #[must_use]
    pub fn of(hour: HourEnding) -> Self {
        Self { first: hour.monitoring_day().first_of_month() }
    }

    /// First day.
    #[must_use]
    pub fn first_day(self) -> Date {
        self.first
    }

    /// The month after it.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Some(Self { first: self.first.last_of_month().tomorrow().ok()? })
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.first.year()
    }

    /// Hours of the month.
    #[must_use]
    pub fn hours(self) -> usize {
        usize::try_from(self.first.days_in_month()).unwrap_or_default() * 24
    }

    /// Position of an hour in its month.
    #[must_use]
    pub fn index_of(hour: HourEnding) -> usize {
        let day = usize::try_from(hour.monitoring_day().day()).unwrap_or_default();
        day.saturating_sub(1) * 24 + usize::from(hour.slot()).saturating_sub(1)
    }
}

impl std::fmt::Display for Month {
    /// `yyyy-mm`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.first.year(), self.first.month())
    }
}

/// All stations in one month. Station by station in one piece, which goes back to the system as a whole
/// when the month is done.
#[derive(Debug)]
pub struct MonthBlock {
    hours: usize,
    /// Bits of the types of which a row was read, by hour.
    seen: Vec<u8>,
    stations: usize,
    values: Vec<[Cell; 6]>,
    aqi: Vec<Option<u16>>,
}

/// One station in one month, by hour.
#[derive(Clone, Copy, Debug)]
pub struct StationMonth<'a> {
    /// The six 1-hour means in the order of HJ 633.
    pub values: &'a [[Cell; 6]],
    /// The index as published.
    pub aqi: &'a [Option<u16>],
}

impl MonthBlock {
    /// A month without any rows.
    #[must_use]
    pub fn new(month: Month) -> Self {
        let hours = month.hours();
        Self { hours, seen: vec![0; hours], stations: 0, values: Vec::new(), aqi: Vec::new() }
    }

    /// Notes that a row of a type was read; the hour's position, or `None` if it was read before.
    pub fn note(&mut self, hour: HourEnding, bit: u8) -> Option<usize> {
        let index = Month::index_of(hour);
        let seen = self.seen.get_mut(index)?;
        if *seen & bit != 0 {
            return None;
        }
        *seen |= bit;
        Some(index)
    }

    /// Whether any row was read of an hour.
    #[must_use]
    pub fn speaks_of(&self, hour: HourEnding) -> bool {
        self.seen.get(Month::index_of(hour)).is_some_and(|seen| *seen != 0)
    }

    /// Makes room for as many stations.
    pub fn make_room(&mut self, stations: usize) {
        if self.stations < stations {
            self.stations = stations;
            self.values.resize(stations * self.hours, [Cell::NOT_IN_SOURCE; 6]);
            self.aqi.resize(stations * self.hours, None);
        }
    }

    /// Keeps a cell of a type.
    pub(super) fn put(&mut self, station: usize, label: Label, index: usize, cell: Cell) {
        let at = station * self.hours + index;
        match label {
            Label::Aqi => {
                let value = cell.value().ok().and_then(|value| u16::try_from(value.to_scaled(0)?).ok());
                if let Some(slot) = self.aqi.get_mut(at) {
                    *slot = value;
                }
            }
            Label::Of(pollutant) => {
                let six = self.values.get_mut(at);
                if let Some(slot) = six.and_then(|six| six.get_mut(line::position(pollutant))) {
                    *slot = cell;
                }
            }
        }
    }

    /// A station's values, if any file had its column.
    #[must_use]
    pub fn get(&self, station: usize) -> Option<StationMonth<'_>> {
        let hours = station * self.hours..(station + 1) * self.hours;
        Some(StationMonth { values: self.values.get(hours.clone())?, aqi: self.aqi.get(hours)? })
    }
}
