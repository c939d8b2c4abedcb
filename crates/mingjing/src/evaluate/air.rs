//! `evaluate air`: a report by HJ 633.
//!
//! In: `{"date":"2025-01-29","report":"hourly"|"daily","so2":"12","no2":"30","co":"1.2","o3":"40",
//! "pm10":"1829","pm25":"374"}`: the natural day of the measurement (an hour that ends at 00:00
//! belongs to the day before), then strings or null, µg/m³, CO mg/m³. `o3` is the 1-hour mean for
//! `hourly`, the daily maximum 8-hour mean for `daily`. An absent pollutant is missing, unless
//! `"not_monitored":["co"]` lists it. With `"three_year_clean":false` the pollutants listed lack the
//! history of HJ 633-2026, 5.3.2, and count as missing; without it they are taken to have it.
//!
//! Out: `{"edition":…,"aqi":…,"level":…,"category":…,"primary":[…],"iaqi":{…},"note":…}`. Notes are the
//! identifiers of [`mingjing_domain::air::Note`]: `no_data`, `incomplete`, `incomplete_above_100`,
//! `incomplete_no_rule`, `so2_by_daily_mean`, `o3_by_hourly_mean`, `below_range`. With `--explain en` the
//! answer ends with `"explanation":"Hourly report of 2025-01-29 by HJ 633-2012.\nSO2 12 µg/m³ lies …"`: a
//! line for each pollutant, the verdict, and what was assumed where no clause decides.

use super::fault::Fault;
use super::json::{Cell, Object, decimal};
use mingjing_domain::air::{self, PerPollutant, Pollutant, PollutantSet, Reading, Report, ReportKind};
use mingjing_domain::explain::Language;
use mingjing_domain::time::parse_date;
use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};

/// Evaluates one line and appends the answer to `text`, explained if a language is given.
pub(super) fn line(bytes: &[u8], language: Option<Language>, text: &mut Vec<u8>) -> Result<(), Fault> {
    let object = Object::parse(bytes)?;
    let day = parse_date(object.text("date")?).map_err(|error| Fault::of_field("date", error.to_string()))?;
    let kind = ReportKind::from_id(object.text("report")?)
        .ok_or_else(|| Fault::of_field("report", "must be hourly or daily"))?;
    let not_monitored = not_monitored(&object)?;
    let absent = match object.get("three_year_clean")? {
        None | Some(Cell::Null | Cell::Bool(true)) => Reading::NotMonitored,
        Some(Cell::Bool(false)) => Reading::NotMonitoredUnproven,
        Some(_) => return Err(Fault::of_field("three_year_clean", "must be true or false")),
    };
    let mut readings = PerPollutant::of(Reading::Missing);
    for pollutant in Pollutant::ALL {
        let given = object.optional_text(pollutant.id())?;
        readings[pollutant] = match (given, not_monitored.contains(pollutant)) {
            (Some(given), false) => Reading::Measured(decimal(pollutant.id(), given)?),
            (Some(_), true) => {
                return Err(Fault::of_field(pollutant.id(), "has a value, though listed as not monitored"));
            }
            (None, true) => absent,
            (None, false) => Reading::Missing,
        };
    }
    let Some(language) = language else {
        return Ok(super::append(text, &Answer::from(&air::evaluate(day, kind, &readings)))?);
    };
    let working = air::evaluate_with_working(day, kind, &readings);
    Ok(super::append_explained(text, &Answer::from(&working.report), &(&working).into(), language)?)
}

fn not_monitored(object: &Object<'_>) -> Result<PollutantSet, Fault> {
    const KEY: &str = "not_monitored";
    match object.get(KEY)? {
        None | Some(Cell::Null) => Ok(PollutantSet::EMPTY),
        Some(Cell::Texts(ids)) => ids
            .iter()
            .map(|id| {
                Pollutant::from_id(id).ok_or_else(|| Fault::of_field(KEY, "names an unknown pollutant"))
            })
            .collect(),
        Some(_) => Err(Fault::of_field(KEY, "must be a list of strings")),
    }
}

/// The answer to a line.
#[derive(Serialize)]
struct Answer {
    edition: &'static str,
    aqi: Option<u16>,
    level: Option<u8>,
    category: Option<&'static str>,
    #[serde(serialize_with = "names")]
    primary: PollutantSet,
    #[serde(serialize_with = "by_id")]
    iaqi: PerPollutant<Option<u16>>,
    note: Option<&'static str>,
}

impl From<&Report> for Answer {
    fn from(report: &Report) -> Self {
        Self {
            edition: report.edition.name(),
            aqi: report.aqi,
            level: report.level.map(air::Level::number),
            category: report.level.map(air::Level::category_zh),
            primary: report.primary,
            iaqi: report.iaqi,
            note: report.note.map(air::Note::id),
        }
    }
}

fn names<S: Serializer>(set: &PollutantSet, serializer: S) -> Result<S::Ok, S::Error> {
    let mut list = serializer.serialize_seq(None)?;
    for pollutant in set.iter() {
        list.serialize_element(pollutant.name())?;
    }
    list.end()
}

fn by_id<S: Serializer>(values: &PerPollutant<Option<u16>>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(Pollutant::ALL.len()))?;
    for (pollutant, value) in values.iter() {
        map.serialize_entry(pollutant.id(), value)?;
    }
    map.end()
}
