//! `/verify`: what this browser checked of the log of releases, and how to check from outside.

use super::{heading, show};
use crate::api::{
    load::{Loader, loader},
    log, record,
};
use crate::browser::base;
use crate::components::{
    Ctx,
    loading::{show_part, waiting},
    table::plain,
};
use crate::trust::Trust;
use crate::view_model::changes;
use crate::view_model::verify::{self as vm, Outcome};
use leptos::prelude::*;
use mingjing_contract::history::{Corrections, History};
use mingjing_contract::manifest::table;

/// Shows what the seal knows; it is checked once a visit.
#[must_use]
pub fn page(ctx: Ctx, trust: Loader<Option<Trust>>) -> AnyView {
    let account = loader(
        || (),
        |()| async {
            let history = record::table::<History>(table::HISTORY, None);
            futures::try_join!(history, record::table::<Corrections>(table::CORRECTIONS, None))
        },
    );
    let checked = show(trust, ctx, move |trust| match trust {
        Some(trust) => view(ctx, trust, &base::address()),
        None => waiting(ctx.t),
    });
    let changes =
        show_part(account, ctx.t, move |(history, corrections)| account_view(ctx, history, corrections));
    view! { {checked}{changes} }.into_any()
}

/// What each release brought, and every correction.
#[must_use]
pub fn account_view(ctx: Ctx, history: &History, corrections: &Corrections) -> AnyView {
    let t = ctx.t;
    let account = changes::page(history, corrections, t);
    let corrected = match &account.corrections {
        Some(rows) => view! {
            <p>{(t.corrections_lead)(account.count)}</p>
            {plain(rows, t.corrections_title.to_owned(), t)}
        }
        .into_any(),
        None => view! { <p>{t.corrections_none}</p> }.into_any(),
    };
    view! {
        <section class="block" aria-labelledby="corrections"><h2 id="corrections">{t.corrections_title}</h2>{corrected}</section>
        <section class="block" aria-labelledby="changes">
            <h2 id="changes">{t.changes_title}</h2>
            {plain(&account.releases, t.changes_title.to_owned(), t)}
        </section>
    }
    .into_any()
}

/// The verdict, each check, the facts, and the way to check without this page.
#[must_use]
pub fn view(ctx: Ctx, trust: &Trust, address: &str) -> AnyView {
    let t = ctx.t;
    let page = vm::page(trust, t);
    let checks = page
        .checks
        .into_iter()
        .map(|(outcome, name, words)| {
            view! { <li class=class(outcome)><strong>{mark(outcome)}{name}</strong>" "{words}</li> }
        })
        .collect::<Vec<_>>();
    let facts = page
        .facts
        .into_iter()
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd class="break">{value}</dd></div> })
        .collect_view();
    let forget = page.may_forget.then(|| {
        view! {
            <p>{t.forget_lead}</p>
            <p><button type="button" on:click=move |_| { log::forget(); base::reload(); }>{t.forget}</button></p>
        }
    });
    view! {
        {heading(ctx, t.verify_title.to_owned())}
        <p class="lead">{t.verify_lead}</p>
        <div class=format!("trust {}", class(page.outcome))>
            <p><strong>{mark(page.outcome)}{page.verdict}</strong></p>
            {page.fault.map(|fault| view! { <p>{fault}</p> })}
            {forget}
        </div>
        {(!checks.is_empty()).then(|| view! {
            <section class="block" aria-labelledby="checks"><h2 id="checks">{t.verify_checks}</h2><ul class="checks">{checks}</ul></section>
        })}
        <section class="block" aria-labelledby="facts"><h2 id="facts">{t.verify_facts}</h2><dl class="facts">{facts}</dl></section>
        <section class="block" aria-labelledby="outside">
            <h2 id="outside">{t.verify_outside}</h2>
            <p>{t.verify_outside_lead}</p>
            <pre class="break"><code>{format!("mingjing verify {address}")}</code></pre>
            <p>{t.verify_keep}</p>
        </section>
        <section class="block" aria-labelledby="limits">
            <h2 id="limits">{t.verify_limits}</h2>
            <ul>{t.verify_limits_text.iter().map(|limit| view! { <li>{*limit}</li> }).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Good => "good",
        Outcome::Open => "open",
        Outcome::Bad => "bad",
    }
}

fn mark(outcome: Outcome) -> AnyView {
    let mark = match outcome {
        Outcome::Good => "✓ ",
        Outcome::Open => "○ ",
        Outcome::Bad => "✕ ",
    };
    view! { <span class="seal-mark" aria-hidden="true">{mark}</span> }.into_any()
}
