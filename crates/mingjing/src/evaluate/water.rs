//! `evaluate water`: the class of a section by GB 3838-2002.
//!
//! In: `{"body":"river"|"lake","ph":"8.06","do":"9.45","codmn":"1.91","nh3n":"0.090","tp":"0.05",…}`:
//! items by the identifiers of [`mingjing_domain::water::Item`], strings or null, mg/L; `"<0.025"`
//! (or `"0.025L"`, as laboratories print it) is below a detection limit; `"do_saturation"` in per
//! cent, where it is known.
//!
//! Out: `{"class":"II","deciding":["codmn"],"exceeding":[{"item":"tp","multiple":"0.50"}],
//! "invalid":[{"item":"cd","reason":"detection_limit_too_high"}]}`. `class` is null if no item that
//! takes part in it could be judged; reasons are those of [`mingjing_domain::water::Invalid`].

use super::fault::Fault;
use super::json::{Object, decimal};
use mingjing_domain::Decimal;
use mingjing_domain::water::{self, Body, Item, Reading, Verdict};
use serde::Serialize;
use serde::ser::Serializer;

/// Evaluates one line and appends the answer to `text`.
pub(super) fn line(bytes: &[u8], text: &mut Vec<u8>) -> Result<(), Fault> {
    let object = Object::parse(bytes)?;
    let body = Body::from_id(object.text("body")?)
        .ok_or_else(|| Fault::of_field("body", "must be river or lake"))?;
    let mut readings = Vec::with_capacity(Item::ALL.len());
    for item in Item::ALL {
        if let Some(given) = object.optional_text(item.id())? {
            readings.push((item, reading(item.id(), given)?));
        }
    }
    let saturation = match object.optional_text("do_saturation")? {
        Some(given) => Some(decimal("do_saturation", given)?),
        None => None,
    };
    let verdict = water::classify_with_saturation(body, &readings, saturation);
    Ok(super::append(text, &Answer::from(&verdict))?)
}

fn reading(key: &'static str, given: &str) -> Result<Reading, Fault> {
    match given.strip_prefix('<').or_else(|| given.strip_suffix('L')) {
        Some(limit) => decimal(key, limit).map(Reading::Below),
        None => decimal(key, given).map(Reading::Measured),
    }
}

/// The answer to a line.
#[derive(Serialize)]
struct Answer {
    class: Option<&'static str>,
    deciding: Vec<&'static str>,
    exceeding: Vec<Exceeding>,
    invalid: Vec<NotJudged>,
}

#[derive(Serialize)]
struct Exceeding {
    item: &'static str,
    #[serde(serialize_with = "as_text")]
    multiple: Option<Decimal>,
}

#[derive(Serialize)]
struct NotJudged {
    item: &'static str,
    reason: &'static str,
}

impl From<&Verdict> for Answer {
    fn from(verdict: &Verdict) -> Self {
        let exceeding = verdict.exceeding.iter();
        let invalid = verdict.invalid.iter();
        Self {
            class: verdict.class.map(water::Class::id),
            deciding: verdict.deciding.iter().map(|item| item.id()).collect(),
            exceeding: exceeding
                .map(|(item, multiple)| Exceeding { item: item.id(), multiple: *multiple })
                .collect(),
            invalid: invalid.map(|(item, why)| NotJudged { item: item.id(), reason: why.id() }).collect(),
        }
    }
}

fn as_text<S: Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => serializer.collect_str(value),
        None => serializer.serialize_none(),
    }
}
