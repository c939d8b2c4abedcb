//! From a published table and its JSON Schema to columns and rows.

use super::csv::Csv;
use super::schema::{properties, resolved};
use super::sheets::{Sheet, names};
use serde_json::{Value, json};

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// A decimal number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// `YYYY-MM-DD`.
    Day,
    /// RFC 3339.
    Time,
}

impl Kind {
    /// The type's name in a Table Schema.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Day => "date",
            Self::Time => "datetime",
        }
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Name in the header.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// What it is, in English.
    pub description: String,
    /// The words that it may hold; empty when there is no list.
    pub words: Vec<String>,
    /// How many objects up the value stands.
    up: usize,
    /// Properties that lead to it from there.
    path: Vec<String>,
    /// Of a list of objects: the two properties to write.
    pair: Option<(String, String)>,
}

/// The columns of a sheet, or the first name that the table does not have.
///
/// # Errors
/// The column that leads nowhere.
pub fn columns(sheet: &Sheet, root: &Value) -> Result<Vec<Column>, String> {
    let around = objects(sheet, root)?;
    let mut columns = Vec::new();
    for token in sheet.columns.split_whitespace() {
        for token in expanded(token) {
            columns.push(column(&token, root, &around).ok_or_else(|| format!("{}: {token}", sheet.name))?);
        }
    }
    Ok(columns)
}

/// The schemas of the objects from the row outwards.
fn objects<'a>(sheet: &Sheet, root: &'a Value) -> Result<Vec<&'a Value>, String> {
    let mut around = vec![resolved(root, root)];
    for step in steps(sheet) {
        let inner = around.first().and_then(|object| properties(root, object)?.get(step)?.get("items"));
        let inner = inner.ok_or_else(|| format!("{}: {step}", sheet.name))?;
        around.insert(0, resolved(root, inner));
    }
    Ok(around)
}

fn steps(sheet: &Sheet) -> impl Iterator<Item = &'static str> {
    sheet.at.split('.').filter(|step| !step.is_empty())
}

/// `a_{six}=b.{six}` as six columns.
fn expanded(token: &str) -> Vec<String> {
    let list = token.split_once('{').and_then(|(_, rest)| rest.split_once('}')).map(|(list, _)| list);
    match list {
        Some(list) => {
            let mark = format!("{{{list}}}");
            names(list).iter().map(|name| token.replace(&mark, name)).collect()
        }
        None => vec![token.to_owned()],
    }
}

fn column(token: &str, root: &Value, around: &[&Value]) -> Option<Column> {
    let (name, path) = token.split_once('=').unwrap_or((token, token));
    let up = path.chars().take_while(|character| *character == '^').count();
    let path = path.trim_start_matches('^');
    let (path, pair) = match path.split_once('[') {
        Some((path, pair)) => (path, pair.trim_end_matches(']').split_once(':')),
        None => (path, None),
    };
    let path: Vec<String> = path.split('.').map(str::to_owned).collect();
    let mut field = *around.get(up)?;
    let mut described: Vec<&str> = Vec::new();
    for step in &path {
        let object = resolved(root, field);
        field = match object.get("properties").and_then(|all| all.get(step)) {
            Some(field) => field,
            // A map: every name is of the same kind.
            None => object.get("additionalProperties").filter(|any| any.is_object())?,
        };
        described.extend(said(field).or_else(|| said(resolved(root, field))));
    }
    let (kind, words) = kind(root, field);
    Some(Column {
        name: name.split('[').next().unwrap_or(name).to_owned(),
        kind,
        description: described.join(" ").replace('\n', " "),
        words,
        up,
        path,
        pair: pair.map(|(one, two)| (one.to_owned(), two.to_owned())),
    })
}

fn said(schema: &Value) -> Option<&str> {
    schema.get("description")?.as_str()
}

/// What a field holds, and the words that it may be.
fn kind(root: &Value, field: &Value) -> (Kind, Vec<String>) {
    let schema = resolved(root, field);
    if schema.get("title") == Some(&json!("Decimal")) {
        return (Kind::Number, Vec::new());
    }
    if let Some(Value::Array(choices)) = schema.get("oneOf") {
        let words = choices.iter().filter_map(|choice| choice.get("const")?.as_str().map(str::to_owned));
        return (Kind::Text, words.collect());
    }
    let has = |name: &str| match schema.get("type") {
        Some(Value::Array(types)) => types.iter().any(|of| of == name),
        Some(one) => one == name,
        None => false,
    };
    let format = schema.get("format").and_then(Value::as_str);
    let kind = match format {
        Some("date") => Kind::Day,
        Some("date-time") => Kind::Time,
        _ if has("integer") => Kind::Integer,
        _ if has("boolean") => Kind::Boolean,
        _ => Kind::Text,
    };
    (kind, Vec::new())
}

/// Appends the rows of a table to a sheet's file.
pub fn rows(sheet: &Sheet, columns: &[Column], table: &Value, csv: &mut Csv) {
    let steps: Vec<&str> = steps(sheet).collect();
    descend(&steps, columns, &mut vec![table], csv);
}

fn descend(steps: &[&str], columns: &[Column], around: &mut Vec<&Value>, csv: &mut Csv) {
    let Some((step, rest)) = steps.split_first() else {
        for column in columns {
            cell(column, around, csv);
        }
        csv.end();
        return;
    };
    let list = around.last().and_then(|object| object.get(step)?.as_array());
    for object in list.into_iter().flatten() {
        around.push(object);
        descend(rest, columns, around, csv);
        around.pop();
    }
}

fn cell(column: &Column, around: &[&Value], csv: &mut Csv) {
    let object = around.iter().rev().nth(column.up).copied();
    let value = object.and_then(|object| column.path.iter().try_fold(object, |value, step| value.get(step)));
    match value {
        // The contract leaves flags out when they are off.
        None if column.kind == Kind::Boolean => csv.plain(false),
        None | Some(Value::Null) => csv.empty(),
        Some(Value::String(text)) if column.kind == Kind::Text => csv.text(text),
        Some(Value::String(text)) => csv.plain(text),
        Some(Value::Array(list)) => csv.text(&joined(list, column.pair.as_ref())),
        Some(other) => csv.plain(other),
    }
}

/// `a;b`, or `a:b;a:b` of objects.
fn joined(list: &[Value], pair: Option<&(String, String)>) -> String {
    let text = |value: Option<&Value>| match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    let one = |value: &Value| match pair {
        Some((first, second)) => {
            let (first, second) = (text(value.get(first)), text(value.get(second)));
            if second.is_empty() { first } else { format!("{first}:{second}") }
        }
        None => text(Some(value)),
    };
    list.iter().map(one).collect::<Vec<_>>().join(";")
}

impl Column {
    /// A column that no path leads to.
    #[must_use]
    pub fn described(name: String, kind: Kind, description: String) -> Self {
        Self { name, kind, description, words: Vec::new(), up: 0, path: Vec::new(), pair: None }
    }

    /// The field of the row itself that it takes, whole or in part.
    #[cfg(test)]
    pub fn own_field(&self) -> Option<&str> {
        self.path.first().filter(|_| self.up == 0).map(String::as_str)
    }
}

/// The schema of a sheet's row.
#[cfg(test)]
pub fn row_schema<'a>(sheet: &Sheet, root: &'a Value) -> Option<&'a Value> {
    objects(sheet, root).ok()?.first().copied()
}
