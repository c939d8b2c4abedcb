//! `evaluate emission`: the means of a day against a limit.
//!
//! In: `{"date":"2024-06-01","item":"so2","unit":"mg/m³","limit":"35","source":"permit","document":"…",
//! "clause":"…","from":"2024-01-01","to":null,"averaging":"hour","means":["30","42","90 start_up","-"]}`:
//! each mean is a value, with a mark behind it where there is one (the identifiers of
//! [`mingjing_domain::emission::Mark`], or a letter of HJ 212), or `-` for none. `source` is `permit`,
//! `standard` or `policy`; `averaging` is `hour` (also if absent) or `day`; `clause`, `from` and `to` may
//! be absent.
//!
//! Out: `{"judged":3,"unmarked":2,"missing":1,"outside_term":0,"unmarked_exceedances":1,
//! "marked_exceedances":1,"worst":{"place":2,"value":"42","multiple":"0.20"}}`; places count from 1.

use super::fault::Fault;
use super::json::{Cell, Object, decimal};
use super::sample::{as_text, day, optional_day};
use jiff::civil::Date;
use mingjing_domain::Decimal;
use mingjing_domain::confidence::Confidence;
use mingjing_domain::emission::{Assessment, Averaging, Limit, LimitSource, Mark, Mean, assess};
use mingjing_domain::explain::Language;
use serde::Serialize;

/// Evaluates one line and appends the answer to `text`, explained if a language is given.
pub(super) fn line(bytes: &[u8], language: Option<Language>, text: &mut Vec<u8>) -> Result<(), Fault> {
    let object = Object::parse(bytes)?;
    let day = day(&object, "date")?;
    let limit = limit(&object)?;
    let found = assess(&limit, &means(&object, day)?);
    super::answer(text, &Answer::from(&found), &(&found).into(), language)
}

fn limit<'a>(object: &'a Object<'_>) -> Result<Limit<'a>, Fault> {
    let averaging = match object.optional_text("averaging")? {
        None | Some("hour") => Averaging::Hour,
        Some("day") => Averaging::Day,
        Some(_) => return Err(Fault::of_field("averaging", "must be hour or day")),
    };
    let most = decimal("limit", object.text("limit")?)?;
    if most.is_zero() {
        return Err(Fault::of_field("limit", "must be above zero"));
    }
    Ok(Limit {
        item: object.text("item")?,
        averaging,
        most,
        unit: object.text("unit")?,
        oxygen_percent: None,
        source: LimitSource::from_id(object.text("source")?)
            .ok_or_else(|| Fault::of_field("source", "must be permit, standard or policy"))?,
        document: object.text("document")?,
        clause: object.optional_text("clause")?.unwrap_or_default(),
        from: optional_day(object, "from")?,
        to: optional_day(object, "to")?,
        // As given by whoever wrote the line.
        confidence: Confidence::Fair,
    })
}

fn means(object: &Object<'_>, day: Date) -> Result<Vec<Mean>, Fault> {
    const KEY: &str = "means";
    let Some(Cell::Texts(texts)) = object.get(KEY)? else {
        return Err(Fault::of_field(KEY, "must be a list of strings"));
    };
    texts
        .iter()
        .map(|text| {
            let (value, mark) = text.split_once(' ').unwrap_or((text, Mark::Normal.id()));
            let mut letters = mark.chars();
            let letter = match (letters.next(), letters.next()) {
                (Some(letter), None) => Mark::from_hj212(letter),
                _ => None,
            };
            let mark = letter
                .or_else(|| Mark::from_id(mark))
                .ok_or_else(|| Fault::of_field(KEY, "has an unknown mark"))?;
            let value = if value == "-" { None } else { Some(decimal(KEY, value)?) };
            Ok(Mean { day, value, mark })
        })
        .collect()
}

#[derive(Serialize)]
struct Answer {
    judged: usize,
    unmarked: usize,
    missing: usize,
    outside_term: usize,
    unmarked_exceedances: usize,
    marked_exceedances: usize,
    worst: Option<Worst>,
}

#[derive(Serialize)]
struct Worst {
    place: usize,
    value: String,
    #[serde(serialize_with = "as_text")]
    multiple: Option<Decimal>,
}

impl From<&Assessment<'_>> for Answer {
    fn from(found: &Assessment<'_>) -> Self {
        Self {
            judged: found.judged,
            unmarked: found.unmarked,
            missing: found.missing,
            outside_term: found.outside_term,
            unmarked_exceedances: found.unmarked_exceedances,
            marked_exceedances: found.marked_exceedances,
            worst: found.worst.map(|worst| Worst {
                place: worst.place.saturating_add(1),
                value: worst.value.to_string(),
                multiple: worst.multiple,
            }),
        }
    }
}
