//! Reads the vectors.

use mingjing_domain::Decimal;
use serde_json::Value;

/// The cases of a vector file; their number is checked against the file's own count.
pub fn cases(file: &str) -> Vec<Value> {
    let path = format!("{}/tests/vectors/{file}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut whole: Value = serde_json::from_str(&text).unwrap();
    let Value::Array(cases) = whole["cases"].take() else { panic!("{path}: no cases") };
    assert_eq!(whole["meta"]["count"], cases.len(), "{path}");
    cases
}

/// A text of a case.
#[track_caller]
pub fn text<'a>(case: &'a Value, key: &str) -> &'a str {
    case[key].as_str().unwrap_or_else(|| panic!("no text {key} in {case}"))
}

/// A number of a case.
#[track_caller]
pub fn number(case: &Value, key: &str) -> u16 {
    case[key].as_u64().and_then(|n| n.try_into().ok()).unwrap_or_else(|| panic!("no number {key} in {case}"))
}

/// A decimal of a case.
#[track_caller]
pub fn decimal(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}
