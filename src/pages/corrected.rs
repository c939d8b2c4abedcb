//! "Corrected since": what a page shows that was published otherwise before.

use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::{Ctx, table as table_component};
use crate::route::Page;
use crate::shown::Shown;
use crate::text::format;
use crate::view_model::{changes, corrected};
use maud::{Markup, html};
use mingjing_contract::history::{Correction, Corrections};
use mingjing_contract::manifest::table;
use mingjing_contract::polluters::Polluters;
use std::future::Future;
use std::pin::Pin;
use wasm_split_helpers::wasm_split;

/// An account without any entry is shorter than this, in bytes: nobody fetches it to learn that.
const EMPTY_BYTES: u64 = 32;

/// The page with a line below its heading and the list at its end, where something on it was corrected.
///
/// # Errors
/// When the account of corrections cannot be had: what may have been corrected is not shown as if it had not.
pub async fn told(ctx: &Ctx, shown: Shown) -> Result<Shown, LoadError> {
    let want = Want::Table(table::CORRECTIONS);
    let Ok(release) = ctx.record.release() else { return Ok(shown) };
    if !want.files(&release).iter().any(|file| file.bytes >= EMPTY_BYTES) {
        return Ok(shown);
    }
    listed(ctx, shown).await?.await
}

/// A page whose corrections may still be on their way.
type Coming<'a> = Pin<Box<dyn Future<Output = Result<Shown, LoadError>> + 'a>>;

/// Nobody fetches the code for it where nothing was ever corrected.
#[wasm_split(corrected, fallible)]
fn listed(ctx: &Ctx, shown: Shown) -> Result<Coming<'_>, LoadError> {
    Ok(Box::pin(with_list(ctx, shown)))
}

async fn with_list(ctx: &Ctx, shown: Shown) -> Result<Shown, LoadError> {
    ctx.record.load(&[Want::Table(table::CORRECTIONS)]).await?;
    let all = ctx.record.table::<Corrections>(table::CORRECTIONS)?;
    let polluters = match ctx.page {
        Page::Polluter(_) => ctx.record.table::<Polluters>(table::POLLUTERS).ok(),
        _ => None,
    };
    let found = corrected::of_page(&ctx.page, &all, polluters.as_deref());
    let Some(newest) = found.first() else { return Ok(shown) };
    let (line, list) = (line(ctx, found.len(), newest), list(ctx, &found));
    Ok(shown.between(&line, &list))
}

fn line(ctx: &Ctx, count: usize, newest: &Correction) -> Markup {
    let t = ctx.t;
    let day = newest.published_at.get(..10).unwrap_or(&newest.published_at);
    html! {
        p.notice.corrected {
            ((t.corrected_line)(count, newest.release, &format::day_text(t.lang, day)))
            " " a href=(format!("{}#corrected", ctx.here())) { (t.corrected_more) }
        }
    }
}

fn list(ctx: &Ctx, found: &[&Correction]) -> Markup {
    let t = ctx.t;
    html! {
        section.block aria-labelledby="corrected" {
            h2 #corrected { (t.corrections_title) }
            (table_component::plain(&changes::table(found.iter().copied(), t), t.corrections_title, t))
            p.small { a href=(format!("{}#corrections", ctx.href(Page::Verify))) { (t.corrected_all) } }
        }
    }
}
