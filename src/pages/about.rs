//! `/about`: who, from what, by which rules, how to check.

use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::{Ctx, notice, table as table_component};
use crate::route::Lang;
use crate::shown::Shown;
use maud::{Markup, html};
use mingjing_contract::manifest::{Manifest, table};
use mingjing_contract::portal::Portal;

/// Loads and shows.
///
/// # Errors
/// When the record cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    ctx.record.load(&[Want::Table(table::PORTAL)]).await?;
    let portal = ctx.record.table::<Portal>(table::PORTAL)?;
    Ok(view(ctx, &portal, &*ctx.record.release()?, &ctx.record.manifest_hash()?))
}

/// Operator, sources, doubts, rules, checking, accessibility.
#[must_use]
pub fn view(ctx: &Ctx, portal: &Portal, release: &Manifest, hash: &str) -> Shown {
    let t = ctx.t;
    let operator = if ctx.lang() == Lang::Zh { &portal.operator_zh } else { &portal.operator_en };
    let contact = portal.contact.as_deref().filter(|contact| !contact.is_empty());
    Shown::new(t.about_title, t.about_lead).with(&html! {
        p.lead { (t.about_lead) }
        dl.facts {
            div { dt { (t.about_operator) } dd { (operator) } }
            div { dt { (t.about_contact) } dd { (contact.unwrap_or(t.about_no_contact)) } }
        }
        section.block aria-labelledby="rules" {
            h2 #rules { (t.about_rules) }
            ul { @for rule in t.about_rules_text { li { (rule) } } }
        }
        section.block aria-labelledby="check" {
            h2 #check { (t.about_check) }
            p.break { ((t.about_check_text)(release.release, hash, release.files.len())) }
        }
        (sources(ctx, portal))
        (doubts(ctx, portal))
        section.block aria-labelledby="access" {
            h2 #access { (t.about_access) }
            p { (t.accessibility().see) " " a href=(ctx.href(crate::route::Page::Accessibility)) { (t.accessibility().title) } (t.full_stop) }
        }
    })
}

fn sources(ctx: &Ctx, portal: &Portal) -> Markup {
    let t = ctx.t;
    let zh = ctx.lang() == Lang::Zh;
    let rows = html! {
        table.wide {
            thead { tr {
                @for head in [t.about_sources, t.about_rows, t.source, t.about_licence] { th scope="col" { (head) } }
            } }
            tbody {
                @for resource in &portal.resources {
                    tr {
                        th scope="row" {
                            (resource.title_en.as_ref().filter(|_| !zh).unwrap_or(&resource.title))
                            (notice::sample(resource.sample, t))
                        }
                        td.number { (resource.rows) } td { (resource.sources.join("；")) } td { (resource.licence) }
                    }
                }
            }
        }
    };
    html! {
        section.block aria-labelledby="sources" {
            h2 #sources { (t.about_sources) }
            (table_component::scroll(t.about_sources, t, &rows))
        }
    }
}

fn doubts(ctx: &Ctx, portal: &Portal) -> Markup {
    let t = ctx.t;
    let zh = ctx.lang() == Lang::Zh;
    let rows = html! {
        table.wide {
            thead { tr { @for head in [t.about_doubts, t.about_times, t.place, "#"] { th scope="col" { (head) } } } }
            tbody {
                @for note in &portal.quality_notes {
                    tr {
                        th scope="row" { (if zh { &note.message_zh } else { &note.message_en }) }
                        td.number { (note.count) } td.small { (note.first) } td.small { (note.code) }
                    }
                }
            }
        }
    };
    html! {
        @if !portal.quality_notes.is_empty() {
            section.block aria-labelledby="doubts" {
                h2 #doubts { (t.about_doubts) }
                p { (t.about_doubts_lead) }
                (table_component::scroll(t.about_doubts, t, &rows))
            }
        }
    }
}
