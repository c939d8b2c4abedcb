//! A CSV file as rows of text with their line numbers.

use crate::diagnostic::{
    Diagnostics, Place,
    catalog::{folder, table},
};
use std::collections::BTreeSet;

/// A file of a resource, as text.
#[derive(Clone, Debug)]
pub struct Table {
    /// Resource.
    pub resource: String,
    /// Path below the workbook.
    pub file: String,
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
}

impl Table {
    /// Splits the text of a file. Rows of a wrong length are told and left out.
    #[must_use]
    pub fn parse(resource: &str, file: &str, text: &str, faults: &mut Diagnostics) -> Option<Self> {
        let place = || Place::file(resource, file);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let mut header: Option<Vec<String>> = None;
        let mut rows = Vec::new();
        for record in reader.records() {
            // Reading from memory that is known to be UTF-8 fails for no other reason.
            let Ok(record) = record else { continue };
            let line = line_of(text, &record);
            let cells: Vec<String> = record.iter().map(str::to_owned).collect();
            match &header {
                None => header = Some(cells),
                Some(header) if header.len() == cells.len() => {
                    rows.push(Row { line, cells, flawed: false });
                }
                // A spreadsheet may leave rows of nothing but commas at its end.
                Some(_) if cells.iter().all(String::is_empty) => {}
                Some(header) => {
                    let fault = table::field_count(header.len(), cells.len());
                    faults.push(fault, place().row(line), cells.first().map(String::as_str));
                }
            }
        }
        let Some(header) = header else {
            faults.push(folder::no_header(), place(), None);
            return None;
        };
        let mut seen = BTreeSet::new();
        for name in &header {
            if !seen.insert(name.as_str()) {
                faults.push(table::column_twice(), place().row(1).column(name), None);
            }
        }
        // Rows of the right length may be empty as well.
        rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
        Some(Self {
            resource: resource.to_owned(),
            file: file.to_owned(),
            header,
            rows,
            missing_columns: BTreeSet::new(),
        })
    }

    /// Position of a column.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// Place of a row.
    #[must_use]
    pub fn place(&self, row: &Row) -> Place {
        Place::file(&self.resource, &self.file).row(row.line)
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
