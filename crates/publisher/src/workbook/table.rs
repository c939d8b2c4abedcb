//! A CSV file or a sheet as rows of text with their line numbers.

use super::headings::{Headings, Meaning};
use crate::diagnostic::{
    Diagnostics, Place,
    catalog::{folder, spreadsheet, table as told},
};
use std::collections::BTreeSet;

/// A file of a resource, or a sheet of it, as text.
#[derive(Clone, Debug)]
pub struct Table {
    /// Resource.
    pub resource: String,
    /// Path below the workbook.
    pub file: String,
    /// Sheet of a spreadsheet.
    pub sheet: Option<String>,
    /// Line of the header.
    pub header_line: u64,
    /// Column names.
    pub header: Vec<String>,
    /// Rows that have as many cells as the header.
    pub rows: Vec<Row>,
    /// Columns that the schema asks for and the header lacks.
    pub missing_columns: BTreeSet<String>,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// Line in the file where it begins.
    pub line: u64,
    /// Its cells, outer blanks removed.
    pub cells: Vec<String>,
    /// A check refused a cell of it: readers pass it over in silence.
    pub flawed: bool,
    /// Cells that have been refused already, by position.
    pub refused: Vec<usize>,
}

/// How many rows are looked at for the header.
const HEADER_WITHIN: usize = 5;

impl Table {
    /// Splits the text of a file whose first line is the header. Rows of a wrong length are told and left
    /// out.
    #[must_use]
    pub fn parse(resource: &str, file: &str, text: &str, faults: &mut Diagnostics) -> Option<Self> {
        Self::parse_headed(resource, file, text, &Headings::default(), faults)
    }

    /// As [`Self::parse`], with headings that may be titles, below a title of the whole table.
    #[must_use]
    pub fn parse_headed(
        resource: &str,
        file: &str,
        text: &str,
        headings: &Headings,
        faults: &mut Diagnostics,
    ) -> Option<Self> {
        let place = || Place::file(resource, file);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let mut records = Vec::new();
        for record in reader.records() {
            // Reading from memory that is known to be UTF-8 fails for no other reason.
            let Ok(record) = record else { continue };
            records.push((line_of(text, &record), record.iter().map(str::to_owned).collect::<Vec<_>>()));
        }
        let first: Vec<Vec<String>> =
            records.iter().take(HEADER_WITHIN).map(|(_, cells)| cells.clone()).collect();
        let mut records = records.into_iter().skip(headings.header_among(&first));
        let Some((line, header)) = records.next() else {
            faults.push(folder::no_header(), place(), None);
            return None;
        };
        let mut table = Self::headed(place(), line, header, headings, faults);
        for (line, cells) in records {
            if cells.len() == table.header.len() {
                table.rows.push(Row { line, cells, flawed: false, refused: Vec::new() });
            } else if cells.iter().any(|cell| !cell.is_empty()) {
                // A spreadsheet may leave rows of nothing but commas at its end.
                let fault = told::field_count(table.header.len(), cells.len());
                faults.push(fault, place().row(line), cells.first().map(String::as_str));
            }
        }
        // Rows of the right length may be empty as well.
        table.rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
        Some(table)
    }

    /// A table without rows: names the columns by their headings.
    pub(super) fn headed(
        place: Place,
        header_line: u64,
        mut header: Vec<String>,
        headings: &Headings,
        faults: &mut Diagnostics,
    ) -> Self {
        let place = place.row(header_line);
        let mut read = Vec::new();
        for index in 0..header.len() {
            let Some(heading) = header.get(index).cloned() else { continue };
            match headings.meaning(&heading) {
                Meaning::Title(name) if !header.iter().any(|other| other == name) => {
                    read.push(format!("{heading} = {name}"));
                    if let Some(place) = header.get_mut(index) {
                        name.clone_into(place);
                    }
                }
                Meaning::Several(columns) => {
                    let fault = spreadsheet::heading_ambiguous(&columns.join(", "));
                    faults.push(fault, place.clone().column(&heading), None);
                }
                Meaning::Name | Meaning::Title(_) | Meaning::Unknown => {}
            }
        }
        if !read.is_empty() {
            // One group for all sheets of a file.
            let whole = Place { resource: String::new(), sheet: None, ..place.clone() };
            faults.push(spreadsheet::headings_read(), whole, Some(&read.join("; ")));
        }
        let mut seen = BTreeSet::new();
        for name in &header {
            if !seen.insert(name.as_str()) {
                faults.push(told::column_twice(), place.clone().column(name), None);
            }
        }
        let Place { resource, file, sheet, .. } = place;
        Self {
            resource,
            file,
            sheet,
            header_line,
            header,
            rows: Vec::new(),
            missing_columns: BTreeSet::new(),
        }
    }

    /// Position of a column.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// Place of a row.
    #[must_use]
    pub fn place(&self, row: &Row) -> Place {
        self.whole().row(row.line)
    }

    /// Place of the table.
    #[must_use]
    pub fn whole(&self) -> Place {
        Place::file(&self.resource, &self.file).sheet(self.sheet.as_deref())
    }

    /// Place of its header.
    #[must_use]
    pub fn header_place(&self) -> Place {
        self.whole().row(self.header_line)
    }
}

/// Line of a text on which a record begins; the first is 1. The reader gives the position behind the
/// record before, so what it skips (the end of `\r\n`, blank lines) is still to be counted.
#[must_use]
pub fn line_of(text: &str, record: &csv::StringRecord) -> u64 {
    let Some(position) = record.position() else { return 0 };
    let rest = usize::try_from(position.byte()).ok().and_then(|byte| text.as_bytes().get(byte..));
    let skipped = rest.unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    position.line() + skipped.filter(|byte| **byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_lines_and_wrong_ones_are_told() {
        let text = "id,name\n1,a\n\n2,\"b\nc\"\n3\n4,d,e\n,\n";
        let mut faults = Diagnostics::default();
        let table = Table::parse("r", "f.csv", text, &mut faults).unwrap();
        let rows: Vec<_> = table.rows.iter().map(|row| (row.line, row.cells[1].as_str())).collect();
        assert_eq!(rows, [(2, "a"), (4, "b\nc")]);
        let told: Vec<_> =
            faults.groups().iter().map(|group| (group.fault.code, group.first.row.unwrap())).collect();
        assert_eq!(told, [("E101", 6), ("E101", 7)]);
    }

    #[test]
    fn lines_are_counted_the_same_with_every_line_break() {
        for line_break in ["\n", "\r\n"] {
            let text = ["id", "1", "", "2", "3,x"].join(line_break);
            let mut faults = Diagnostics::default();
            let table = Table::parse("r", "f.csv", &text, &mut faults).unwrap();
            let lines: Vec<_> = table.rows.iter().map(|row| row.line).collect();
            assert_eq!((lines, faults.groups()[0].first.row), (vec![2, 4], Some(5)), "{line_break:?}");
        }
    }

    #[test]
    fn an_empty_file_has_no_header() {
        let mut faults = Diagnostics::default();
        assert!(Table::parse("r", "f.csv", "", &mut faults).is_none());
        assert_eq!(faults.groups()[0].fault.code, "E008");
    }
}
