//! Table Schema: columns, types, constraints, keys.

pub mod cell;
pub mod check;
mod formula;
pub mod keys;

use serde::Deserialize;
use serde_json::Value;

/// The schema of a resource.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Schema {
    /// The columns.
    #[serde(default)]
    pub fields: Vec<Field>,
    /// Texts that stand for no value.
    #[serde(default = "empty_text")]
    pub missing_values: Vec<MissingValue>,
    /// Columns that together occur once.
    #[serde(default)]
    pub primary_key: Names,
    /// References to other tables.
    #[serde(default)]
    pub foreign_keys: Vec<ForeignKey>,
    /// How strictly the header must match: `exact` when absent. With `superset` a file may lack columns
    /// that are not required.
    #[serde(default)]
    pub fields_match: Names,
    /// A schema of the catalogue: its references name tables, not resources.
    #[serde(skip)]
    pub is_canonical: bool,
}

impl Default for Schema {
    fn default() -> Self {
        Self {
            fields: Vec::new(),
            missing_values: empty_text(),
            primary_key: Names::default(),
            foreign_keys: Vec::new(),
            fields_match: Names::default(),
            is_canonical: false,
        }
    }
}

fn empty_text() -> Vec<MissingValue> {
    vec![MissingValue::Text(String::new())]
}

impl Schema {
    /// Whether a cell stands for no value.
    #[must_use]
    pub fn is_missing(&self, cell: &str) -> bool {
        self.missing_values.iter().any(|missing| missing.text() == cell)
    }

    /// Whether a file may lack a column.
    #[must_use]
    pub fn may_lack(&self, field: &Field) -> bool {
        let is_loose = self.fields_match.0.iter().any(|how| how == "superset" || how == "partial");
        is_loose && !field.constraints.required
    }

    /// Whether it says nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.primary_key.0.is_empty() && self.foreign_keys.is_empty()
    }
}

/// A text for no value, with or without a label (Data Package v2 allows both).
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum MissingValue {
    /// The text alone.
    Text(String),
    /// With its meaning.
    Labelled {
        /// The text.
        value: String,
    },
}

impl MissingValue {
    fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Labelled { value } => value,
        }
    }
}

/// A column.
#[derive(Clone, Debug, Deserialize)]
pub struct Field {
    /// Its heading.
    pub name: String,
    /// Its type.
    #[serde(default = "any", rename = "type")]
    pub kind: String,
    /// Title for people; a heading may be it.
    #[serde(default)]
    pub title: Option<String>,
    /// Title in English.
    #[serde(default)]
    pub title_en: Option<String>,
    /// Unit of its values.
    #[serde(default, rename = "mingjing:unit", alias = "unit")]
    pub unit: Option<String>,
    /// What its cells must satisfy.
    #[serde(default)]
    pub constraints: Constraints,
    /// Its cells say how to reach somebody: telephones and addresses are meant to be public.
    #[serde(default, rename = "mingjing:contact")]
    pub contact: bool,
}

fn any() -> String {
    "any".to_owned()
}

/// Constraints of a column.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Constraints {
    /// Never empty.
    pub required: bool,
    /// Every value once.
    pub unique: bool,
    /// The allowed values.
    #[serde(rename = "enum")]
    pub one_of: Option<Vec<Value>>,
    /// A regular expression for the whole cell.
    pub pattern: Option<String>,
    /// Smallest value.
    pub minimum: Option<Value>,
    /// Largest value.
    pub maximum: Option<Value>,
    /// Fewest characters.
    pub min_length: Option<usize>,
    /// Most characters.
    pub max_length: Option<usize>,
}

/// One name or several.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(from = "OneOrMany")]
pub struct Names(pub Vec<String>);

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl From<OneOrMany> for Names {
    fn from(names: OneOrMany) -> Self {
        match names {
            OneOrMany::One(name) => Self(vec![name]),
            OneOrMany::Many(names) => Self(names),
        }
    }
}

/// A reference to rows of another table.
#[derive(Clone, Debug, Deserialize)]
pub struct ForeignKey {
    /// Columns here.
    pub fields: Names,
    /// Where they must be found.
    pub reference: Reference,
}

/// The other side of a reference.
#[derive(Clone, Debug, Deserialize)]
pub struct Reference {
    /// Resource; absent or empty for this one.
    #[serde(default)]
    pub resource: String,
    /// Columns there.
    pub fields: Names,
}

/// A JSON scalar as the text that a cell would hold.
#[must_use]
pub fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
