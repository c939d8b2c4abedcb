//! `/accessibility`: how the portal tries to serve everybody, what was tested, what is missing, how to tell.

use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::Ctx;
use crate::route::{Page, Query};
use crate::shown::Shown;
use crate::text::format;
use jiff::civil::{Date, date};
use maud::{Markup, html};
use mingjing_contract::manifest::table;
use mingjing_contract::portal::Portal;

/// The day of the statement. Whoever changes what is tested writes the statement anew.
const WRITTEN: Date = date(2026, 11, 22);

/// Loads and shows.
///
/// # Errors
/// When the record cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    ctx.record.load(&[Want::Table(table::PORTAL)]).await?;
    Ok(view(ctx, &*ctx.record.table::<Portal>(table::PORTAL)?))
}

/// Means, standard, tests, gaps, and the way to tell.
#[must_use]
pub fn view(ctx: &Ctx, portal: &Portal) -> Shown {
    let w = ctx.t.accessibility();
    let contact = portal.contact.as_deref().filter(|contact| !contact.is_empty());
    let form = format!("{}{}", ctx.href(Page::Feedback), Query::default().with("kind", "other").format());
    Shown::new(w.title, w.lead).with(&html! {
        p.lead { (w.lead) }
        (list("means", w.means, None, w.means_text))
        (list("aim", w.aim, None, w.aim_text))
        (list("tested", w.tested, Some(w.tested_lead), w.tested_text))
        (list("gaps", w.gaps, None, w.gaps_text))
        section.block aria-labelledby="tell" {
            h2 #tell { (w.report) }
            p { (w.report_text) }
            p { a href=(form) { (w.report_link) } }
            @if let Some(contact) = contact { p { ((w.report_contact)(contact)) } }
        }
        p.small { ((w.written)(&format::day(ctx.lang(), WRITTEN))) }
    })
}

fn list(id: &str, title: &str, lead: Option<&str>, items: &[&str]) -> Markup {
    html! {
        section.block aria-labelledby=(id) {
            h2 id=(id) { (title) }
            @if let Some(lead) = lead { p { (lead) } }
            ul.advice-list { @for item in items { li { (item) } } }
        }
    }
}
