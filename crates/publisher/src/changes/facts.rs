//! A published table as rows of facts that can be compared, whatever table it is.
//!
//! Objects in a list are rows if one of [`KEYS`] tells them apart; rows within rows are rows of their own,
//! named `TASK/EVENT`. Everything else in an object is a field, named by its path. A list without keys is
//! one value.

use super::{Change, Part};
use mingjing_domain::Decimal;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What tells the rows of a list apart, best first.
const KEYS: [&str; 11] =
    ["id", "code", "at", "date", "hour_ending", "seq", "place", "section", "unit", "indicator", "period"];

/// Fields that only translate, or say how a value or its absence came about, may change without a reason of
/// their own.
fn may_change(field: &str) -> bool {
    let (first, last) = (field.split('.').next().unwrap_or(field), field.rsplit('.').next().unwrap_or(field));
    last == "note" || last.ends_with("_en") || matches!(first, "history" | "missing" | "counts" | "gaps")
}

/// Rows by their name, each with its fields.
#[derive(Debug, Default)]
pub struct Facts {
    rows: BTreeMap<String, BTreeMap<String, String>>,
}

impl Facts {
    /// The facts of a table in JSON.
    ///
    /// # Errors
    /// In words, when the bytes are not JSON.
    pub fn of_json(bytes: &[u8]) -> Result<Self, String> {
        let value: Value = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        let mut facts = Self::default();
        match &value {
            Value::Object(object) => facts.object("", "", object),
            other => facts.put("", "", other),
        }
        Ok(facts)
    }

    /// Adds a fact.
    pub fn insert(&mut self, row: String, field: &str, value: String) {
        self.rows.entry(row).or_default().insert(field.to_owned(), value);
    }

    /// Adds a row without facts.
    pub fn insert_row(&mut self, row: String) {
        self.rows.entry(row).or_default();
    }

    /// How many rows.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows.keys().filter(|row| !row.is_empty()).count() as u64
    }

    /// The first names.
    #[must_use]
    pub fn names(&self, most: usize) -> Vec<String> {
        self.rows.keys().filter(|row| !row.is_empty()).take(most).cloned().collect()
    }

    fn object(&mut self, row: &str, path: &str, object: &Map<String, Value>) {
        if path.is_empty() {
            self.insert_row(row.to_owned());
        }
        for (name, value) in object {
            let field = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            match value {
                Value::Null => {}
                Value::Object(inner) => self.object(row, &field, inner),
                Value::Array(list) => match key_of(list) {
                    Some(key) => self.list(row, key, list),
                    None => self.put(row, &field, value),
                },
                scalar => self.put(row, &field, scalar),
            }
        }
    }

    fn list(&mut self, row: &str, key: &str, list: &[Value]) {
        for object in list.iter().filter_map(Value::as_object) {
            let name = object.get(key).map(text).unwrap_or_default();
            let inner = if row.is_empty() { name } else { format!("{row}/{name}") };
            self.object(&inner, "", object);
        }
    }

    fn put(&mut self, row: &str, field: &str, value: &Value) {
        // An empty list says as little as an absent one.
        if !value.as_array().is_some_and(Vec::is_empty) {
            self.insert(row.to_owned(), field, text(value));
        }
    }

    /// What `new` changes in these facts.
    pub(super) fn compare(
        &self,
        new: &Self,
        examples: usize,
        change: impl Fn(&str, &str, &str, Option<&str>) -> Change,
    ) -> Part {
        let mut part = Part::default();
        for (row, fields) in &new.rows {
            match self.rows.get(row) {
                None => {
                    part.added += 1;
                    if part.examples.len() < examples {
                        part.examples.push(row.clone());
                    }
                }
                Some(known) => {
                    let late = fields.keys().filter(|field| !known.contains_key(*field)).count() as u64;
                    if late > 0 {
                        part.filled += late;
                        part.late.insert(row.clone());
                    }
                }
            }
        }
        let mut gone: Option<&str> = None;
        for (row, fields) in &self.rows {
            let Some(now) = new.rows.get(row) else {
                // A row that went with the row around it is told once.
                let with_its_row =
                    gone.is_some_and(|gone| row.strip_prefix(gone).is_some_and(|rest| rest.starts_with('/')));
                if !with_its_row {
                    let said: Vec<&str> = fields.values().map(String::as_str).take(4).collect();
                    part.values.push(change(row, "*", &said.join(" · "), None));
                    gone = Some(row);
                }
                continue;
            };
            for (field, old) in fields.iter().filter(|(field, _)| !may_change(field)) {
                match now.get(field) {
                    Some(value) if same(old, value) => {}
                    value => part.values.push(change(row, field, old, value.map(String::as_str))),
                }
            }
        }
        part
    }
}

/// The key by which all objects of a list differ; `None` for lists of anything else.
fn key_of(list: &[Value]) -> Option<&'static str> {
    if list.is_empty() || !list.iter().all(Value::is_object) {
        return None;
    }
    KEYS.into_iter().find(|key| {
        let mut seen = BTreeSet::new();
        list.iter().all(|row| row.get(*key).is_some_and(|value| !value.is_null() && seen.insert(text(value))))
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn changes(old: &Value, new: &Value) -> (u64, u64, Vec<String>) {
        let facts = |value: &Value| Facts::of_json(value.to_string().as_bytes()).unwrap();
        let change = |row: &str, field: &str, old: &str, new: Option<&str>| Change {
            table: "t".to_owned(),
            partition: None,
            row: row.to_owned(),
            field: field.to_owned(),
            old: old.to_owned(),
            new: new.map(str::to_owned),
        };
        let part = facts(old).compare(&facts(new), 9, change);
        let told = |change: &Change| {
            format!(
                "{} {}: {} → {}",
                change.row,
                change.field,
                change.old,
                change.new.as_deref().unwrap_or("∅")
            )
        };
        (part.added, part.filled, part.values.iter().map(told).collect())
    }

    #[test]
    fn rows_within_rows_are_told_apart() {
        let task = |events: Value, date: Value| json!({"tasks": [{"id": "T1", "deadline_date": date, "title_en": "x", "events": events}]});
        let old = task(json!([{"id": "E1", "quantity": "3.0"}]), json!("2020-10-31"));
        assert_eq!(changes(&old, &old), (0, 0, vec![]));
        let more =
            task(json!([{"id": "E1", "quantity": "3"}, {"id": "E2", "quantity": "4"}]), json!("2020-10-31"));
        assert_eq!(changes(&old, &more), (1, 0, vec![]));
        let moved = task(json!([{"id": "E1", "quantity": "5"}]), json!("2021-10-31"));
        let told = vec![
            "T1 deadline_date: 2020-10-31 → 2021-10-31".to_owned(),
            "T1/E1 quantity: 3.0 → 5".to_owned(),
        ];
        assert_eq!(changes(&old, &moved), (0, 0, told));
        assert_eq!(changes(&old, &task(json!([]), Value::Null)).2.len(), 2, "a date and an event are gone");
        assert_eq!(changes(&old, &json!({"tasks": []})).2, ["T1 *: 2020-10-31 · T1 · x → ∅"], "told once");
    }

    #[test]
    fn what_was_missing_may_come_and_what_was_there_may_not_go_in_silence() {
        let row = |ph: Value| json!({"readings": [{"at": "2021-04-01", "values": {"ph": ph}, "deciding": ["a", "b"]}]});
        assert_eq!(changes(&row(Value::Null), &row(json!("8.1"))), (0, 1, vec![]));
        assert_eq!(changes(&row(json!("8.1")), &row(Value::Null)).2, ["2021-04-01 values.ph: 8.1 → ∅"]);
    }
}
