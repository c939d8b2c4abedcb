//! `/verify`: what this browser checked of the log of releases, and how to check from outside.

use crate::api::LoadError;
use crate::api::record::Want;
use crate::components::{Ctx, LogState, failure, table::plain};
use crate::shown::Shown;
use crate::trust::Trust;
use crate::view_model::changes;
use crate::view_model::verify::{self as vm, Outcome};
use maud::{Markup, html};
use mingjing_contract::history::{Corrections, History};
use mingjing_contract::manifest::table;

/// Shows what the seal knows; it is checked once a visit.
///
/// # Errors
/// When the release cannot be had.
pub async fn page(ctx: &Ctx) -> Result<Shown, LoadError> {
    ctx.record.load(&[Want::Table(table::HISTORY), Want::Table(table::CORRECTIONS)]).await?;
    let account = ctx.record.table::<History>(table::HISTORY).and_then(|history| {
        Ok(account_view(ctx, &history, &*ctx.record.table::<Corrections>(table::CORRECTIONS)?))
    });
    let account = account.unwrap_or_else(|error| failure::part(&error, ctx.t));
    Ok(view(ctx, &ctx.log, &account))
}

/// What each release brought, and every correction.
#[must_use]
pub fn account_view(ctx: &Ctx, history: &History, corrections: &Corrections) -> Markup {
    let t = ctx.t;
    let account = changes::page(history, corrections, t);
    html! {
        section.block aria-labelledby="corrections" {
            h2 #corrections { (t.corrections_title) }
            @match &account.corrections {
                Some(rows) => {
                    p { ((t.corrections_lead)(account.count)) }
                    (plain(rows, t.corrections_title, t))
                }
                None => p { (t.corrections_none) },
            }
        }
        section.block.releases aria-labelledby="changes" {
            h2 #changes { (t.changes_title) }
            (plain(&account.releases, t.changes_title, t))
        }
    }
}

/// The verdict, each check, the facts, the way to check without this page, the account of changes.
#[must_use]
pub fn view(ctx: &Ctx, log: &LogState, account: &Markup) -> Shown {
    let t = ctx.t;
    Shown::new(t.verify_title, t.verify_lead).with(&html! {
        p.lead { (t.verify_lead) }
        @match log {
            LogState::Open => (failure::waiting(t)),
            LogState::Unreached => (failure::part(&LoadError::Network, t)),
            LogState::Judged(trust) => (judged(ctx, trust)),
        }
        section.block aria-labelledby="outside" {
            h2 #outside { (t.verify_outside) }
            p { (t.verify_outside_lead) }
            @if !ctx.root.is_empty() { pre.break { code { "mingjing verify " (ctx.root) } } }
            p { (t.verify_keep) }
        }
        section.block aria-labelledby="limits" {
            h2 #limits { (t.verify_limits) }
            ul { @for limit in t.verify_limits_text { li { (limit) } } }
        }
        (account)
    })
}

fn judged(ctx: &Ctx, trust: &Trust) -> Markup {
    let t = ctx.t;
    let page = vm::page(trust, t);
    html! {
        div.trust.(class(page.outcome)) {
            p { strong { (mark(page.outcome)) (page.verdict) } }
            @if let Some(fault) = &page.fault { p { (fault) } }
            @if page.may_forget {
                p { (t.forget_lead) }
                p { button type="button" data-act="forget" { (t.forget) } }
            }
        }
        @if !page.checks.is_empty() {
            section.block aria-labelledby="checks" {
                h2 #checks { (t.verify_checks) }
                ul.checks {
                    @for (outcome, name, words) in &page.checks {
                        li.(class(*outcome)) { strong { (mark(*outcome)) (name) } " " (words) }
                    }
                }
            }
        }
        section.block aria-labelledby="facts" {
            h2 #facts { (t.verify_facts) }
            dl.facts { @for (name, value) in &page.facts { div { dt { (name) } dd.break { (value) } } } }
        }
    }
}

fn class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Good => "good",
        Outcome::Open => "open",
        Outcome::Bad => "bad",
    }
}

fn mark(outcome: Outcome) -> Markup {
    let mark = match outcome {
        Outcome::Good => "✓ ",
        Outcome::Open => "○ ",
        Outcome::Bad => "✕ ",
    };
    html! { span.seal-mark aria-hidden="true" { (mark) } }
}
