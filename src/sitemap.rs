//! Every address that a record gives a page to.

use crate::api::LoadError;
use crate::api::record::Record;
use crate::route::Page;
use mingjing_contract::ledger::Ledger;
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;

/// The pages of a record, without those of single reports, which are not public by address.
///
/// # Errors
/// When places cannot be had, or the ledger not be read.
pub fn pages(record: &Record) -> Result<Vec<Page>, LoadError> {
    let places = record.table::<Places>(table::PLACES)?;
    let tasks = match record.table::<Ledger>(table::LEDGER) {
        Ok(ledger) => ledger.tasks.iter().map(|task| Page::Task(task.id.clone())).collect(),
        Err(LoadError::NotPublished) => Vec::new(),
        Err(error) => return Err(error),
    };
    let mut pages = vec![
        Page::Home,
        Page::Air,
        Page::Water,
        Page::Tasks,
        Page::Targets,
        Page::Duties,
        Page::Warnings,
        Page::Replies,
        Page::Feedback,
        Page::About,
        Page::Verify,
    ];
    for region in &places.regions {
        let stations: Vec<_> =
            places.stations.iter().filter(|station| station.region == region.code).collect();
        if !stations.is_empty() {
            pages.push(Page::AirRegion(region.code.clone()));
        }
        let station = |code: &String| Page::AirStation(region.code.clone(), code.clone());
        pages.extend(stations.iter().map(|found| station(&found.code)));
    }
    pages.extend(places.sections.iter().map(|section| Page::Section(section.id.clone())));
    pages.extend(tasks);
    Ok(pages)
}
