//! What every view may know: words, address, day, record. Plain values: a view is a function of them.

use crate::api::record::Record;
use crate::route::{Edition, Lang, Page, Query, Route};
use crate::text::Text;
use crate::trust::Trust;
use jiff::Timestamp;
use std::sync::Arc;

/// What is known of the log of releases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LogState {
    /// Not asked yet.
    #[default]
    Open,
    /// It could not be fetched.
    Unreached,
    /// Judged.
    Judged(Arc<Trust>),
}

/// The surroundings of a view.
#[derive(Clone)]
pub struct Ctx {
    /// Words of the page's language.
    pub t: &'static Text,
    /// The edition that is read, for addresses.
    pub edition: Edition,
    /// Which page.
    pub page: Page,
    /// State of the view, from the address.
    pub query: Query,
    /// The moment that the page speaks of: the reader's clock when it was opened, or that of the release.
    pub now: Timestamp,
    /// The published record.
    pub record: Record,
    /// The place that this reader chose at an earlier visit.
    pub place: Option<String>,
    /// The log of releases.
    pub log: LogState,
    /// Address of the site's root, where it is known.
    pub root: String,
    /// Writes what a reader typed as the record writes it.
    pub spell: fn(&str) -> String,
}

impl Ctx {
    /// The surroundings of a page, of a reader of whom nothing is known.
    #[must_use]
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new(route: &Route, query: Query, now: Timestamp, record: Record) -> Self {
        Self::with(crate::text::of(route.edition.lang()), route, query, now, record)
    }

    /// The same, with words that are at hand.
    #[must_use]
    pub fn with(t: &'static Text, route: &Route, query: Query, now: Timestamp, record: Record) -> Self {
        Self {
            t,
            edition: route.edition,
            page: route.page.clone(),
            query,
            now,
            record,
            place: None,
            log: LogState::Open,
            root: String::new(),
            spell: str::to_owned,
        }
    }

    /// Language of the words.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.t.lang
    }

    /// Address of a page in this edition.
    #[must_use]
    pub fn href(&self, page: Page) -> String {
        Route::new(self.edition, page).href()
    }

    /// Address of this very page with its state.
    #[must_use]
    pub fn here(&self) -> String {
        format!("{}{}", self.href(self.page.clone()), self.query.format())
    }

    /// The state of the view for a search: its words as the record writes them.
    #[must_use]
    pub fn searched(&self) -> Query {
        self.get("q").map_or_else(|| self.query.clone(), |words| self.query.with("q", &(self.spell)(words)))
    }

    /// A value of the query.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.query.get(key)
    }
}
