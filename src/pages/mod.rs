//! One file a route: which tables it needs, and a view (pure, takes data).

pub mod about;
pub mod accessibility;
pub mod air;
mod air_parts;
pub mod air_region;
pub mod air_station;
pub mod bulletins;
mod corrected;
pub mod data;
pub mod drinking_water;
pub mod duties;
pub mod embed;
pub mod embed_guide;
pub mod facilities;
pub mod feedback;
pub mod home;
pub mod lake;
pub mod lens;
pub mod not_found;
mod parts;
pub mod polluter;
pub mod polluters;
pub mod replies;
pub mod section;
pub mod soil;
pub mod targets;
pub mod task;
pub mod tasks;
pub mod thread;
pub mod verify;
pub mod warnings;
pub mod water;

#[cfg(target_arch = "wasm32")]
pub use parts::place_near;
pub use parts::{page, parts_of};

use crate::api::record::Want;
use crate::api::{LoadError, samples};
use crate::components::Ctx;
use mingjing_contract::air::{AirDays, AirHours, AirNow};
use mingjing_contract::ledger::Sources;
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use mingjing_contract::portal::Portal;
use std::sync::Arc;

/// What the frame of every page needs: it names the portal.
pub const FRAME: [Want; 1] = [Want::Table(table::PORTAL)];

/// A table that a release may be without.
pub(crate) fn if_published<T>(table: Result<T, LoadError>) -> Result<Option<T>, LoadError> {
    match table {
        Ok(table) => Ok(Some(table)),
        Err(LoadError::NotPublished) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The publications with these identifiers, real or made up; nothing is fetched where there is none.
async fn sources(ctx: &Ctx, ids: Vec<&str>) -> Result<Option<Arc<Sources>>, LoadError> {
    if ids.is_empty() {
        return Ok(None);
    }
    let has = |all: &Sources| ids.iter().all(|id| all.sources.iter().any(|source| source.id == *id));
    if_published(samples::table_with(&ctx.record, table::SOURCES, has).await)
}

/// What every air page needs.
#[derive(Clone)]
pub struct Air {
    /// Masthead and replay.
    pub portal: Arc<Portal>,
    /// Names.
    pub places: Arc<Places>,
    /// Newest hour.
    pub now: Arc<AirNow>,
}

impl Air {
    /// The files of it.
    const WANTED: [Want; 3] =
        [Want::Table(table::PORTAL), Want::Table(table::PLACES), Want::Table(table::AIR_NOW)];
    /// What a page of one place shows beside it; it stands without them.
    const BESIDE: [Want; 2] = [Want::Table(table::FORECASTS), Want::Table(table::DUST_DAYS)];

    fn of(ctx: &Ctx) -> Result<Self, LoadError> {
        Ok(Self {
            portal: ctx.record.table(table::PORTAL)?,
            places: ctx.record.table(table::PLACES)?,
            now: ctx.record.table(table::AIR_NOW)?,
        })
    }
}

/// Hours and days of one place.
#[derive(Clone, Default)]
pub struct PlaceSeries {
    /// Its months: the newest two, or all once the reader asks for the whole period.
    pub hours: Vec<Arc<AirHours>>,
    /// Its years.
    pub days: Vec<Arc<AirDays>>,
}

impl PlaceSeries {
    /// The files of it. The page starts with the newest two months, whatever the length of the record.
    fn wanted(ctx: &Ctx, place: &str) -> [Want; 2] {
        [Self::wanted_hours(ctx, place), Want::all(table::AIR_DAYS, format!("{place}/"))]
    }

    /// Its hours alone.
    fn wanted_hours(ctx: &Ctx, place: &str) -> Want {
        let months = if ctx.get("period") == Some("all") { usize::MAX } else { 2 };
        Want::Newest(table::AIR_HOURS, format!("{place}/"), months)
    }

    /// A place without any record has no parts: its series are empty, not an error.
    fn of(ctx: &Ctx, wanted: &[Want; 2]) -> Result<Self, LoadError> {
        let [hours, days] = wanted;
        Ok(Self { hours: ctx.record.parts(hours)?, days: ctx.record.parts(days)? })
    }
}
