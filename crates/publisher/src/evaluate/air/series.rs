//! Hours of a place, month by month, with what is computed from them.

use super::network::Node;
use super::{days, report};
use crate::forms::{
    air_hourly::{Archive, Month, StationMonth},
    cell::Cell,
};
use jiff::civil::Date;
use mingjing_contract::{air::AirDay, missing::MissingReason};
use mingjing_domain::time::HourEnding;

/// The part of a month that is published: positions `start..end` of its hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The month of monitoring days.
    pub month: Month,
    /// Position of the first hour.
    pub start: usize,
    /// Position after the last hour.
    pub end: usize,
}

impl Window {
    /// Windows of every month of the archive between two hours.
    pub fn all(archive: &Archive, first: HourEnding, last: HourEnding) -> Vec<Self> {
        let months = archive.months.keys().copied();
        let within = months.filter(|month| Month::of(first) <= *month && *month <= Month::of(last));
        within
            .map(|month| Self::of(month, (first, last)))
            .filter(|window| window.start < window.end)
            .collect()
    }

    /// The part of a month between two hours.
    pub fn of(month: Month, (first, last): (HourEnding, HourEnding)) -> Self {
        Self {
            month,
            start: if month == Month::of(first) { Month::index_of(first) } else { 0 },
            end: if month == Month::of(last) { Month::index_of(last) + 1 } else { month.hours() },
        }
    }

    /// The natural day of the hour at an offset from the start.
    pub fn day(&self, offset: usize) -> Option<Date> {
        let first = self.month.first_day();
        let day = i8::try_from((self.start + offset) / 24 + 1).ok()?;
        Date::new(first.year(), first.month(), day).ok()
    }

    /// The hour at an offset from the start.
    pub fn hour(&self, offset: usize) -> Option<HourEnding> {
        HourEnding::of_day(self.day(offset)?, u8::try_from((self.start + offset) % 24 + 1).ok()?)
    }
}

/// Everything known of a place.
#[derive(Debug)]
pub struct PlaceSeries {
    /// Station or region code.
    pub code: String,
    /// Its months in order.
    pub months: Vec<PlaceMonth>,
}

/// One month of a place; all vectors have one entry an hour, but `days`.
#[derive(Debug)]
pub struct PlaceMonth {
    /// Which hours.
    pub window: Window,
    /// The six concentrations.
    pub cells: Vec<[Cell; 6]>,
    /// AQI of the source.
    pub published: Vec<Option<u16>>,
    /// AQI by HJ 633.
    pub aqi: Vec<Option<u16>>,
    /// Days that have ended.
    pub days: Vec<AirDay>,
}

impl PlaceMonth {
    /// The last hour, when the month has it.
    pub fn at(&self, hour: HourEnding) -> Option<(&[Cell; 6], Option<u16>)> {
        if Month::of(hour) != self.window.month {
            return None;
        }
        let offset = Month::index_of(hour).checked_sub(self.window.start)?;
        Some((self.cells.get(offset)?, self.published.get(offset).copied().flatten()))
    }
}

/// A station's hours and days.
pub fn of_station(archive: &Archive, node: &Node, windows: &[Window]) -> PlaceSeries {
    let months = windows.iter().map(|window| {
        let block = archive.months.get(&window.month).and_then(|block| block.get(node.index));
        let mut month = Hours::of(block, window);
        month.mark_stopped(window, |hour| node.is_stopped(hour.monitoring_day()));
        month.evaluate(*window, LastDay::OnlyWhole)
    });
    PlaceSeries { code: node.station.code.clone(), months: months.collect() }
}

/// What becomes of a last day whose 24th hour is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastDay {
    /// It is still running: no day yet.
    OnlyWhole,
    /// The archive is closed: the day is as good as its hours.
    AsFarAsItGoes,
}

/// A station's part of an archive before anything is computed.
#[derive(Debug)]
pub struct Hours {
    cells: Vec<[Cell; 6]>,
    published: Vec<Option<u16>>,
}

impl Hours {
    /// The hours of a window; a station that no file knows has none of them.
    pub fn of(block: Option<StationMonth<'_>>, window: &Window) -> Self {
        let hours = window.start..window.end;
        let (cells, published) = match block {
            Some(block) => (
                block.values.get(hours.clone()).unwrap_or_default().to_vec(),
                block.aqi.get(hours).unwrap_or_default().to_vec(),
            ),
            None => (vec![[Cell::NOT_IN_SOURCE; 6]; hours.len()], vec![None; hours.len()]),
        };
        Self { cells, published }
    }

    /// Gives missing values of a station out of service that reason.
    fn mark_stopped(&mut self, window: &Window, is_stopped: impl Fn(HourEnding) -> bool) {
        for (offset, six) in self.cells.iter_mut().enumerate() {
            if window.hour(offset).is_some_and(&is_stopped) {
                for cell in six.iter_mut().filter(|cell| !cell.is_measured()) {
                    *cell = Cell::missing(MissingReason::Stopped);
                }
            }
        }
    }

    /// Indices of the hours, and the days.
    pub fn evaluate(self, window: Window, last_day: LastDay) -> PlaceMonth {
        let aqi = hourly_aqi(&window, &self.cells);
        let days = days::of_hours(&window, &self.cells, last_day);
        PlaceMonth { window, cells: self.cells, published: self.published, aqi, days }
    }
}

/// AQI of every hour.
pub fn hourly_aqi(window: &Window, cells: &[[Cell; 6]]) -> Vec<Option<u16>> {
    let mut aqi = Vec::with_capacity(cells.len());
    for six in cells {
        // All hours of a natural day are judged by its edition.
        let day = window.day(aqi.len());
        aqi.push(day.and_then(|day| report::hourly(day, six).aqi));
    }
    aqi
}
