//! Decimals travel as JSON strings: a JSON number would lose digits in most readers.

use super::Decimal;
use core::fmt;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Text)
    }
}

struct Text;

impl Visitor<'_> for Text {
    type Value = Decimal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a decimal number in a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Decimal, E> {
        text.parse().map_err(E::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{from_str, to_string};

    #[test]
    fn every_digit_survives() {
        let given: Decimal = from_str("\"0.090\"").unwrap();
        assert_eq!(to_string(&given).unwrap(), "\"0.090\"");
    }

    #[test]
    fn numbers_and_other_texts_are_refused() {
        for bad in ["0.09", "9", "null", "\"\"", "\"1e3\"", "\" 9\""] {
            assert!(from_str::<Decimal>(bad).is_err(), "{bad}");
        }
    }
}
