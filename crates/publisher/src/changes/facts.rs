//! A published table as rows of facts that can be compared, whatever table it is.
//!
//! Objects in a list are rows, named as [`super::identity`] says; rows within rows are rows of their own,
//! shown as `TASK/EVENT`. Everything else in an object is a field, named by its path. What only explains,
//! translates or copies is no fact.

use super::identity::{self, List};
use super::{fields, outlet};
use mingjing_contract::manifest::table;
use mingjing_domain::Decimal;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The way to a row: each list on it, by its path, and the name of the row in that list. The table itself is
/// the empty way.
pub type Row = Vec<(&'static str, String)>;

/// Fields of a row by their path.
pub type Fields = BTreeMap<String, String>;

/// Rows by their way, each with its fields.
#[derive(Debug)]
pub struct Facts {
    /// Name of the table.
    pub table: String,
    /// Its rows.
    pub rows: BTreeMap<Row, Fields>,
}

impl Facts {
    /// The facts of a table in JSON.
    ///
    /// # Errors
    /// In words, when the bytes are not JSON, or not this table.
    pub fn of_json(table: &str, bytes: &[u8]) -> Result<Self, String> {
        let value: Value = if table == table::EMISSIONS {
            outlet::spread(bytes)?
        } else {
            serde_json::from_slice(bytes).map_err(|error| error.to_string())?
        };
        let mut facts = Self { table: table.to_owned(), rows: BTreeMap::new() };
        let mut fields = Fields::new();
        match &value {
            Value::Object(object) => facts.object(&Row::new(), "", object, &mut fields),
            other => put(&mut fields, String::new(), other),
        }
        facts.rows.insert(Row::new(), fields);
        Ok(facts)
    }

    /// How many rows. A part of a table without lists is a row itself: the text of a bulletin.
    #[must_use]
    pub fn count(&self) -> u64 {
        if !identity::has_lists(&self.table) {
            return 1;
        }
        self.rows.keys().filter(|row| !row.is_empty()).count() as u64
    }

    /// The first names.
    #[must_use]
    pub fn names(&self, most: usize) -> Vec<String> {
        self.rows.keys().filter(|row| !row.is_empty()).take(most).map(shown).collect()
    }

    /// Adds the fields of an object to those of its row, and the rows within it to the table.
    fn object(&mut self, row: &Row, path: &str, object: &Map<String, Value>, own: &mut Fields) {
        for (name, value) in object {
            let field = joined(path, name);
            if fields::is_free(&field) {
                continue;
            }
            match value {
                Value::Null => {}
                Value::Object(inner) => self.object(row, &field, inner, own),
                Value::Array(list) => match identity::of(&self.table, &joined(list_of(row), &field)) {
                    Some((path, List::Rows(key))) => self.rows(row, path, key, list),
                    Some((_, List::Fields(key))) => {
                        for (name, object) in named(key, ".", list) {
                            self.object(row, &joined(&field, &name), object, own);
                        }
                    }
                    Some((_, List::One)) | None => put(own, field, value),
                },
                scalar => put(own, field, scalar),
            }
        }
    }

    fn rows(&mut self, row: &Row, path: &'static str, key: &[&str], list: &[Value]) {
        for (name, object) in named(key, "/", list) {
            let mut inner = row.clone();
            inner.push((path, name));
            let mut own = Fields::new();
            self.object(&inner, "", object, &mut own);
            self.rows.insert(inner, own);
        }
    }
}

fn put(fields: &mut Fields, field: String, value: &Value) {
    // An empty list says as little as an absent one.
    if !value.as_array().is_some_and(Vec::is_empty) {
        fields.insert(field, text(value));
    }
}

/// The objects of a list with their names. Checks keep names from standing twice; where they do
/// nevertheless, the second is told apart by its number, so that no row hides another.
fn named<'a>(
    key: &[&str],
    between: &str,
    list: &'a [Value],
) -> impl Iterator<Item = (String, &'a Map<String, Value>)> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    list.iter().filter_map(Value::as_object).map(move |object| {
        let parts = key.iter().filter_map(|field| object.get(*field)).filter(|value| !value.is_null());
        let name = parts.map(text).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between);
        let times = seen.entry(name.clone()).or_default();
        *times += 1;
        (if *times > 1 { format!("{name}#{times}") } else { name }, object)
    })
}

/// The list that a row is in.
pub fn list_of(row: &Row) -> &'static str {
    row.last().map_or("", |(list, _)| list)
}

/// A row as it is told; `*` for the table itself, which has no name.
pub fn shown(row: &Row) -> String {
    if row.is_empty() {
        return "*".to_owned();
    }
    row.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join("/")
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Whether two texts say the same: `0.50` is `0.5`.
pub fn same(a: &str, b: &str) -> bool {
    a == b || matches!((a.parse::<Decimal>(), b.parse::<Decimal>()), (Ok(a), Ok(b)) if a == b)
}
