//! XLSX, cell by cell.

use super::{Area, Grid, Spreadsheet, cell, cell::Cell};
use crate::diagnostic::{Fault, catalog::spreadsheet as told};
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::collections::HashSet;
use std::io::Cursor;

/// Reads all sheets.
pub fn read(bytes: &[u8]) -> Result<Spreadsheet, Fault> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(fault)?;
    let sheets: Vec<_> = book.sheets_metadata().to_vec();
    let mut file = Spreadsheet::default();
    for (index, sheet) in sheets.iter().enumerate() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let mut grid = Grid {
            name: sheet.name.clone(),
            hidden: sheet.visible != SheetVisible::Visible,
            ..Grid::default()
        };
        cells(&mut book, &mut grid, file.cells())?;
        let merged = book.merge_cells_by_sheet_id(index).map_err(fault)?;
        grid.merged = merged.into_iter().map(area).collect();
        file.add(grid)?;
    }
    Ok(file)
}

/// Fills a sheet.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, grid: &mut Grid, mut count: usize) -> Result<(), Fault> {
    let unstored = unstored(book, &grid.name)?;
    let mut reader = book.worksheet_cells_reader(&grid.name).map_err(fault)?;
    while let Some((found, style)) = reader.next_cell_with_style_id().map_err(fault)? {
        let place = found.get_position();
        let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        let value = match found.get_value() {
            DataRef::Empty if unstored.contains(&place) => Cell::Unstored,
            value => cell::of(
                value.clone().into(),
                format.map(|format| (format.format_code.as_str(), format.format_id)),
            ),
        };
        grid.put(place, value, &mut count)?;
    }
    Ok(())
}

/// Cells with a formula whose result is not in the file: programs that write such files do not calculate.
fn unstored(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<HashSet<(u32, u32)>, Fault> {
    let mut reader = book.worksheet_cells_reader(name).map_err(fault)?;
    let mut found = HashSet::new();
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(fault)? {
        if record.formula.is_some() && record.value == DataRef::Empty {
            found.insert(record.pos);
        }
    }
    Ok(found)
}

fn area(area: calamine::Dimensions) -> Area {
    let column = |column: u32| usize::try_from(column).unwrap_or(usize::MAX);
    Area {
        first_row: u64::from(area.start.0) + 1,
        last_row: u64::from(area.end.0) + 1,
        first_column: column(area.start.1),
        last_column: column(area.end.1),
    }
}

#[allow(clippy::needless_pass_by_value, reason = "it is given to `map_err`")]
fn fault(error: XlsxError) -> Fault {
    match error {
        XlsxError::Password => told::password(),
        error => told::unreadable(&error.to_string()),
    }
}
