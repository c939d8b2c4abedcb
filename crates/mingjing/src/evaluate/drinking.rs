//! `evaluate drinking`: drinking water by GB 5749-2022, and sources by class Ⅲ.
//!
//! In, plant and tap: `{"date":"2024-06-01","stage":"plant"|"tap","supply":"central"|"small","f":"1.1",
//! "coliforms":"none",…}`: items by the identifiers of [`mingjing_domain::drinking::Item`]; `supply` may be
//! absent (central).
//!
//! Out: `{"edition":"GB 5749-2022","compliant":false,"judged":2,"exceeding":[{"item":"f","multiple":
//! "0.10"}],"trihalomethanes":null,"low_confidence":["coliforms","f"],"invalid":[]}`. `low_confidence` lists
//! the judged items whose limits are from memory.
//!
//! In, source: `{"date":"2024-06-01","stage":"source","water":"surface","body":"river","nh3n":"0.9",…}` with
//! the items of `evaluate water`, or `"water":"ground"` with those of `evaluate groundwater`. Out:
//! `{"edition":"GB 3838-2002","fit":true,"class":"III"}`.

use super::fault::Fault;
use super::json::Object;
use super::sample::{Exceeding, NotJudged, day, known, readings};
use mingjing_domain::confidence::Confidence;
use mingjing_domain::drinking::{
    Breach, EDITION, Item, Source, Stage, Supply, Verdict, evaluate, source_fit,
};
use mingjing_domain::explain::Language;
use mingjing_domain::{groundwater, water};
use serde::Serialize;

/// Evaluates one line and appends the answer to `text`, explained if a language is given.
pub(super) fn line(bytes: &[u8], language: Option<Language>, text: &mut Vec<u8>) -> Result<(), Fault> {
    let object = Object::parse(bytes)?;
    let stage = object.text("stage")?;
    if stage == "source" {
        return source(&object, language, text);
    }
    let stage =
        Stage::from_id(stage).ok_or_else(|| Fault::of_field("stage", "must be source, plant or tap"))?;
    let supply = match object.optional_text("supply")? {
        None => Supply::Central,
        Some(id) => {
            Supply::from_id(id).ok_or_else(|| Fault::of_field("supply", "must be central or small"))?
        }
    };
    let day = day(&object, "date")?;
    let readings = readings(&object, Item::ALL.iter().map(|item| (item.id, item)))?;
    let verdict = known(evaluate(day, stage, supply, &readings))?;
    super::answer(text, &Answer::from(&verdict), &(&verdict).into(), language)
}

fn source(object: &Object<'_>, language: Option<Language>, text: &mut Vec<u8>) -> Result<(), Fault> {
    match object.text("water")? {
        "surface" => {
            let working = super::water::judged(object)?;
            let verdict = &working.verdict;
            let answer = Fitness {
                edition: water::EDITION,
                fit: source_fit(Source::Surface(verdict)),
                class: verdict.class.map(water::Class::id),
            };
            super::answer(text, &answer, &(&working).into(), language)
        }
        "ground" => {
            let items = groundwater::Item::ALL.iter().map(|item| (item.id, item));
            let verdict = known(groundwater::evaluate(day(object, "date")?, &readings(object, items)?))?;
            let answer = Fitness {
                edition: groundwater::EDITION,
                fit: source_fit(Source::Ground(&verdict)),
                class: verdict.class.map(groundwater::Class::id),
            };
            super::answer(text, &answer, &(&verdict).into(), language)
        }
        _ => Err(Fault::of_field("water", "must be surface or ground")),
    }
}

#[derive(Serialize)]
struct Fitness {
    edition: &'static str,
    fit: Option<bool>,
    class: Option<&'static str>,
}

#[derive(Serialize)]
struct Answer {
    edition: &'static str,
    compliant: Option<bool>,
    judged: usize,
    exceeding: Vec<Exceeding>,
    trihalomethanes: Option<String>,
    low_confidence: Vec<&'static str>,
    invalid: Vec<NotJudged>,
}

impl From<&Verdict> for Answer {
    fn from(verdict: &Verdict) -> Self {
        let exceeding = verdict.exceeding().map(|judged| Exceeding {
            item: judged.item.id,
            multiple: match judged.breach {
                Some(Breach::TooHigh(_, multiple)) => multiple,
                _ => None,
            },
        });
        let low = verdict.items.iter().filter(|judged| judged.item.confidence == Confidence::Low);
        Self {
            edition: EDITION,
            compliant: verdict.compliant(),
            judged: verdict.items.len(),
            exceeding: exceeding.collect(),
            trihalomethanes: verdict.trihalomethanes.map(|sum| sum.ratio.to_string()),
            low_confidence: low.map(|judged| judged.item.id).collect(),
            invalid: verdict.invalid.iter().map(|(item, why)| NotJudged::of(item.id, *why)).collect(),
        }
    }
}
