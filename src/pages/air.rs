//! `/air`: all leagues and cities, ranked.

use super::Air;
use crate::api::LoadError;
use crate::components::{Ctx, mark, notice};
use crate::route::Page;
use crate::shown::Shown;
use crate::view_model::air as vm;
use maud::html;

/// Loads and shows.
///
/// # Errors
/// When the air cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    ctx.record.load(&Air::WANTED).await?;
    Ok(view(ctx, &Air::of(ctx)?))
}

/// The ranking.
#[must_use]
pub fn view(ctx: &Ctx, air: &Air) -> Shown {
    let t = ctx.t;
    let places: Vec<_> = vm::regions_with_air(&air.places, &air.now)
        .into_iter()
        .map(|region| (region.code.clone(), vm::region_name(region, t), None))
        .collect();
    let rows = vm::ranking(&air.now, &places, t);
    let mut shown = Shown::new(t.air_title, t.air_lead);
    let chart = shown.figure(vm::ranking_figure(t.air_title.to_owned(), &air.now, &rows, t), ctx);
    shown.with(&html! {
        p.lead { (t.air_lead) }
        (notice::freshness(air.portal.replay_now.as_deref(), &air.now.hour_ending, ctx))
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
    })
}
