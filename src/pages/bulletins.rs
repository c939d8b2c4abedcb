//! `/bulletins`: what was written, and every period that the record itself can tell of.

mod period;

pub use period::{BulletinData, of_period, period_view};

use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::{Ctx, notice};
use crate::route::Page;
use crate::shown::Shown;
use crate::view_model::bulletins as vm;
use crate::view_model::bulletins::made::name;
use maud::html;
use mingjing_contract::bulletins::{Bulletin, Bulletins};
use mingjing_contract::manifest::{Manifest, table};
use mingjing_contract::places::Places;

/// The written bulletins of a release; none is not an error.
fn written(ctx: &Ctx) -> Result<Vec<Bulletin>, LoadError> {
    match ctx.record.table::<Bulletins>(table::BULLETINS) {
        Ok(found) => Ok(found.bulletins.clone()),
        Err(LoadError::NotPublished) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// Loads and shows the list.
///
/// # Errors
/// When places or the list cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    ctx.record.load(&[Want::Table(table::PLACES), Want::Table(table::BULLETINS)]).await?;
    let places = ctx.record.table::<Places>(table::PLACES)?;
    Ok(view(ctx, &*ctx.record.release()?, &written(ctx)?, &places))
}

/// The list: written ones, then every period.
#[must_use]
pub fn view(ctx: &Ctx, manifest: &Manifest, bulletins: &[Bulletin], places: &Places) -> Shown {
    let t = ctx.t;
    let w = t.bulletins();
    let periods = vm::periods(manifest, bulletins);
    let lead = if periods.is_empty() { w.none.to_owned() } else { (w.lead)(periods.len(), bulletins.len()) };
    let address = |period: &str| ctx.href(Page::Bulletin(period.to_owned()));
    let written_in = |id: &str| bulletins.iter().filter(|bulletin| bulletin.period == id).count();
    Shown::new(w.title, lead.clone()).with(&html! {
        p.lead { (lead) }
        @if !bulletins.is_empty() {
            section.block aria-labelledby="written" {
                h2 #written { (w.written) }
                ul.lines {
                    @for one in bulletins.iter().map(|bulletin| vm::written(bulletin, places, t)) {
                        li { a href=(address(&one.period)) { (one.title) } span.small { (one.facts) (notice::sample(one.sample, t)) } }
                    }
                }
            }
        }
        @if !periods.is_empty() {
            section.block aria-labelledby="made" {
                h2 #made { (w.made) }
                p.small { (w.list_lead) }
                ul.lines {
                    @for (period, is_real) in &periods {
                        @let id = period.id();
                        @let n = written_in(&id);
                        li {
                            a href=(address(&id)) { (name(*period, t)) }
                            span.small { @if n > 0 { ((w.with_written)(n)) } (notice::sample(!is_real, t)) }
                        }
                    }
                }
            }
        }
    })
}
