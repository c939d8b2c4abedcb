//! Which published tables hold made-up rows, as data: each with the tables and forms of the workbook that
//! it is made of.

use crate::workbook::Workbook;
use mingjing_contract::manifest::table;
use std::collections::BTreeSet;

/// Published tables with the tables or forms behind them.
const MADE_OF: [(&[&str], &[&str]); 21] = [
    (
        &[table::PLACES],
        &["regions", "water_sections", "air_station_names", "city_codes", "national_station_list"],
    ),
    (&[table::AIR_NOW, table::AIR_HOURS, table::AIR_DAYS], &["national_air_hourly", "uci_beijing_hourly"]),
    (&[table::AIR_DAILY], &["air_daily", "third_party_daily"]),
    (&[table::FORECASTS], &["air_forecasts"]),
    (&[table::DUST_DAYS], &["dust_days"]),
    (&[table::WARNINGS], &["air_warnings"]),
    (&[table::WATER_NOW, table::WATER_READINGS], &["national_water_csv", "national_water_json"]),
    (&[table::LAKES, table::LAKE_READINGS], &["lakes", "lake_readings"]),
    (&[table::GROUNDWATER, table::GROUNDWATER_READINGS], &["groundwater_wells", "groundwater_readings"]),
    (&[table::DRINKING, table::DRINKING_READINGS], &["drinking_places", "drinking_readings"]),
    (&[table::SOIL], &["soil_plots", "soil_readings", "soil_farmland"]),
    (
        &[table::POLLUTERS],
        &["enterprises", "outlets", "emission_limits", "penalties", "credit_ratings", "yellow_red_cards"],
    ),
    (&[table::EMISSIONS], &["outlets", "emission_limits", "emissions_hourly"]),
    (&[table::EMISSION_DAYS], &["outlets", "emission_limits", "emissions_daily"]),
    (
        &[table::LEDGER, table::TASKS],
        &["documents", "units", "tasks", "task_units", "milestones", "task_events"],
    ),
    (
        &[table::TARGETS],
        &["indicators", "extra_indicators", "targets", "observations", "public_observations"],
    ),
    (&[table::DUTIES], &["disclosure_duties", "duty_units", "duty_evidence"]),
    (&[table::SOURCES], &["sources"]),
    (&[table::FACILITIES], &["facilities", "visit_days"]),
    (&[table::BULLETINS, table::BULLETIN_TEXTS], &["bulletins"]),
    (&[table::REPLIES], &["replies"]),
];

/// The published tables that hold made-up rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Samples(BTreeSet<&'static str>);

impl Samples {
    /// From the flags of a workbook's resources.
    #[must_use]
    pub fn of(workbook: &Workbook) -> Self {
        let sampled: BTreeSet<&str> = workbook
            .package
            .resources
            .iter()
            .filter(|resource| resource.sample)
            .map(|resource| match resource.form.as_deref() {
                None | Some("table") => resource.table_name(),
                Some(form) => form,
            })
            .collect();
        let made_up = MADE_OF.iter().filter(|(_, parts)| parts.iter().any(|part| sampled.contains(part)));
        Self(made_up.flat_map(|(tables, _)| tables.iter().copied()).collect())
    }

    /// Whether a published table holds made-up rows.
    #[must_use]
    pub fn has(&self, table: &str) -> bool {
        self.0.contains(table)
    }
}
