//! Tables as immutable files.

mod cuts;
mod made_up;
mod record;

use super::files::sha256_hex;
use crate::Failure;
use crate::evaluate::Tables;
use made_up::{MadeUp, apart};
use mingjing_contract::air::AirHours;
use mingjing_contract::manifest::{FileEntry, table};
use mingjing_contract::series;
use rayon::prelude::*;
use serde::Serialize;

/// One file of a release, in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// Which table.
    pub table: &'static str,
    /// Which part of it.
    pub partition: Option<String>,
    /// In which form.
    pub form: Form,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Their SHA-256, lower-case hex.
    pub sha256: String,
    /// Has made-up data.
    pub sample: bool,
}

/// Form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// JSON.
    Json,
    /// The compact columnar form of [`series`].
    Series,
}

impl Form {
    fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Series => series::EXTENSION,
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Series => series::MEDIA_TYPE,
        }
    }
}

impl Blob {
    pub(super) fn of<T: Serialize>(
        table: &'static str,
        partition: Option<String>,
        value: &T,
        sample: bool,
    ) -> Result<Self, Failure> {
        let bytes = serde_json::to_vec(value)
            .map_err(|source| Failure::Encode { table: table.to_owned(), source })?;
        Ok(Self { table, partition, form: Form::Json, sha256: sha256_hex(&bytes), bytes, sample })
    }

    fn of_hours(hours: &AirHours, sample: bool) -> Result<Self, Failure> {
        let table = table::AIR_HOURS;
        let bytes =
            hours.to_series().map_err(|source| Failure::EncodeSeries { table: table.to_owned(), source })?;
        let partition = Some(format!("{}/{}", hours.place, hours.month));
        Ok(Self { table, partition, form: Form::Series, sha256: sha256_hex(&bytes), bytes, sample })
    }

    /// Name of its file.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.{}", self.sha256, self.form.extension())
    }

    /// Its line in the manifest.
    #[must_use]
    pub fn entry(&self) -> FileEntry {
        FileEntry {
            table: self.table.to_owned(),
            partition: self.partition.clone(),
            path: format!("{}/{}", super::BLOBS, self.file_name()),
            media_type: self.form.media_type().to_owned(),
            bytes: self.bytes.len() as u64,
            sha256: self.sha256.clone(),
            sample: self.sample,
        }
    }
}

/// Every table of a release as a file.
///
/// # Errors
/// [`Failure::Encode`].
pub fn encode(tables: &Tables) -> Result<Vec<Blob>, Failure> {
    let samples = &tables.samples;
    let made_up = MadeUp::of(tables);
    let mut blobs = vec![
        // The portal lists the resources with their flags; it is not made up itself.
        Blob::of(table::PORTAL, None, &tables.portal, false)?,
        Blob::of(table::PLACES, None, &tables.places, samples.has(table::PLACES))?,
        Blob::of(table::DUTIES, None, &tables.duties, samples.has(table::DUTIES))?,
    ];
    blobs.extend(apart(table::LEDGER, &tables.ledger, samples)?);
    blobs.extend(cuts::of(&tables.ledger, samples)?);
    blobs.extend(apart(table::TARGETS, &tables.targets, samples)?);
    blobs.extend(apart(table::SOURCES, &tables.sources, samples)?);
    if let Some(now) = &tables.water_now {
        blobs.push(Blob::of(table::WATER_NOW, None, now, samples.has(table::WATER_NOW))?);
    }
    for part in &tables.water_readings {
        let partition = format!("{}/{}", part.section, part.year);
        let sample = made_up.sections.contains(part.section.as_str());
        blobs.push(Blob::of(table::WATER_READINGS, Some(partition), part, sample)?);
    }
    if let Some(air) = &tables.air {
        blobs.push(Blob::of(table::AIR_NOW, None, &air.now, samples.has(table::AIR_NOW))?);
        let is_sample = |place: &str| made_up.places.contains(place);
        let hours = air.hours.par_iter().map(|part| Blob::of_hours(part, is_sample(&part.place)));
        let days = air.days.par_iter().map(|part| {
            let partition = format!("{}/{}", part.place, part.year);
            Blob::of(table::AIR_DAYS, Some(partition), part, is_sample(&part.place))
        });
        blobs.extend(hours.collect::<Result<Vec<_>, _>>()?);
        blobs.extend(days.collect::<Result<Vec<_>, _>>()?);
    }
    blobs.extend(record::encode(&tables.record, samples, &made_up)?);
    Ok(blobs)
}
