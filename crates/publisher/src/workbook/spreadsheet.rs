//! Spreadsheet files (XLSX, and XLS as Excel 97 and WPS write it) as grids of cells.
//!
//! A file comes from anywhere, so it is looked at before it is read ([`kind`]), unpacked within limits
//! ([`limits`]) and read cell by cell; an area of a billion empty cells takes no memory. What a cell says is
//! [`cell::Cell`]; what a grid means is [`crate::workbook::table`].

pub mod cell;
mod kind;
mod limits;
mod xls;
mod xlsx;

use crate::diagnostic::{Fault, catalog::spreadsheet as told};
use cell::Cell;
use kind::Kind;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Endings of the names of spreadsheet files.
const ENDINGS: [&str; 4] = ["xlsx", "xlsm", "xls", "et"];
/// Most cells in all sheets, empty ones between others counted.
const CELLS_MAX: usize = 5_000_000;
/// Most columns of a sheet: twice the stations of the national network.
pub const COLUMNS_MAX: usize = 4_096;
/// Most sheets.
const SHEETS_MAX: usize = 256;

/// Whether a path names a spreadsheet file.
#[must_use]
pub fn is_spreadsheet(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// The sheets of a file, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spreadsheet {
    /// Sheets with cells; charts and macros are not among them.
    pub sheets: Vec<Grid>,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Its name.
    pub name: String,
    /// Hidden from who opens the file.
    pub hidden: bool,
    /// Rows that have cells, from top to bottom.
    pub rows: Vec<GridRow>,
    /// Merged areas.
    pub merged: Vec<Area>,
}

/// One row of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridRow {
    /// Its number; the first is 1.
    pub number: u64,
    /// Its cells from column A to the last one that is not empty.
    pub cells: Vec<Cell>,
}

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// First row; the first of the sheet is 1.
    pub first_row: u64,
    /// Last row.
    pub last_row: u64,
    /// First column; A is 0.
    pub first_column: usize,
    /// Last column.
    pub last_column: usize,
}

impl std::fmt::Display for Area {
    /// `A1:C2`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (first, last) = (letters(self.first_column), letters(self.last_column));
        write!(f, "{first}{}:{last}{}", self.first_row, self.last_row)
    }
}

impl Spreadsheet {
    /// Reads a file.
    ///
    /// # Errors
    /// The fault that keeps all of it from being read.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        // A broken file must not end the command, whatever it makes the library do.
        let read = || match kind::of(bytes)? {
            Kind::Xlsx => limits::check(bytes).and_then(|()| xlsx::read(bytes)),
            Kind::Xls => xls::read(bytes),
        };
        let read = catch_unwind(AssertUnwindSafe(read));
        let file = read.unwrap_or_else(|_| Err(told::unreadable("internal structure")))?;
        if file.sheets.iter().all(|sheet| sheet.rows.is_empty()) {
            return Err(told::empty());
        }
        Ok(file)
    }

    /// Names of the sheets, joined for a message.
    #[must_use]
    pub fn names(&self) -> String {
        self.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// Keeps a sheet if all of them stay within the limits.
    fn add(&mut self, sheet: Grid) -> Result<(), Fault> {
        if self.sheets.len() >= SHEETS_MAX {
            return Err(told::too_large(&format!("{SHEETS_MAX} sheets")));
        }
        self.sheets.push(sheet);
        Ok(())
    }

    /// Cells so far.
    fn cells(&self) -> usize {
        self.sheets.iter().flat_map(|sheet| &sheet.rows).map(|row| row.cells.len()).sum()
    }
}

impl Grid {
    /// Puts a cell into its place. Cells come row by row, and within a row from left to right or not.
    ///
    /// # Errors
    /// When the sheet grows beyond the limits; `cells` counts those of the file.
    fn put(&mut self, (row, column): (u32, u32), cell: Cell, cells: &mut usize) -> Result<(), Fault> {
        if cell == Cell::Empty {
            return Ok(());
        }
        let (number, column) = (u64::from(row) + 1, usize::try_from(column).unwrap_or(usize::MAX));
        if column >= COLUMNS_MAX {
            return Err(told::too_large(&format!("{COLUMNS_MAX} columns")));
        }
        if self.rows.last().is_none_or(|last| last.number != number) {
            // A file with its rows in no order is put in order.
            let at = self.rows.partition_point(|known| known.number < number);
            if self.rows.get(at).is_none_or(|known| known.number != number) {
                self.rows.insert(at, GridRow { number, cells: Vec::new() });
            }
        }
        let at = self.rows.partition_point(|known| known.number < number);
        let Some(row) = self.rows.get_mut(at) else { return Ok(()) };
        if row.cells.len() <= column {
            *cells += column + 1 - row.cells.len();
            if *cells > CELLS_MAX {
                return Err(told::too_large(&format!("{CELLS_MAX} cells")));
            }
            row.cells.resize(column + 1, Cell::Empty);
        }
        if let Some(place) = row.cells.get_mut(column) {
            *place = cell;
        }
        Ok(())
    }

    /// As CSV for readers of wild forms: each row of the sheet on the line of its number.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut out = String::new();
        let mut line = 1;
        for row in &self.rows {
            while line < row.number {
                out.push('\n');
                line += 1;
            }
            for (column, cell) in row.cells.iter().enumerate() {
                let text = cell.text("").replace(['\r', '\n'], " ");
                let comma = if column > 0 { "," } else { "" };
                let _ = match text.contains([',', '"']) {
                    true => write!(out, "{comma}\"{}\"", text.replace('"', "\"\"")),
                    false => write!(out, "{comma}{text}"),
                };
            }
        }
        out.push('\n');
        out
    }
}

/// Letters of a column; the first is `A`.
#[must_use]
pub fn letters(column: usize) -> String {
    let (mut rest, mut out) = (column + 1, String::new());
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        out.insert(0, char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn columns_have_letters() {
        let found = [0, 25, 26, 701, 702, 16_383].map(letters);
        assert_eq!(found, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn cells_find_their_rows_in_any_order_and_never_take_more_room_than_allowed() {
        let (mut grid, mut cells) = (Grid::default(), 0);
        for (place, what) in [((4, 1), "b5"), ((0, 0), "a1"), ((4, 0), "a5"), ((2, 2), "c3,\"x\"\ny")] {
            grid.put(place, text(what), &mut cells).unwrap();
        }
        assert_eq!((cells, grid.to_csv().as_str()), (6, "a1\n\n,,\"c3,\"\"x\"\" y\"\n\na5,b5\n"));
        assert_eq!(grid.put((0, 4_096), text("x"), &mut cells).unwrap_err().code, "E023");
        let mut nearly_all = CELLS_MAX - 1;
        assert_eq!(grid.put((9, 1), text("x"), &mut nearly_all).unwrap_err().code, "E023");
    }
}
