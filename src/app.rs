//! The running app: address → page → markup, in a frame of masthead and foot.
//!
//! A page is a function of the address and the record ([`pages::page`]). The app asks for it whenever the
//! address changes, and makes the document the same as its markup. What the reader does comes back as a change
//! of the address. Only the islands of a page have a state of their own.

use crate::api::record::Record;
use crate::api::{LoadError, characters, fetched, log};
use crate::browser::events::{self, Deed};
use crate::browser::position::{self, Exactness, Fix};
use crate::browser::{base, clock, hant, media, memory, page as document};
use crate::components::shell::{self, Frame};
use crate::components::{Ctx, LogState, failure};
use crate::islands::{self, Host};
use crate::pages;
use crate::route::{Edition, Page, Query, Route};
use crate::shown::Shown;
use crate::text::{self, Text};
use futures::FutureExt;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;
use leptos_router::NavigateOptions;
use leptos_router::components::Router;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::location::{BrowserUrl, LocationProvider};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// Id of the element that the app fills.
const PLACE: &str = "page";
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
    show_outcomes(outcome, known_log);
    check_log(outcome, known_log);
    listen(&base, route, query, again, words);
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
fn announce_waiting(
    outcome: RwSignal<Option<Outcome>, LocalStorage>,
    newest: StoredValue<u32>,
    mine: u32,
    ctx: Ctx,
) {
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

/// Makes the document what the newest outcome says.
fn show_outcomes(outcome: RwSignal<Option<Outcome>, LocalStorage>, known_log: RwSignal<LogState>) {
    let standing = fetched::standing();
    let stands = Memo::new(move |_| standing.with(|now| (now.known, now.refused.len(), now.kept, now.newer)));
    let host = Rc::new(RefCell::new(Host::new(media::follow().into())));
    let present = StoredValue::new_local(None::<Route>);
    let charts = RwSignal::new(false);
    let drawn = StoredValue::new_local(None::<Query>);
    let (still, reads_on) = (StoredValue::new(false), StoredValue::new(false));
    events::at_first_sign(move || {
        reads_on.set_value(true);
        if still.get_value() {
            load_charts(outcome, charts);
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
            let sample = page.as_ref().is_ok_and(|shown| shown.sample);
            let frame = Frame { kept, newer, sample, ..Frame::of(&ctx, Some(refused)).unwrap_or_default() };
            let main = match page {
                Ok(shown) => shown.body.clone(),
                Err(Trouble::Waiting) => failure::waiting(ctx.t),
                Err(Trouble::Failed(error)) => failure::page(error, &ctx),
            };
            document::show(&place, &hant::markup(&shell::page(&ctx, &frame, &main).into_string()));
            document::mark_live();
            let heading = page.as_ref().map_or_else(|_| String::new(), |shown| shown.heading.clone());
            let name = frame.title.unwrap_or_else(|| ctx.t.site.to_owned());
            base::describe(&hant::words(&title(&ctx.page, &heading, &name)), ctx.edition.tag());
            if let Ok(shown) = page {
                if islands::are_here(&shown.islands) {
                    host.borrow_mut().update(&shown.islands, &ctx);
                } else {
                    // What was drawn in advance is as good until somebody reads on, for as long as the address is
                    // what it was.
                    let places = islands::places(&shown.islands);
                    let is_still = if is_first {
                        shows_the_same(&ctx) && islands::are_drawn(&places)
                    } else {
                        let is_same = || drawn.with_value(|drawn| drawn.as_ref() == Some(&ctx.query));
                        still.get_value() && !is_other && is_same()
                    };
                    still.set_value(is_still);
                    drawn.set_value(Some(ctx.query));
                    if !is_still {
                        islands::take_pictures(&places);
                    }
                    if !is_still || reads_on.get_value() {
                        load_charts(outcome, charts);
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

/// Without an answer the page that was written in advance is better than none, as long as nothing speaks
/// against it.
fn keeps_baked(page: &Result<Shown, Trouble>) -> bool {
    let is_silent =
        matches!(page, Err(Trouble::Waiting | Trouble::Failed(LoadError::Network | LoadError::Status(_))));
    is_silent && document::heading().is_some()
}

/// Fetches what charts live by; where nothing is drawn in advance, a failure is told in their places.
fn load_charts(outcome: RwSignal<Option<Outcome>, LocalStorage>, charts: RwSignal<bool>) {
    leptos::task::spawn_local(async move {
        let loaded = islands::load_charts().await;
        match loaded {
            Ok(()) => charts.set(true),
            Err(error) => outcome.with_untracked(|outcome| {
                if let Some(Outcome { ctx, page: Ok(shown) }) = outcome {
                    islands::miss_charts(&islands::places(&shown.islands), &error.into(), ctx.t);
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

fn show_alarm(ctx: &Ctx, page: &Result<Shown, Trouble>) {
    let (Some(place), Err(trouble)) = (document::element("alarm"), page) else { return };
    let words = match trouble {
        Trouble::Waiting => failure::waiting(ctx.t),
        Trouble::Failed(error) => failure::part(error, ctx.t),
    };
    document::show(&place, &hant::markup(&words.into_string()));
    document::mark_live();
}

fn title(page: &Page, heading: &str, name: &str) -> String {
    if heading.is_empty() || *page == Page::Home { name.to_owned() } else { format!("{heading} · {name}") }
}

/// Checks the log of releases once a visit, after the first page: the page does not wait for it. Asked again
/// once the network is back.
fn check_log(outcome: RwSignal<Option<Outcome>, LocalStorage>, known_log: RwSignal<LogState>) {
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

/// What the reader does with the controls becomes a change of the address.
fn listen(
    base: &str,
    route: Memo<Route>,
    query: Memo<Query>,
    again: RwSignal<u32>,
    words: StoredValue<&'static Text>,
) {
    let navigate = use_navigate();
    let base = base.to_owned();
    let to = move |address: String, replace: bool, scroll: bool| {
        navigate(
            &format!("{base}{address}"),
            NavigateOptions { replace, scroll, ..NavigateOptions::default() },
        );
    };
    events::listen(move |deed| {
        let here = route.get_untracked();
        match deed {
            Deed::Set { pairs, replace } => {
                let query = query.with_untracked(|query| {
                    pairs.iter().fold(query.clone(), |query, (key, value)| query.with(key, value))
                });
                to(format!("{}{}", here.path(), query.format()), replace, false);
            }
            Deed::Sent(form, code) if form == "follow" && !code.trim().is_empty() => {
                to(Route::new(here.edition, Page::Thread(code.trim().to_owned())).path(), false, true);
            }
            Deed::Sent(..) => {}
            Deed::Act(name) => match name.as_str() {
                "retry" => again.update(|count| *count += 1),
                "clear" => to(here.path(), false, false),
                "skip" => base::jump("main"),
                "locate" => {
                    let to = to.clone();
                    position::ask(Exactness::Rough, move |fix| {
                        // Who asks stands on the first page: its part is here.
                        let near = |fix: Fix| pages::place_near((fix.lon, fix.lat)).now_or_never()?.ok()?;
                        let found = fix.ok().and_then(near);
                        let here = route.get_untracked();
                        match (found, document::element("located")) {
                            (Some(place), _) => {
                                let query = query.with_untracked(|query| query.with("place", &place));
                                to(format!("{}{}", here.path(), query.format()), false, false);
                            }
                            (None, Some(line)) => {
                                line.set_inner_text(words.get_value().air().not_located);
                            }
                            (None, None) => {}
                        }
                    });
                }
                "reload" => base::reload(),
                "print" => base::print(),
                "forget" => {
                    log::forget();
                    base::reload();
                }
                _ => {}
            },
        }
    });
}
