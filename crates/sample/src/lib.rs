//! The made-up region 示例旗 of the demo workbook: a year of its air, water, soil, polluters, promises and answers.
//!
//! Nothing here is real, and nothing here could be taken for real: every name says 示例 (sample), every code has a
//! form that no authority uses, and every resource carries `"sample": true`. What is made up is still consistent in
//! itself: published indices and classes are those of the rules, closings follow verifications, answers keep (or
//! miss) their legal clock.
//!
//! The same seed gives the same bytes on every machine: no clock, no floats, no hash order.

mod air;
mod bulletins;
mod drinking;
mod facilities;
mod indicators;
mod lake;
mod ledger;
mod place;
mod polluters;
mod random;
mod replies;
mod river;
mod sheet;
mod soil;
mod wells;

use anyhow::Result;
use std::collections::BTreeMap;
use std::path::Path;

/// Files below the folder, by path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Every file of the sample region.
///
/// # Errors
/// When a table cannot be encoded; that would be a slip of this crate.
pub fn files() -> Result<Files> {
    let mut files = place::files()?;
    let air = air::year();
    files.extend(air::files(&air)?);
    files.extend(river::files()?);
    files.extend(lake::files()?);
    files.extend(drinking::files()?);
    files.extend(wells::files()?);
    files.extend(soil::files()?);
    files.extend(polluters::files()?);
    files.extend(facilities::files()?);
    let ledger = ledger::Ledger::new();
    files.extend(ledger.files()?);
    files.extend(indicators::files()?);
    let replies = replies::all(&ledger);
    files.extend(replies::files(&replies)?);
    files.extend(bulletins::files(&air, &ledger, &replies)?);
    Ok(files)
}

/// Makes the folder hold these files and no others that this program writes.
///
/// # Errors
/// When the folder cannot be written.
pub fn write(folder: &Path, files: &Files) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let ours = path.extension().is_some_and(|ending| ending == "csv");
        if ours
            && path.file_name().and_then(|name| name.to_str()).is_some_and(|name| !files.contains_key(name))
        {
            std::fs::remove_file(path)?;
        }
    }
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}
