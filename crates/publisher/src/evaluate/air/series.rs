//! Hours of a place, month by month, with what is computed from them.

use super::network::Node;
use super::{days, report};
use crate::forms::{
    air_hourly::{Archive, Month},
    cell::Cell,
};
use jiff::ToSpan;
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
        let window = |month: Month| Self {
            month,
            start: if month == Month::of(first) { Month::index_of(first) } else { 0 },
            end: if month == Month::of(last) { Month::index_of(last) + 1 } else { month.hours() },
        };
        within.map(window).filter(|window| window.start < window.end).collect()
    }

    /// The hour at an offset from the start.
    pub fn hour(&self, offset: usize) -> Option<HourEnding> {
        let index = self.start + offset;
        let day = self.month.first_day().checked_add(i32::try_from(index / 24).ok()?.days()).ok()?;
        HourEnding::of_day(day, u8::try_from(index % 24 + 1).ok()?)
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
        let hours = window.start..window.end;
        let (mut cells, published) = match block {
            Some(block) => (
                block.values.get(hours.clone()).unwrap_or_default().to_vec(),
                block.aqi.get(hours).unwrap_or_default().to_vec(),
            ),
            None => (vec![[Cell::NOT_IN_SOURCE; 6]; hours.len()], vec![None; hours.len()]),
        };
        for (offset, six) in cells.iter_mut().enumerate() {
            if window.hour(offset).is_some_and(|hour| node.is_stopped(hour.monitoring_day())) {
                for cell in six.iter_mut().filter(|cell| cell.value().is_err()) {
                    *cell = Cell::missing(MissingReason::Stopped);
                }
            }
        }
        let aqi = hourly_aqi(window, &cells);
        let days = days::of_hours(window, &cells);
        PlaceMonth { window: *window, cells, published, aqi, days }
    });
    PlaceSeries { code: node.station.code.clone(), months: months.collect() }
}

/// AQI of every hour.
pub fn hourly_aqi(window: &Window, cells: &[[Cell; 6]]) -> Vec<Option<u16>> {
    let judged =
        |(offset, six): (usize, &[Cell; 6])| report::hourly(window.hour(offset)?.monitoring_day(), six).aqi;
    cells.iter().enumerate().map(judged).collect()
}
