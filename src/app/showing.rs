//! What is shown: the document is made the same as the newest page, its charts live once somebody reads on.

use super::{Outcome, Outcomes, Trouble};
use crate::api::record::Record;
use crate::api::{LoadError, fetched};
use crate::browser::{base, events, hant, media, page as document};
use crate::components::shell::{self, Frame};
use crate::components::{Ctx, LogState, failure};
use crate::islands::{self, Host, Parts};
use crate::route::{Page, Query, Route};
use crate::shown::Shown;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::HtmlElement;

/// Id of the element that the app fills.
const PLACE: &str = "page";

/// Makes the document what the newest outcome says.
pub fn follow(outcome: Outcomes, known_log: RwSignal<LogState>) {
    let standing = fetched::standing();
    let stands = Memo::new(move |_| standing.with(|now| (now.known, now.refused.len(), now.kept, now.newer)));
    let host = Rc::new(RefCell::new(Host::new(media::follow().into())));
    let present = StoredValue::new_local(None::<Route>);
    let charts = RwSignal::new(false);
    let drawn = StoredValue::new_local(None::<Query>);
    // The parts that come once somebody reads on.
    let still = StoredValue::new(None::<Parts>);
    let reads_on = StoredValue::new(false);
    events::at_first_sign(move || {
        reads_on.set_value(true);
        if let Some(parts) = still.get_value() {
            load_charts(parts, outcome, charts);
        }
    });
    Effect::new(move |_| {
        charts.track();
        let (_, refused, kept, newer) = stands.get();
        let log = known_log.get();
        outcome.with(|made| {
            let Some(Outcome { ctx, page }) = made else { return };
            let ctx = Ctx { log, ..ctx.clone() };
            hant::read(ctx.edition);
            let Some(place) = document::element(PLACE) else { return };
            let is_first = present.with_value(Option::is_none);
            if is_first && keeps_baked(page) {
                return show_alarm(&ctx, page);
            }
            let route = Route::new(ctx.edition, ctx.page.clone());
            let is_other = present.with_value(|present| present.as_ref() != Some(&route));
            if is_other {
                host.borrow_mut().clear();
            }
            let frame = Frame { kept, newer, ..Frame::of(&ctx, Some(refused)).unwrap_or_default() };
            write(&place, &ctx, page, frame);
            if let Ok(shown) = page {
                let parts = Parts::of(&shown.islands);
                if parts.are_here() {
                    host.borrow_mut().update(&shown.islands, &ctx);
                } else {
                    // What was drawn in advance is as good until somebody reads on, for as long as the address is
                    // what it was.
                    let places = islands::places(&shown.islands);
                    let is_still = if is_first {
                        shows_the_same(&ctx) && islands::are_drawn(&places)
                    } else {
                        let is_same = || drawn.with_value(|drawn| drawn.as_ref() == Some(&ctx.query));
                        still.get_value().is_some() && !is_other && is_same()
                    };
                    still.set_value(is_still.then_some(parts));
                    drawn.set_value(Some(ctx.query));
                    if !is_still {
                        islands::take_pictures(&places);
                    }
                    if !is_still || reads_on.get_value() {
                        load_charts(parts, outcome, charts);
                    }
                }
                if is_other && !is_first {
                    events::focus(document::heading());
                }
                present.set_value(Some(route));
            }
        });
    });
}

/// Makes the document the same as the page in its frame, and names it.
fn write(place: &HtmlElement, ctx: &Ctx, page: &Result<Shown, Trouble>, mut frame: Frame) {
    frame.sample = page.as_ref().is_ok_and(|shown| shown.sample);
    let main = match page {
        Ok(shown) => shown.body.clone(),
        Err(Trouble::Waiting) => failure::waiting(ctx.t),
        Err(Trouble::Failed(error)) => failure::page(error, ctx),
    };
    document::show(place, &hant::markup(&shell::page(ctx, &frame, &main).into_string()));
    document::mark_live();
    let heading = page.as_ref().map_or_else(|_| String::new(), |shown| shown.heading.clone());
    let name = frame.title.unwrap_or_else(|| ctx.t.site.to_owned());
    base::describe(&hant::words(&title(&ctx.page, &heading, &name)), ctx.edition.tag());
}

/// Without an answer the page that was written in advance is better than none, as long as nothing speaks
/// against it.
fn keeps_baked(page: &Result<Shown, Trouble>) -> bool {
    let is_silent =
        matches!(page, Err(Trouble::Waiting | Trouble::Failed(LoadError::Network | LoadError::Status(_))));
    is_silent && document::heading().is_some()
}

/// Fetches what charts live by; where nothing is drawn in advance, a failure is told in their places.
fn load_charts(parts: Parts, outcome: Outcomes, charts: RwSignal<bool>) {
    leptos::task::spawn_local(async move {
        match parts.load().await {
            Ok(()) => charts.set(true),
            Err(error) => outcome.with_untracked(|outcome| {
                if let Some(Outcome { ctx, page: Ok(shown) }) = outcome {
                    islands::miss(&islands::places(&shown.islands), &error.into(), ctx.t);
                }
            }),
        }
    });
}

/// Whether the page that was written in advance shows the very same: the same release, no wishes of the reader.
fn shows_the_same(ctx: &Ctx) -> bool {
    let has_wishes = ctx.query != Query::default() || (ctx.page == Page::Home && ctx.place.is_some());
    Record::LIVE.is_foreseen() && !has_wishes
}

/// Says above the page that was written in advance why there is no newer one.
fn show_alarm(ctx: &Ctx, page: &Result<Shown, Trouble>) {
    let (Some(place), Err(trouble)) = (document::element("alarm"), page) else { return };
    let words = match trouble {
        Trouble::Waiting => failure::waiting(ctx.t),
        Trouble::Failed(error) => failure::part(error, ctx.t),
    };
    document::show(&place, &hant::markup(&words.into_string()));
    document::mark_live();
}

/// What the document is called.
fn title(page: &Page, heading: &str, name: &str) -> String {
    if heading.is_empty() || *page == Page::Home { name.to_owned() } else { format!("{heading} · {name}") }
}
