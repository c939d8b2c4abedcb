//! The compact columnar form: what is written is read, and what is damaged is told.
#![expect(clippy::unwrap_used, reason = "a test")]

use mingjing_contract::air::AirHours;
use mingjing_contract::series::{Column, SeriesError, decode, encode};
use mingjing_contract::table::Table;
use proptest::prelude::*;

fn value() -> impl Strategy<Value = Option<i32>> {
    prop_oneof![
        2 => Just(None),
        6 => (0..500_i32).prop_map(Some),
        1 => any::<i32>().prop_map(Some),
        1 => prop_oneof![Just(i32::MIN), Just(i32::MAX)].prop_map(Some),
    ]
}

fn columns() -> impl Strategy<Value = Vec<Column>> {
    (0..40_usize, 0..5_usize).prop_flat_map(|(rows, columns)| {
        proptest::collection::vec(proptest::collection::vec(value(), rows), columns)
    })
}

fn written(columns: &[Column]) -> Vec<u8> {
    let names: Vec<String> = (0..columns.len()).map(|index| format!("c{index}")).collect();
    let named: Vec<(&str, &[Option<i32>])> =
        names.iter().zip(columns).map(|(name, column)| (name.as_str(), column.as_slice())).collect();
    encode(&"meta", &named).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read(columns in columns()) {
        let (meta, read) = decode::<String>(&written(&columns)).unwrap();
        prop_assert_eq!(meta, "meta");
        prop_assert_eq!(read.into_iter().map(|(_, column)| column).collect::<Vec<_>>(), columns);
    }

    #[test]
    fn every_shortening_is_told(columns in columns(), part in 0..100_usize) {
        let bytes = written(&columns);
        let cut = bytes.get(..part * bytes.len() / 100).unwrap();
        prop_assert!(decode::<String>(cut).is_err());
        let mut longer = bytes.clone();
        longer.push(0);
        let is_told = matches!(decode::<String>(&longer), Err(SeriesError::Length { .. }));
        prop_assert!(is_told);
    }

    #[test]
    fn any_bytes_are_read_or_told(tail in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut bytes = b"MJS1".to_vec();
        bytes.extend(&tail);
        let _ = decode::<serde::de::IgnoredAny>(&bytes);
        let _ = decode::<serde::de::IgnoredAny>(&tail);
    }
}

/// A head that promises a great deal must not make the reader ask for the memory of it.
#[test]
fn a_boastful_head_is_told() {
    let head = br#"{"rows":4294967295,"columns":[{"name":"a","planes":1}],"meta":null}"#;
    let mut bytes = b"MJS1".to_vec();
    bytes.extend(u32::try_from(head.len()).unwrap().to_le_bytes());
    bytes.extend(head);
    assert!(
        matches!(decode::<()>(&bytes), Err(SeriesError::Length { expected, .. }) if expected > 4_000_000_000)
    );
    let planes = String::from_utf8(bytes).unwrap().replace("\"planes\":1", "\"planes\":9");
    assert!(matches!(decode::<()>(planes.as_bytes()), Err(SeriesError::Planes(9))));
}

/// The stored month of version 1, as JSON and as a series, is the same table.
#[test]
fn a_month_of_hours_keeps_everything() {
    let json = include_bytes!("fixtures/v1/air_hours.json");
    let hours = AirHours::from_bytes(json).unwrap();
    let bytes = hours.to_series().unwrap();
    assert_eq!(AirHours::from_bytes(&bytes).unwrap(), hours);
    let stored = include_bytes!("fixtures/v1/air_hours.mjs1");
    assert_eq!(AirHours::from_bytes(stored).unwrap(), hours, "the stored series must stay readable");
    assert_eq!(bytes, stored, "the form has changed: raise its version");
    let text = serde_json::to_vec(&hours).unwrap();
    assert!(bytes.len() * 3 < text.len() * 2, "{} against {}", bytes.len(), text.len());
}
