//! `/duties`: what must be made public, where it is, and whether it was done in time.

use super::task::source_line;
use crate::api::LoadError;
use crate::api::ledger;
use crate::api::record::Want;
use crate::components::{Ctx, controls, notice};
use crate::shown::Shown;
use crate::view_model::civil_day;
use crate::view_model::duties::{self as vm, Given, Published};
use maud::{Markup, html};
use mingjing_contract::air::AirNow;
use mingjing_contract::history::History;
use mingjing_contract::ledger::{Duties, Ledger, Sources};
use mingjing_contract::manifest::table;
use mingjing_contract::water::WaterNow;
use mingjing_domain::time::parse_date;
use std::collections::BTreeMap;

/// Loads and shows.
///
/// # Errors
/// When duties, sources or the ledger cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    let wanted =
        [table::DUTIES, table::SOURCES, table::HISTORY, table::AIR_NOW, table::WATER_NOW].map(Want::Table);
    ctx.record.load(&[]).await?;
    let names = ledger::names(&*ctx.record.release()?, false);
    ctx.record.load(&[wanted.as_slice(), std::slice::from_ref(&names)].concat()).await?;
    let duties = ctx.record.table::<Duties>(table::DUTIES)?;
    let sources = ctx.record.table::<Sources>(table::SOURCES)?;
    let names = ctx.record.parts::<Ledger>(&names)?;
    // A portal need not have air or water, and its first release has no history.
    let history = ctx.record.table::<History>(table::HISTORY).ok();
    let air = ctx.record.table::<AirNow>(table::AIR_NOW).ok();
    let water = ctx.record.table::<WaterNow>(table::WATER_NOW).ok();
    let of_water = |water: &WaterNow| {
        water.sections.iter().filter_map(|row| parse_date(row.latest.as_ref()?.at.get(..10)?).ok()).max()
    };
    let ends = [
        air.and_then(|air| parse_date(air.hour_ending.get(..10)?).ok()),
        water.as_deref().and_then(of_water),
    ];
    let ends: BTreeMap<&str, _> =
        vm::EXACT.into_iter().zip(ends).filter_map(|(table, end)| Some((table, end?))).collect();
    let published =
        Published::of(&*ctx.record.release()?, &history.as_deref().cloned().unwrap_or_default(), &ends);
    let given = Given {
        duties: &duties,
        sources: &sources.sources,
        documents: names.first().map_or(&[], |names| &names.documents),
        published: &published,
        today: civil_day(ctx.now),
    };
    Ok(view(ctx, given))
}

/// Counts, filters and rows.
#[must_use]
pub fn view(ctx: &Ctx, given: Given<'_>) -> Shown {
    let t = ctx.t;
    let w = t.duties();
    let page = vm::page(given, &ctx.query, t);
    let mut audiences = controls::choices(t.audiences);
    audiences.push(("all".to_owned(), t.all.to_owned()));
    let audience = audiences.first().map(|(id, _)| id.clone()).unwrap_or_default();
    let lead = (w.lead)(page.public.0, page.public.1);
    let tones = ["good", "attention", "late", "plain", "plain"];
    let mut shown = Shown::new(t.duties_title, lead.clone());
    shown.sample = page.sample;
    shown.with(&html! {
        p.lead { (lead) (notice::sample(page.sample, t)) }
        dl.figures {
            @for (((_, name), count), tone) in w.states.iter().zip(page.public.1).zip(tones) {
                div.(if count == 0 { "plain" } else { tone }) { dt { (name) } dd { (count) } }
            }
        }
        p.small { (w.rule) " " (t.proof_rule) }
        (controls::filters(ctx, &html! {
            (controls::select(ctx, "state", w.state, Some(t.all), &controls::choices(w.states), ""))
            (controls::select(ctx, "audience", t.audience, None, &audiences, &audience))
            (controls::select(ctx, "document", t.f_document, Some(t.all), &page.documents, ""))
            (controls::select(ctx, "frequency", t.frequency, Some(t.all), &controls::choices(t.frequencies), ""))
        }))
        p.shown role="status" { ((t.shown_duties)(page.rows.len(), page.total)) }
        ul.tasks { @for row in &page.rows { (duty(ctx, row)) } }
    })
}

fn duty(ctx: &Ctx, row: &vm::Row) -> Markup {
    let t = ctx.t;
    let w = t.duties();
    let tone = match row.state {
        "kept" => "good",
        "late" => "attention",
        "never" => "late",
        _ => "plain",
    };
    html! {
        li.task.duty {
            div.task-head {
                span.duty-name { (row.what) (notice::sample(row.sample, t)) }
                span.small { (row.origin) " · " (row.id) }
            }
            dl.statements {
                div.(tone) { dt { (w.state) } dd { (row.state_words) } }
                div { dt { (w.last_name) } dd { (row.last.as_deref().unwrap_or(w.last_none)) } }
                div {
                    dt { (w.here) }
                    dd {
                        @if let Some((page, why)) = &row.here {
                            a href=(ctx.href(page.clone())) { (why) }
                            @if let Some(note) = row.here_note { span.small { (note) } }
                        } @else { (w.here_none) }
                    }
                }
                div { dt { (t.who) } dd { (row.who) span.small { (row.frequency) " · " (row.audience) } } }
            }
            @if !row.proofs.is_empty() {
                details {
                    summary { (t.proof) " (" (row.proofs.len()) ")" }
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
