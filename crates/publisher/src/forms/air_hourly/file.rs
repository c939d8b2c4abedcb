//! One file of the archive, read on its own, so that several can be read side by side.

use super::doubts::{CoUnit, Stamps};
use super::line::{self, Label, Line};
use crate::diagnostic::{
    Diagnostics, Place,
    catalog::{air, folder, table},
};
use crate::forms::{cell::Cell, rows::fits_address};
use crate::workbook::table::line_of;
use jiff::civil::Date;
use mingjing_domain::{air::Pollutant, time::HourEnding};
use std::collections::{BTreeSet, HashSet};

/// Cells before the stations': date, hour, type.
const BEFORE_STATIONS: usize = 3;

/// What a file says.
#[derive(Debug)]
pub struct FileRows {
    /// The file.
    pub place: Place,
    /// Station codes in the order of the columns; empty when the header cannot be read.
    pub stations: Vec<String>,
    /// Rows below the header, wrong ones included.
    pub rows: u64,
    /// Types that were seen and are not read.
    pub ignored: BTreeSet<String>,
    /// The rows that could be read.
    pub lines: Vec<Values>,
    /// What is wrong.
    pub faults: Diagnostics,
    /// What only the file as a whole shows.
    stamps: Stamps,
    co: CoUnit,
}

/// One row: a type in an hour, with a cell for each station.
#[derive(Debug)]
pub struct Values {
    /// The hour.
    pub hour: HourEnding,
    /// The type.
    pub label: Label,
    /// Line in the file.
    pub row: u64,
    /// One cell a station, in the order of the columns.
    pub cells: Vec<Cell>,
}

impl FileRows {
    /// A file of which nothing has been read.
    #[must_use]
    pub fn empty(place: Place) -> Self {
        Self {
            place,
            stations: Vec::new(),
            rows: 0,
            ignored: BTreeSet::new(),
            lines: Vec::new(),
            faults: Diagnostics::default(),
            stamps: Stamps::default(),
            co: CoUnit::default(),
        }
    }

    /// Reads the text of a file.
    #[must_use]
    pub fn parse(resource: &str, file: &str, text: &str) -> Self {
        let mut read = Self::empty(Place::file(resource, file));
        let date = date_of_file(file);
        if text.contains('"') {
            read.quoted(text, date);
        } else {
            read.plain(text, date);
        }
        read.stamps.tell(date, &read.place, &mut read.faults);
        read.co.tell(&read.stations, &read.place, &mut read.faults);
        read
    }

    /// The usual file: no cell is quoted, so lines and commas are all there is to find.
    fn plain(&mut self, text: &str, date: Option<Date>) {
        let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.is_empty());
        let Some((_, header)) = lines.next() else {
            self.faults.push(folder::no_header(), self.place.clone(), None);
            return;
        };
        if !self.header(header.split(',')) {
            return;
        }
        for (row, line) in lines {
            let found = 1 + line.bytes().filter(|byte| *byte == b',').count();
            self.row(row, found, || line.split(','), date);
        }
    }

    /// A file with quoted cells goes through the general reader.
    fn quoted(&mut self, text: &str, date: Option<Date>) {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut record = csv::StringRecord::new();
        if !matches!(reader.read_record(&mut record), Ok(true)) {
            self.faults.push(folder::no_header(), self.place.clone(), None);
            return;
        }
        if !self.header(record.iter()) {
            return;
        }
        while matches!(reader.read_record(&mut record), Ok(true)) {
            self.row(line_of(text, &record), record.len(), || record.iter(), date);
        }
    }

    /// Reads the header; false when it is not the archive's.
    fn header<'a>(&mut self, names: impl Iterator<Item = &'a str> + Clone) -> bool {
        let place = self.place.clone().row(1);
        let mut trimmed = names.clone().map(str::trim);
        if !["date", "hour", "type"].iter().all(|name| trimmed.next() == Some(name)) {
            let found: Vec<&str> = names.take(BEFORE_STATIONS + 1).collect();
            self.faults.push(air::archive_header(), place, Some(&found.join(",")));
            return false;
        }
        let mut seen = HashSet::new();
        for code in trimmed {
            if !fits_address(code) {
                self.faults.push(folder::id_unfit(), place, Some(code));
                return false;
            }
            if !seen.insert(code) {
                self.faults.push(table::column_twice(), place.column(code), None);
                return false;
            }
            self.stations.push(code.to_owned());
        }
        true
    }

    fn row<'a, I>(&mut self, row: u64, found: usize, cells: impl Fn() -> I, date: Option<Date>)
    where
        I: Iterator<Item = &'a str>,
    {
        self.rows += 1;
        let place = || self.place.clone().row(row);
        let width = self.stations.len() + BEFORE_STATIONS;
        if found != width {
            self.faults.push(table::field_count(width, found), place(), cells().next());
            return;
        }
        let mut rest = cells();
        let mut next = || rest.next().unwrap_or_default().trim();
        let head = [next(), next(), next()];
        self.stamps.note(row, head);
        match Line::parse(head, date) {
            Ok(Line::Ignored(label)) => {
                self.ignored.insert(label);
            }
            Ok(Line::Values(hour, label)) => {
                let mut values = Vec::with_capacity(self.stations.len());
                if label == Label::Of(Pollutant::Co) {
                    self.co.note(cells().skip(BEFORE_STATIONS));
                }
                for (text, code) in rest.zip(&self.stations) {
                    let (cell, fault) = label.cell(text);
                    if let Some(fault) = fault {
                        self.faults.push(*fault, place().column(code), Some(text));
                    }
                    values.push(cell);
                }
                self.lines.push(Values { hour, label, row, cells: values });
            }
            Err((fault, column, text)) => self.faults.push(*fault, place().column(column), Some(&text)),
        }
    }
}

/// The date in a file's name: its first eight digits in a row.
#[must_use]
pub fn date_of_file(file: &str) -> Option<Date> {
    let name = file.rsplit('/').next().unwrap_or(file);
    let digits = name.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 8)?;
    line::compact_date(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_and_plain_files_say_the_same() {
        let plain =
            "date,hour,type,1001A,1002A\n20250101,0,PM10,12,\n\n20250101,1,CO,0.30,abc\n20250101,2,O3,1\n";
        let quoted = plain.replace("PM10", "\"PM10\"");
        for text in [plain.to_owned(), plain.replace('\n', "\r\n"), quoted] {
            let read = FileRows::parse("air", "x_20250101.csv", &text);
            let lines: Vec<_> = read
                .lines
                .iter()
                .map(|line| (line.hour.hour(), line.row, format!("{:?}", line.cells)))
                .collect();
            let expected = [(0, 2, "[12, NoData]".to_owned()), (1, 4, "[0.30, Invalid]".to_owned())];
            assert_eq!(lines, expected, "{text:?}");
            assert_eq!(read.rows, 3);
            let told: Vec<_> =
                read.faults.groups().iter().map(|group| (group.fault.code, group.first.row)).collect();
            assert_eq!(told.len(), 2, "{told:?}");
            assert!(told.contains(&("E101", Some(5))), "{told:?}");
        }
    }
}
