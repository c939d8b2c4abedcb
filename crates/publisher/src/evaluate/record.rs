//! The tables beside air, surface water and the ledger. Each is absent where the workbook has none of its
//! parts.

use super::{
    air_relayed, bulletins, drinking, emissions, facilities, groundwater, lakes, polluters, replies,
};
use super::{soil, warnings};
use crate::diagnostic::Diagnostics;
use crate::forms::Book;
use crate::workbook::Workbook;
use mingjing_contract::air_relayed::{AirDaily, DustDays, Forecasts};
use mingjing_contract::bulletins::{BulletinText, Bulletins};
use mingjing_contract::drinking::{Drinking, DrinkingReadings};
use mingjing_contract::emissions::{EmissionDays, Emissions};
use mingjing_contract::facilities::Facilities;
use mingjing_contract::groundwater::{Groundwater, WellReadings};
use mingjing_contract::lakes::{LakeReadings, Lakes};
use mingjing_contract::polluters::Polluters;
use mingjing_contract::replies::Replies;
use mingjing_contract::soil::Soil;
use mingjing_contract::warnings::Warnings;

/// Everything of a release that is evaluated row by row or sample by sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Daily air values as published, by place, then year.
    pub air_daily: Vec<AirDaily>,
    /// Forecasts.
    pub forecasts: Option<Forecasts>,
    /// Dust days.
    pub dust_days: Option<DustDays>,
    /// Official warnings.
    pub warnings: Option<Warnings>,
    /// Lakes.
    pub lakes: Option<Lakes>,
    /// By lake, then year.
    pub lake_readings: Vec<LakeReadings>,
    /// Wells.
    pub groundwater: Option<Groundwater>,
    /// By year.
    pub well_readings: Vec<WellReadings>,
    /// Sources, plants, taps.
    pub drinking: Option<Drinking>,
    /// By year.
    pub drinking_readings: Vec<DrinkingReadings>,
    /// Plots and farmland.
    pub soil: Option<Soil>,
    /// Enterprises.
    pub polluters: Option<Polluters>,
    /// By outlet, then month.
    pub emissions: Vec<Emissions>,
    /// By outlet, then year.
    pub emission_days: Vec<EmissionDays>,
    /// Plants that receive visitors.
    pub facilities: Option<Facilities>,
    /// List of bulletins.
    pub bulletins: Option<Bulletins>,
    /// Their texts, by identifier.
    pub bulletin_texts: Vec<BulletinText>,
    /// Answers, by year of receipt.
    pub replies: Vec<Replies>,
}

/// Evaluates all of them.
pub fn evaluate(workbook: &Workbook, book: &Book, faults: &mut Diagnostics) -> Record {
    let places = air_relayed::known_places(book);
    let (lakes, lake_readings) = lakes::evaluate(book, faults);
    let (groundwater, well_readings) = groundwater::evaluate(book, faults);
    let (drinking, drinking_readings) = drinking::evaluate(book, faults);
    let mut polluters = polluters::evaluate(book, faults);
    let emissions::Means { hours: emissions, days: emission_days, counts } =
        emissions::evaluate(book, polluters.as_ref(), faults);
    if let Some(polluters) = &mut polluters {
        polluters::give_counts(polluters, counts);
    }
    let (bulletins, bulletin_texts) = bulletins::evaluate(workbook, book, faults);
    Record {
        air_daily: air_relayed::daily(book, &places, faults),
        forecasts: air_relayed::forecasts(book, faults),
        dust_days: air_relayed::dust_days(book, faults),
        warnings: warnings::evaluate(book, faults),
        lakes,
        lake_readings,
        groundwater,
        well_readings,
        drinking,
        drinking_readings,
        soil: soil::evaluate(book, faults),
        polluters,
        emissions,
        emission_days,
        facilities: facilities::evaluate(book, faults),
        bulletins,
        bulletin_texts,
        replies: replies::evaluate(book, &places, faults),
    }
}
