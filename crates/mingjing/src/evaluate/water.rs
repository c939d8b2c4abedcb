//! `evaluate water`: the class of a section by GB 3838-2002.
//!
//! In: `{"body":"river"|"lake","ph":"8.06","do":"9.45","codmn":"1.91","nh3n":"0.090","tp":"0.05",…}`:
//! items by the identifiers of [`mingjing_domain::water::Item`], strings or null, mg/L; `"<0.025"`
//! (or `"0.025L"`, as laboratories print it) is below a detection limit; `"do_saturation"` in per
//! cent, where it is known; `"target":"III"`, the class that the section should have.
//!
//! Out: `{"class":"II","deciding":["codmn"],"exceeding":[{"item":"tp","multiple":"0.50"}],
//! "invalid":[{"item":"cd","reason":"detection_limit_too_high"}]}`. `class` is null if no item that
//! takes part in it could be judged; reasons are those of [`mingjing_domain::water::Invalid`].
//! With a target, `"target":{"kept":false,"by":[{"item":"tp","multiple":"0.50"}]}` follows, multiples over
//! its limits.

use super::fault::Fault;
use super::json::{Object, decimal};
use super::sample::{Exceeding, NotJudged};
use mingjing_domain::explain::Language;
use mingjing_domain::water::target::Target;
use mingjing_domain::water::{self, Body, Class, Item, Reading, Working};
use serde::Serialize;

/// Evaluates one line and appends the answer to `text`, explained if a language is given.
pub(super) fn line(bytes: &[u8], language: Option<Language>, text: &mut Vec<u8>) -> Result<(), Fault> {
    let working = judged(&Object::parse(bytes)?)?;
    super::answer(text, &Answer::from(&working), &(&working).into(), language)
}

/// The verdict on the section of a line.
pub(super) fn judged(object: &Object<'_>) -> Result<Working, Fault> {
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
    let target = match object.optional_text("target")? {
        Some(id) => {
            Some(Class::from_id(id).ok_or_else(|| Fault::of_field("target", "must be I, II, III, IV or V"))?)
        }
        None => None,
    };
    Ok(water::classify_with_working(body, &readings, saturation, target))
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
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<TargetAnswer>,
}

/// What is said of the target, where the line has one.
#[derive(Serialize)]
struct TargetAnswer {
    kept: Option<bool>,
    by: Vec<Exceeding>,
}

impl From<&Target> for TargetAnswer {
    fn from(target: &Target) -> Self {
        let (kept, by) = match target {
            Target::Kept => (Some(true), [].as_slice()),
            Target::Missed(items) => (Some(false), items.as_slice()),
            Target::NotJudged => (None, [].as_slice()),
        };
        let by = by.iter().map(|(item, multiple)| Exceeding { item: item.id(), multiple: *multiple });
        Self { kept, by: by.collect() }
    }
}

impl From<&Working> for Answer {
    fn from(working: &Working) -> Self {
        let verdict = &working.verdict;
        let exceeding = verdict.exceeding.iter();
        let invalid = verdict.invalid.iter();
        Self {
            class: verdict.class.map(Class::id),
            deciding: verdict.deciding.iter().map(|item| item.id()).collect(),
            exceeding: exceeding
                .map(|(item, multiple)| Exceeding { item: item.id(), multiple: *multiple })
                .collect(),
            invalid: invalid.map(|(item, why)| NotJudged { item: item.id(), reason: why.id() }).collect(),
            target: working.target.as_ref().map(|(_, target)| target.into()),
        }
    }
}
