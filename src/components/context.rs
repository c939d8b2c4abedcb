//! What every view may know: words, address, screen, day. Made by the app, or by a test.

use crate::browser::media::Screen;
use crate::route::{Lang, Page, Query, Route};
use crate::text::{self, Text};
use jiff::Timestamp;
use leptos::prelude::*;

/// The surroundings of a view.
#[derive(Clone, Copy)]
pub struct Ctx {
    /// Words of the page's language.
    pub t: &'static Text,
    /// State of the view, from the address.
    pub query: Signal<Query>,
    /// Goes to the same page with another state; `true` replaces the entry of the history.
    pub go: Callback<(Query, bool)>,
    /// Opens another page.
    pub open: Callback<Page>,
    /// Dark or light, sharpness.
    pub screen: Signal<Screen>,
    /// The present address, for links within the page.
    pub here: Signal<String>,
    /// What the page's heading says, for the document's title.
    pub heading: RwSignal<String>,
    /// The route has changed and its heading, once it is drawn, is to take the focus.
    pub focus_heading: StoredValue<bool>,
    /// The reader's clock when the page was opened.
    pub now: Timestamp,
}

impl Ctx {
    /// A view without a browser: for tests and for pages written in advance.
    #[must_use]
    pub fn still(lang: Lang, query: Query, now: Timestamp) -> Self {
        Self {
            t: text::of(lang),
            query: Signal::stored(query),
            go: Callback::new(|_| ()),
            open: Callback::new(|_| ()),
            screen: Signal::stored(Screen { dark: false, ratio: 1.0 }),
            here: Signal::stored(String::new()),
            heading: RwSignal::new(String::new()),
            focus_heading: StoredValue::new(false),
            now,
        }
    }

    /// Language.
    #[must_use]
    pub fn lang(self) -> Lang {
        self.t.lang
    }

    /// Address of a page in this language.
    #[must_use]
    pub fn href(self, page: Page) -> String {
        Route::new(self.lang(), page).href()
    }

    /// A value of the query, as a signal.
    #[must_use]
    pub fn get(self, key: &'static str) -> Option<String> {
        self.query.with(|query| query.get(key).map(str::to_owned))
    }

    /// Sets a key of the query.
    pub fn set(self, key: &'static str, value: &str, replace: bool) {
        let next = self.query.with_untracked(|query| query.with(key, value));
        self.go.run((next, replace));
    }
}
