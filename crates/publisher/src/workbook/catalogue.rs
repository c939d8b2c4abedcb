//! Every table of the workbook with its canonical Table Schema (`crates/publisher/schemas`).
//!
//! A resource of the form `table` that fills one of these and brings no schema of its own is checked by the
//! canonical one: columns that are not required may be left out (`fieldsMatch: superset`). One that brings
//! its own is checked by its own, and must have the required columns all the same. From here come the
//! starter workbook and `docs/workbook.md`, too.

use crate::schema::{Constraints, Schema, scalar};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// Schemas in the order of the documentation.
const SCHEMAS: [&str; 44] = [
    include_str!("../../schemas/regions.json"),
    include_str!("../../schemas/city_codes.json"),
    include_str!("../../schemas/air_station_names.json"),
    include_str!("../../schemas/air_daily.json"),
    include_str!("../../schemas/air_forecasts.json"),
    include_str!("../../schemas/air_warnings.json"),
    include_str!("../../schemas/dust_days.json"),
    include_str!("../../schemas/water_sections.json"),
    include_str!("../../schemas/lakes.json"),
    include_str!("../../schemas/lake_readings.json"),
    include_str!("../../schemas/groundwater_wells.json"),
    include_str!("../../schemas/groundwater_readings.json"),
    include_str!("../../schemas/drinking_places.json"),
    include_str!("../../schemas/drinking_readings.json"),
    include_str!("../../schemas/soil_plots.json"),
    include_str!("../../schemas/soil_readings.json"),
    include_str!("../../schemas/soil_farmland.json"),
    include_str!("../../schemas/enterprises.json"),
    include_str!("../../schemas/outlets.json"),
    include_str!("../../schemas/emission_limits.json"),
    include_str!("../../schemas/emissions_hourly.json"),
    include_str!("../../schemas/emissions_daily.json"),
    include_str!("../../schemas/penalties.json"),
    include_str!("../../schemas/credit_ratings.json"),
    include_str!("../../schemas/yellow_red_cards.json"),
    include_str!("../../schemas/documents.json"),
    include_str!("../../schemas/units.json"),
    include_str!("../../schemas/tasks.json"),
    include_str!("../../schemas/task_units.json"),
    include_str!("../../schemas/milestones.json"),
    include_str!("../../schemas/task_events.json"),
    include_str!("../../schemas/indicators.json"),
    include_str!("../../schemas/targets.json"),
    include_str!("../../schemas/observations.json"),
    include_str!("../../schemas/public_observations.json"),
    include_str!("../../schemas/disclosure_duties.json"),
    include_str!("../../schemas/duty_units.json"),
    include_str!("../../schemas/duty_evidence.json"),
    include_str!("../../schemas/sources.json"),
    include_str!("../../schemas/bulletins.json"),
    include_str!("../../schemas/facilities.json"),
    include_str!("../../schemas/visit_days.json"),
    include_str!("../../schemas/replies.json"),
    include_str!("../../schemas/corrections.json"),
];

static ALL: LazyLock<Vec<Entry>> = LazyLock::new(|| SCHEMAS.into_iter().filter_map(Entry::parse).collect());

/// The tables of the workbook.
#[derive(Clone, Copy, Debug)]
pub struct Catalogue;

impl Catalogue {
    /// Every table, in the order of the documentation.
    #[must_use]
    pub fn all() -> &'static [Entry] {
        &ALL
    }

    /// A table by its name.
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Entry> {
        Self::all().iter().find(|entry| entry.name == name)
    }

    /// Names of all tables, joined for a message.
    #[must_use]
    pub fn names() -> String {
        Self::all().iter().map(|entry| entry.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// A table of the workbook.
#[derive(Clone, Debug, Deserialize)]
pub struct Entry {
    /// Its name, as `name` or `mingjing:table` of a resource gives it.
    pub name: String,
    /// Title in Chinese.
    pub title: String,
    /// Title in English.
    pub title_en: String,
    /// What it holds, in Chinese.
    pub description: String,
    /// What it holds, in English.
    pub description_en: String,
    /// Its columns in their order.
    #[serde(rename = "fields")]
    pub columns: Vec<Column>,
    /// One row, a text for each column: `""` where the row has nothing.
    #[serde(rename = "mingjing:example")]
    example: Map<String, Value>,
    /// What a resource without a schema of its own is checked by.
    #[serde(skip)]
    pub schema: Schema,
    /// The schema as written.
    #[serde(skip)]
    pub json: &'static str,
}

/// A column of a table.
#[derive(Clone, Debug, Deserialize)]
pub struct Column {
    /// Its heading.
    pub name: String,
    /// Title in Chinese.
    pub title: String,
    /// Title in English.
    pub title_en: String,
    /// What to write, in Chinese, where the title does not say it all.
    #[serde(default)]
    pub description: Option<String>,
    /// What to write, in English.
    #[serde(default)]
    pub description_en: Option<String>,
    /// Type of Table Schema.
    #[serde(rename = "type")]
    pub kind: String,
    /// Unit of its values.
    #[serde(default, rename = "mingjing:unit")]
    pub unit: Option<String>,
    /// The allowed values with their meanings, for columns that have such a list.
    #[serde(default)]
    pub categories: Vec<Category>,
    /// What its cells must satisfy.
    #[serde(default)]
    pub constraints: Constraints,
}

/// An allowed value with its meaning.
#[derive(Clone, Debug, Deserialize)]
pub struct Category {
    /// What stands in the cell.
    pub value: String,
    /// Meaning in Chinese.
    pub label: String,
    /// Meaning in English.
    pub label_en: String,
}

impl Entry {
    fn parse(json: &'static str) -> Option<Self> {
        let mut entry: Self = serde_json::from_str(json).ok()?;
        entry.schema = serde_json::from_str(json).ok()?;
        entry.schema.is_canonical = true;
        entry.json = json;
        Some(entry)
    }

    /// The example row, a text for each column in their order.
    pub fn example(&self) -> impl Iterator<Item = String> {
        self.columns.iter().map(|column| self.example.get(&column.name).map_or_else(String::new, scalar))
    }

    /// Columns that no file of the table may lack.
    pub fn required(&self) -> impl Iterator<Item = &str> {
        let required = self.columns.iter().filter(|column| column.constraints.required);
        required.map(|column| column.name.as_str())
    }
}
