//! Texts of plain tables that ought not to be published as they are: personal data, formulas.
//!
//! Every column of free text is looked through. Telephones and e-mail addresses are welcome in columns
//! that a schema marks by `"mingjing:contact": true`; what is found is told with its middle masked, for a
//! message must not spread what it warns of. Blanks at the ends of cells, tabs and line breaks among them,
//! are dropped by the reader, so that a formula cannot hide behind them.

mod numbers;
mod scan;

use crate::diagnostic::{Diagnostics, Fault, catalog::texts as told};
use crate::forms::Book;
use crate::schema::Field;
use crate::workbook::{catalogue::Catalogue, package::Resource, table::Table};
pub use scan::{Finding, Kind, scan};

/// Tells what the free texts of all tables hold.
pub fn check(book: &Book, faults: &mut Diagnostics) {
    for (resource, table) in book.plain_tables() {
        for field in resource.schema.fields.iter().filter(|field| is_free_text(field)) {
            if let Some(index) = table.column(&field.name) {
                check_column(table, index, field, is_contact(resource, field), faults);
            }
        }
    }
}

fn check_column(table: &Table, index: usize, field: &Field, is_contact: bool, faults: &mut Diagnostics) {
    for row in &table.rows {
        let Some(text) = row.cells.get(index).filter(|text| !text.is_empty()) else { continue };
        let place = || table.place(row).column(&field.name);
        for (fault, masked) in personal_data(text) {
            let is_way_to_reach = [told::phone().code, told::email().code].contains(&fault.code);
            if !(is_contact && is_way_to_reach) {
                faults.push(fault, place(), Some(&masked));
            }
        }
        if is_formula(text) {
            faults.push(told::formula(), place(), Some(text));
        }
    }
}

/// What is to be told of a text: the fault, and the masked number.
pub fn personal_data(text: &str) -> impl Iterator<Item = (Fault, String)> {
    scan(text).into_iter().map(|Finding { kind, masked }| {
        let fault = match kind {
            Kind::CitizenId => told::citizen_id(),
            Kind::BankCard => told::bank_card(),
            Kind::Phone => told::phone(),
            Kind::Email => told::email(),
            Kind::Plate => told::plate(),
        };
        (fault, masked)
    })
}

/// Texts of which the schema does not list the values. Readings are texts too (`<0.004`), but numbers.
fn is_free_text(field: &Field) -> bool {
    const READINGS: [&str; 3] = ["value", "old", "new"];
    let is_reading = READINGS.contains(&field.name.as_str())
        || ["_mg_l", "_mg_m3", "_m", "sha256"].iter().any(|end| field.name.ends_with(end));
    matches!(field.kind.as_str(), "string" | "any") && field.constraints.one_of.is_none() && !is_reading
}

/// Whether a column is for contacts, by its own schema or by the catalogue.
fn is_contact(resource: &Resource, field: &Field) -> bool {
    let known =
        || Catalogue::find(resource.table_name())?.schema.fields.iter().find(|one| one.name == field.name);
    field.contact || known().is_some_and(|known| known.contact)
}

/// Whether a spreadsheet would take a text for a formula that does more than hold a number: `-5 dB` is
/// shown as it is, `-A1` and `+cmd|…` are run.
fn is_formula(text: &str) -> bool {
    let mut rest = text.chars();
    match rest.next() {
        Some('=' | '@') => rest.next().is_some(),
        Some('+' | '-') => {
            let rest = rest.as_str().trim_start();
            rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '=' | '@'))
                || rest.contains(['|', '!', '=', '&', '$', '^', '*'])
                || refers_to_cell(rest)
        }
        _ => false,
    }
}

/// Whether a letter with a digit behind it follows an operator: `2+A3`.
fn refers_to_cell(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(3).any(|three| {
        matches!(three, [b'+' | b'-' | b'/' | b'(', letter, digit] if letter.is_ascii_uppercase() && digit.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_told_and_a_number_is_not() {
        for bad in ["=1+1", "=HYPERLINK(\"http://x\")", "@SUM(A1)", "+cmd|' /C calc'!A0", "-A1", "-2+A3"] {
            assert!(is_formula(bad), "{bad}");
        }
        for good in [
            "",
            "-",
            "--",
            "-5.2",
            "+0.3",
            "+86 473 1234567",
            "-3 %",
            "12",
            "a=b",
            "=",
            "同比 -5%",
            "-5 分贝",
        ] {
            assert!(!is_formula(good), "{good}");
        }
    }
}
