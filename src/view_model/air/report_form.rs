//! The hourly report in the form of the standard.

use super::{category, row, unit};
use crate::text::{Text, word};
use crate::view_model::figure::Table;
use mingjing_contract::air::AirNow;
use mingjing_domain::air::Pollutant;

/// The hourly report in the form of HJ 633 (2012: table 4, 2026: table 5), a row a place.
#[must_use]
pub fn report_form(now: &AirNow, places: &[(String, String)], t: &'static Text) -> Table {
    let missing = || "NA".to_owned();
    let mut head = vec![t.air().report_place.to_owned()];
    for pollutant in Pollutant::ALL {
        let name = word(t.items, pollutant.id());
        head.push(format!("{name} {}", unit(pollutant)));
        head.push(format!("{name} IAQI"));
    }
    head.extend([t.aqi, t.primary, t.level].map(str::to_owned));
    let rows = places.iter().filter_map(|(code, name)| {
        let report = row(now, code)?;
        let mut cells = vec![name.clone()];
        for (value, iaqi) in report.values.as_array().into_iter().zip(report.iaqi.as_array()) {
            cells.push(value.map_or_else(missing, |value| value.to_string()));
            cells.push(iaqi.map_or_else(missing, |iaqi| iaqi.to_string()));
        }
        let primary: Vec<String> = report.primary.iter().map(|id| word(t.items, id)).collect();
        cells.push(report.aqi.map_or_else(missing, |aqi| aqi.to_string()));
        cells.push(match report.aqi {
            None => missing(),
            Some(_) if primary.is_empty() => "—".to_owned(),
            Some(_) => primary.join(t.air().joint),
        });
        cells.push(report.level.map_or_else(missing, |level| category(level, t).to_owned()));
        Some(cells)
    });
    Table { head, rows: rows.collect() }
}
