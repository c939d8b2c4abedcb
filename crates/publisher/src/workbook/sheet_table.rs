//! A sheet as a table.

use super::headings::Headings;
use super::spreadsheet::{Grid, GridRow, cell::Cell, letters};
use super::table::{Row, Table};
use crate::diagnostic::{
    Diagnostics, Fault, Place,
    catalog::{folder, spreadsheet as told},
};

/// How many rows are looked at for the header.
const HEADER_WITHIN: usize = 5;

/// Reads a sheet; `None` when it has no header, which is told.
#[must_use]
pub fn read(
    resource: &str,
    file: &str,
    grid: &Grid,
    headings: &Headings,
    faults: &mut Diagnostics,
) -> Option<Table> {
    let whole = Place::file(resource, file).sheet(Some(&grid.name));
    let texts = |row: &GridRow| -> Vec<String> { row.cells.iter().map(|cell| cell.text("")).collect() };
    let first: Vec<Vec<String>> = grid.rows.iter().take(HEADER_WITHIN).map(texts).collect();
    let position = headings.header_among(&first);
    let Some(header_row) = grid.rows.get(position) else {
        faults.push(folder::no_header(), whole, None);
        return None;
    };
    if grid.hidden {
        faults.push(told::hidden(), whole.clone(), None);
    }
    if position > 0 {
        faults.push(told::title_rows(header_row.number), whole.clone(), None);
    }
    let rows = grid.rows.get(position + 1..).unwrap_or_default();
    for area in grid.merged.iter().filter(|area| area.last_row > header_row.number) {
        faults.push(told::merged(), whole.clone().row(area.first_row), Some(&area.to_string()));
    }
    let columns = columns(header_row, rows);
    let header = columns.iter().map(|(_, heading)| heading.clone()).collect();
    let mut table = Table::headed(whole, header_row.number, header, headings, faults);
    let kinds: Vec<String> = table.header.iter().map(|name| headings.kind(name).to_owned()).collect();
    for row in rows {
        let mut refused = Vec::new();
        let place = table.whole().row(row.number);
        let mut cells = Vec::with_capacity(columns.len());
        for (((index, _), name), kind) in columns.iter().zip(&table.header).zip(&kinds) {
            let cell = row.cells.get(*index).unwrap_or(&Cell::Empty);
            let text = cell.text(kind);
            if let Some((fault, is_wrong)) = remark(cell, kind) {
                let shown = (!text.is_empty()).then_some(text.as_str());
                faults.push(fault, place.clone().column(name), shown);
                if is_wrong {
                    refused.push(cells.len());
                }
            }
            cells.push(text);
        }
        let flawed = !refused.is_empty();
        if flawed || cells.iter().any(|cell| !cell.is_empty()) {
            table.rows.push(Row { line: row.number, cells, flawed, refused });
        }
    }
    Some(table)
}

/// Positions and headings of the columns that have a heading or a value. A column without a heading is
/// called by its letters.
fn columns(header: &GridRow, rows: &[GridRow]) -> Vec<(usize, String)> {
    let width = rows.iter().chain([header]).map(|row| row.cells.len()).max().unwrap_or_default();
    let mut used = vec![false; width];
    for row in rows {
        for (flag, cell) in used.iter_mut().zip(&row.cells) {
            *flag |= *cell != Cell::Empty;
        }
    }
    let heading = |index: usize| header.cells.get(index).map(|cell| cell.text("")).unwrap_or_default();
    let named = |(index, used): (usize, bool)| match heading(index).as_str() {
        "" if used => Some((index, format!("({})", letters(index)))),
        "" => None,
        text => Some((index, text.to_owned())),
    };
    used.into_iter().enumerate().filter_map(named).collect()
}

/// What is to be said of a cell, and whether its value cannot be used. Columns that nobody reads
/// (`kind` is empty then) may hold what they like.
fn remark(cell: &Cell, kind: &str) -> Option<(Fault, bool)> {
    match cell {
        _ if kind.is_empty() => None,
        Cell::Error(_) => Some((told::cell_error(), true)),
        Cell::Unstored => Some((told::formula_unstored(), true)),
        Cell::DigitsLost(_) => Some((told::digits_lost(), true)),
        Cell::Percent(_) => Some((told::shown_as_percent(), false)),
        Cell::Empty | Cell::Text(_) | Cell::Stamp(..) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::catalogue::Catalogue;

    #[test]
    fn a_sheet_as_offices_write_them() {
        let text = |text: &str| match text {
            "" => Cell::Empty,
            text => Cell::Text(text.to_owned()),
        };
        let row =
            |number, cells: &[&str]| GridRow { number, cells: cells.iter().map(|cell| text(cell)).collect() };
        let mut rows = vec![
            row(1, &["乌海市空气质量日报"]),
            row(3, &["", "*日期", "站点编码或地区代码", "来源性质", "一氧化碳（mg/m³）", "发布者", ""]),
            row(4, &["", "2026-01-05", "150300", "official", "", "乌海市生态环境局", "", "随手记"]),
            row(6, &["", "2026-01-06", "150300", "official", "0.6", "乌海市生态环境局"]),
        ];
        rows[2].cells[4] = Cell::Error("#N/A");
        let merged = vec![super::super::spreadsheet::Area {
            first_row: 1,
            last_row: 1,
            first_column: 0,
            last_column: 5,
        }];
        let grid = Grid { name: "日报".to_owned(), hidden: true, rows, merged };
        let entry = Catalogue::find("air_daily").unwrap();
        let headings = Headings::of(&entry.schema, Some(entry));
        let mut faults = Diagnostics::default();
        let table = read("air_daily", "日报.xlsx", &grid, &headings, &mut faults).unwrap();
        assert_eq!(table.header, ["date", "place", "origin", "co", "publisher_zh", "(H)"]);
        let lines: Vec<_> = table.rows.iter().map(|row| (row.line, row.flawed)).collect();
        assert_eq!(lines, [(4, true), (6, false)]);
        assert_eq!(table.rows[1].cells, ["2026-01-06", "150300", "official", "0.6", "乌海市生态环境局", ""]);
        let told: Vec<String> =
            faults.groups().iter().map(|group| format!("{} {}", group.fault.code, group.first)).collect();
        assert_eq!(
            told,
            ["E029 日报.xlsx[日报]:4:co", "N113 日报.xlsx:3", "N026 日报.xlsx[日报]", "N028 日报.xlsx[日报]"]
        );
    }
}
