//! A table against the columns of its schema.

use super::formula::is_formula;
use super::{Constraints, Field, Schema, cell, scalar};
use crate::diagnostic::{
    Diagnostics, Fault, Place,
    catalog::{spreadsheet, table as told},
};
use crate::workbook::{catalogue::Entry, table::Table};
use mingjing_domain::Decimal;
use regex::Regex;
use std::collections::HashSet;

/// A column ready for checking: its position and its compiled pattern.
struct Column<'a> {
    index: usize,
    field: &'a Field,
    pattern: Option<Regex>,
}

/// Checks header, types and constraints; marks the rows in which something was refused.
pub fn check(schema: &Schema, table: &mut Table, faults: &mut Diagnostics) {
    check_header(schema, table, faults);
    let columns = columns(schema, table, faults);
    let whole = table.whole();
    for row in &mut table.rows {
        let place = whole.clone().row(row.line);
        for column in &columns {
            let Some(text) = row.cells.get(column.index) else { continue };
            if row.refused.contains(&column.index) {
                continue;
            }
            if is_formula(text) && matches!(column.field.kind.as_str(), "string" | "any") {
                let place = place.clone().column(&column.field.name);
                faults.push(spreadsheet::like_a_formula(), place, Some(text));
            }
            if let Some(fault) = fault_of(schema, column, text) {
                let shown = (!text.is_empty()).then_some(text.as_str());
                faults.push(fault, place.clone().column(&column.field.name), shown);
                row.flawed = true;
            }
        }
    }
    for column in columns.iter().filter(|column| column.field.constraints.unique) {
        check_unique(schema, table, column, faults);
    }
}

fn check_header(schema: &Schema, table: &mut Table, faults: &mut Diagnostics) {
    let place = table.header_place();
    let unknown: Vec<&String> =
        table.header.iter().filter(|name| schema.fields.iter().all(|field| field.name != **name)).collect();
    for field in &schema.fields {
        if !table.header.contains(&field.name) && !schema.may_lack(field) {
            let nearest = unknown.iter().find(|name| alike(name, &field.name)).map(|name| name.as_str());
            faults.push(told::column_missing(nearest), place.clone().column(&field.name), None);
            table.missing_columns.insert(field.name.clone());
        }
    }
    for name in unknown {
        faults.push(told::column_unknown(), place.clone().column(name), None);
    }
}

/// Tells columns of the catalogue that no file of a table may lack, for tables with a schema of their own.
pub fn check_required(entry: &Entry, table: &mut Table, faults: &mut Diagnostics) {
    for name in entry.required() {
        if table.column(name).is_none() && table.missing_columns.insert(name.to_owned()) {
            let place = table.header_place().column(name);
            faults.push(told::column_missing(None), place, None);
        }
    }
}

/// Whether a heading is probably a misspelling of another: equal but for case, blanks and marks.
fn alike(found: &str, wanted: &str) -> bool {
    let bare = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let (found, wanted) = (bare(found), bare(wanted));
    !found.is_empty() && (found.contains(&wanted) || wanted.contains(&found))
}

/// Columns that are there; faults of the schema itself are told once.
fn columns<'a>(schema: &'a Schema, table: &Table, faults: &mut Diagnostics) -> Vec<Column<'a>> {
    let place = || Place::file(&table.resource, crate::workbook::PACKAGE_FILE);
    let mut columns = Vec::new();
    for field in &schema.fields {
        let Some(index) = table.column(&field.name) else { continue };
        if let Ok(false) = cell::check_type(&field.kind, "") {
            let why = format!("type {}", field.kind);
            faults.push(told::schema_wrong(&why), place().column(&field.name), None);
        }
        // Table Schema patterns hold for the whole cell.
        let pattern = field.constraints.pattern.as_ref().and_then(|pattern| {
            Regex::new(&format!("^(?:{pattern})$"))
                .map_err(|error| {
                    // The last line says what is wrong; those before draw it.
                    let error = error.to_string();
                    let why = error.lines().last().unwrap_or_default();
                    faults.push(told::schema_wrong(why), place().column(&field.name), Some(pattern));
                })
                .ok()
        });
        columns.push(Column { index, field, pattern });
    }
    columns
}

/// The first thing that is wrong with a cell.
fn fault_of(schema: &Schema, column: &Column, text: &str) -> Option<Fault> {
    let constraints = &column.field.constraints;
    if schema.is_missing(text) {
        return constraints.required.then(told::required);
    }
    if let Err(fault) = cell::check_type(&column.field.kind, text) {
        return Some(fault);
    }
    if let Some(allowed) = &constraints.one_of
        && !allowed.iter().any(|value| scalar(value) == text)
    {
        let list: Vec<String> = allowed.iter().map(scalar).collect();
        return Some(told::not_in_enum(&list.join(", ")));
    }
    if let Some(pattern) = &column.pattern
        && !pattern.is_match(text)
    {
        return Some(told::not_in_pattern(constraints.pattern.as_deref().unwrap_or_default()));
    }
    bounds(&column.field.kind, constraints, text)
}

/// Minimum, maximum and lengths.
fn bounds(kind: &str, constraints: &Constraints, text: &str) -> Option<Fault> {
    if let Some(least) = &constraints.minimum
        && less(kind, text, &scalar(least))
    {
        return Some(told::out_of_bounds(&format!("≥ {}", scalar(least))));
    }
    if let Some(most) = &constraints.maximum
        && less(kind, &scalar(most), text)
    {
        return Some(told::out_of_bounds(&format!("≤ {}", scalar(most))));
    }
    let length = text.chars().count();
    if let Some(least) = constraints.min_length.filter(|least| length < *least) {
        return Some(told::out_of_bounds(&format!("minLength {least}")));
    }
    let most = constraints.max_length.filter(|most| length > *most)?;
    Some(told::out_of_bounds(&format!("maxLength {most}")))
}

/// Order of two cells of a type; ISO dates and years order as text.
fn less(kind: &str, a: &str, b: &str) -> bool {
    match (kind, a.parse::<Decimal>(), b.parse::<Decimal>()) {
        ("number" | "integer", Ok(a), Ok(b)) => a < b,
        ("number" | "integer", ..) => false,
        _ => a < b,
    }
}

fn check_unique(schema: &Schema, table: &mut Table, column: &Column, faults: &mut Diagnostics) {
    let mut seen: HashSet<String> = HashSet::new();
    let whole = table.whole();
    for row in &mut table.rows {
        let Some(text) = row.cells.get(column.index) else { continue };
        if schema.is_missing(text) || seen.insert(text.clone()) {
            continue;
        }
        let place = whole.clone().row(row.line).column(&column.field.name);
        faults.push(told::key_twice(), place, Some(text));
        row.flawed = true;
    }
}
