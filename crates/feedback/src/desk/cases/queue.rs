//! The queue.

use crate::Service;
use crate::case::rights::Deed;
use crate::desk::answer::{self, Answer};
use crate::desk::ask::Ask;
use crate::desk::pages;
use crate::store::desk::Filter;
use crate::time;
use axum::extract::State;
use axum::http::StatusCode;

/// Cases on a page.
const PAGE: i64 = 50;

/// The queue.
pub async fn queue(State(service): State<Service>, ask: Ask) -> Answer {
    if !ask.may(Deed::View) {
        // An administrator has no cases; the accounts are the desk of theirs.
        return Ok(answer::see("accounts", None));
    }
    let desk = service.store.desk();
    let filter = filter(&ask);
    let page = ask.query.number("page").unwrap_or(0).clamp(0, 10_000);
    let mut rows = desk.queue(&filter, PAGE + 1, page * PAGE).await?;
    let has_more = rows.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let today = time::day((service.now)());
    let counts = desk.counts(today, own_unit(&ask)).await?;
    let units = desk.units().await?;
    let shown = pages::queue::Page {
        filter: &filter,
        rows: &rows,
        counts: &counts,
        units: &units,
        page,
        has_more,
        today,
    };
    Ok(answer::page(StatusCode::OK, pages::queue::page(&ask, &shown)))
}

/// A unit sees its own cases only.
fn own_unit(ask: &Ask) -> Option<&str> {
    let member = &ask.signed.member;
    if member.role == crate::case::rights::Role::Unit {
        Some(member.unit.as_deref().unwrap_or("-"))
    } else {
        None
    }
}

/// What the address asks for.
pub fn filter(ask: &Ask) -> Filter {
    let field = |name| ask.query.some(name).map(str::to_owned);
    let unit = own_unit(ask).map(str::to_owned).or_else(|| field("unit"));
    let state = field("state");
    let show = ask.query.get("show");
    Filter {
        is_open: state.is_none() && show != "all",
        has_draft: show == "answers",
        state,
        unit,
        kind: field("kind"),
        words: field("q"),
    }
}
