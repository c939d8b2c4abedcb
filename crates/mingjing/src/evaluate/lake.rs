//! `evaluate lake`: the trophic index TLI(Σ).
//!
//! In: `{"chla":"0.012","tp":"0.05","tn":"1.6","sd":"1.1","codmn":"6.5"}`: mg/L (chlorophyll a too), `sd`
//! the Secchi depth in m; strings or null.
//!
//! Out: `{"tli":"52.00","grade":"轻度富营养","parts":{"chla":"51.99","tp":"45.71","tn":"62.49",
//! "sd":"49.33","codmn":"50.90"},"missing":[]}`. With a part missing `tli` and `grade` are null, and
//! `missing` names the parts with the reasons of [`mingjing_domain::lake::Missing`].

use super::fault::Fault;
use super::json::Object;
use super::sample::{NotJudged, as_text, reading};
use mingjing_domain::Decimal;
use mingjing_domain::explain::Language;
use mingjing_domain::lake::{Part, PerPart, Trophic, Working, evaluate};
use mingjing_domain::sample::Reading;
use mingjing_domain::units::{Unit, convert};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// Evaluates one line and appends the answer to `text`, explained if a language is given.
pub(super) fn line(bytes: &[u8], language: Option<Language>, text: &mut Vec<u8>) -> Result<(), Fault> {
    let object = Object::parse(bytes)?;
    let mut given = PerPart([None; 5]);
    for part in Part::ALL {
        if let Some(written) = object.optional_text(part.id())? {
            let found = reading(part.id(), written)?;
            given[part] = Some(if part == Part::ChlorophyllA { per_cubic_metre(found)? } else { found });
        }
    }
    let working = evaluate(&given);
    super::answer(text, &Answer::from(&working), &(&working).into(), language)
}

/// mg/L as mg/m³: the figure of µg/L.
fn per_cubic_metre(given: Reading) -> Result<Reading, Fault> {
    let thousandfold = |value| {
        convert(value, Unit::MilligramPerLitre, Unit::MicrogramPerLitre)
            .ok_or_else(|| Fault::of_field(Part::ChlorophyllA.id(), "more digits than can be kept exactly"))
    };
    Ok(match given {
        Reading::Measured(value) => Reading::Measured(thousandfold(value)?),
        Reading::Below(limit) => Reading::Below(thousandfold(limit)?),
        word => word,
    })
}

#[derive(Serialize)]
struct Answer {
    #[serde(serialize_with = "as_text")]
    tli: Option<Decimal>,
    grade: Option<&'static str>,
    #[serde(serialize_with = "by_id")]
    parts: PerPart<Option<Decimal>>,
    missing: Vec<NotJudged>,
}

impl From<&Working> for Answer {
    fn from(working: &Working) -> Self {
        let (tli, grade) = match working.composite {
            Trophic::Whole { tli, grade } => (Some(tli), Some(grade.words().zh)),
            Trophic::Partial | Trophic::NotResolved => (None, None),
        };
        let missing = working.missing().map(|(part, why)| NotJudged { item: part.id(), reason: why.id() });
        let parts = PerPart(Part::ALL.map(|part| working.parts[part].ok().map(|found| found.tli)));
        Self { tli, grade, parts, missing: missing.collect() }
    }
}

fn by_id<S: Serializer>(parts: &PerPart<Option<Decimal>>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(Part::ALL.len()))?;
    for (part, value) in parts.iter() {
        map.serialize_entry(part.id(), &value.map(|value| value.to_string()))?;
    }
    map.end()
}
