//! The app's JSON reader takes what `serde_json` takes, refuses what it refuses, and reads the same.

use mingjing_contract::json::lean;
use mingjing_contract::{
    air, air_relayed, bulletins, drinking, emissions, facilities, feedback, groundwater, history, lakes,
    ledger, manifest, places, polluters, portal, replies, soil, targets, warnings, water,
};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

fn same<T: Serialize + DeserializeOwned>(text: &str) -> Result<(), String> {
    let truth =
        serde_json::from_str::<T>(text).map(|value| serde_json::to_string(&value).unwrap_or_default());
    let lean =
        lean::read::<T>(text.as_bytes()).map(|value| serde_json::to_string(&value).unwrap_or_default());
    match (truth, lean) {
        (Ok(truth), Ok(lean)) if truth == lean => Ok(()),
        (Err(_), Err(_)) => Ok(()),
        (truth, lean) => Err(format!("{truth:?}\n{lean:?}\nof {text}")),
    }
}

/// Whether both readers judge a stored table the same, as it is or with some of its characters changed.
type Check = fn(&str) -> Result<(), String>;

const TABLES: [(&str, Check); 38] = [
    ("head", same::<manifest::Head>),
    ("manifest", same::<manifest::Manifest>),
    ("portal", same::<portal::Portal>),
    ("places", same::<places::Places>),
    ("air_now", same::<air::AirNow>),
    ("air_hours", same::<air::AirHours>),
    ("air_days", same::<air::AirDays>),
    ("water_now", same::<water::WaterNow>),
    ("water_readings", same::<water::WaterReadings>),
    ("ledger", same::<ledger::Ledger>),
    ("ledger_moved", same::<ledger::Ledger>),
    ("ledger_merged", same::<ledger::Ledger>),
    ("targets", same::<targets::Targets>),
    ("duties", same::<ledger::Duties>),
    ("sources", same::<ledger::Sources>),
    ("air_daily", same::<air_relayed::AirDaily>),
    ("forecasts", same::<air_relayed::Forecasts>),
    ("dust_days", same::<air_relayed::DustDays>),
    ("warnings", same::<warnings::Warnings>),
    ("lakes", same::<lakes::Lakes>),
    ("lake_readings", same::<lakes::LakeReadings>),
    ("groundwater", same::<groundwater::Groundwater>),
    ("groundwater_readings", same::<groundwater::WellReadings>),
    ("drinking", same::<drinking::Drinking>),
    ("drinking_readings", same::<drinking::DrinkingReadings>),
    ("soil", same::<soil::Soil>),
    ("polluters", same::<polluters::Polluters>),
    ("emissions", same::<emissions::Emissions>),
    ("emission_days", same::<emissions::EmissionDays>),
    ("facilities", same::<facilities::Facilities>),
    ("bulletins", same::<bulletins::Bulletins>),
    ("bulletin_texts", same::<bulletins::BulletinText>),
    ("replies", same::<replies::Replies>),
    ("replies_points", same::<replies::Replies>),
    ("thread", same::<feedback::Thread>),
    ("thread_point", same::<feedback::Thread>),
    ("corrections", same::<history::Corrections>),
    ("history", same::<history::History>),
];

#[expect(clippy::unwrap_used, reason = "a test helper")]
fn stored(name: &str) -> String {
    let path = format!("{}/tests/fixtures/v1/{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn every_stored_table_reads_the_same() {
    for (name, check) in TABLES {
        let text = stored(name);
        check(&text).unwrap();
        // As it is published: without white space.
        let value: Value = serde_json::from_str(&text).unwrap();
        check(&value.to_string()).unwrap();
        assert!(lean::read::<Value>(text.as_bytes()).unwrap() == value, "{name}");
    }
    let tables = std::fs::read_dir(format!("{}/tests/fixtures/v1", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let names = tables.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    for name in names.filter_map(|name| name.strip_suffix(".json").map(str::to_owned)) {
        assert!(TABLES.iter().any(|(known, _)| *known == name), "{name} is read by nobody here");
    }
}

#[test]
fn malformed_texts_are_refused_where_they_go_wrong() {
    for (text, at) in [("", 0), ("[1,]", 3), ("[1 2]", 3), ("{\"a\":1,}", 7), ("[1]x", 3), ("\"a\nb\"", 2)] {
        assert_eq!(lean::read::<Value>(text.as_bytes()), Err(lean::Malformed { at }), "{text}");
        assert!(serde_json::from_str::<Value>(text).is_err(), "{text}");
    }
    assert_eq!(lean::read::<Value>(b"\"a\xff\"").unwrap_err().at, 2);
    // The nearest number, which serde_json has only with `float_roundtrip`.
    same::<Value>("184467440737095516161e30").unwrap();
    let deep = |n| "[".repeat(n) + &"]".repeat(n);
    for n in [1, 126, 127, 128, 129, 100_000] {
        same::<Value>(&deep(n)).unwrap();
        assert_eq!(lean::read::<serde::de::IgnoredAny>(deep(n).as_bytes()).is_ok(), n < 128);
    }
}

/// Texts that are JSON or nearly so.
const PIECES: [&str; 36] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"a\"",
    "\"\\u00e9\"",
    "\"\\ud83d\\ude00\"",
    "\"\\ud83d\"",
    "\"\\udc00\"",
    "\"\\n\\t\\/\\\\\\\"\"",
    "\"\\x\"",
    "\"\u{1}\"",
    "\"明\"",
    "0",
    "-0",
    "01",
    "1",
    "-1",
    "1.5",
    "1.",
    ".5",
    "1e3",
    "-2E-2",
    "1e400",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775808",
    "+1",
    "true",
    "false",
    "null",
    "nul",
    " ",
    "\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_judged_the_same(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..12)) {
        let text = pieces.concat();
        prop_assert_eq!(same::<Value>(&text), Ok(()));
        prop_assert_eq!(same::<Vec<u8>>(&text), Ok(()));
        prop_assert_eq!(same::<Vec<Option<i32>>>(&text), Ok(()));
        prop_assert_eq!(same::<(u64, String)>(&text), Ok(()));
        prop_assert_eq!(same::<std::collections::BTreeMap<String, i64>>(&text), Ok(()));
    }

    #[test]
    fn a_damaged_table_is_judged_the_same(
        table in 0..TABLES.len(), place in any::<prop::sample::Index>(), length in 0_usize..3,
        piece in prop::sample::select(&PIECES[..]),
    ) {
        let (name, check) = TABLES[table];
        let mut letters: Vec<char> = stored(name).chars().collect();
        let start = place.index(letters.len());
        let end = (start + length).min(letters.len());
        letters.splice(start..end, piece.chars());
        let text: String = letters.into_iter().collect();
        prop_assert_eq!(check(&text), Ok(()));
    }
}
