//! Where figures are from, and where to take them along.

#[cfg(not(target_arch = "wasm32"))]
pub mod examples;

use super::Ctx;
use crate::view_model::task;
use maud::{Markup, html};
use mingjing_contract::ledger::Sources;
use std::collections::BTreeSet;

/// The publications that are named by their identifiers, each once.
#[must_use]
pub fn named(ctx: &Ctx, sources: Option<&Sources>, ids: &[&str]) -> Markup {
    let ids: BTreeSet<&str> = ids.iter().copied().collect();
    if ids.is_empty() {
        return html! {};
    }
    let known = sources.map_or(&[][..], |sources| &sources.sources);
    html! {
        details {
            summary { (ctx.t.lab().sources) }
            ul.lines {
                @for id in ids {
                    li {
                        @match task::source(known, id, ctx.t) {
                            Some((title, publisher, address)) => {
                                span {
                                    @if let Some(address) = address { a href=(address) rel="external" { (title) } } @else { (title) }
                                }
                                span.small { (publisher) }
                            }
                            None => span.small { (id) },
                        }
                    }
                }
            }
        }
    }
}

/// Links to the same data as plain tables.
#[must_use]
pub fn downloads(ctx: &Ctx, tables: &[&str]) -> Markup {
    html! {
        p.small.downloads {
            (ctx.t.lab().download) " "
            @for table in tables { a href={ "open/" (table) ".csv" } rel="external" { (table) ".csv" } " " }
        }
    }
}
