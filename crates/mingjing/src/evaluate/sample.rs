//! What the forms for samples share: readings as laboratories print them, and parts of answers.

use super::fault::Fault;
use super::json::{Object, decimal};
use mingjing_domain::Decimal;
use mingjing_domain::known::Known;
use mingjing_domain::sample::{Invalid, Reading};
use mingjing_domain::time::parse_date;
use serde::Serialize;
use serde::ser::Serializer;

/// A reading: `"0.35"`, `"<0.004"` or `"0.004L"` below detection, `"none"` not detected, `"some"` detected.
pub(super) fn reading(key: &'static str, given: &str) -> Result<Reading, Fault> {
    match (given, given.strip_prefix('<').or_else(|| given.strip_suffix('L'))) {
        ("none", _) => Ok(Reading::NotDetected),
        ("some", _) => Ok(Reading::Detected),
        (_, Some(limit)) => decimal(key, limit).map(Reading::Below),
        (_, None) => decimal(key, given).map(Reading::Measured),
    }
}

/// The readings of a line, for items with their keys.
pub(super) fn readings<T>(
    object: &Object<'_>,
    items: impl Iterator<Item = (&'static str, T)>,
) -> Result<Vec<(T, Reading)>, Fault> {
    let mut found = Vec::new();
    for (key, item) in items {
        if let Some(given) = object.optional_text(key)? {
            found.push((item, reading(key, given)?));
        }
    }
    Ok(found)
}

/// A day that must be there.
pub(super) fn day(object: &Object<'_>, key: &'static str) -> Result<jiff::civil::Date, Fault> {
    parse_date(object.text(key)?).map_err(|error| Fault::of_field(key, error.to_string()))
}

/// A day, if there is one.
pub(super) fn optional_day(
    object: &Object<'_>,
    key: &'static str,
) -> Result<Option<jiff::civil::Date>, Fault> {
    let Some(text) = object.optional_text(key)? else { return Ok(None) };
    parse_date(text).map(Some).map_err(|error| Fault::of_field(key, error.to_string()))
}

/// The answer of a rule, or a fault of the day for which no rule is known.
pub(super) fn known<T>(answer: Known<T>) -> Result<T, Fault> {
    answer.into_result().map_err(|open| Fault::of_field("date", open.to_string()))
}

/// An item beyond its limit.
#[derive(Serialize)]
pub(super) struct Exceeding {
    pub item: &'static str,
    #[serde(serialize_with = "as_text")]
    pub multiple: Option<Decimal>,
}

/// An item that could not be judged.
#[derive(Serialize)]
pub(super) struct NotJudged {
    pub item: &'static str,
    pub reason: &'static str,
}

impl NotJudged {
    /// With its reason.
    pub fn of(item: &'static str, why: Invalid) -> Self {
        Self { item, reason: why.id() }
    }
}

/// A decimal as its text, or null.
pub(super) fn as_text<S: Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => serializer.collect_str(value),
        None => serializer.serialize_none(),
    }
}
