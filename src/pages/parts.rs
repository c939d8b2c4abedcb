//! Which page comes in which part of the program.
//!
//! In the browser the program is split (`tools/split.mjs`): the code of a page is fetched with the first page of
//! its kind. A part is named by the word before the colon; what several parts use stands in files that they
//! share. Natively everything is at hand, and a page is asked for in the same way.

use super::{
    about, accessibility, air, air_region, air_station, bulletins, corrected, data, drinking_water, duties,
    embed, embed_guide, facilities, feedback, home, lake, not_found, polluter, polluters, replies, section,
    soil, targets, task, tasks, thread, verify, warnings, water,
};
use crate::api::LoadError;
use crate::components::Ctx;
use crate::route::{Lang, Page, Route};
use crate::shown::{Island, Shown};
#[cfg(target_arch = "wasm32")]
use crate::view_model::nearest;
use std::future::Future;
use std::pin::Pin;
use wasm_split_helpers::wasm_split;

/// A page whose part is here; it may still wait for data.
type Coming<'a> = Pin<Box<dyn Future<Output = Result<Shown, LoadError>> + 'a>>;
/// A page whose part may still be on its way.
type Part<'a> = Pin<Box<dyn Future<Output = Result<Coming<'a>, LoadError>> + 'a>>;

macro_rules! parts {
    ($ctx:ident => $($part:ident: $page:pat => $shown:expr;)+) => {
        $(
            #[wasm_split($part, fallible)]
            fn $part($ctx: &Ctx) -> Result<Coming<'_>, LoadError> {
                match &$ctx.page {
                    $page => Ok(Box::pin($shown)),
                    _ => Ok(Box::pin(async { Ok(not_found::view($ctx, None)) })),
                }
            }
        )+

        fn part($ctx: &Ctx) -> Part<'_> {
            #[expect(unused_variables, reason = "the names are for the page itself")]
            match &$ctx.page {
                $($page => Box::pin($part($ctx)),)+
            }
        }

        /// The part of the program that a page comes in.
        fn name(page: &Page) -> &'static str {
            #[expect(unused_variables, reason = "the names are for the page itself")]
            match page {
                $($page => stringify!($part),)+
            }
        }
    };
}

parts! { ctx =>
    home: Page::Home => home::page(ctx);
    air: Page::Air => air::page(ctx);
    air_region: Page::AirRegion(region) => air_region::page(ctx, region);
    air_station: Page::AirStation(region, station) => air_station::page(ctx, region, station);
    water: Page::Water => water::page(ctx);
    section: Page::Section(id) => section::page(ctx, id);
    drinking_water: Page::DrinkingWater => drinking_water::page(ctx);
    lake: Page::Lake(id) => lake::page(ctx, id);
    soil: Page::Soil => soil::page(ctx);
    facilities: Page::Facilities => facilities::page(ctx);
    polluters: Page::Polluters => polluters::page(ctx);
    polluter: Page::Polluter(id) => polluter::page(ctx, id);
    data: Page::Data => data::page(ctx);
    embed_guide: Page::EmbedGuide => embed_guide::page(ctx);
    embed: Page::Embed(chart) => embed::page(ctx, chart);
    warnings: Page::Warnings => warnings::page(ctx);
    bulletins: Page::Bulletins => bulletins::page(ctx);
    bulletin: Page::Bulletin(period) => bulletins::of_period(ctx, period);
    replies: Page::Replies => replies::page(ctx);
    tasks: Page::Tasks => tasks::page(ctx);
    task: Page::Task(id) => task::page(ctx, id);
    targets: Page::Targets => targets::page(ctx);
    duties: Page::Duties => duties::page(ctx);
    feedback: Page::Feedback => feedback::page(ctx);
    thread: Page::Thread(code) => thread::page(ctx, code);
    about: Page::About => about::page(ctx);
    verify: Page::Verify => verify::page(ctx);
    accessibility: Page::Accessibility => accessibility::page(ctx);
    not_found: Page::NotFound => async { Ok(not_found::view(ctx, None)) };
}

/// The parts of the program that a page is shown with: its words, itself, and the form where it has one. Charts
/// and the check of the log come once the page answers.
#[must_use]
pub fn parts_of(route: &Route, shown: &Shown) -> Vec<&'static str> {
    let words = if route.edition.lang() == Lang::Zh { "zh" } else { "en" };
    let mut parts = vec![words, name(&route.page)];
    // A chart alone is made by the page that shows it.
    if let Some(page) = embed::inner(&route.page) {
        parts.push(name(&page));
    }
    if shown.islands.iter().any(|(_, island)| matches!(island, Island::Feedback(_))) {
        parts.push("form");
    }
    parts
}

/// The region nearest to where the reader is, by the places of the record; it comes with the first page.
///
/// # Errors
/// When its part of the program cannot be had.
#[cfg(target_arch = "wasm32")]
#[wasm_split(home, fallible)]
pub fn place_near(at: (f64, f64)) -> Result<Option<String>, LoadError> {
    use mingjing_contract::{manifest::table, places::Places};
    let places = crate::api::record::Record::LIVE.table::<Places>(table::PLACES);
    Ok(places.ok().and_then(|places| nearest::region(&places, at).map(str::to_owned)))
}

/// The page of an address, from the record.
///
/// # Errors
/// When its part of the program, or what it rests on, cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    corrected::told(ctx, part(ctx).await?.await?).await
}
