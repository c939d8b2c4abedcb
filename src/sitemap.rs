//! Every address that a record gives a page to.

use crate::api::LoadError;
use crate::api::record::Record;
use crate::route::Page;
use mingjing_contract::ledger::Ledger;
use mingjing_contract::manifest::{SAMPLE_PART, table};
use mingjing_contract::places::Places;

/// A page with the word whether it is about made-up data alone.
pub type Listed = (Page, bool);

/// The pages of a record, without those of single reports, which are not public by address.
///
/// # Errors
/// When places cannot be had, or the ledger not be read.
pub fn pages(record: &Record) -> Result<Vec<Listed>, LoadError> {
    let places = record.table::<Places>(table::PLACES)?;
    let mut pages: Vec<Listed> = [
        Page::Home,
        Page::Air,
        Page::Water,
        Page::Tasks,
        Page::Targets,
        Page::Duties,
        Page::Feedback,
        Page::About,
        Page::Verify,
    ]
    .map(|page| (page, false))
    .into();
    for region in &places.regions {
        let stations: Vec<_> =
            places.stations.iter().filter(|station| station.region == region.code).collect();
        if !stations.is_empty() {
            pages.push((Page::AirRegion(region.code.clone()), region.sample));
        }
        let page = |code: &String| Page::AirStation(region.code.clone(), code.clone());
        pages.extend(stations.iter().map(|station| (page(&station.code), station.sample)));
    }
    pages.extend(places.sections.iter().map(|found| (Page::Section(found.id.clone()), found.sample)));
    for ledger in [record.table::<Ledger>(table::LEDGER), record.part(table::LEDGER, SAMPLE_PART)] {
        match ledger {
            Ok(ledger) => {
                pages.extend(ledger.tasks.iter().map(|task| (Page::Task(task.id.clone()), task.sample)));
            }
            Err(LoadError::NotPublished) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(pages)
}
