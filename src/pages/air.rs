//! `/air`: all leagues and cities, ranked.

use super::Air;
use super::lens::{self, Glass};
use crate::api::LoadError;
use crate::components::{Ctx, mark, notice, table};
use crate::quoting::Chart;
use crate::route::Page;
use crate::shown::Shown;
use crate::view_model::air as vm;
use maud::html;

/// Loads and shows.
///
/// # Errors
/// When the air cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    let glass = Glass::of(ctx).await?;
    ctx.record.load(&Air::WANTED).await?;
    Ok(view(ctx, &Air::of(ctx)?, glass))
}

/// The ranking.
#[must_use]
pub fn view(ctx: &Ctx, air: &Air, glass: Glass) -> Shown {
    let t = ctx.t;
    let places: Vec<_> = vm::regions_with_air(&air.places, &air.now)
        .into_iter()
        .map(|region| (region.code.clone(), vm::region_name(region, t), None))
        .collect();
    let rows = vm::ranking(&air.now, &places, t);
    let named: Vec<_> = places.iter().map(|(code, name, _)| (code.clone(), name.clone())).collect();
    let samples: Vec<_> = air
        .places
        .regions
        .iter()
        .filter(|region| {
            region.sample
                && vm::row(&air.now, &region.code).is_some()
                && !places.iter().any(|(code, ..)| *code == region.code)
        })
        .collect();
    let mut shown = Shown::new(t.air_title, t.air_lead);
    let ranking = vm::ranking_figure(t.air_title.to_owned(), &air.now, &rows, t);
    let ranking = glass.bars(ranking, &air.now, &rows, ctx);
    let chart = shown.figure(ranking, Chart::AirRanking, ctx);
    shown.with(&html! {
        p.lead { (t.air_lead) }
        (notice::freshness(air.portal.replay_now.as_deref(), &air.now.hour_ending, false, ctx))
        div.chart-controls.live { (lens::choice(ctx)) }
        div.columns {
            div.main-column { (chart) }
            div.side-column {
                ul.lines {
                    @for row in &rows {
                        li {
                            a href=(ctx.href(Page::AirRegion(row.code.clone()))) { (row.name) }
                            span.value { (mark::level(row.level)) (row.aqi) " " (row.category) }
                        }
                    }
                }
            }
        }
        p.small { (t.region_method) }
        @if !samples.is_empty() {
            section.block aria-labelledby="samples" {
                h2 #samples { (t.air().samples_title) }
                ul.lines {
                    @for region in &samples {
                        li { a href=(ctx.href(Page::AirRegion(region.code.clone()))) { (vm::region_name(region, t)) } (notice::sample(true, t)) }
                    }
                }
            }
        }
        details.report {
            summary { (t.air().report_title) }
            p.small { ((t.air().report_lead)(&air.now.edition)) }
            (table::plain(&vm::report_form(&air.now, &named, t), t.air().report_title, t))
        }
    })
}
