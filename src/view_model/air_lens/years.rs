//! The days of a place by one edition of HJ 633.

use crate::text::{Text, word};
use crate::view_model::air_year::Year;
use crate::view_model::lens::Lens;
use mingjing_contract::air::{AirDay, AirDays};
use mingjing_domain::air::{Edition, Reading, ReportKind, evaluate_under};
use std::sync::Arc;

/// The days judged anew from their published means; those of a standard that the calendar is not drawn by stay as they
/// are.
#[must_use]
pub fn through(years: &[Arc<AirDays>], lens: Lens) -> Vec<Arc<AirDays>> {
    let edition = match lens {
        Lens::Gb2012 => Edition::Hj633_2012,
        Lens::Gb2026 => Edition::Hj633_2026,
        _ => return years.to_vec(),
    };
    let judged = |year: &Arc<AirDays>| {
        let days = year.days.iter().map(|day| by(edition, day)).collect();
        Arc::new(AirDays { place: year.place.clone(), year: year.year, days })
    };
    years.iter().map(judged).collect()
}

fn by(edition: Edition, day: &AirDay) -> AirDay {
    let readings = day.values.per_pollutant().map(Reading::from);
    let found = evaluate_under(edition, ReportKind::Daily, &readings);
    let mut day = day.clone();
    edition.name().clone_into(&mut day.edition);
    day.aqi = found.aqi;
    day.level = found.level.map(|level| level.number());
    day.primary = found.primary.ids().map(str::to_owned).collect();
    day.note = found.note.map(|note| note.id().to_owned());
    day
}

/// Says by whose rules a year is seen.
#[must_use]
pub fn told(year: Year, lens: Lens, t: &'static Text) -> Year {
    let w = t.lens();
    let is_judged_anew = matches!(lens, Lens::Gb2012 | Lens::Gb2026);
    let by = if is_judged_anew { (w.by)(&word(w.names, lens.id()), None) } else { w.no_calendar.to_owned() };
    Year { by: Some(by), joins_editions: year.joins_editions && !is_judged_anew, ..year }
}
