//! The running app: address → page → markup, in a frame of masthead and foot.
//!
//! A page is a function of the address and the record ([`pages::page`]). The app asks for it whenever the
//! address changes, and makes the document the same as its markup. What the reader does comes back as a change
//! of the address. Only the islands of a page have a state of their own.

mod listening;
mod showing;

use crate::api::record::Record;
use crate::api::{LoadError, characters, fetched, log};
use crate::browser::{base, clock, events, hant, memory, page as document};
use crate::components::{Ctx, LogState};
use crate::islands;
use crate::pages;
use crate::route::{Edition, Page, Query, Route};
use crate::shown::Shown;
use crate::text::{self, Text};
use futures::FutureExt;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// Key under which the browser remembers the chosen place.
const REMEMBERED: &str = "mingjing.place";
/// A page that is there sooner is not announced as loading.
const PATIENCE: Duration = Duration::from_millis(250);

/// Takes over the page.
pub fn start() {
    let base = base::fix();
    let lang = Route::parse(&base::below(&base)).edition.lang();
    // Nothing waits for the words but the words.
    spawn_local(async {
        let _ = Record::LIVE.load(&pages::FRAME).await;
    });
    spawn_local(async move {
        match (text::load(lang).await, document::body()) {
            (Ok(t), Some(body)) => mount_to(body, move || view! { <Router><App base t /></Router> }).forget(),
            // Without words the page stays as it was written.
            _ => document::mark_plain(),
        }
    });
}

/// What became of an address.
#[derive(Clone)]
struct Outcome {
    ctx: Ctx,
    page: Result<Shown, Trouble>,
}

/// The newest outcome; none before the first.
type Outcomes = RwSignal<Option<Outcome>, LocalStorage>;

/// Why there is no page.
#[derive(Clone)]
enum Trouble {
    Waiting,
    Failed(LoadError),
}

/// The router gives the address; [`Route::parse`] reads it, so that the app, the publisher and the tests share
/// one grammar. Nothing is drawn by this component itself.
#[component]
fn App(base: String, t: &'static Text) -> impl IntoView {
    let location = use_location();
    let history = use_context::<BrowserUrl>();
    let route = Memo::new({
        let base = base.clone();
        move |_| {
            let path = location.pathname.get();
            Route::parse(path.strip_prefix(base.as_str()).unwrap_or(&path))
        }
    });
    let query = Memo::new(move |_| Query::parse(&location.search.get()));
    let again = RwSignal::new(0_u32);
    let known_log = RwSignal::new(LogState::Open);
    let outcome = RwSignal::<Option<Outcome>, LocalStorage>::new_local(None);
    let newest = StoredValue::new(0_u32);
    let words = StoredValue::new(t);

    Effect::new(move |_| {
        again.track();
        let (route, query) = (route.get(), query.get());
        // The router completes a change of path when it is told that the page is on its way.
        if let Some(history) = &history {
            history.ready_to_complete();
        }
        let log = if route.page == Page::Verify { known_log.get() } else { known_log.get_untracked() };
        newest.update_value(|count| *count += 1);
        let mine = newest.get_value();
        let ctx = surroundings(&route, query, log, words.get_value());
        let asked = ctx.clone();
        let mut page = async move { futures::join!(Record::LIVE.load(&pages::FRAME), made(asked, words)).1 }
            .boxed_local();
        // With everything at hand the page is here at once.
        if let Some(made) = page.as_mut().now_or_never() {
            outcome.set(Some(made));
            return;
        }
        announce_waiting(outcome, newest, mine, ctx);
        leptos::task::spawn_local(async move {
            let made = page.await;
            if newest.try_get_value() == Some(mine) {
                // Nobody waits any more.
                newest.try_update_value(|count| *count += 1);
                outcome.try_set(Some(made));
            }
        });
    });
    showing::follow(outcome, known_log);
    check_log(outcome, known_log);
    listening::start(&base, route, query, again, words);
    islands::send_what_waits();
    events::on_return(|| leptos::task::spawn_local(fetched::look_for_newer()));
}

/// The page in the words of its edition, with the parts of the program that it needs.
async fn made(mut ctx: Ctx, words: StoredValue<&'static Text>) -> Outcome {
    let page = async {
        let (t, characters) = futures::join!(text::load(ctx.edition.lang()), load_characters(ctx.edition));
        characters?;
        ctx.t = t?;
        words.try_update_value(|words| *words = ctx.t);
        let shown = pages::page(&ctx).await?;
        islands::load_forms(&shown.islands).await?;
        Ok(shown)
    };
    let page = page.await.map_err(Trouble::Failed);
    Outcome { ctx, page }
}

/// What the edition needs to be written.
async fn load_characters(edition: Edition) -> Result<(), LoadError> {
    if !hant::is_ready(edition) {
        hant::keep(characters::load().await?);
    }
    Ok(())
}

/// What a page is asked with; its words are those at hand.
fn surroundings(route: &Route, query: Query, log: LogState, t: &'static Text) -> Ctx {
    if let Some(place) = query.get("place").filter(|_| route.page == Page::Home) {
        memory::set(REMEMBERED, place);
    }
    let mut ctx = Ctx::with(t, route, query, clock::now(), Record::LIVE);
    ctx.place = memory::get(REMEMBERED);
    ctx.log = log;
    ctx.root = base::address();
    if ctx.edition == Edition::Hant {
        ctx.spell = hant::typed;
    }
    ctx
}

/// Says that a page is loading, if it is another page than the present one and does not come soon. The page
/// that was written in advance stays until the app has its own.
fn announce_waiting(outcome: Outcomes, newest: StoredValue<u32>, mine: u32, ctx: Ctx) {
    let (is_other, has_failed) = outcome.with_untracked(|outcome| match outcome {
        Some(outcome) => (outcome.ctx.page != ctx.page, outcome.page.is_err()),
        None => (document::element("main").is_none(), false),
    });
    if has_failed {
        // Whoever tries again sees at once that something happens.
        outcome.set(Some(Outcome { ctx, page: Err(Trouble::Waiting) }));
    } else if is_other {
        let later = move || {
            if newest.try_get_value() == Some(mine) {
                outcome.try_set(Some(Outcome { ctx: ctx.clone(), page: Err(Trouble::Waiting) }));
            }
        };
        set_timeout(later, PATIENCE);
    }
}

/// Checks the log of releases once a visit, after the first page: the page does not wait for it. Asked again
/// once the network is back.
fn check_log(outcome: Outcomes, known_log: RwSignal<LogState>) {
    let standing = fetched::standing();
    let moment = Memo::new(move |_| {
        let is_there = outcome.with(|outcome| outcome.as_ref().is_some_and(|outcome| outcome.page.is_ok()));
        is_there.then(|| standing.with(|standing| standing.recoveries))
    });
    Effect::new(move |_| {
        if moment.get().is_none() || matches!(known_log.get_untracked(), LogState::Judged(_)) {
            return;
        }
        leptos::task::spawn_local(async move {
            let judged = log::check().await;
            known_log.set(judged.map_or(LogState::Unreached, |trust| LogState::Judged(Arc::new(trust))));
        });
    });
}
