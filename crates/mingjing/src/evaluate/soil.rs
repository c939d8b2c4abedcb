//! `evaluate soil`: a plot by GB 15618-2018 or GB 36600-2018.
//!
//! In: `{"date":"2024-06-01","land":"paddy","ph":"6.2","cd":"0.55",…}`: `land` is `paddy`, `rotation`,
//! `orchard` or `other` (farmland, with the pH of its soil), `class-1` or `class-2` (land to build on);
//! items by the identifiers of [`mingjing_domain::soil::Item`], mg/kg.
//!
//! Out: `{"edition":"GB 15618-2018","risk":"between","items":[{"item":"cd","screening":"0.4",
//! "intervention":"2.0","risk":"between","multiple":"0.38"}],"invalid":[]}`. Risks are those of
//! [`mingjing_domain::soil::Risk`]; the multiple is over the screening value.

use super::fault::Fault;
use super::json::{Object, decimal};
use super::sample::{NotJudged, as_text, day, known, readings};
use mingjing_domain::Decimal;
use mingjing_domain::explain::Language;
use mingjing_domain::soil::{DevelopmentClass, Farmland, Item, Risk, Site, Verdict, evaluate};
use serde::Serialize;

/// Evaluates one line and appends the answer to `text`, explained if a language is given.
pub(super) fn line(bytes: &[u8], language: Option<Language>, text: &mut Vec<u8>) -> Result<(), Fault> {
    let object = Object::parse(bytes)?;
    let day = day(&object, "date")?;
    let site = site(&object)?;
    let readings = readings(&object, Item::ALL.into_iter().map(|item| (item.id(), item)))?;
    let verdict = known(evaluate(day, site, &readings))?;
    super::answer(text, &Answer::from(&verdict), &(&verdict).into(), language)
}

fn site(object: &Object<'_>) -> Result<Site, Fault> {
    let land = object.text("land")?;
    let ph = match object.optional_text("ph")? {
        Some(given) => Some(decimal("ph", given)?),
        None => None,
    };
    Ok(match land {
        "class-1" => Site::Development(DevelopmentClass::One),
        "class-2" => Site::Development(DevelopmentClass::Two),
        id => {
            let land = Farmland::ALL.into_iter().find(|land| land.id() == id).ok_or_else(|| {
                Fault::of_field("land", "must be paddy, rotation, orchard, other, class-1 or class-2")
            })?;
            Site::Farmland { land, ph }
        }
    })
}

#[derive(Serialize)]
struct Answer {
    edition: &'static str,
    risk: Option<&'static str>,
    items: Vec<Judged>,
    invalid: Vec<NotJudged>,
}

#[derive(Serialize)]
struct Judged {
    item: &'static str,
    screening: String,
    #[serde(serialize_with = "as_text")]
    intervention: Option<Decimal>,
    risk: &'static str,
    #[serde(serialize_with = "as_text")]
    multiple: Option<Decimal>,
}

impl From<&Verdict> for Answer {
    fn from(verdict: &Verdict) -> Self {
        let items = verdict.items.iter().map(|judged| Judged {
            item: judged.item.id(),
            screening: judged.screening.to_string(),
            intervention: judged.intervention,
            risk: judged.risk.id(),
            multiple: judged.multiple,
        });
        Self {
            edition: verdict.site.edition(),
            risk: verdict.risk.map(Risk::id),
            items: items.collect(),
            invalid: verdict.invalid.iter().map(|(item, why)| NotJudged::of(item.id(), *why)).collect(),
        }
    }
}
