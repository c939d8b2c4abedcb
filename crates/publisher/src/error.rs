//! Why a command could not run at all. Faults of a workbook are no [`Failure`]: they are diagnostics.

use std::path::Path;

/// The command could not run.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A file or folder cannot be read.
    #[error("cannot read {path}: {source}")]
    Read {
        /// Which.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// A file or folder cannot be written.
    #[error("cannot write {path}: {source}")]
    Write {
        /// Which.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The workbook is not a folder.
    #[error("{0} is not a folder")]
    NotAFolder(String),
    /// A starter workbook would be mixed with other files.
    #[error("{0} is not empty; name a new folder")]
    NotEmpty(String),
    /// The starter spreadsheet cannot be made.
    #[error("cannot make the spreadsheet: {0}")]
    Spreadsheet(String),
    /// Another run publishes into the same site at this moment.
    #[error("another run is publishing into {0}; wait until it is done")]
    Busy(String),
    /// A file of an earlier release is not what it should be.
    #[error(
        "{path} is not a release file of this program ({why}); restore it, or publish into an empty folder"
    )]
    OldRelease {
        /// Which.
        path: String,
        /// Why.
        why: String,
    },
    /// The app's shell cannot take the head and body of a page.
    #[error("{path} {why}: it must have {needed}; build the app again")]
    Shell {
        /// Which.
        path: String,
        /// What is wrong.
        why: &'static str,
        /// What it must have.
        needed: &'static str,
    },
    /// The built app has files where the release stands.
    #[error("{0} would stand where the release is written; build the app without it")]
    AppClash(String),
    /// A key cannot be used.
    #[error("{0}")]
    Key(String),
    /// The site has a log, and no key was given.
    #[error("{0} has a signed log: publish with --key FILE, the key that it was signed with")]
    KeyNeeded(String),
    /// The log was signed with another key.
    #[error(
        "the log {log} was not signed with this key ({key}); publish with the key that it was begun with, or into an empty folder"
    )]
    WrongKey {
        /// The key that was given: its public half.
        key: String,
        /// Name of the log.
        log: String,
    },
    /// The log on disk is not whole.
    #[error("{path} is not what the log needs ({why}); restore the site's data folder from its newest copy")]
    Log {
        /// Which file.
        path: String,
        /// Why.
        why: String,
    },
    /// There is nothing to verify.
    #[error("{0} has no published record: neither data/head.json nor data/release/1.json")]
    NotASite(String),
    /// A record of a later version of this program.
    #[error("{path} is of contract {contract}, which this program does not know; take a newer one")]
    Newer {
        /// Which file.
        path: String,
        /// Its contract.
        contract: u32,
    },
    /// A table cannot be written as JSON.
    #[error("cannot write table {table} as JSON: {source}")]
    Encode {
        /// Which.
        table: String,
        /// Why.
        source: serde_json::Error,
    },
    /// A file of the archive came after its month was done.
    #[error(
        "more of {0} came when that month was done already; put the date into the names of the files (china_sites_20250131.csv), so that they can be taken in order"
    )]
    ArchiveOrder(String),
    /// A table cannot be written as a series.
    #[error("cannot write table {table} as a series: {source}")]
    EncodeSeries {
        /// Which.
        table: String,
        /// Why.
        source: mingjing_contract::series::SeriesError,
    },
}

impl Failure {
    /// Reading a path failed.
    #[must_use]
    pub fn read(path: &Path, source: std::io::Error) -> Self {
        Self::Read { path: path.display().to_string(), source }
    }

    /// Writing a path failed.
    #[must_use]
    pub fn write(path: &Path, source: std::io::Error) -> Self {
        Self::Write { path: path.display().to_string(), source }
    }
}
