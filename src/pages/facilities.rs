//! `/facilities`: plants that receive visitors.

use super::if_published;
use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::{Ctx, controls, notice, source};
use crate::route::Page;
use crate::shown::Shown;
use crate::text::format;
use crate::view_model::facilities::{self as vm, DayRow, FacilityRow};
use crate::view_model::moment;
use crate::view_model::{civil_day, lab};
use maud::{Markup, html};
use mingjing_contract::facilities::Facilities;
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use mingjing_contract::polluters::Polluters;
use mingjing_contract::portal::Portal;
use std::sync::Arc;

/// What the page shows.
#[derive(Clone)]
pub struct FacilityData {
    /// Replay.
    pub portal: Arc<Portal>,
    /// Names.
    pub places: Arc<Places>,
    /// The plants.
    pub facilities: Arc<Facilities>,
    /// The enterprises that they are.
    pub polluters: Option<Arc<Polluters>>,
}

/// Loads and shows.
///
/// # Errors
/// When places or plants cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    let tables = [table::PORTAL, table::PLACES, table::FACILITIES, table::POLLUTERS];
    ctx.record.load(&tables.map(Want::Table)).await?;
    let data = FacilityData {
        portal: ctx.record.table(table::PORTAL)?,
        places: ctx.record.table(table::PLACES)?,
        facilities: ctx.record.table(table::FACILITIES)?,
        polluters: if_published(ctx.record.table(table::POLLUTERS))?,
    };
    Ok(view(ctx, &data))
}

/// The plants with their days.
#[must_use]
pub fn view(ctx: &Ctx, data: &FacilityData) -> Shown {
    let (t, w) = (ctx.t, ctx.t.facilities());
    let replay = data.portal.replay_now.as_deref();
    let now = replay.and_then(moment).unwrap_or(ctx.now);
    let chosen = (ctx.get("region"), ctx.get("kind"));
    let rows = vm::rows(&data.facilities, data.polluters.as_deref(), &data.places, chosen, civil_day(now), t);
    let counted = lab::that_count(&rows, |row| row.sample);
    let ahead = counted.iter().flat_map(|row| &row.ahead).filter(|day| day.state_id != "cancelled");
    let (days, open) = (ahead.clone().count(), ahead.filter(|day| day.state_id == "open").count());
    let lead = if days == 0 { (w.none_ahead)(counted.len()) } else { (w.lead)(counted.len(), days, open) };
    let is_sample = !rows.is_empty() && rows.iter().all(|row| row.sample);
    let mut shown = Shown::new(w.title, lead.clone());
    shown.sample = is_sample;
    shown.with(&html! {
        (notice::sample(is_sample, t))
        @if let Some(at) = replay { p.notice.replay { ((t.lab().replay)(&format::moment(t.lang, at))) } }
        section.verdict aria-label=(w.title) {
            p.answer { strong.category { (open) } span.index { (w.bookable) } }
            p.lead { (lead) }
        }
        (filters(ctx, data))
        @if rows.is_empty() {
            p.state.empty { (t.lab().nothing_matches) " " button.live type="button" data-act="clear" { (t.clear_filter) } }
        }
        @for row in &rows { (facility(ctx, row, !is_sample)) }
        p.small { (w.rule) }
        (source::downloads(ctx, &["facilities", "visit_days"]))
    })
}

fn filters(ctx: &Ctx, data: &FacilityData) -> Markup {
    let (t, w) = (ctx.t, ctx.t.facilities());
    let all = &data.facilities.facilities;
    let regions = lab::region_choices(&data.places, all.iter().map(|facility| facility.region.as_str()), t);
    let kinds: Vec<(String, String)> = controls::choices(w.kinds)
        .into_iter()
        .filter(|(id, _)| all.iter().any(|facility| facility.kind == *id))
        .collect();
    html! {
        @if all.len() > 1 {
            (controls::filters(ctx, &html! {
                @if regions.len() > 1 { (controls::select(ctx, "region", t.lab().region, Some(t.all), &regions, "")) }
                (controls::select(ctx, "kind", w.kind, Some(t.all), &kinds, ""))
            }))
        }
    }
}

fn facility(ctx: &Ctx, row: &FacilityRow, tells_samples: bool) -> Markup {
    let (t, w) = (ctx.t, ctx.t.facilities());
    html! {
        section.block aria-label=(row.name) id={ "facility-" (row.id) } {
            h2 { (row.name) @if tells_samples { (notice::sample(row.sample, t)) } }
            p.small { (row.about) }
            div.columns {
                div.main-column {
                    h3 { (w.next) }
                    @if row.ahead.is_empty() { p { (w.no_next) } } @else { (days(&row.ahead)) }
                    @if !row.past.is_empty() {
                        details { summary { ((w.past)(row.held, row.past.len())) } (days(&row.past)) }
                    }
                }
                div.side-column {
                    h3 { (w.booking) }
                    p { (row.booking) }
                    @if let Some(url) = &row.booking_url { p { a.action href=(url) rel="external" { (w.book) } } }
                    dl.facts.stacked { @for (label, words) in &row.facts { div { dt { (label) } dd { (words) } } } }
                    @if let Some(id) = &row.enterprise {
                        p { a href=(ctx.href(Page::Polluter(id.clone()))) { (w.as_polluter) } }
                    }
                    @if let Some(note) = &row.note { p.small { (note) } }
                }
            }
        }
    }
}

fn days(rows: &[DayRow]) -> Markup {
    html! {
        ul.lines.visits {
            @for row in rows {
                li {
                    span { (row.day) " " span.small { (row.hours) } }
                    span.value.attention[row.state_id == "cancelled"] { (row.state) }
                    @if !row.more.is_empty() { span.small { (row.more) } }
                }
            }
        }
    }
}
