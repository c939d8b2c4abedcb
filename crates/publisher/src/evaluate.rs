//! From what was read to what is published: the tables of the contract, by the rules of the domain.

pub mod air;
mod air_relayed;
mod answers;
mod bulletins;
pub mod cells;
mod drinking;
mod duties;
mod emissions;
mod facilities;
mod groundwater;
mod lab;
mod lakes;
mod ledger;
mod ledger_checks;
mod period;
mod places;
mod polluters;
mod portal;
mod promises;
pub mod record;
mod replies;
mod samples;
mod soil;
mod sources;
mod successors;
mod targets;
mod warnings;
mod water;
mod water_doubts;

pub use record::Record;
pub use samples::Samples;

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
    /// Everything else.
    pub record: Record,
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
    let record = record::evaluate(workbook, book, faults);
    Tables {
        portal: Portal {
            promises: promises::promises(&ledger.tasks),
            answers: answers::newest(&record.replies),
            ..portal::portal(workbook, book, faults)
        },
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
        record,
        samples: Samples::of(workbook),
    }
}
