//! `/warnings`: official heavy-pollution warnings, in force and past, and the days under dust.

use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::{Ctx, notice, table as table_component};
use crate::route::{Lang, encode};
use crate::shown::Shown;
use crate::view_model::moment;
use crate::view_model::warnings::{self as vm, Announcement, Row, WarningsPage};
use maud::{Markup, html};
use mingjing_contract::air_relayed::DustDays;
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use mingjing_contract::portal::Portal;
use mingjing_contract::warnings::Warnings;

/// Loads and shows.
///
/// # Errors
/// When portal or places cannot be had. A portal without warnings says so.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    let wanted = [table::PORTAL, table::PLACES, table::WARNINGS, table::DUST_DAYS];
    ctx.record.load(&wanted.map(Want::Table)).await?;
    let portal = ctx.record.table::<Portal>(table::PORTAL)?;
    let places = ctx.record.table::<Places>(table::PLACES)?;
    let warnings = match ctx.record.table::<Warnings>(table::WARNINGS) {
        Err(LoadError::NotPublished) => None,
        found => Some(found?),
    };
    let dust = match ctx.record.table::<DustDays>(table::DUST_DAYS) {
        Err(LoadError::NotPublished) => None,
        found => Some(found?),
    };
    // A demonstration replays a past hour, as its air pages do.
    let replay = portal.replay_now.as_deref();
    let now = replay.and_then(moment).unwrap_or(ctx.now);
    let none = Warnings { warnings: Vec::new() };
    let page = vm::page(warnings.as_deref().unwrap_or(&none), dust.as_deref(), &places, now, ctx.t);
    Ok(view(ctx, &page, replay))
}

/// What is in force, then everything.
#[must_use]
pub fn view(ctx: &Ctx, page: &WarningsPage, replay: Option<&str>) -> Shown {
    let t = ctx.t;
    let w = t.warnings();
    let in_force = page.official.iter().filter(|row| row.in_force).count();
    let lead = match (page.official.len(), in_force) {
        (0, _) => w.none_recorded.to_owned(),
        (_, 0) => w.none_in_force.to_owned(),
        (_, n) => (w.in_force)(n),
    };
    let mut shown = Shown::new(w.title, lead.clone());
    let is_sample = page.official.is_empty() && !page.made_up.is_empty();
    shown.sample = is_sample;
    let english = if ctx.lang() == Lang::En { "en/" } else { "" };
    let dust_is_sample = page.dust.iter().all(|row| row.3);
    shown.with(&html! {
        p.lead { (lead) }
        @if replay.is_some() { (notice::freshness(replay, "", is_sample, ctx)) }
        p.small { (w.rule) }
        @if !page.official.is_empty() {
            section.block aria-labelledby="official" {
                h2 #official { (w.official) }
                @for row in &page.official { (warning(ctx, row)) }
            }
        }
        @if !page.made_up.is_empty() {
            section.block aria-labelledby="made-up" {
                h2 #made-up { (w.made_up) (notice::sample(true, t)) }
                p.small { (w.made_up_lead) }
                @for row in &page.made_up { (warning(ctx, row)) }
            }
        }
        @if !page.official.is_empty() || !page.made_up.is_empty() {
            p.small.downloads { a href=(format!("feed/{english}warnings.atom")) type="application/atom+xml" { (w.feed) } }
        }
        section.block aria-labelledby="dust" {
            h2 #dust { (w.dust) (notice::sample(dust_is_sample && !page.dust.is_empty(), t)) }
            @if page.dust.is_empty() { p.state.empty { (w.dust_none) } } @else {
                p { ((w.dust_lead)(page.dust.len())) }
                (dust(ctx, page, dust_is_sample))
            }
        }
    })
}

fn dust(ctx: &Ctx, page: &WarningsPage, told: bool) -> Markup {
    let w = ctx.t.warnings();
    let table = html! {
        table {
            caption.unseen { (w.dust) }
            thead { tr { @for cell in w.dust_head { th scope="col" { (cell) } } } }
            tbody {
                @for (day, region, document, sample) in &page.dust {
                    tr {
                        th scope="row" { (day) }
                        td { (region) (notice::sample(*sample && !told, ctx.t)) }
                        td { (document) }
                    }
                }
            }
        }
    };
    table_component::scroll(w.dust, ctx.t, &table)
}

fn warning(ctx: &Ctx, row: &Row) -> Markup {
    let w = ctx.t.warnings();
    html! {
        article.warning id=(row.id) {
            h3 {
                span.mark.(format!("warning-{}", row.last.level_id)) aria-hidden="true" {}
                (row.region) " · " (row.last.level)
                span.flag.(if row.in_force { "in-force" } else { "over" }) { (if row.in_force { w.now } else { w.over }) }
                (notice::sample(row.sample, ctx.t))
            }
            (announcement(ctx, &row.last))
            @if !row.before.is_empty() {
                details {
                    summary { ((w.before)(row.before.len())) }
                    @for one in &row.before {
                        h4 { (one.level) }
                        (announcement(ctx, one))
                    }
                }
            }
            p.small.downloads { a href=(format!("feed/cap/{}.xml", encode(&row.id))) { (w.cap) } }
        }
    }
}

fn announcement(ctx: &Ctx, one: &Announcement) -> Markup {
    let w = ctx.t.warnings();
    html! {
        p { (one.force) }
        dl.facts.stacked {
            @if let Some(cause) = &one.cause { div { dt { (w.cause) } dd { (cause) } } }
            @if let Some(measures) = &one.measures { div { dt { (w.measures) } dd { (measures) } } }
        }
        p.small { (one.said) }
    }
}
