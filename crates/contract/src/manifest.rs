//! The release: which files belong to it, and how each is recognised.

use crate::Id;
use serde::{Deserialize, Serialize};

/// `data/head.json`: the one mutable file, a pointer to the current release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Head {
    /// [`crate::CONTRACT_VERSION`] of the release pointed at.
    pub contract: u32,
    /// Number of the release, 1, 2, 3, …
    pub release: u64,
    /// When it was published (RFC 3339).
    pub published_at: String,
    /// Path of the manifest below the site's root: `data/release/<n>.json`.
    pub manifest: String,
    /// SHA-256 of the manifest's bytes, lower-case hex.
    pub manifest_sha256: String,
    /// SHA-256 of the manifest's compressed twin, `<manifest>.br`, which most readers are sent; absent in releases
    /// from before it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manifest_br_sha256: Option<String>,
    /// The signed checkpoint of the log that ends with this release, the same text as
    /// [`crate::log::CHECKPOINT`]. It stands here so that one rename moves the pointer and the log together;
    /// absent when the release is unsigned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<String>,
}

/// `data/release/<n>.json`: everything that the release consists of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Manifest {
    /// [`crate::CONTRACT_VERSION`].
    pub contract: u32,
    /// Number of the release.
    pub release: u64,
    /// When it was published (RFC 3339).
    pub published_at: String,
    /// SHA-256 of the manifest before this one; absent in release 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous_manifest_sha256: Option<String>,
    /// SHA-256 of `data/release/<n>.sha256`, which lists the compressed twins that are new in this release, in
    /// the form of `sha256sum`; absent in releases that were published before there was such a list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub twins_sha256: Option<String>,
    /// True when any file carries sample (made-up) data.
    pub has_samples: bool,
    /// The files, sorted by table, then partition.
    pub files: Vec<FileEntry>,
}

/// One immutable, content-addressed file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileEntry {
    /// Which table: one of the constants in [`table`].
    pub table: String,
    /// Which part of a partitioned table, e.g. `2186A/2025-01`; absent when the table is one file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partition: Option<Id>,
    /// Path below the site's root: `data/blob/<sha-256>.json`, `.mjs1` for a series.
    pub path: String,
    /// Media type: `application/json`, or [`crate::series::MEDIA_TYPE`].
    pub media_type: String,
    /// Size in bytes, uncompressed.
    pub bytes: u64,
    /// SHA-256 of the uncompressed bytes, lower-case hex.
    pub sha256: String,
    /// True when the file has made-up data for demonstration.
    pub sample: bool,
}

impl Manifest {
    /// The file of a table (and partition), if the release has it.
    #[must_use]
    pub fn find(&self, table: &str, partition: Option<&str>) -> Option<&FileEntry> {
        self.files.iter().find(|file| file.table == table && file.partition.as_deref() == partition)
    }

    /// Partitions of a table whose name starts with `prefix`, in order.
    pub fn partitions<'a>(&'a self, table: &'a str, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        self.files
            .iter()
            .filter(move |file| file.table == table)
            .filter_map(|file| file.partition.as_deref())
            .filter(move |partition| partition.starts_with(prefix))
    }
}

/// Partition of the made-up rows of a table that otherwise is one file: `ledger`, `targets`, `sources`.
pub const SAMPLE_PART: &str = "sample";

/// Parts of the table `tasks`: the ledger once more, cut for reading. Each also exists as `<part>/sample` where the
/// ledger has made-up rows of its own, but for the parts of single tasks, which are found by identifier alone.
pub mod cut {
    /// Documents and units, no task.
    pub const NAMES: &str = "names";
    /// All tasks with what a list shows, filters and counts by: no summaries, no words of events, no sources.
    pub const LIST: &str = "list";
    /// `year/<yyyy>`: all tasks with what their states follow from, and titles for those of which something was
    /// due or published in that year.
    pub const YEAR: &str = "year/";
    /// `of/<first identifier>`: some tasks whole, by identifier, from the one that is named up to the next part;
    /// with the documents and units that they name, and the titles of tasks beside, above and below them.
    pub const OF: &str = "of/";
}

/// Names of the tables of this contract.
pub mod table {
    /// [`crate::portal::Portal`]
    pub const PORTAL: &str = "portal";
    /// [`crate::places::Places`]
    pub const PLACES: &str = "places";
    /// [`crate::air::AirNow`]
    pub const AIR_NOW: &str = "air_now";
    /// [`crate::air::AirHours`], partition `<place>/<yyyy-mm>`
    pub const AIR_HOURS: &str = "air_hours";
    /// [`crate::air::AirDays`], partition `<place>/<yyyy>`
    pub const AIR_DAYS: &str = "air_days";
    /// [`crate::water::WaterNow`]
    pub const WATER_NOW: &str = "water_now";
    /// [`crate::water::WaterReadings`], partition `<section>/<yyyy>`
    pub const WATER_READINGS: &str = "water_readings";
    /// [`crate::ledger::Ledger`]
    pub const LEDGER: &str = "ledger";
    /// [`crate::ledger::Ledger`], cut for reading: what [`LEDGER`] says, in the parts of [`super::cut`]
    pub const TASKS: &str = "tasks";
    /// [`crate::targets::Targets`]
    pub const TARGETS: &str = "targets";
    /// [`crate::ledger::Duties`]
    pub const DUTIES: &str = "duties";
    /// [`crate::ledger::Sources`]
    pub const SOURCES: &str = "sources";
    /// [`crate::history::Corrections`]
    pub const CORRECTIONS: &str = "corrections";
    /// [`crate::history::History`]
    pub const HISTORY: &str = "history";
    /// [`crate::air_relayed::AirDaily`], partition `<place>/<yyyy>`
    pub const AIR_DAILY: &str = "air_daily";
    /// [`crate::air_relayed::Forecasts`]
    pub const FORECASTS: &str = "forecasts";
    /// [`crate::air_relayed::DustDays`]
    pub const DUST_DAYS: &str = "dust_days";
    /// [`crate::warnings::Warnings`]
    pub const WARNINGS: &str = "warnings";
    /// [`crate::lakes::Lakes`]
    pub const LAKES: &str = "lakes";
    /// [`crate::lakes::LakeReadings`], partition `<lake>/<yyyy>`
    pub const LAKE_READINGS: &str = "lake_readings";
    /// [`crate::groundwater::Groundwater`]
    pub const GROUNDWATER: &str = "groundwater";
    /// [`crate::groundwater::WellReadings`], partition `<yyyy>`
    pub const GROUNDWATER_READINGS: &str = "groundwater_readings";
    /// [`crate::drinking::Drinking`]
    pub const DRINKING: &str = "drinking";
    /// [`crate::drinking::DrinkingReadings`], partition `<yyyy>`
    pub const DRINKING_READINGS: &str = "drinking_readings";
    /// [`crate::soil::Soil`]
    pub const SOIL: &str = "soil";
    /// [`crate::polluters::Polluters`]
    pub const POLLUTERS: &str = "polluters";
    /// [`crate::emissions::Emissions`], partition `<outlet>/<yyyy-mm>`
    pub const EMISSIONS: &str = "emissions";
    /// [`crate::emissions::EmissionDays`], partition `<outlet>/<yyyy>`
    pub const EMISSION_DAYS: &str = "emission_days";
    /// [`crate::facilities::Facilities`]
    pub const FACILITIES: &str = "facilities";
    /// [`crate::bulletins::Bulletins`]
    pub const BULLETINS: &str = "bulletins";
    /// [`crate::bulletins::BulletinText`], partition `<bulletin>`
    pub const BULLETIN_TEXTS: &str = "bulletin_texts";
    /// [`crate::replies::Replies`], partition `<yyyy>`
    pub const REPLIES: &str = "replies";
}
