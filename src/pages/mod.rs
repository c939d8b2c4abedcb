//! One file a route: a loader (which tables) and a view (pure, takes data).

pub mod about;
pub mod air;
pub mod air_region;
pub mod air_station;
pub mod duties;
pub mod feedback;
pub mod home;
pub mod not_found;
pub mod section;
pub mod targets;
pub mod task;
pub mod tasks;
pub mod thread;
pub mod verify;
pub mod water;

use crate::api::load::loader;
use crate::api::{Load, LoadError, record};
use crate::components::loading::show;
use crate::components::{Ctx, headline};
use leptos::prelude::*;
use mingjing_contract::air::{AirDays, AirHours, AirNow};
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use mingjing_contract::portal::Portal;
use std::sync::Arc;

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

/// Hours and days of one place.
#[derive(Clone)]
pub struct PlaceSeries {
    /// Its months, the newest two.
    pub hours: Vec<Arc<AirHours>>,
    /// Its years.
    pub days: Vec<Arc<AirDays>>,
}

async fn air() -> Result<Air, LoadError> {
    let (portal, places, now) = futures::try_join!(
        record::table(table::PORTAL, None),
        record::table(table::PLACES, None),
        record::table(table::AIR_NOW, None)
    )?;
    Ok(Air { portal, places, now })
}

async fn place_series(place: &str, months: usize) -> Result<PlaceSeries, LoadError> {
    let prefix = format!("{place}/");
    let (hours, days) = futures::try_join!(
        record::newest_parts(table::AIR_HOURS, &prefix, months),
        record::parts(table::AIR_DAYS, &prefix)
    )?;
    Ok(PlaceSeries { hours, days })
}

/// All months of a place, once the reader asks for the whole period; empty before that. The page itself
/// starts with the newest two, whatever the length of the record.
fn whole_record(ctx: Ctx, place: String) -> Signal<Vec<Arc<AirHours>>> {
    let all = loader(
        move || (ctx.get("period").as_deref() == Some("all")).then(|| place.clone()),
        |place| async move {
            match place {
                Some(place) => record::parts(table::AIR_HOURS, &format!("{place}/")).await,
                None => Ok(Vec::new()),
            }
        },
    );
    Signal::derive(move || match all.state.get() {
        Load::Ready(months) => months,
        Load::Loading | Load::Failed(_) => Vec::new(),
    })
}

/// A page whose address names something that the release does not have.
fn missing(ctx: Ctx, words: String) -> AnyView {
    not_found::view(ctx, Some(words))
}

/// The heading of a page: it takes the focus when the route changes, and names the document.
fn heading(ctx: Ctx, words: String) -> AnyView {
    ctx.heading.set(words.clone());
    headline::headline(ctx, words)
}
