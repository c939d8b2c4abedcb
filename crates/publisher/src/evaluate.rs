//! From what was read to what is published: the tables of the contract, by the rules of the domain.

pub mod air;
pub mod cells;
mod duties;
mod ledger;
mod ledger_checks;
mod period;
mod places;
mod portal;
mod sources;
mod targets;
mod water;

use crate::diagnostic::Diagnostics;
use crate::forms::Book;
use crate::workbook::Workbook;
use mingjing_contract::{
    air::{AirDays, AirHours, AirNow},
    ledger::{Duties, Ledger, Sources},
    places::Places,
    portal::Portal,
    targets::Targets,
    water::{WaterNow, WaterReadings},
};

/// Everything that a release holds, before it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tables {
    /// Masthead and provenance.
    pub portal: Portal,
    /// Regions, stations, sections.
    pub places: Places,
    /// Air; absent when the workbook has no archive.
    pub air: Option<Air>,
    /// Newest class of each section; absent when the workbook has no water.
    pub water_now: Option<WaterNow>,
    /// Readings by section and year.
    pub water_readings: Vec<WaterReadings>,
    /// Tasks and what became of them.
    pub ledger: Ledger,
    /// Indicators.
    pub targets: Targets,
    /// Disclosure duties.
    pub duties: Duties,
    /// Publications.
    pub sources: Sources,
    /// Which tables have made-up rows.
    pub samples: Samples,
}

/// Air tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Air {
    /// The newest hour.
    pub now: AirNow,
    /// By place, then month.
    pub hours: Vec<AirHours>,
    /// By place, then year.
    pub days: Vec<AirDays>,
}

/// Which kinds of tables have made-up rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Samples {
    /// `places`.
    pub places: bool,
    /// `air_*`.
    pub air: bool,
    /// `water_*`.
    pub water: bool,
    /// `ledger`.
    pub ledger: bool,
    /// `targets`.
    pub targets: bool,
    /// `duties`.
    pub duties: bool,
    /// `sources`.
    pub sources: bool,
}

/// Evaluates a workbook. What is doubted on the way is told; with errors among it the tables are not
/// to be published.
#[must_use]
pub fn evaluate(workbook: &Workbook, book: &Book, faults: &mut Diagnostics) -> Tables {
    let network = air::network::Network::of(book, faults);
    let sections = places::sections(book, faults);
    let regions = places::regions(book, faults);
    let air = air::evaluate(&workbook.settings, book, &network, faults);
    let (water_now, water_readings) = water::evaluate(book, &sections, faults);
    let sources = sources::evaluate(book, faults);
    let ledger = ledger::evaluate(book, faults);
    let targets = targets::evaluate(book, faults);
    let duties = duties::evaluate(book, faults);
    portal::tell_unused(book, faults);
    portal::check_home(&workbook.settings, book, faults);
    let samples = samples(book, workbook);
    Tables {
        portal: portal::portal(workbook, book, faults),
        places: Places {
            regions,
            stations: network.published(),
            sections: sections.into_iter().map(|placed| placed.value).collect(),
        },
        air,
        water_now,
        water_readings,
        ledger,
        targets,
        duties,
        sources,
        samples,
    }
}

fn samples(book: &Book, workbook: &Workbook) -> Samples {
    let form = |name: &str| {
        workbook
            .package
            .resources
            .iter()
            .any(|resource| resource.sample && resource.form.as_deref() == Some(name))
    };
    Samples {
        places: book.any_sample(&["regions", "water_sections", "air_station_names", "city_codes"])
            || form("national_station_list"),
        air: form("national_air_hourly"),
        water: form("national_water_csv"),
        ledger: book.any_sample(&["documents", "units", "tasks", "task_units", "milestones", "task_events"]),
        targets: book.any_sample(&["indicators", "targets", "observations", "public_observations"]),
        duties: book.any_sample(&["disclosure_duties", "duty_units", "duty_evidence"]),
        sources: book.any_sample(&["sources"]),
    }
}
