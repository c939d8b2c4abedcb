//! From a workbook to a release: read, check, evaluate, write.
//!
//! ```text
//! workbook ──▶ forms ──▶ schema ──▶ evaluate ──▶ release ──▶ site
//!  (files)    (rows)    (faults)    (tables)     (blobs)    (pages)
//! ```
//!
//! Faults of a workbook are [`diagnostic::Diagnostics`] and come all at once; only what keeps a command
//! from running at all is an [`error::Failure`]. Nothing here reads a clock: the time of publication is an
//! argument, so the same workbook and the same time give the same bytes.

pub mod changes;
pub mod diagnostic;
pub mod error;
pub mod evaluate;
pub mod forms;
pub mod log;
pub mod markdown;
pub mod open;
pub mod privacy;
pub mod release;
pub mod schema;
pub mod site;
pub mod starter;
pub mod verify;
pub mod workbook;

pub use error::Failure;

use changes::{Change, Changes, reasons, reasons::Reason};
use diagnostic::{Diagnostics, catalog::publication};
use evaluate::Tables;
use forms::{Book, rows::Placed};
use jiff::Timestamp;
use release::{Outcome, Release};
use site::shell::Shell;
use std::path::Path;
use workbook::{Workbook, package::License, settings::Settings};

/// A workbook that has been read and evaluated.
#[derive(Debug)]
pub struct Checked {
    /// What was found.
    pub diagnostics: Diagnostics,
    /// What may be published; absent when there are errors.
    pub ready: Option<Ready>,
}

/// What may be published.
#[derive(Debug)]
pub struct Ready {
    /// Settings of the portal.
    pub settings: Settings,
    /// The tables.
    pub tables: Tables,
    /// Reasons for changes of what is public.
    pub reasons: Vec<Placed<Reason>>,
    /// Names of the resources that are made up for demonstration.
    pub samples: Vec<String>,
    /// Terms that the workbook names, each once.
    pub licences: Vec<License>,
}

/// Reads and evaluates a workbook.
///
/// # Errors
/// [`Failure`] when the folder, its description or its settings cannot be read at all.
pub fn check(dir: &Path) -> Result<Checked, Failure> {
    let mut diagnostics = Diagnostics::default();
    let Some(workbook) = Workbook::open(dir, &mut diagnostics)? else {
        return Ok(Checked { diagnostics, ready: None });
    };
    let book = Book::read(&workbook, &mut diagnostics);
    privacy::check(&book, &mut diagnostics);
    let tables = evaluate::evaluate(&workbook, &book, &mut diagnostics);
    let reasons = reasons::read(&book, &mut diagnostics);
    let resources = &workbook.package.resources;
    let samples =
        resources.iter().filter(|resource| resource.sample).map(|resource| resource.name.clone()).collect();
    let licences = workbook.package.all_licences();
    let ready = (!diagnostics.has_errors()).then_some(Ready {
        settings: workbook.settings,
        tables,
        reasons,
        samples,
        licences,
    });
    Ok(Checked { diagnostics, ready })
}

/// Where and how to publish.
#[derive(Clone, Debug)]
pub struct Options<'a> {
    /// Root of the site.
    pub site: &'a Path,
    /// The built app; without it only data are published.
    pub app: Option<&'a Path>,
    /// Time of publication.
    pub now: Timestamp,
    /// Plan only; write nothing.
    pub dry_run: bool,
    /// The key that the log is signed with; without it the site must have no log.
    pub key: Option<&'a log::Key>,
}

/// What became of a publication.
#[derive(Debug)]
pub enum Published {
    /// The site shows this release, or would.
    Done {
        /// Numbers.
        outcome: Outcome,
        /// What is new in it.
        changes: Changes,
        /// What is worth knowing about it.
        told: Diagnostics,
    },
    /// What is public would change in silence. Nothing was written.
    Refused {
        /// Everything that would change.
        changes: Changes,
        /// The changes that lack a reason.
        silent: Vec<Change>,
        /// The same, to be told.
        told: Diagnostics,
    },
}

/// Writes a release, and the pages of the site around it.
///
/// # Errors
/// [`Failure`] when something cannot be read or written; the release before stays whole.
pub fn publish(ready: &Ready, options: &Options<'_>) -> Result<Published, Failure> {
    // A shell that cannot be used is told before anything is written.
    let shell = options.app.map(Shell::read).transpose()?;
    let blobs = release::blob::encode(&ready.tables)?;
    let offset_s = ready.settings.utc_offset_s;
    let mut release =
        Release::plan(options.site, blobs, options.now, offset_s, !options.dry_run, options.key)?;
    let changes = release.changes()?;
    let reasons: Vec<Reason> = ready.reasons.iter().map(|placed| placed.value.clone()).collect();
    let late = reasons::late_data(release.day());
    let sorted = reasons::sort(&changes, &reasons, &late);
    let mut told = Diagnostics::default();
    for change in &sorted.silent {
        told.push(publication::silent_change(), change.place(), Some(&change.words()));
    }
    if !sorted.silent.is_empty() {
        let silent = sorted.silent.into_iter().cloned().collect();
        return Ok(Published::Refused { changes, silent, told });
    }
    release::future::tell(&ready.tables, options.now, release.day(), &mut told);
    let account = release.account()?;
    for placed in reasons::unused(&ready.reasons, &sorted.reasoned, &account.corrections.corrections) {
        told.push(publication::reason_unused(), placed.place.clone(), Some(&placed.value.words()));
    }
    release.account_for(account, &changes, &sorted.reasoned)?;
    if options.dry_run {
        return Ok(Published::Done { outcome: release.outcome(), changes, told });
    }
    // Also when nothing changed: a blob that was lost or damaged since is made whole.
    release.write_blobs()?;
    open::write(options.site, ready, release.blobs())?;
    let dataset = open::dataset_for_page(ready, release.blobs())?;
    let outcome = release.commit()?;
    // Pages come after the pointer: none says of itself that it is of a release that nobody can check yet.
    if let (Some(app), Some(shell)) = (options.app, &shell) {
        site::write(app, shell, options.site, &ready.settings, options.now, dataset)?;
    }
    Ok(Published::Done { outcome, changes, told })
}
