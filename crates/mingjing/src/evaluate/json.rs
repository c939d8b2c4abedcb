//! One JSON object of texts, read without losing what serde would hide: doubled keys, wrong types.

use super::Fault;
use mingjing_domain::Decimal;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// A value, as far as the forms use it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Cell<'a> {
    Null,
    Text(Cow<'a, str>),
    Texts(Vec<Cow<'a, str>>),
    Bool(bool),
    /// Anything else: a number, an object, a mixed list.
    Other,
}

/// The members of an object, in their order.
#[derive(Debug)]
pub(super) struct Object<'a>(Vec<(Cow<'a, str>, Cell<'a>)>);

impl<'a> Object<'a> {
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Fault> {
        serde_json::from_slice(bytes).map_err(|error| {
            let column = error.column();
            Fault::of_line(match error.classify() {
                serde_json::error::Category::Data => "not a JSON object".into(),
                _ => format!("not JSON, at byte {column}"),
            })
        })
    }

    /// A member; none if it is absent.
    pub fn get(&self, key: &'static str) -> Result<Option<&Cell<'a>>, Fault> {
        let mut found = self.0.iter().filter(|(name, _)| name == key).map(|(_, cell)| cell);
        let first = found.next();
        if found.next().is_some() {
            return Err(Fault::of_field(key, "given more than once"));
        }
        Ok(first)
    }

    /// A text that must be there.
    pub fn text(&self, key: &'static str) -> Result<&str, Fault> {
        match self.get(key)? {
            Some(Cell::Text(text)) => Ok(text),
            None | Some(Cell::Null) => Err(Fault::of_field(key, "required")),
            Some(_) => Err(Fault::of_field(key, "must be a string")),
        }
    }

    /// A text, or none for null or a member that is absent.
    pub fn optional_text(&self, key: &'static str) -> Result<Option<&str>, Fault> {
        match self.get(key)? {
            Some(Cell::Text(text)) => Ok(Some(text)),
            None | Some(Cell::Null) => Ok(None),
            Some(_) => Err(Fault::of_field(key, "must be a string with a decimal number, or null")),
        }
    }
}

/// Largest value that any field takes: far beyond what an instrument reports, in any unit here.
const LARGEST: Decimal = Decimal::from_int(1_000_000_000);

/// A value of a field: a decimal, not below zero.
pub(super) fn decimal(key: &'static str, text: &str) -> Result<Decimal, Fault> {
    let value: Decimal = text.parse().map_err(|error: mingjing_domain::decimal::ParseDecimalError| {
        Fault::of_field(key, error.to_string())
    })?;
    if value.is_negative() {
        return Err(Fault::of_field(key, "below zero"));
    }
    if value > LARGEST {
        return Err(Fault::of_field(key, "larger than any measurement"));
    }
    Ok(value)
}

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor)
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = Object<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut members = Vec::with_capacity(10);
        while let Some((Name(name), cell)) = map.next_entry()? {
            members.push((name, cell));
        }
        Ok(Object(members))
    }
}

/// A key, borrowed where it has no escapes (a plain `Cow` would always copy).
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_str(CellVisitor)? {
            Cell::Text(name) => Ok(Self(name)),
            _ => Err(serde::de::Error::custom("a key is a string")),
        }
    }
}

impl<'de> Deserialize<'de> for Cell<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CellVisitor)
    }
}

struct CellVisitor;

impl<'de> Visitor<'de> for CellVisitor {
    type Value = Cell<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Cell<'de>, E> {
        Ok(Cell::Null)
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Cell<'de>, E> {
        Ok(Cell::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Cell<'de>, E> {
        Ok(Cell::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Cell<'de>, E> {
        Ok(Cell::Bool(value))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Cell<'de>, E> {
        Ok(Cell::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Cell<'de>, E> {
        Ok(Cell::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Cell<'de>, E> {
        Ok(Cell::Other)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut items: S) -> Result<Cell<'de>, S::Error> {
        let mut texts = Vec::new();
        let mut only_texts = true;
        while let Some(item) = items.next_element()? {
            match item {
                Cell::Text(text) => texts.push(text),
                _ => only_texts = false,
            }
        }
        Ok(if only_texts { Cell::Texts(texts) } else { Cell::Other })
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Cell<'de>, M::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Cell::Other)
    }
}
