//! `/duties`: what must be made public, and the proofs found.

use super::task::source_line;
use super::{heading, show};
use crate::api::{load::loader, record};
use crate::components::{Ctx, controls, notice};
use crate::view_model::duties as vm;
use leptos::prelude::*;
use mingjing_contract::ledger::{Duties, Sources};
use mingjing_contract::manifest::table;
use std::sync::Arc;

/// Loads and shows.
#[must_use]
pub fn page(ctx: Ctx) -> AnyView {
    let data = loader(
        || (),
        |()| async {
            let duties = record::table::<Duties>(table::DUTIES, None);
            futures::try_join!(duties, record::table::<Sources>(table::SOURCES, None))
        },
    );
    show(data, ctx, move |(duties, sources)| view(ctx, duties.clone(), sources.clone()))
}

/// Filters and rows.
#[must_use]
pub fn view(ctx: Ctx, duties: Arc<Duties>, sources: Arc<Sources>) -> AnyView {
    let t = ctx.t;
    let build = move || ctx.query.with(|query| vm::page(&duties, &sources.sources, query, t));
    let first = untrack(&build);
    let list =
        |words: crate::text::Words| words.iter().map(|(id, word)| ((*id).to_owned(), (*word).to_owned()));
    let audiences: Vec<_> = list(t.audiences).chain([("all".to_owned(), t.all.to_owned())]).collect();
    let rows = move || {
        let page = build();
        let n = page.rows.len();
        view! {
            <p class="shown" role="status">{(t.shown_duties)(n, page.totals.0)}</p>
            <ul class="tasks">{page.rows.into_iter().map(|row| duty(ctx, row)).collect_view()}</ul>
        }
    };
    view! {
        {heading(ctx, t.duties_title.to_owned())}
        <p class="lead">{(t.duties_lead)(first.totals.0, first.totals.1)}</p>
        <p class="small">{t.proof_rule}</p>
        <form class="filters" role="search" aria-label=t.filter on:submit=|event| event.prevent_default()>
            {controls::select(ctx, "audience", t.audience, None, audiences)}
            {controls::select(ctx, "document", t.f_document, Some(t.all), first.documents)}
            {controls::select(ctx, "frequency", t.frequency, Some(t.all), list(t.frequencies).collect())}
        </form>
        {rows}
    }
    .into_any()
}

fn duty(ctx: Ctx, row: vm::Row) -> AnyView {
    let t = ctx.t;
    let proven = !row.proofs.is_empty();
    let proofs = row
        .proofs
        .into_iter()
        .map(|proof| {
            view! {
                <li>
                    <span class="small">{proof.date}</span>" "{proof.text}
                    {proof.source.map(|source| source_line(ctx, source, proof.confidence))}
                </li>
            }
        })
        .collect_view();
    view! {
        <li class="task duty">
            <div class="task-head"><span class="duty-name">{row.what}</span>{notice::sample(row.sample, t)}<span class="small">{row.origin}" · "{row.id}</span></div>
            <dl class="statements">
                <div><dt>{t.who}</dt><dd>{row.who}</dd></div>
                <div><dt>{t.frequency}</dt><dd>{row.frequency}" · "{row.audience}</dd></div>
                <div class=if proven { "good" } else { "plain" }><dt>{t.proof}</dt><dd>{row.proof}</dd></div>
            </dl>
            {proven.then(|| view! { <details><summary>{t.proof}</summary><ul class="lines">{proofs}</ul></details> })}
        </li>
    }
    .into_any()
}
