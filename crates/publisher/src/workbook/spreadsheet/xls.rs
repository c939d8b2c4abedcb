//! XLS of Excel 97 to 2003, and of WPS.

mod extent;

use super::{Area, Grid, Spreadsheet, cell};
use crate::diagnostic::{Fault, catalog::spreadsheet as told};
use calamine::{Reader, SheetType, SheetVisible, Xls, XlsError};
use std::io::Cursor;

/// Largest file: such a sheet has at most 65,536 rows of 256 columns.
const FILE_MAX_BYTES: usize = 64 << 20;

/// Reads all sheets.
pub fn read(bytes: &[u8]) -> Result<Spreadsheet, Fault> {
    if bytes.len() > FILE_MAX_BYTES {
        return Err(told::too_large(&format!("{} MiB", FILE_MAX_BYTES >> 20)));
    }
    extent::check(bytes)?;
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(fault)?;
    let sheets: Vec<_> = book.sheets_metadata().to_vec();
    let mut file = Spreadsheet::default();
    for (index, sheet) in sheets.iter().enumerate().filter(|(_, sheet)| sheet.typ == SheetType::WorkSheet) {
        let hidden = sheet.visible != SheetVisible::Visible;
        let mut grid = Grid { name: sheet.name.clone(), hidden, ..Grid::default() };
        let range = book.worksheet_range(&sheet.name).map_err(fault)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut count = file.cells();
        for (row, column, value) in range.used_cells() {
            let of =
                |first: u32, more: usize| u32::try_from(more).ok().and_then(|more| first.checked_add(more));
            let (Some(row), Some(column)) = (of(first_row, row), of(first_column, column)) else { continue };
            grid.put((row, column), cell::of(value.clone(), None), &mut count)?;
        }
        let merged = book.merge_cells_by_sheet_id(index).map_err(fault)?;
        let column = |column: u32| usize::try_from(column).unwrap_or(usize::MAX);
        grid.merged = merged
            .into_iter()
            .map(|area| Area {
                first_row: u64::from(area.start.0) + 1,
                last_row: u64::from(area.end.0) + 1,
                first_column: column(area.start.1),
                last_column: column(area.end.1),
            })
            .collect();
        file.add(grid)?;
    }
    Ok(file)
}

#[allow(clippy::needless_pass_by_value, reason = "it is given to `map_err`")]
fn fault(error: XlsError) -> Fault {
    match error {
        XlsError::Password => told::password(),
        error => told::unreadable(&error.to_string()),
    }
}
