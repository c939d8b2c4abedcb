//! Which files hold made-up rows, and which tables keep them in a file of their own.
//!
//! What is made up refers only to what is made up (`E519`), so a file that belongs to one thing is made up when that
//! thing is.

use super::Blob;
use crate::Failure;
use crate::evaluate::{Samples, Tables};
use mingjing_contract::ledger::{Ledger, Sources};
use mingjing_contract::manifest::SAMPLE_PART;
use mingjing_contract::targets::Targets;
use serde::Serialize;
use std::collections::BTreeSet;

/// Identifiers of made-up things to which files belong.
#[derive(Debug, Default)]
pub struct MadeUp<'a> {
    /// Regions and air stations.
    pub places: BTreeSet<&'a str>,
    /// Water sections.
    pub sections: BTreeSet<&'a str>,
    /// Lakes.
    pub lakes: BTreeSet<&'a str>,
    /// Wells and drinking-water places.
    pub sampled: BTreeSet<&'a str>,
    /// Outlets.
    pub outlets: BTreeSet<&'a str>,
    /// Bulletins.
    pub bulletins: BTreeSet<&'a str>,
}

impl<'a> MadeUp<'a> {
    /// Of a release.
    pub fn of(tables: &'a Tables) -> Self {
        let (places, record) = (&tables.places, &tables.record);
        let regions = places.regions.iter().filter(|one| one.sample).map(|one| one.code.as_str());
        let stations = places.stations.iter().filter(|one| one.sample).map(|one| one.code.as_str());
        let sections = places.sections.iter().filter(|one| one.sample).map(|one| one.id.as_str());
        let lakes = record.lakes.iter().flat_map(|table| &table.lakes);
        let wells = record.groundwater.iter().flat_map(|table| &table.wells);
        let drinking = record.drinking.iter().flat_map(|table| &table.places);
        let enterprises = record.polluters.iter().flat_map(|table| &table.enterprises);
        let bulletins = record.bulletins.iter().flat_map(|table| &table.bulletins);
        let sampled = wells.filter(|one| one.sample).map(|one| one.id.as_str());
        Self {
            places: regions.chain(stations).collect(),
            sections: sections.collect(),
            lakes: lakes.filter(|one| one.sample).map(|one| one.id.as_str()).collect(),
            sampled: sampled.chain(drinking.filter(|one| one.sample).map(|one| one.id.as_str())).collect(),
            outlets: enterprises
                .filter(|one| one.sample)
                .flat_map(|one| &one.outlets)
                .map(|outlet| outlet.id.as_str())
                .collect(),
            bulletins: bulletins.filter(|one| one.sample).map(|one| one.id.as_str()).collect(),
        }
    }
}

/// A table whose made-up rows can stand in a file of their own.
pub trait Apart: Serialize + Sized {
    /// Its made-up rows, or the others.
    fn rows(&self, sample: bool) -> Self;
    /// Whether it has none.
    fn is_empty(&self) -> bool;
}

impl Apart for Ledger {
    fn rows(&self, sample: bool) -> Self {
        Self {
            documents: self.documents.iter().filter(|row| row.sample == sample).cloned().collect(),
            units: self.units.iter().filter(|row| row.sample == sample).cloned().collect(),
            tasks: self.tasks.iter().filter(|row| row.sample == sample).cloned().collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.units.is_empty() && self.tasks.is_empty()
    }
}

impl Apart for Targets {
    fn rows(&self, sample: bool) -> Self {
        Self {
            indicators: self.indicators.iter().filter(|row| row.sample == sample).cloned().collect(),
            targets: self.targets.iter().filter(|row| row.sample == sample).cloned().collect(),
            observations: self.observations.iter().filter(|row| row.sample == sample).cloned().collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.indicators.is_empty() && self.targets.is_empty() && self.observations.is_empty()
    }
}

impl Apart for Sources {
    fn rows(&self, sample: bool) -> Self {
        Self { sources: self.sources.iter().filter(|row| row.sample == sample).cloned().collect() }
    }

    fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }
}

/// A table as one file; where it mixes real and made-up rows, the made-up ones as a partition.
///
/// # Errors
/// [`Failure::Encode`].
pub fn apart<T: Apart>(table: &'static str, value: &T, samples: &Samples) -> Result<Vec<Blob>, Failure> {
    let (real, made_up) = (value.rows(false), value.rows(true));
    if real.is_empty() || made_up.is_empty() {
        return Ok(vec![Blob::of(table, None, value, samples.has(table))?]);
    }
    Ok(vec![
        Blob::of(table, None, &real, false)?,
        Blob::of(table, Some(SAMPLE_PART.to_owned()), &made_up, true)?,
    ])
}
