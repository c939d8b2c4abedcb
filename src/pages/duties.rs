//! `/duties`: what must be made public, and the proofs found.

use super::task::source_line;
use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::{Ctx, controls, notice};
use crate::shown::Shown;
use crate::view_model::duties as vm;
use maud::{Markup, html};
use mingjing_contract::ledger::{Duties, Sources};
use mingjing_contract::manifest::table;

/// Loads and shows.
///
/// # Errors
/// When duties or sources cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    ctx.record.load(&[Want::Table(table::DUTIES), Want::Table(table::SOURCES)]).await?;
    Ok(view(ctx, &*ctx.record.table(table::DUTIES)?, &*ctx.record.table(table::SOURCES)?))
}

/// Filters and rows.
#[must_use]
pub fn view(ctx: &Ctx, duties: &Duties, sources: &Sources) -> Shown {
    let t = ctx.t;
    let page = vm::page(duties, &sources.sources, &ctx.query, t);
    let mut audiences = controls::choices(t.audiences);
    audiences.push(("all".to_owned(), t.all.to_owned()));
    let audience = audiences.first().map(|(id, _)| id.clone()).unwrap_or_default();
    let lead = (t.duties_lead)(page.totals.0, page.totals.1);
    Shown::new(t.duties_title, lead.clone()).with(&html! {
        p.lead { (lead) }
        p.small { (t.proof_rule) }
        (controls::filters(ctx, &html! {
            (controls::select(ctx, "audience", t.audience, None, &audiences, &audience))
            (controls::select(ctx, "document", t.f_document, Some(t.all), &page.documents, ""))
            (controls::select(ctx, "frequency", t.frequency, Some(t.all), &controls::choices(t.frequencies), ""))
        }))
        p.shown role="status" { ((t.shown_duties)(page.rows.len(), page.totals.0)) }
        ul.tasks { @for row in &page.rows { (duty(ctx, row)) } }
    })
}

fn duty(ctx: &Ctx, row: &vm::Row) -> Markup {
    let t = ctx.t;
    let proven = !row.proofs.is_empty();
    html! {
        li.task.duty {
            div.task-head {
                span.duty-name { (row.what) } (notice::sample(row.sample, t))
                span.small { (row.origin) " · " (row.id) }
            }
            dl.statements {
                div { dt { (t.who) } dd { (row.who) } }
                div { dt { (t.frequency) } dd { (row.frequency) " · " (row.audience) } }
                div.(if proven { "good" } else { "plain" }) { dt { (t.proof) } dd { (row.proof) } }
            }
            @if proven {
                details {
                    summary { (t.proof) }
                    ul.lines {
                        @for proof in &row.proofs {
                            li {
                                span.small { (proof.date) } " " (proof.text)
                                @if let Some(source) = &proof.source { (source_line(ctx, source, &proof.confidence)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
