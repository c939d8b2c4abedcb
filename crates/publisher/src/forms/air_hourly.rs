//! The national archive of hourly air data, as it is: `date,hour,type,<station codes>…`.
//!
//! `date` and `hour` are the END of the hour, so hour 0 belongs to the day before. Of the fifteen types
//! only `AQI` and the six 1-hour means are read; the others are moving means that the portal computes
//! itself (and `O3_8h_24h`, `O3_8h` do not mean what they say). An empty cell is a missing value; an hour
//! of which no row speaks is not in the source at all.

mod line;
mod store;

use crate::diagnostic::{
    Diagnostics, Place,
    catalog::{air, folder, table},
};
use crate::forms::rows::fits_address;
use crate::workbook::{package::Resource, table::line_of};
use jiff::civil::Date;
use line::Line;
use mingjing_domain::time::HourEnding;
use std::collections::{BTreeMap, BTreeSet};
pub use store::{Month, MonthBlock, StationMonth};

/// Hourly values of all stations by month of monitoring days.
#[derive(Debug, Default)]
pub struct Archive {
    /// Station codes in the order of their first appearance.
    pub stations: Vec<String>,
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

/// The columns of one file: position in the file → station.
struct Columns {
    stations: Vec<usize>,
}

impl Archive {
    /// Adds one file; returns how many rows it has.
    pub fn read(&mut self, resource: &Resource, file: &str, text: &str, faults: &mut Diagnostics) -> u64 {
        let place = Place::file(&resource.name, file);
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut record = csv::StringRecord::new();
        if !matches!(reader.read_record(&mut record), Ok(true)) {
            faults.push(folder::no_header(), place, None);
            return 0;
        }
        let Some(columns) = self.columns(&record, &place, faults) else { return 0 };
        let width = columns.stations.len() + 3;
        let mut rows = 0;
        while matches!(reader.read_record(&mut record), Ok(true)) {
            rows += 1;
            let place = place.clone().row(line_of(text, &record));
            if record.len() != width {
                faults.push(table::field_count(width, record.len()), place, record.get(0));
                continue;
            }
            match Line::parse(&record, date_of_file(file)) {
                Ok(Line::Ignored(label)) => {
                    self.ignored.entry(resource.name.clone()).or_default().insert(label);
                }
                Ok(Line::Values(hour, label)) => {
                    self.files.entry(hour.date()).or_insert_with(|| Place::file(&resource.name, file));
                    self.store(hour, label, &record, &columns, &place, faults);
                }
                Err((fault, column, text)) => faults.push(*fault, place.column(column), Some(&text)),
            }
        }
        rows
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

    /// Whether a station has any concentration at all.
    #[must_use]
    pub fn has_values(&self, station: usize) -> bool {
        let measured = |month: &StationMonth| month.values.iter().flatten().any(|cell| cell.value().is_ok());
        self.months.values().filter_map(|month| month.get(station)).any(measured)
    }

    /// Reads the header.
    fn columns(
        &mut self,
        header: &csv::StringRecord,
        place: &Place,
        faults: &mut Diagnostics,
    ) -> Option<Columns> {
        let mut names = header.iter().map(str::trim);
        if !["date", "hour", "type"].iter().all(|name| names.next() == Some(name)) {
            let found: Vec<&str> = header.iter().take(4).collect();
            faults.push(air::archive_header(), place.clone().row(1), Some(&found.join(",")));
            return None;
        }
        let mut stations = Vec::new();
        for code in names {
            if !fits_address(code) {
                faults.push(folder::id_unfit(), place.clone().row(1), Some(code));
                return None;
            }
            let index = self.station_index(code, place);
            if stations.contains(&index) {
                faults.push(table::column_twice(), place.clone().row(1).column(code), None);
                return None;
            }
            stations.push(index);
        }
        Some(Columns { stations })
    }

    fn station_index(&mut self, code: &str, place: &Place) -> usize {
        if let Some(index) = self.stations.iter().position(|known| known == code) {
            return index;
        }
        self.stations.push(code.to_owned());
        self.headers.push(place.clone().row(1));
        self.stations.len() - 1
    }

    fn store(
        &mut self,
        hour: HourEnding,
        label: line::Label,
        record: &csv::StringRecord,
        columns: &Columns,
        place: &Place,
        faults: &mut Diagnostics,
    ) {
        self.span = Some(self.span.map_or((hour, hour), |(first, last)| (first.min(hour), last.max(hour))));
        let month = self.months.entry(Month::of(hour)).or_insert_with(|| MonthBlock::new(Month::of(hour)));
        let Some(index) = month.note(hour, label.bit()) else {
            faults.push(air::stamp_twice(), place.clone(), Some(&format!("{hour} {}", label.name())));
            return;
        };
        month.make_room(self.stations.len());
        for (&station, text) in columns.stations.iter().zip(record.iter().skip(3)) {
            let Some(series) = month.get_mut(station) else { continue };
            if let Err(fault) = label.put(series, index, text) {
                let code = self.stations.get(station).map_or("", String::as_str);
                faults.push(*fault, place.clone().column(code), Some(text));
            }
        }
    }
}

/// The date in a file's name: its first eight digits in a row.
fn date_of_file(file: &str) -> Option<Date> {
    let name = file.rsplit('/').next().unwrap_or(file);
    let digits = name.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 8)?;
    line::compact_date(digits)
}
