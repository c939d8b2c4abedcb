//! `/embed/:chart`: a chart alone, for pages of others: title, drawing, one line with source, release and flags.

use super::not_found;
use crate::api::LoadError;
use crate::components::{Ctx, figure, notice};
use crate::quoting::quote::Refused;
use crate::quoting::{Address, Chart, Quoted, files, quote};
use crate::route::{Page, Route};
use crate::shown::{Island, Shown};
use crate::view_model::moment;
use maud::html;

/// The page that makes the chart of an embed; none for other pages.
#[must_use]
pub fn inner(page: &Page) -> Option<Page> {
    match page {
        Page::Embed(id) => Chart::parse(id).ok().map(|chart| chart.page().0),
        _ => None,
    }
}

/// Loads and shows.
///
/// # Errors
/// When what the chart rests on cannot be had.
pub async fn page(ctx: &Ctx, id: &str) -> Result<Shown, LoadError> {
    let address = match Address::of(ctx.edition, id, &ctx.query) {
        Ok(address) => address,
        Err(fault) => return Ok(refused(ctx, &fault.to_string())),
    };
    let mut own = ctx.clone();
    if let Some(hash) = address.release.hash() {
        let Some(record) = ctx.record.pinned(hash).await? else { return Ok(not_kept(ctx, &address)) };
        own.record = record;
        // A pinned chart says the same whenever it is drawn.
        own.now = own.record.release().ok().and_then(|it| moment(&it.published_at)).unwrap_or(own.now);
    }
    match quote(&own, &address, &ctx.record).await {
        Ok(quoted) => Ok(view(&own, &quoted)),
        Err(Refused::NoChart) => Ok(refused(ctx, &address.chart.id())),
        Err(Refused::NotKept) => Ok(not_kept(ctx, &address)),
        Err(Refused::Load(error))
            if error.is_gone() && own.record.manifest_hash() != ctx.record.manifest_hash() =>
        {
            Ok(not_kept(ctx, &address))
        }
        Err(Refused::Load(error)) => Err(error),
    }
}

/// The chart.
#[must_use]
pub fn view(ctx: &Ctx, quoted: &Quoted) -> Shown {
    let t = ctx.t;
    let figure = &quoted.figure;
    let w = quoted.words();
    let mut shown = Shown::new(quoted.title(), figure.summary.clone());
    shown.sample = quoted.sample;
    let title_id = format!("{}-title", figure.id);
    let drawing = figure::drawing(figure, ctx);
    shown.islands.push((figure.id.to_owned(), Island::Figure(Box::new(figure.clone()))));
    shown.body = html! {
        figure.figure.alone aria-labelledby=(title_id) {
            figcaption {
                h1.figure-title id=(title_id) { (figure.title) (notice::sample(quoted.sample, t)) }
                p.subtitle { (figure.subtitle) }
            }
            (drawing)
            p.source {
                (figure.source) " "
                @if let Some(words) = files::period_line(quoted) { (words) " · " }
                (quoted.site) " · " (quoted.release_words())
                @if let Some(words) = quoted.corrected_words() {
                    " " strong.corrected { (words) " " a href=(quoted.corrections()) target="_top" { (t.corrected_more) } }
                }
                " " a href=(quoted.address.page()) target="_top" { (w.open) }
            }
        }
    };
    shown
}

/// What is said instead of a state that cannot be drawn here, above the default one.
#[must_use]
pub fn other_state(quoted: &Quoted) -> String {
    (quoted.words().other_state)(&files::period_words(quoted))
}

fn refused(ctx: &Ctx, why: &str) -> Shown {
    let w = ctx.t.quoting();
    let shown = not_found::view(ctx, Some(w.no_chart));
    message(
        shown,
        w.no_chart,
        &(w.no_chart_lead)(why),
        &Route::new(ctx.edition, Page::EmbedGuide).path(),
        w.guide,
    )
}

fn not_kept(ctx: &Ctx, address: &Address) -> Shown {
    let w = ctx.t.quoting();
    message(Shown::new(w.no_chart, w.not_kept), w.version, w.not_kept, &address.page(), w.open)
}

fn message(mut shown: Shown, heading: &str, words: &str, address: &str, link: &str) -> Shown {
    shown.heading = heading.to_owned();
    shown.body = html! {
        section.alone {
            h1.figure-title { (heading) }
            p { (words) }
            p.source { a href=(address) target="_top" { (link) } }
        }
    };
    shown
}
