//! The archive alone, without a workbook around it: months of all its stations, one after the other.
//!
//! No more than the month under way, the one before and the files being read stand in memory, so that a
//! decade of the whole country takes no more of it than two months do.

use super::hours;
use super::series::{Hours, LastDay, Window};
use crate::Failure;
use crate::diagnostic::{Diagnostics, Place};
use crate::forms::air_hourly::{Archive, FileRows, Month, MonthBlock, date_of_file};
use crate::forms::cell::Cell;
use crate::workbook::text_file;
use mingjing_contract::air::{AirDay, AirHours};
use rayon::prelude::*;
use std::path::Path;

/// One month of one station, evaluated.
#[derive(Debug)]
pub struct StationTables {
    /// Its hours.
    pub hours: AirHours,
    /// Its days; the last one as far as the archive goes.
    pub days: Vec<AirDay>,
    /// Hours of which the files speak.
    pub hours_in_source: u32,
    /// Days of which the files speak.
    pub days_in_source: u32,
}

/// Reads files of the national archive and hands each station's month over as soon as no file can add to
/// it, in no order, on several threads. The files are taken in the order of the dates in their names.
///
/// # Errors
/// [`Failure`] when a file cannot be read or comes after its month was done, or from `each`.
pub fn evaluate<P: AsRef<Path> + Sync>(
    files: &[P],
    faults: &mut Diagnostics,
    each: impl Fn(Month, StationTables) -> Result<(), Failure> + Sync,
) -> Result<(), Failure> {
    let mut files: Vec<(&Path, String)> = files
        .iter()
        .map(|file| {
            (file.as_ref(), file.as_ref().file_name().unwrap_or_default().to_string_lossy().into_owned())
        })
        .collect();
    files.sort_by_cached_key(|(_, name)| (date_of_file(name), name.clone()));
    let mut archive = Archive::default();
    let mut done = None;
    for some in files.chunks(2 * rayon::current_num_threads()) {
        let read: Vec<_> = some.par_iter().map(|(path, name)| read(path, name)).collect();
        for file in read {
            let (rows, told) = file?;
            faults.append(told);
            if let Some(rows) = rows {
                archive.add(rows, faults);
            }
        }
        let Some((_, newest)) = archive.span else { continue };
        while let Some(month) =
            archive.months.keys().next().copied().filter(|month| *month < Month::of(newest))
        {
            hand_over(&mut archive, month, &mut done, &each)?;
        }
    }
    archive.finish(faults);
    while let Some(month) = archive.months.keys().next().copied() {
        hand_over(&mut archive, month, &mut done, &each)?;
    }
    Ok(())
}

fn read(path: &Path, name: &str) -> Result<(Option<FileRows>, Diagnostics), Failure> {
    let mut faults = Diagnostics::default();
    let bytes = text_file::read(path).map_err(|error| Failure::read(path, error))?;
    let text = text_file::decode(bytes, &Place::file("", name), &mut faults);
    Ok((text.map(|text| FileRows::parse("", name, &text)), faults))
}

fn hand_over(
    archive: &mut Archive,
    month: Month,
    done: &mut Option<Month>,
    each: &(impl Fn(Month, StationTables) -> Result<(), Failure> + Sync),
) -> Result<(), Failure> {
    let (Some(span), Some(block)) = (archive.span, archive.take(month)) else { return Ok(()) };
    if done.is_some_and(|done| month <= done) {
        return Err(Failure::ArchiveOrder(month.to_string()));
    }
    *done = Some(month);
    let window = Window::of(month, span);
    archive.stations.par_iter().enumerate().try_for_each(|(index, code)| {
        station(&block, index, code, &window).map_or(Ok(()), |tables| each(month, tables))
    })
}

fn station(block: &MonthBlock, index: usize, code: &str, window: &Window) -> Option<StationTables> {
    let series = block.get(index)?;
    let month = Hours::of(Some(series), window).evaluate(*window, LastDay::AsFarAsItGoes);
    let in_source = |six: &&[Cell; 6]| six.iter().any(|cell| *cell != Cell::NOT_IN_SOURCE);
    let count = |cells: &[[Cell; 6]]| cells.iter().filter(in_source).count();
    let (before_midnight, rest) = month.cells.split_at((24 - window.start % 24).min(month.cells.len()));
    let days = std::iter::once(before_midnight).chain(rest.chunks(24));
    Some(StationTables {
        hours: hours::encode(code, &month)?,
        hours_in_source: u32::try_from(count(&month.cells)).ok()?,
        days_in_source: u32::try_from(days.filter(|day| count(day) > 0).count()).ok()?,
        days: month.days,
    })
}
