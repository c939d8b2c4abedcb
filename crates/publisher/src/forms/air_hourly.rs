//! The national archive of hourly air data, as it is: `date,hour,type,<station codes>…`.
//!
//! `date` and `hour` are the END of the hour, so hour 0 belongs to the day before. Of the fifteen types
//! only `AQI` and the six 1-hour means are read; the others are moving means that the portal computes
//! itself (and `O3_8h_24h`, `O3_8h` do not mean what they say). An empty cell is a missing value; an hour
//! of which no row speaks is not in the source at all.

pub mod beijing;
mod doubts;
mod file;
mod line;
mod store;

use crate::diagnostic::{Diagnostics, Place, catalog::air};
use jiff::civil::Date;
use mingjing_domain::time::HourEnding;
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub use file::{FileRows, date_of_file};
pub use line::position;
pub use store::{Month, MonthBlock, StationMonth};

/// Hourly values of all stations by month of monitoring days.
#[derive(Debug, Default)]
pub struct Archive {
    /// Station codes in the order of their first appearance.
    pub stations: Vec<String>,
    /// Positions of the codes.
    index: HashMap<String, usize>,
    /// Where each station's column was seen first.
    headers: Vec<Place>,
    /// The months that have rows.
    pub months: BTreeMap<Month, MonthBlock>,
    /// First and last hour of which any row speaks.
    pub span: Option<(HourEnding, HourEnding)>,
    /// Which file speaks of a date, and for which resource.
    files: BTreeMap<Date, Place>,
    /// Types that were seen and not read, by resource.
    ignored: BTreeMap<String, BTreeSet<String>>,
}

impl Archive {
    /// Reads one file and adds it; returns how many rows it has.
    pub fn read(&mut self, resource: &str, file: &str, text: &str, faults: &mut Diagnostics) -> u64 {
        self.add(FileRows::parse(resource, file, text), faults)
    }

    /// Adds a file that has been read; returns how many rows it has.
    pub fn add(&mut self, read: FileRows, faults: &mut Diagnostics) -> u64 {
        let place = &read.place;
        let columns: Vec<usize> = read.stations.iter().map(|code| self.station_index(code, place)).collect();
        faults.append(read.faults);
        if !read.ignored.is_empty() {
            self.ignored.entry(place.resource.clone()).or_default().extend(read.ignored);
        }
        for line in &read.lines {
            self.files.entry(line.hour.date()).or_insert_with(|| place.clone());
            if !self.store(line, &columns) {
                let shown = format!("{} {}", line.hour, line.label.name());
                faults.push(air::stamp_twice(), place.clone().row(line.row), Some(&shown));
            }
        }
        read.rows
    }

    /// Tells what can only be seen when every file has been read.
    pub fn finish(&mut self, faults: &mut Diagnostics) {
        for (resource, labels) in &self.ignored {
            let list: Vec<&str> = labels.iter().map(String::as_str).collect();
            faults.push(air::labels_ignored(&list.join(", ")), Place::file(resource, ""), None);
        }
        self.tell_absent_hours(faults);
        self.tell_absent_months(faults);
    }

    /// Hours between the first and the last of which no row speaks, in months that have rows.
    fn tell_absent_hours(&self, faults: &mut Diagnostics) {
        let Some((first, last)) = self.span else { return };
        for (month, block) in &self.months {
            let Some(mut hour) = HourEnding::of_day(month.first_day(), 1) else { continue };
            hour = hour.max(first);
            while Month::of(hour) == *month && hour <= last {
                if !block.speaks_of(hour) {
                    // A date without a file is told at the file before it.
                    let place = self.file_of(hour.date()).cloned().unwrap_or_default();
                    faults.push(air::hours_absent(), place, Some(&hour.to_string()));
                }
                let Some(next) = hour.next() else { break };
                hour = next;
            }
        }
    }

    /// Months between others without any row.
    fn tell_absent_months(&self, faults: &mut Diagnostics) {
        for (before, after) in self.months.keys().zip(self.months.keys().skip(1)) {
            if before.next() != Some(*after) {
                let place = self.file_of(after.first_day()).cloned().unwrap_or_default();
                faults.push(air::months_absent(), place, Some(&format!("{before} … {after}")));
            }
        }
    }

    /// The file that speaks of a date, or of the nearest one before.
    #[must_use]
    pub fn file_of(&self, date: Date) -> Option<&Place> {
        self.files.range(..=date).next_back().map(|(_, place)| place)
    }

    /// Where a station's column was seen first.
    #[must_use]
    pub fn header_place(&self, station: usize) -> Place {
        self.headers.get(station).cloned().unwrap_or_default()
    }

    /// The first day on which a station has any concentration.
    #[must_use]
    pub fn first_value(&self, station: usize) -> Option<Date> {
        self.months.iter().find_map(|(month, block)| {
            let hours = block.get(station)?.values;
            let hour = hours.iter().position(|six| six.iter().any(|cell| cell.is_measured()))?;
            Date::new(month.year(), month.first_day().month(), i8::try_from(hour / 24 + 1).ok()?).ok()
        })
    }

    fn station_index(&mut self, code: &str, place: &Place) -> usize {
        if let Some(index) = self.index.get(code) {
            return *index;
        }
        self.stations.push(code.to_owned());
        self.headers.push(place.clone().row(1));
        self.index.insert(code.to_owned(), self.stations.len() - 1);
        self.stations.len() - 1
    }

    /// Keeps the cells of a row; false when the hour has had a row of this type before.
    fn store(&mut self, line: &file::Values, columns: &[usize]) -> bool {
        let hour = line.hour;
        self.span = Some(self.span.map_or((hour, hour), |(first, last)| (first.min(hour), last.max(hour))));
        let month = self.months.entry(Month::of(hour)).or_insert_with(|| MonthBlock::new(Month::of(hour)));
        let Some(index) = month.note(hour, line.label.bit()) else { return false };
        month.make_room(self.stations.len());
        for (&station, cell) in columns.iter().zip(&line.cells) {
            month.put(station, line.label, index, *cell);
        }
        true
    }

    /// Hands over a month and forgets it.
    pub fn take(&mut self, month: Month) -> Option<MonthBlock> {
        self.months.remove(&month)
    }
}
