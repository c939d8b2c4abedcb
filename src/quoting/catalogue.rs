//! Every chart of a record as it is first shown: what stands in files that are written in advance, and in the guide.

use super::chart::Chart;
use super::quote::may_have_charts;
use crate::api::LoadError;
use crate::api::record::Record;
use crate::components::Ctx;
use crate::pages;
use crate::route::{Lang, Page, Query, Route};
use crate::sitemap;
use crate::view_model::targets;
use jiff::Timestamp;
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use mingjing_contract::targets::Targets;
use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};

/// A chart of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub chart: Chart,
    /// It is made up.
    pub sample: bool,
    /// It is one of those that most readers come for: a place's air, a lake, what a page shows first; not one of dozens
    /// of stations, sections, outlets and indicators. These have a PNG too.
    pub is_common: bool,
}

/// The last record that was listed, by the hash of its manifest: every edition of the guide asks anew.
static KNOWN: Mutex<Option<(String, Arc<Vec<Listed>>)>> = Mutex::new(None);

/// The charts of a record, in the order of the pages that show them.
///
/// # Errors
/// When the record cannot be read.
pub fn of(record: &Record, now: Timestamp) -> Result<Arc<Vec<Listed>>, LoadError> {
    let hash = record.manifest_hash()?;
    // Whoever panicked with the lock left a list that is as good as before. It is held while the list is made: others
    // would only make it a second time.
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, listed)) = known.as_ref().filter(|(of, _)| *of == hash) {
        return Ok(Arc::clone(listed));
    }
    // Who happens to list first has not asked for all this: its page must not differ from run to run.
    let listed = Arc::new(made(&record.watched(), now)?);
    *known = Some((hash, Arc::clone(&listed)));
    Ok(listed)
}

fn made(record: &Record, now: Timestamp) -> Result<Vec<Listed>, LoadError> {
    let mut found: Vec<Listed> = Vec::new();
    for (page, _) in sitemap::pages(record)?.into_iter().filter(|(page, _)| may_have_charts(page)) {
        for (index, query) in queries(record, &page).into_iter().enumerate() {
            let ctx = Ctx::new(&Route::new(Lang::Zh, page.clone()), query, now, record.clone());
            let shown = match at_once(pages::page(&ctx)) {
                Some(Ok(shown)) => shown,
                None | Some(Err(LoadError::NotPublished)) => continue,
                Some(Err(error)) => return Err(error),
            };
            for (chart, _, sample) in shown.charts {
                if !found.iter().any(|known| known.chart == chart) {
                    let is_common = index == 0
                        && !matches!(
                            chart,
                            Chart::AirStation(..)
                                | Chart::AirStations(_)
                                | Chart::Emissions(..)
                                | Chart::Water(..)
                        );
                    found.push(Listed { chart, sample, is_common });
                }
            }
        }
    }
    Ok(found)
}

/// The states of a page in which it shows another chart: the page of indicators has one for each.
fn queries(record: &Record, page: &Page) -> Vec<Query> {
    let mut queries = vec![Query::default()];
    let tables = (record.table::<Targets>(table::TARGETS), record.table::<Places>(table::PLACES));
    if let (Page::Targets, (Ok(all), Ok(places))) = (page, tables) {
        let t = crate::text::of(Lang::Zh);
        let choices = targets::page(&all, &places, &[], &Query::default(), t).choices;
        queries.extend(choices.iter().map(|(id, _)| Query::default().with("show", id)));
    }
    queries
}

/// The value of a future that never waits: natively every table is at hand.
pub fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
