//! Reports of the domain in the words of the contract.

use crate::forms::cell::Cell;
use jiff::civil::Date;
use mingjing_contract::{
    air::{AirDay, Six},
    missing::MissingReason,
};
use mingjing_domain::Decimal;
use mingjing_domain::air::{self, Edition, PerPollutant, Reading, ReportKind};

/// A domain's verdict on one hour of six cells.
pub fn hourly(day: Date, six: &[Cell; 6]) -> air::Report {
    judge(day, ReportKind::Hourly, six.map(|cell| cell.value().ok()))
}

/// A domain's verdict on six values.
pub fn judge(day: Date, kind: ReportKind, six: [Option<Decimal>; 6]) -> air::Report {
    let readings = six.map(Reading::from);
    air::evaluate(day, kind, &PerPollutant(readings))
}

/// What the contract says of a verdict.
pub struct Said {
    /// Individual indices.
    pub iaqi: Six<Option<u16>>,
    /// AQI.
    pub aqi: Option<u16>,
    /// Level 1–6.
    pub level: Option<u8>,
    /// Identifiers of the primary pollutants.
    pub primary: Vec<String>,
    /// Why there is no AQI, or what else must be known.
    pub note: Option<String>,
}

/// A verdict in the words of the contract.
pub fn said(verdict: &air::Report) -> Said {
    Said {
        iaqi: Six::from_array(verdict.iaqi.0),
        aqi: verdict.aqi,
        level: verdict.level.map(air::Level::number),
        primary: verdict.primary.ids().map(str::to_owned).collect(),
        note: verdict.note.map(|note| note.id().to_owned()),
    }
}

/// A day as it is published: its six means judged, with how many values stand behind each, or why it is missing.
pub fn daily(
    date: Date,
    values: [Option<Decimal>; 6],
    counts: [u16; 6],
    missing: [Option<MissingReason>; 6],
) -> AirDay {
    let Said { iaqi, aqi, level, primary, note } = said(&judge(date, ReportKind::Daily, values));
    AirDay {
        date: date.to_string(),
        edition: Edition::on(date).name().to_owned(),
        values: Six::from_array(values),
        iaqi,
        aqi,
        level,
        primary,
        note,
        counts: Six::from_array(counts),
        missing: Six::from_array(missing),
    }
}

/// Why all six are missing; `None` when one of them is not. Differing reasons come to "no data".
pub fn why_all_missing(six: &[Cell; 6]) -> Option<MissingReason> {
    common_reason(six.iter().map(|cell| cell.value().err()))
}

/// The reason that all share; "no data" when they differ; `None` when one has none, or for nothing.
pub fn common_reason(reasons: impl Iterator<Item = Option<MissingReason>>) -> Option<MissingReason> {
    let mut common = None;
    for reason in reasons {
        let reason = reason?;
        common = match common {
            None => Some(reason),
            Some(known) if known == reason => common,
            Some(_) => Some(MissingReason::NoData),
        };
    }
    common
}
