//! `/`: one answer first, then what else matters.

use super::{Air, PlaceSeries};
use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::{Ctx, air_days, controls, mark, notice, verdict};
use crate::quoting::Chart;
use crate::route::Page;
use crate::shown::Shown;
use crate::text::{Counts, format};
use crate::view_model::air_hours::Item;
use crate::view_model::{
    air as vm, air_hours, changes, civil_day, moment, task_states, warnings as wv, water as wm,
};
use maud::{Markup, html};
use mingjing_contract::history::History;
use mingjing_contract::manifest::table;
use mingjing_contract::warnings::Warnings;
use mingjing_contract::water::WaterNow;
use std::sync::Arc;

/// What the page shows.
#[derive(Clone)]
pub struct Home {
    /// The air.
    pub air: Air,
    /// Code of the chosen place.
    pub place: String,
    /// Its hours and days.
    pub series: PlaceSeries,
    /// Water sections.
    pub water: Arc<WaterNow>,
    /// What each release brought.
    pub history: Option<Arc<History>>,
    /// The tasks, counted; none without a ledger.
    pub promises: Option<Counts>,
    /// Warnings in force at this place.
    pub warnings: Vec<wv::Row>,
}

/// Loads and shows.
///
/// # Errors
/// When the air or the water cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    let also = [table::WATER_NOW, table::HISTORY, table::WARNINGS].map(Want::Table);
    ctx.record.load(&[Air::WANTED.as_slice(), &also].concat()).await?;
    let air = Air::of(ctx)?;
    let wanted = ctx.get("place").or(ctx.place.as_deref());
    let known = |code: &&str| air.now.places.iter().any(|row| row.place == **code);
    let place = wanted.filter(known).unwrap_or(&air.portal.home_region).to_owned();
    let series = PlaceSeries::wanted(ctx, &place);
    ctx.record.load(&series).await?;
    let promises = task_states::counted(&air.portal.promises, civil_day(ctx.now));
    let warnings = in_force(ctx, &air, &place);
    let home = Home {
        air,
        place,
        series: PlaceSeries::of(ctx, &series)?,
        water: ctx.record.table(table::WATER_NOW)?,
        history: ctx.record.table(table::HISTORY).ok(),
        promises,
        warnings,
    };
    Ok(view(ctx, &home))
}

/// Warnings of the place that are in force; on the page of a made-up place these are made up.
fn in_force(ctx: &Ctx, air: &Air, place: &str) -> Vec<wv::Row> {
    let Ok(mut warnings) = ctx.record.table::<Warnings>(table::WARNINGS) else { return Vec::new() };
    Arc::make_mut(&mut warnings).warnings.retain(|warning| warning.region == place);
    // A demonstration replays a past hour, as its air does.
    let now = air.portal.replay_now.as_deref().and_then(moment).unwrap_or(ctx.now);
    let page = wv::page(&warnings, None, &air.places, now, ctx.t);
    page.official.into_iter().chain(page.made_up).filter(|row| row.in_force).collect()
}

/// The answer, the curve, the week, the water, the promises, the way to speak.
#[must_use]
pub fn view(ctx: &Ctx, home: &Home) -> Shown {
    let t = ctx.t;
    let Air { portal, places, now } = &home.air;
    let mut regions = vm::regions_with_air(places, now);
    let here = places.regions.iter().find(|region| region.code == home.place);
    let name = here.map_or_else(|| home.place.clone(), |region| vm::region_name(region, t));
    // A made-up place stands among the real ones only for who is there.
    regions.extend(here.filter(|here| regions.iter().all(|region| region.code != here.code)));
    let choices: Vec<_> =
        regions.iter().map(|region| (region.code.clone(), vm::region_name(region, t))).collect();
    let answer = vm::row(now, &home.place).map(|row| vm::verdict(now, row, name.clone(), t));
    let week = vm::days(&home.series.days, now.hour_ending.get(..10).unwrap_or(""), 7, t);
    let chart = air_hours::figure(&name, Item::Aqi, &home.series.hours, &now.hour_ending, Some(24), t);
    let is_sample = here.is_some_and(|region| region.sample);
    let mut shown = Shown::new(format!("{} · {}", t.home_can_i, name), t.air_lead);
    shown.sample = is_sample;
    let quoted = Chart::AirHours(home.place.clone(), Item::Aqi.id().to_owned());
    let chart = shown.figure(chart, quoted, ctx);
    shown.with(&html! {
        (notice::freshness(portal.replay_now.as_deref(), &now.hour_ending, is_sample, ctx))
        @for warning in &home.warnings {
            p.notice role="status" {
                a href=(ctx.href(Page::Warnings)) { (warning.region) " · " (warning.last.level) } " " (warning.last.force)
            }
        }
        div.columns {
            div.main-column {
                @match &answer {
                    Some(answer) => { (verdict::verdict(answer, t)) (verdict::groups(answer.level, t)) }
                    None => p.note { (t.no_air_here) },
                }
                (chart)
            }
            div.side-column {
                div.live {
                    (controls::select(ctx, "place", t.choose_place, None, &choices, &home.place))
                    p { button type="button" data-act="locate" { (t.air().locate) } " " span #located.small role="status" {} }
                }
                h2 { (t.week) }
                (air_days::days(&week))
                p { a href=(ctx.href(Page::AirRegion(home.place.clone()))) { (name) " · " (t.air_title) } }
                p { a href=(ctx.href(Page::Air)) { (t.see_all) } }
            }
        }
        (water(ctx, home))
        @if let Some(counts) = &home.promises {
            section.block aria-labelledby="home-promises" {
                h2 #home-promises { (t.home_promises) }
                p { ((t.home_promise_counts)(counts)) }
                p { a href=(ctx.href(Page::Tasks)) { (t.see_all) } }
            }
        }
        (changed(ctx, home.history.as_deref()))
        section.block aria-labelledby="home-voice" {
            h2 #home-voice { (t.home_voice) }
            p { (t.home_voice_lead) }
            (answers(ctx, home, is_sample))
            p { a.action href=(ctx.href(Page::Feedback)) { (t.nav_feedback) } }
        }
    })
}

/// The newest answers: of a made-up place made-up ones.
fn answers(ctx: &Ctx, home: &Home, sample: bool) -> Markup {
    let t = ctx.t;
    let newest: Vec<_> = home.air.portal.answers.iter().filter(|answer| answer.sample == sample).collect();
    let replies = ctx.href(Page::Replies);
    html! {
        @if newest.is_empty() {
            p { (t.home_no_answers) }
        } @else {
            h3 { (t.home_answers) (notice::sample(sample, t)) }
            ul.lines {
                @for answer in newest {
                    li {
                        a href={ (replies) "#" (answer.id) } lang="zh-Hans" { (answer.question_zh) }
                        span.small { (format::day_text(t.lang, &answer.answered_on)) }
                    }
                }
            }
            p { a href=(replies) { (t.see_all) } }
        }
    }
}

/// What the newest release brought.
fn changed(ctx: &Ctx, history: Option<&History>) -> Markup {
    let t = ctx.t;
    let Some(newest) = history.and_then(|history| history.releases.last()) else { return html! {} };
    let brought = changes::brought(newest, t);
    html! {
        section.block aria-labelledby="home-changed" {
            h2 #home-changed { (t.air().changed_title) }
            p { ((t.air().changed_lead)(newest.release, &format::moment(t.lang, &newest.published_at))) }
            @if brought.is_empty() { p { (t.air().changed_nothing) } } @else { p.small { (brought.join(t.air().joint)) } }
            p { a href=(ctx.href(Page::Verify)) { (t.air().changed_more) } }
        }
    }
}

/// The sections here, or the first that have a class.
fn water(ctx: &Ctx, home: &Home) -> Markup {
    let t = ctx.t;
    let places = &home.air.places;
    let rows = wm::rows(places, &home.water, t);
    let is_here = |row: &wm::SectionRow| {
        places.sections.iter().any(|s| s.id == row.id && s.region.as_deref() == Some(home.place.as_str()))
    };
    let mut shown: Vec<_> = rows.iter().filter(|row| is_here(row)).collect();
    if shown.is_empty() {
        shown = rows.iter().filter(|row| row.class.is_some()).take(3).collect();
    }
    let until = wm::newest(places, &home.water, false).map(|at| format::moment(t.lang, at));
    html! {
        section.block aria-labelledby="home-water" {
            h2 #home-water { (t.home_water) }
            ul.lines {
                @for row in shown {
                    li {
                        a href=(ctx.href(Page::Section(row.id.clone()))) { (row.name) }
                        span.value { (mark::class(row.class.as_deref())) (row.class_words) }
                        span.small { (row.when) }
                    }
                }
            }
            @if let Some(until) = until { p.small { ((t.water_past)(&until)) } }
            p { a href=(ctx.href(Page::Water)) { (t.see_all) } }
        }
    }
}
