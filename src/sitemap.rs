//! Every address that a record gives a page to.

use crate::api::LoadError;
use crate::api::record::Record;
use crate::pages::if_published;
use crate::route::Page;
use crate::view_model::bulletins;
use mingjing_contract::bulletins::Bulletins;
use mingjing_contract::drinking::Drinking;
use mingjing_contract::facilities::Facilities;
use mingjing_contract::lakes::Lakes;
use mingjing_contract::ledger::Ledger;
use mingjing_contract::manifest::{SAMPLE_PART, table};
use mingjing_contract::places::Places;
use mingjing_contract::polluters::Polluters;
use mingjing_contract::soil::Soil;

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
        Page::Warnings,
        Page::Replies,
        Page::Bulletins,
        Page::Data,
        Page::EmbedGuide,
        Page::Feedback,
        Page::About,
        Page::Verify,
        Page::Accessibility,
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
        let tasks = if_published(ledger)?;
        let tasks = tasks.iter().flat_map(|ledger| &ledger.tasks);
        pages.extend(tasks.map(|task| (Page::Task(task.id.clone()), task.sample)));
    }
    pages.extend(environment(record)?);
    let written = if_published(record.table::<Bulletins>(table::BULLETINS))?;
    let written = written.as_ref().map_or(&[][..], |all| &all.bulletins);
    let periods = bulletins::periods(&*record.release()?, written);
    pages.extend(periods.into_iter().map(|(period, is_real)| (Page::Bulletin(period.id()), !is_real)));
    Ok(pages)
}

/// Drinking water, soil, plants to visit, and each lake and enterprise.
fn environment(record: &Record) -> Result<Vec<Listed>, LoadError> {
    let drinking = if_published(record.table::<Drinking>(table::DRINKING))?;
    let soil = if_published(record.table::<Soil>(table::SOIL))?;
    let polluters = if_published(record.table::<Polluters>(table::POLLUTERS))?;
    let facilities = if_published(record.table::<Facilities>(table::FACILITIES))?;
    let lakes = if_published(record.table::<Lakes>(table::LAKES))?;
    let enterprises = polluters.as_ref().map_or(&[][..], |all| &all.enterprises);
    let mut pages = vec![
        (Page::DrinkingWater, drinking.is_some_and(|all| all.places.iter().all(|place| place.sample))),
        (
            Page::Soil,
            soil.is_some_and(|all| {
                all.plots.iter().all(|plot| plot.sample) && all.farmland.iter().all(|year| year.sample)
            }),
        ),
        (Page::Polluters, polluters.is_some() && enterprises.iter().all(|one| one.sample)),
        (Page::Facilities, facilities.is_some_and(|all| all.facilities.iter().all(|one| one.sample))),
    ];
    pages.extend(enterprises.iter().map(|one| (Page::Polluter(one.id.clone()), one.sample)));
    let lakes = lakes.iter().flat_map(|all| &all.lakes);
    pages.extend(lakes.map(|lake| (Page::Lake(lake.id.clone()), lake.sample)));
    Ok(pages)
}
