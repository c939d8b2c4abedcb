//! `evaluate groundwater`: the class of a well by GB/T 14848-2017.
//!
//! In: `{"date":"2024-06-01","f":"1.4","as":"<0.001","ph":"7.2","odour":"none",…}`: items by the
//! identifiers of [`mingjing_domain::groundwater::Item`], in the units of the table; `"<0.001"` or
//! `"0.001L"` below detection, `"none"` and `"some"` for what is only perceived or detected.
//!
//! Out: `{"edition":"GB/T 14848-2017","class":"IV","open_ended":false,"deciding":["f"],
//! "exceeding":[{"item":"f","multiple":"0.40"}],"invalid":[]}`. `open_ended` is true where class Ⅳ may be
//! Ⅴ (radiological items).

use super::fault::Fault;
use super::json::Object;
use super::sample::{Exceeding, NotJudged, day, known, readings};
use mingjing_domain::explain::Language;
use mingjing_domain::groundwater::{Class, EDITION, Item, Verdict, evaluate};
use serde::Serialize;

/// Evaluates one line and appends the answer to `text`, explained if a language is given.
pub(super) fn line(bytes: &[u8], language: Option<Language>, text: &mut Vec<u8>) -> Result<(), Fault> {
    let object = Object::parse(bytes)?;
    let day = day(&object, "date")?;
    let readings = readings(&object, Item::ALL.iter().map(|item| (item.id, item)))?;
    let verdict = known(evaluate(day, &readings))?;
    super::answer(text, &Answer::from(&verdict), &(&verdict).into(), language)
}

#[derive(Serialize)]
struct Answer {
    edition: &'static str,
    class: Option<&'static str>,
    open_ended: bool,
    deciding: Vec<&'static str>,
    exceeding: Vec<Exceeding>,
    invalid: Vec<NotJudged>,
}

impl From<&Verdict> for Answer {
    fn from(verdict: &Verdict) -> Self {
        let exceeding =
            verdict.exceeding().map(|judged| Exceeding { item: judged.item.id, multiple: judged.multiple });
        Self {
            edition: EDITION,
            class: verdict.class.map(Class::id),
            open_ended: verdict.deciding().any(|judged| judged.open_ended),
            deciding: verdict.deciding().map(|judged| judged.item.id).collect(),
            exceeding: exceeding.collect(),
            invalid: verdict.invalid.iter().map(|(item, why)| NotJudged::of(item.id, *why)).collect(),
        }
    }
}
