//! `data/schema/<table>.json`: a JSON Schema (draft 2020-12) for each table of the contract.
//!
//! They come from the contract's own types: names, types and words are those of its documentation. Only what
//! a Rust type cannot say is added here: which texts are days and times.

use super::Product;
use crate::Failure;
use mingjing_contract::manifest::table;
use mingjing_contract::{
    CONTRACT_VERSION, air, air_relayed, bulletins, drinking, emissions, facilities, groundwater, history,
    lakes, ledger, places, polluters, portal, replies, soil, targets, warnings, water,
};
use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Map, Value, json};

/// Folder below the site's root.
pub const FOLDER: &str = "data/schema";

/// A table, its schema, and a stored example.
pub struct TableSchema {
    /// Name in the manifest.
    pub table: &'static str,
    /// The schema, without `$id`.
    pub schema: Value,
    /// A file of contract 1, kept for ever as a fixture.
    example: &'static str,
}

macro_rules! tables {
    ($($name:ident: $type:ty, $example:literal;)*) => {
        vec![$(TableSchema {
            table: table::$name,
            schema: schema_of::<$type>(),
            example: include_str!(concat!("../../../contract/tests/fixtures/v1/", $example, ".json")),
        }),*]
    };
}

/// Every table of the contract.
#[must_use]
pub fn all() -> Vec<TableSchema> {
    tables! {
        PORTAL: portal::Portal, "portal";
        PLACES: places::Places, "places";
        AIR_NOW: air::AirNow, "air_now";
        AIR_HOURS: air::AirHours, "air_hours";
        AIR_DAYS: air::AirDays, "air_days";
        AIR_DAILY: air_relayed::AirDaily, "air_daily";
        FORECASTS: air_relayed::Forecasts, "forecasts";
        DUST_DAYS: air_relayed::DustDays, "dust_days";
        WARNINGS: warnings::Warnings, "warnings";
        WATER_NOW: water::WaterNow, "water_now";
        WATER_READINGS: water::WaterReadings, "water_readings";
        LAKES: lakes::Lakes, "lakes";
        LAKE_READINGS: lakes::LakeReadings, "lake_readings";
        GROUNDWATER: groundwater::Groundwater, "groundwater";
        GROUNDWATER_READINGS: groundwater::WellReadings, "groundwater_readings";
        DRINKING: drinking::Drinking, "drinking";
        DRINKING_READINGS: drinking::DrinkingReadings, "drinking_readings";
        SOIL: soil::Soil, "soil";
        POLLUTERS: polluters::Polluters, "polluters";
        EMISSIONS: emissions::Emissions, "emissions";
        EMISSION_DAYS: emissions::EmissionDays, "emission_days";
        LEDGER: ledger::Ledger, "ledger_moved";
        TASKS: ledger::Ledger, "ledger_moved";
        TARGETS: targets::Targets, "targets";
        DUTIES: ledger::Duties, "duties";
        SOURCES: ledger::Sources, "sources";
        FACILITIES: facilities::Facilities, "facilities";
        BULLETINS: bulletins::Bulletins, "bulletins";
        BULLETIN_TEXTS: bulletins::BulletinText, "bulletin_texts";
        REPLIES: replies::Replies, "replies";
        CORRECTIONS: history::Corrections, "corrections";
        HISTORY: history::History, "history";
    }
}

/// The files, with `$id` below the site's address where it is known.
///
/// # Errors
/// [`Failure::Encode`].
pub fn files(address: Option<&str>, tables: &[TableSchema]) -> Result<Vec<Product>, Failure> {
    tables
        .iter()
        .map(|of| {
            let name = of.table;
            let failed = |source| Failure::Encode { table: name.to_owned(), source };
            let id = address.map_or_else(
                || format!("urn:mingjing:contract:{CONTRACT_VERSION}:{name}"),
                |address| format!("{address}{FOLDER}/{name}.json"),
            );
            let example: Value = serde_json::from_str(of.example).map_err(failed)?;
            let mut schema = of.schema.clone();
            if let Value::Object(schema) = &mut schema {
                schema.insert("$id".to_owned(), id.into());
                schema.insert("examples".to_owned(), json!([example]));
            }
            Product::json(format!("{FOLDER}/{name}.json"), &schema)
        })
        .collect()
}

fn schema_of<T: JsonSchema>() -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<T>().to_value();
    say_days_and_times(&mut schema, "");
    if let Some(Value::Object(definitions)) = schema.get_mut("$defs") {
        for (name, definition) in definitions.iter_mut() {
            say_days_and_times(definition, name);
        }
    }
    schema
}

/// Adds `format` to the properties that hold days and times. The rules of the workbook have parsed each of them.
fn say_days_and_times(schema: &mut Value, name: &str) {
    let Some(Value::Object(properties)) = schema.get_mut("properties") else { return };
    for (property, schema) in properties.iter_mut() {
        if let (Some(format), Value::Object(schema)) = (format_of(name, property), schema) {
            let text = json!("string");
            let is_text = schema.get("type").is_some_and(|kind| {
                *kind == text || kind.as_array().is_some_and(|kinds| kinds.contains(&text))
            });
            if is_text {
                schema.insert("format".to_owned(), format.into());
            }
        }
    }
}

/// What a property holds, by its name.
fn format_of(definition: &str, property: &str) -> Option<&'static str> {
    match (definition, property) {
        // A time of day; an hour or a day.
        ("VisitDay", "starts_at" | "ends_at") | ("WorstMean", "at") => None,
        (_, "date" | "deadline_date" | "new_deadline" | "window_until" | "permit_from" | "permit_to") => {
            Some("date")
        }
        ("EmissionLimit" | "StationNote", "from" | "to") | (_, "accept_by" | "answer_by") => Some("date"),
        (_, "at" | "hour_ending" | "first_hour_ending" | "replay_now") => Some("date-time"),
        (_, name) if name.ends_with("_on") => Some("date"),
        (_, name) if name.ends_with("_at") => Some("date-time"),
        _ => None,
    }
}

/// The schema that a reference leads to.
#[must_use]
pub fn resolved<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    let mut schema = schema;
    // A reference may stand alone or beside `null`.
    loop {
        let next = if let Some(Value::String(reference)) = schema.get("$ref") {
            reference.strip_prefix('#').and_then(|pointer| root.pointer(pointer))
        } else if let Some(Value::Array(choices)) = schema.get("anyOf") {
            choices.iter().find(|choice| choice.get("type") != Some(&json!("null")))
        } else {
            None
        };
        match next {
            Some(next) => schema = next,
            None => return schema,
        }
    }
}

/// The properties of an object's schema.
#[must_use]
pub fn properties<'a>(root: &'a Value, schema: &'a Value) -> Option<&'a Map<String, Value>> {
    resolved(root, schema).get("properties")?.as_object()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_is_a_day() {
        assert_eq!(format_of("Task", "deadline_date"), Some("date"));
        assert_eq!(format_of("VisitDay", "starts_at"), None);
        assert_eq!(format_of("WarningRevision", "starts_at"), Some("date-time"));
        assert_eq!(format_of("Task", "section"), None);
    }

    #[test]
    fn every_table_is_there_once_and_says_what_is_required() {
        let tables = all();
        let names: std::collections::BTreeSet<&str> = tables.iter().map(|of| of.table).collect();
        assert_eq!(names.len(), tables.len());
        let ledger = &tables.iter().find(|of| of.table == table::LEDGER).unwrap().schema;
        assert_eq!(ledger["required"], json!(["documents", "units", "tasks"]));
        // Missing is a value: a field that may be null must be there all the same.
        let required = ledger["$defs"]["Task"]["required"].as_array().unwrap();
        assert!(required.contains(&json!("deadline_date")) && required.contains(&json!("id")));
        assert_eq!(ledger["$defs"]["Task"]["properties"]["deadline_date"]["format"], "date");
    }
}
