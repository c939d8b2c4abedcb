//! Texts of plain tables that ought not to be published as they are: personal data.
//!
//! Every column of free text is looked through. Telephones and e-mail addresses are welcome in columns
//! that a schema marks by `"mingjing:contact": true`; what is found is told with its middle masked, for a
//! message must not spread what it warns of.

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
