//! What the reader does with the controls.

use crate::api::log;
use crate::browser::events::{self, Deed};
use crate::browser::position::{self, Exactness, Fix};
use crate::browser::{base, page as document};
use crate::pages;
use crate::route::{Page, Query, Route};
use crate::text::Text;
use futures::FutureExt;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// What the reader does with the controls becomes a change of the address.
pub fn start(
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
