//! One edition of the national rules for the whole stretch.

use super::values;
use crate::text::{Text, word};
use crate::view_model::air::category;
use crate::view_model::air_hours::rules::bands;
use crate::view_model::air_hours::{Hours, Item};
use crate::view_model::to_f64;
use mingjing_chart::kinds::time_series::{ALWAYS, Limit};
use mingjing_contract::air::AirHours;
use mingjing_domain::air::limits::{Averaging, ZoneClass, limit};
use mingjing_domain::air::{Edition, Reading, ReportKind, evaluate_under};
use std::sync::Arc;

/// One edition of the country's rules for the whole stretch.
pub(super) fn through(
    hours: &mut Hours,
    edition: Edition,
    months: &[Arc<AirHours>],
    t: &'static Text,
) -> Option<&'static str> {
    hours.breaks.clear();
    hours.bands = bands(hours.item, edition.name(), t);
    let Item::Pollutant(pollutant) = hours.item else {
        for hour in &mut hours.hours {
            let Some(values) = values(months, hour.at) else { continue };
            let readings = values.map(Reading::from);
            let report = evaluate_under(edition, ReportKind::Hourly, &readings);
            hour.value = report.aqi.map(f64::from);
            hour.text = match (report.aqi.zip(report.level), report.note) {
                (Some((aqi, level)), _) => format!("{aqi} {}", category(level.number(), t)),
                (None, Some(note)) => word(t.report_notes, note.id()),
                (None, None) => t.no_data.to_owned(),
            };
        }
        return None;
    };
    let found = limit(pollutant, Averaging::Hour, ZoneClass::Two, edition.first_day());
    let drawn = found.map(|limit| Limit {
        value: to_f64(limit.value),
        label: (t.hour_limit)(&limit.value.to_string(), limit.edition),
        span: ALWAYS,
    });
    hours.limits = drawn.into_iter().collect();
    hours.limits.is_empty().then_some(t.lens().no_hour_limit)
}
