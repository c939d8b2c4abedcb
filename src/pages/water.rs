//! `/water`: all sections, worst first.

use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::{Ctx, mark, notice};
use crate::route::Page;
use crate::shown::Shown;
use crate::text::format;
use crate::view_model::water as vm;
use maud::html;
use mingjing_contract::manifest::table;
use mingjing_contract::places::Places;
use mingjing_contract::water::WaterNow;

/// Loads and shows.
///
/// # Errors
/// When places or readings cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    ctx.record.load(&[Want::Table(table::PLACES), Want::Table(table::WATER_NOW)]).await?;
    Ok(view(ctx, &*ctx.record.table(table::PLACES)?, &*ctx.record.table(table::WATER_NOW)?))
}

/// The list.
#[must_use]
pub fn view(ctx: &Ctx, places: &Places, now: &WaterNow) -> Shown {
    let t = ctx.t;
    let rows = vm::rows(places, now, t);
    let until = vm::newest(now).map(|at| (t.water_past)(&format::moment(t.lang, at)));
    Shown::new(t.water_title, t.water_lead).with(&html! {
        p.lead { (t.water_lead) }
        @if let Some(until) = until { p.notice { (until) } }
        ul.lines.sections {
            @for row in &rows {
                li {
                    a href=(ctx.href(Page::Section(row.id.clone()))) { (row.name) }
                    span.value { (mark::class(row.class.as_deref())) (row.class_words) (notice::sample(row.sample, t)) }
                    span.small { (t.deciding) " " (row.deciding) }
                    span.small { (row.basin) }
                    span.small { (row.when) " · " (row.state) }
                }
            }
        }
        p.small { (t.water_method) }
        p.small { (t.water_source) }
    })
}
