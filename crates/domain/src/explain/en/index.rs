//! The index of HJ 633 in English.

use super::assumptions;
use crate::air::{self, Clause, IaqiOutcome, Note, Reading, ReportKind};

pub(crate) fn air_index(working: &air::Working) -> String {
    let unit = working.pollutant.unit();
    let mut text = format!("{} {} {unit}", working.pollutant.name(), working.given);
    if working.rounded.to_string() != working.given.to_string() {
        text += &format!(", rounded to {},", working.rounded);
    }
    let c = working.rounded;
    text += &match working.outcome {
        IaqiOutcome::Interpolated { lo, hi, iaqi } => format!(
            " lies between {lc} and {hc}, where the index runs from {li} to {hi}: \
             {li} + ({hi} − {li}) × ({c} − {lc}) ÷ ({hc} − {lc}), rounded up: {iaqi}.",
            lc = lo.concentration,
            hc = hi.concentration,
            li = lo.iaqi,
            hi = hi.iaqi,
        ),
        IaqiOutcome::AboveTable { last, iaqi } if working.clause == Clause::EndOfRange => {
            format!(
                " is above the last limit of the table, {}; the index ends at {iaqi}.",
                last.concentration
            )
        }
        IaqiOutcome::AboveTable { last, iaqi } => {
            format!(" is above {}; by a note of the table the index is {iaqi}.", last.concentration)
        }
        IaqiOutcome::NoIndex { note, .. } => format!(": {}", note_words(note)),
    };
    text
}

pub(crate) fn air_report(working: &air::ReportWorking) -> String {
    let report = &working.report;
    let kind = match report.kind {
        ReportKind::Hourly => "Hourly",
        ReportKind::Daily => "Daily",
    };
    let mut lines = vec![format!("{kind} report of {} by {}.", working.day, report.edition.name())];
    for (pollutant, part) in working.parts.iter() {
        let name = pollutant.name();
        lines.push(match (part, working.given[pollutant]) {
            (Some(part), _) => air_index(part),
            (None, Reading::Measured(given)) => {
                format!("{name} {given} is not a usable concentration and counts as missing.")
            }
            (None, Reading::Missing) => format!("{name} is missing or invalid."),
            (None, Reading::NotMonitored) => format!(
                "{name} is outside the monitoring programme, and in three years of measurements it never was the primary pollutant of a polluted day."
            ),
            (None, Reading::NotMonitoredUnproven) => format!(
                "{name} is outside the monitoring programme without three years of measurements and counts as missing."
            ),
        });
    }
    if let (Some(aqi), Some(level)) = (report.aqi, report.level) {
        lines.push(format!(
            "The AQI is the highest of them, {aqi}: level {}, {}.",
            level.number(),
            level.category_en()
        ));
        let names: Vec<_> = report.primary.iter().map(air::Pollutant::name).collect();
        lines.push(if names.is_empty() {
            "At 50 or below there is no primary pollutant.".into()
        } else {
            format!("Primary pollutant: {}.", names.join(", "))
        });
    }
    if let Some(note) = report.note {
        lines.push(note_words(note).into());
    }
    assumptions(&mut lines, working.assumption);
    lines.join("\n")
}

fn note_words(note: Note) -> &'static str {
    match note {
        Note::NoData => "Not one pollutant has a valid value: no AQI.",
        Note::Incomplete => {
            "A pollutant is missing and the others are at most 100: AQI, level and primary pollutant are NA (5.3.1)."
        }
        Note::IncompleteAbove100 => {
            "A pollutant is missing, but another is above 100 already: the AQI is published (5.3.1)."
        }
        Note::IncompleteNoRule => "A pollutant is missing, and HJ 633-2012 has no rule for that: no AQI.",
        Note::So2ByDailyMean => {
            "Hourly SO2 above 800 µg/m³ goes by the daily mean, which this report does not have: no AQI (table 1, note 2)."
        }
        Note::O3ByHourlyMean => {
            "8-hour O3 above 800 µg/m³ goes by the hourly mean, which this report does not have: no AQI (table 1, note 3)."
        }
        Note::BelowRange => "All concentrations are 0: the formula gives 0, while the index begins at 1.",
    }
}
