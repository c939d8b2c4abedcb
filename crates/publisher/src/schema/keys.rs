//! Keys: no row twice, no reference to nothing. They reach across the files of a resource and across
//! resources, so they are checked when every table is there.

use super::{Names, Schema};
use crate::diagnostic::{
    Diagnostics,
    catalog::{record, table as told},
};
use crate::workbook::table::{Row, Table};
use std::collections::{HashMap, HashSet};

/// Every table of the workbook that has rows with a header, by resource.
pub type Tables = HashMap<String, Vec<Table>>;

/// Values of some columns of a row; `None` when a column is not there.
fn key(table: &Table, row: &Row, names: &Names) -> Option<Vec<String>> {
    names.0.iter().map(|name| row.cells.get(table.column(name)?).cloned()).collect()
}

/// Values of the columns of a primary key: a column that a file may lack is empty in every row. `None` when
/// one is not there that must be.
fn primary(table: &Table, row: &Row, names: &Names) -> Option<Vec<String>> {
    let of_name = |name: &String| match table.column(name) {
        Some(index) => row.cells.get(index).cloned(),
        None => (!table.missing_columns.contains(name)).then(String::new),
    };
    names.0.iter().map(of_name).collect()
}

/// Tells rows whose key (`names`) stands in an earlier row of the resource. A key of one column that is
/// declared unique as well has been told already.
pub fn check_primary(schema: &Schema, names: &Names, tables: &mut [Table], faults: &mut Diagnostics) {
    let unique_already = matches!(names.0.as_slice(), [only] if schema.fields.iter()
        .any(|field| field.name == *only && field.constraints.unique));
    if names.0.is_empty() || (unique_already && tables.len() < 2) {
        return;
    }
    let mut seen = HashSet::new();
    for table in tables {
        let repeated: Vec<(usize, String)> = table
            .rows
            .iter()
            .enumerate()
            .filter_map(|(index, row)| {
                let key = primary(table, row, names)?;
                let shown = key.join(", ");
                (!seen.insert(key) && !row.flawed).then_some((index, shown))
            })
            .collect();
        let whole = table.whole();
        for (index, shown) in repeated {
            let Some(row) = table.rows.get_mut(index) else { continue };
            let place = whole.clone().row(row.line).column(&names.0.join("+"));
            faults.push(told::key_twice(), place, Some(&shown));
            row.flawed = true;
        }
    }
}

/// Tells rows of a table whose key stands in an earlier resource of the same table; within one resource
/// [`check_primary`] has looked. `resources` are those that fill the table.
pub fn check_across(names: &Names, resources: &[&str], all: &mut Tables, faults: &mut Diagnostics) {
    let mut seen: HashSet<Vec<String>> = HashSet::new();
    for resource in resources {
        let Some(tables) = all.get_mut(*resource) else { continue };
        let mut here = Vec::new();
        for table in tables {
            for index in 0..table.rows.len() {
                let Some(row) = table.rows.get(index) else { continue };
                let Some(key) = primary(table, row, names) else { continue };
                if seen.contains(&key) && !row.flawed {
                    let place = table.place(row).column(&names.0.join("+"));
                    faults.push(told::key_twice(), place, Some(&key.join(", ")));
                    if let Some(row) = table.rows.get_mut(index) {
                        row.flawed = true;
                    }
                }
                here.push(key);
            }
        }
        seen.extend(here);
    }
}

/// Tells references that find nothing, and those between real and made-up rows (`samples` are the resources of the
/// latter). A reference of a resource's own schema to a resource that is no
/// table (or is not there) cannot be followed and is passed over: its absence has been told on its own. One
/// of the catalogue names a table, whatever resources `fill` it, and finds nothing where there is none.
pub fn check_foreign<'a>(
    resource: &str,
    schema: &Schema,
    all: &Tables,
    fill: impl Fn(&str) -> Vec<&'a str>,
    samples: &HashSet<&str>,
    faults: &mut Diagnostics,
) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let Some(here) = all.get(resource) else { return flaws };
    for foreign in &schema.foreign_keys {
        let target = foreign.reference.resource.as_str();
        let (shown, targets) = match (target, schema.is_canonical) {
            ("", _) => (resource, vec![resource]),
            (table, true) => (table, fill(table)),
            (other, false) => (other, vec![other]),
        };
        if !schema.is_canonical && !targets.iter().any(|target| all.contains_key(*target)) {
            continue;
        }
        let there_names = &foreign.reference.fields;
        // Whether what is referred to is made up.
        let known: HashMap<Vec<String>, bool> = targets
            .iter()
            .filter_map(|target| Some((samples.contains(target), all.get(*target)?)))
            .flat_map(|(sample, tables)| tables.iter().map(move |table| (sample, table)))
            .flat_map(|(sample, table)| {
                table.rows.iter().filter_map(move |row| Some((key(table, row, there_names)?, sample)))
            })
            .collect();
        let sample = samples.contains(resource);
        for (table_index, table) in here.iter().enumerate() {
            for (row_index, row) in table.rows.iter().enumerate() {
                let Some(key) = key(table, row, &foreign.fields) else { continue };
                // An empty reference points nowhere on purpose; `required` says when it must not.
                if key.iter().any(|part| schema.is_missing(part)) {
                    continue;
                }
                let fault = match known.get(&key) {
                    Some(there) if *there == sample => continue,
                    Some(_) => record::sample_meets_real(sample),
                    None => told::dangling(shown, &there_names.0.join("+")),
                };
                let place = table.place(row).column(&foreign.fields.0.join("+"));
                faults.push(fault, place, Some(&key.join(", ")));
                flaws.push(Flaw { table: table_index, row: row_index });
            }
        }
    }
    flaws
}

/// A row of a resource in which a reference was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Which file of the resource.
    pub table: usize,
    /// Which row of it.
    pub row: usize,
}
