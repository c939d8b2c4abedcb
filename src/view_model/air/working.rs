//! How the index of an hour was worked out, done again by the rules.

use super::unit;
use crate::text::{Text, format, word};
use mingjing_contract::air::PlaceNow;
use mingjing_domain::Decimal;
use mingjing_domain::air::{Edition, IaqiOutcome, Pollutant, Reading, ReportKind, evaluate};

/// One line of the working.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingRow {
    /// Pollutant.
    pub name: String,
    /// Concentration with unit, or why there is none.
    pub concentration: String,
    /// Segment of the table.
    pub segment: String,
    /// Individual index.
    pub iaqi: String,
    /// It decides the AQI.
    pub deciding: bool,
}

/// How an hourly report was worked out, done again here with the rules crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Working {
    /// What is done, with the edition.
    pub lead: String,
    /// A row a pollutant.
    pub rows: Vec<WorkingRow>,
    /// The index worked out here equals the published one.
    pub agrees: bool,
}

/// Works out the hourly report of a place again from its published concentrations.
#[must_use]
pub fn working(hour_ending: &str, row: &PlaceNow, t: &'static Text) -> Option<Working> {
    let at = format::civil(hour_ending)?;
    let hour = mingjing_domain::time::HourEnding::new(at.date(), u8::try_from(at.hour()).ok()?)?;
    let readings = row.values.per_pollutant().map(Reading::from);
    let again = evaluate(hour.monitoring_day(), ReportKind::Hourly, &readings);
    let rows = Pollutant::ALL
        .into_iter()
        .zip(row.values.as_array())
        .map(|(pollutant, value)| working_row(pollutant, *value, again.edition, again.aqi, t))
        .collect();
    Some(Working { lead: (t.working_lead)(again.edition.name()), rows, agrees: again.aqi == row.aqi })
}

fn working_row(
    pollutant: Pollutant,
    value: Option<Decimal>,
    edition: Edition,
    aqi: Option<u16>,
    t: &'static Text,
) -> WorkingRow {
    let name = word(t.items, pollutant.id());
    let working =
        value.and_then(|value| mingjing_domain::air::explain(edition, ReportKind::Hourly, pollutant, value));
    let Some(working) = working else {
        let dash = || "—".to_owned();
        return WorkingRow {
            name,
            concentration: t.no_data.to_owned(),
            segment: dash(),
            iaqi: dash(),
            deciding: false,
        };
    };
    let segment = match working.outcome {
        IaqiOutcome::Interpolated { lo, hi, .. } => {
            format!("{}–{} → {}–{}", lo.concentration, hi.concentration, lo.iaqi, hi.iaqi)
        }
        IaqiOutcome::AboveTable { last, iaqi } => format!("> {} → {iaqi}", last.concentration),
        IaqiOutcome::NoIndex { last, .. } => format!("> {}", last.concentration),
    };
    let iaqi = working.iaqi();
    WorkingRow {
        name,
        concentration: format!("{} {}", working.rounded, unit(pollutant)),
        segment,
        iaqi: iaqi.map_or_else(|| "—".to_owned(), |iaqi| iaqi.to_string()),
        deciding: iaqi.is_some() && iaqi == aqi,
    }
}
