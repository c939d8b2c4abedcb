//! Typed access to the rows of plain tables.
//!
//! A schema may ask for less than a page needs, so every reader states what it needs itself. Rows that a
//! check has refused are passed over in silence; what this module refuses is told here.

use crate::diagnostic::{
    Diagnostics, Fault, Place,
    catalog::{folder, table as told},
};
use crate::schema::{Schema, cell};
use crate::workbook::{
    package::Resource,
    table::{Row, Table},
};
use mingjing_domain::{Decimal, time::parse_date};
use std::collections::{BTreeMap, BTreeSet};

/// Longest identifier that may stand in an address.
const ID_MAX_BYTES: usize = 64;

/// Whether an identifier can be a folder's name and a part of an address as it is. Anything else could
/// lead out of the site.
#[must_use]
pub fn fits_address(id: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    (1..=ID_MAX_BYTES).contains(&id.len()) && !id.starts_with('.') && id.bytes().all(plain)
}

/// A value with the place that it was read from.
#[derive(Clone, Debug)]
pub struct Placed<T> {
    /// Where.
    pub place: Place,
    /// What.
    pub value: T,
}

/// Rows of one table, from one or several files.
#[derive(Debug)]
pub struct Sheet<'a> {
    parts: Vec<(&'a Resource, &'a Table)>,
}

impl<'a> Sheet<'a> {
    /// From files with their resources.
    #[must_use]
    pub fn new(parts: Vec<(&'a Resource, &'a Table)>) -> Self {
        Self { parts }
    }

    /// True when no resource fills this table.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.parts.is_empty()
    }

    /// All texts of a column, also of rows that a check has refused: whether a thing is there is another
    /// question than whether its row is sound.
    #[must_use]
    pub fn texts(&self, column: &str) -> BTreeSet<&'a str> {
        let of_table = |table: &'a Table| {
            let index = table.column(column);
            table.rows.iter().filter_map(move |row| row.cells.get(index?)).map(String::as_str)
        };
        self.parts.iter().flat_map(|(_, table)| of_table(table)).collect()
    }

    /// Texts of a column with whether their rows are made up.
    #[must_use]
    pub fn made_up(&self, column: &str) -> BTreeMap<&'a str, bool> {
        let mut all = BTreeMap::new();
        for (resource, table) in &self.parts {
            let index = table.column(column);
            let texts = table.rows.iter().filter_map(|row| row.cells.get(index?)).map(String::as_str);
            all.extend(texts.map(|text| (text, resource.sample)));
        }
        all
    }

    /// Reads every row that is sound. `needed` are the columns without which no row can be read.
    pub fn read<T>(
        &self,
        needed: &[&str],
        faults: &mut Diagnostics,
        mut one: impl FnMut(&mut Cells<'_, '_>) -> T,
    ) -> Vec<Placed<T>> {
        let mut values = Vec::new();
        for (resource, table) in &self.parts {
            let mut absent = false;
            for name in needed.iter().filter(|name| table.column(name).is_none()) {
                absent = true;
                if !table.missing_columns.contains(*name) {
                    let place = table.header_place().column(name);
                    faults.push(told::column_missing(None), place, None);
                }
            }
            if absent {
                continue;
            }
            for row in table.rows.iter().filter(|row| !row.flawed) {
                let mut cells = Cells {
                    schema: &resource.schema,
                    sample: resource.sample,
                    table,
                    row,
                    faults,
                    sound: true,
                };
                let value = one(&mut cells);
                if cells.sound {
                    values.push(Placed { place: table.place(row), value });
                }
            }
        }
        values
    }
}

/// The cells of one row.
#[derive(Debug)]
pub struct Cells<'a, 'f> {
    schema: &'a Schema,
    /// The row is made up for demonstration.
    pub sample: bool,
    table: &'a Table,
    row: &'a Row,
    faults: &'f mut Diagnostics,
    sound: bool,
}

impl Cells<'_, '_> {
    /// Text of a cell; `None` when the cell or its column is empty.
    #[must_use]
    pub fn opt(&self, column: &str) -> Option<String> {
        let text = self.row.cells.get(self.table.column(column)?)?;
        (!text.is_empty() && !self.schema.is_missing(text)).then(|| text.clone())
    }

    /// Text of a cell that must not be empty.
    pub fn text(&mut self, column: &str) -> String {
        self.opt(column).unwrap_or_else(|| {
            self.refuse(column, told::required(), None);
            String::new()
        })
    }

    /// Text of a cell that becomes part of an address.
    pub fn id(&mut self, column: &str) -> String {
        let id = self.text(column);
        if !id.is_empty() && !fits_address(&id) {
            self.refuse(column, folder::id_unfit(), Some(&id));
        }
        id
    }

    /// A day as text, checked.
    pub fn opt_date(&mut self, column: &str) -> Option<String> {
        self.parsed(column, "date", |text| parse_date(text).ok().map(|_| text.to_owned()))
    }

    /// A day as text, checked, that must not be empty.
    pub fn date(&mut self, column: &str) -> String {
        self.text(column);
        self.opt_date(column).unwrap_or_default()
    }

    /// A number.
    pub fn opt_decimal(&mut self, column: &str) -> Option<Decimal> {
        self.parsed(column, "number", |text| text.parse().ok())
    }

    /// A number that must not be empty.
    pub fn decimal(&mut self, column: &str) -> Decimal {
        self.text(column);
        self.opt_decimal(column).unwrap_or(Decimal::ZERO)
    }

    /// A whole number.
    pub fn opt_integer<T: TryFrom<i64>>(&mut self, column: &str) -> Option<T> {
        self.parsed(column, "integer", |text| cell::integer(text).and_then(|value| value.try_into().ok()))
    }

    /// A whole number that must not be empty.
    pub fn integer<T: TryFrom<i64> + Default>(&mut self, column: &str) -> T {
        self.text(column);
        self.opt_integer(column).unwrap_or_default()
    }

    /// True or false; empty is false.
    pub fn truth(&mut self, column: &str) -> bool {
        self.parsed(column, "boolean", cell::boolean).unwrap_or(false)
    }

    /// Tells a fault of a cell; the row is read all the same.
    pub fn tell(&mut self, column: &str, fault: Fault, offending: Option<&str>) {
        self.faults.push(fault, self.table.place(self.row).column(column), offending);
    }

    /// Tells a fault of a cell and gives the row up.
    pub fn refuse(&mut self, column: &str, fault: Fault, offending: Option<&str>) {
        self.tell(column, fault, offending);
        self.sound = false;
    }

    fn parsed<T>(&mut self, column: &str, kind: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.opt(column)?;
        let value = parse(&text);
        if value.is_none() {
            self.refuse(column, told::wrong_type(kind), Some(&text));
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_cannot_lead_out_of_the_site() {
        for good in ["WH2020-03-1", "150300", "2186A", "area-wuhai", "a.b_c"] {
            assert!(fits_address(good), "{good}");
        }
        for bad in ["", "..", ".hidden", "../x", "a/b", "a\\b", "任务一", "a b", "a?b", &"x".repeat(65)] {
            assert!(!fits_address(bad), "{bad}");
        }
    }
}
