//! The address of a chart with its whole state. Pure; parsed and printed here and nowhere else.
//!
//! ```text
//! en/embed/air-hours/150300/pm25/?period=168&with=150200&from=…&to=…&theme=dark&release=<hash of a manifest>
//! ```
//!
//! `embed/` may be `chart/` (with the name of a kind of file behind it) or be absent; before it may stand the address of
//! a host. Keys that are not ours are overlooked, as links gather them on their way; values that are not understood are
//! faults.

use super::chart::Chart;
use super::fault::Fault;
use super::size::Format;
use super::state::{Lens, Release, Theme};
use crate::route::{Edition, Query, Route};
use crate::view_model::civil_seconds;
use std::fmt;

/// Folder of charts that stand alone.
pub const EMBED: &str = "embed";
/// Folder of pictures and numbers of charts.
pub const CHART: &str = "chart";
/// Keys of the state that a chart may share with its page.
const VIEW_KEYS: [&str; 7] = ["period", "with", "by", "month", "lens", "from", "to"];
/// Keys of the whole state.
pub const KEYS: [&str; 9] = ["period", "with", "by", "month", "lens", "from", "to", "theme", "release"];
/// The lenses, for a message.
const LENSES: &str = "national, gb-2012, gb-2026, who-2021, epa-2024 or eea-2024";
/// Hex digits of a SHA-256.
const HASH_DIGITS: usize = 64;

/// A chart with its state.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address {
    /// Language and characters.
    pub edition: Edition,
    /// Which chart.
    pub chart: Chart,
    /// Hours of an air chart: `24`, `168` or `all`; absent: 24.
    pub period: Option<&'static str>,
    /// Another place beside it.
    pub with: Option<String>,
    /// `hour` or `day`.
    pub by: Option<&'static str>,
    /// Month of hourly means (`2025-01`).
    pub month: Option<String>,
    /// Civil times from when until when, `2025-01-03T05:00`.
    pub window: Option<(String, String)>,
    /// By whose rules.
    pub lens: Lens,
    /// Light or dark; absent: as the reader's device prefers.
    pub theme: Option<Theme>,
    /// Which release.
    pub release: Release,
}

impl Address {
    /// A chart as it is first shown.
    #[must_use]
    pub fn new(edition: Edition, chart: Chart) -> Self {
        Self {
            edition,
            chart,
            period: None,
            with: None,
            by: None,
            month: None,
            window: None,
            lens: Lens::National,
            theme: None,
            release: Release::Live,
        }
    }

    /// Reads an address: of a host, below the site's root, or the identifier with its state alone.
    ///
    /// # Errors
    /// [`Fault`], with what would be understood.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = text.split('#').next().unwrap_or_default();
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let path = path
            .split_once("://")
            .map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let parts = parts.strip_suffix(&["index.html"]).unwrap_or(&parts);
        // Whatever the site stands below comes before the folder of charts.
        let folder = parts.iter().position(|part| [EMBED, CHART].contains(part));
        let (before, rest) = match folder {
            Some(at) => (parts.get(..at).unwrap_or_default(), parts.get(at + 1..).unwrap_or_default()),
            None => match parts.split_first() {
                Some((first, rest)) if Edition::of_folder(first).is_some() => {
                    (std::slice::from_ref(first), rest)
                }
                _ => ([].as_slice(), parts),
            },
        };
        let edition = before.last().and_then(|part| Edition::of_folder(part)).unwrap_or_default();
        let mut id = rest.join("/");
        if let Some((name, _)) = id.rsplit_once('.').filter(|(_, end)| Format::from_id(end).is_some()) {
            id.truncate(name.len());
        }
        Self::of(edition, &id, &Query::parse(query))
    }

    /// The site that an address of a host is on: what stands before edition and folder of charts.
    #[must_use]
    pub fn site(text: &str) -> Option<String> {
        let text = text.split(['#', '?']).next().unwrap_or_default();
        let (scheme, rest) = text.split_once("://")?;
        let mut parts: Vec<&str> = rest.split('/').collect();
        let folder = parts.iter().skip(1).position(|part| [EMBED, CHART].contains(part))? + 1;
        parts.truncate(folder);
        if parts.len() > 1 && parts.last().is_some_and(|part| Edition::of_folder(part).is_some()) {
            parts.pop();
        }
        Some(format!("{scheme}://{}/", parts.join("/")))
    }

    /// From an edition, an identifier and the state behind the `?`.
    ///
    /// # Errors
    /// [`Fault`], with what would be understood.
    pub fn of(edition: Edition, id: &str, query: &Query) -> Result<Self, Fault> {
        let chart = Chart::parse(id)?;
        for key in VIEW_KEYS {
            // That the rules in force hold may be said of every chart.
            let is_said = query.get(key).is_some_and(|value| (key, value) != ("lens", Lens::National.id()));
            if is_said && !chart.keys().contains(&key) {
                return Err(Fault::Key(key, chart.id()));
            }
        }
        let one_of = |key: &'static str, known: &[&'static str], wanted: &'static str| {
            query.get(key).map_or(Ok(None), |value| {
                let found = known.iter().copied().find(|one| *one == value);
                found.map(Some).ok_or_else(|| Fault::Value(key, value.to_owned(), wanted))
            })
        };
        let period = one_of("period", &["24", "168", "all"], "24, 168 (hours) or all")?;
        let by = one_of("by", &["hour", "day"], "hour or day")?;
        let lens = one_of("lens", &Lens::ALL.map(Lens::id), LENSES)?;
        let theme = match query.get("theme") {
            Some(id) => Some(
                Theme::from_id(id).ok_or_else(|| Fault::Value("theme", id.to_owned(), "light or dark"))?,
            ),
            None => None,
        };
        let month = match query.get("month") {
            Some(month) if !is_month(month) => {
                return Err(Fault::Value("month", month.to_owned(), "a month, e.g. 2025-01"));
            }
            month => month.map(str::to_owned),
        };
        let window = match (query.get("from"), query.get("to")) {
            (None, None) => None,
            (Some(from), Some(to)) => {
                let moment = |key, text: &str| {
                    civil_seconds(text).ok_or_else(|| {
                        Fault::Value(key, text.to_owned(), "a civil time, e.g. 2025-01-03T05:00")
                    })
                };
                if moment("from", from)? >= moment("to", to)? {
                    return Err(Fault::Window);
                }
                Some((from.to_owned(), to.to_owned()))
            }
            _ => return Err(Fault::Window),
        };
        let release = match query.get("release") {
            None | Some("live") => Release::Live,
            Some(hash) if hash.len() == HASH_DIGITS && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                Release::Pinned(hash.to_ascii_lowercase())
            }
            Some(other) => {
                return Err(Fault::Value(
                    "release",
                    other.to_owned(),
                    "the SHA-256 of a release's manifest, 64 hex digits",
                ));
            }
        };
        Ok(Self {
            edition,
            chart,
            period: period.filter(|period| *period != "24"),
            with: query.get("with").map(str::to_owned),
            by,
            month,
            window,
            lens: lens.and_then(Lens::from_id).unwrap_or_default(),
            theme,
            release,
        })
    }

    /// A chart as a page shows it: what of the page's state is the chart's too. What the chart would not understand is
    /// left out.
    #[must_use]
    pub fn of_page(edition: Edition, chart: &Chart, page: &Query) -> Self {
        let query = chart
            .keys()
            .iter()
            .fold(Query::default(), |query, key| query.with(key, page.get(key).unwrap_or_default()));
        Self::of(edition, &chart.id(), &query).unwrap_or_else(|_| Self::new(edition, chart.clone()))
    }

    /// The state behind the `?`, in one fixed order; what is as it is first shown is left out.
    #[must_use]
    pub fn query(&self) -> Query {
        let mut query = self.view();
        if let Some(theme) = self.theme {
            query = query.with("theme", theme.id());
        }
        query.with("release", self.release.hash().unwrap_or_default())
    }

    /// The part of the state that the page has too.
    fn view(&self) -> Query {
        let (from, to) = self.window.as_ref().map_or(("", ""), |(from, to)| (from, to));
        [
            ("period", self.period.unwrap_or_default()),
            ("with", self.with.as_deref().unwrap_or_default()),
            ("by", self.by.unwrap_or_default()),
            ("month", self.month.as_deref().unwrap_or_default()),
            ("lens", if self.lens == Lens::National { "" } else { self.lens.id() }),
            ("from", from),
            ("to", to),
        ]
        .iter()
        .fold(Query::default(), |query, (key, value)| query.with(key, value))
    }

    /// As it is first shown: what stands in files that are written in advance.
    #[must_use]
    pub fn is_first(&self) -> bool {
        *self == Self::new(self.edition, self.chart.clone())
    }

    /// Where the chart stands alone, below the site's root: `en/embed/air-hours/150300/pm25/?…`.
    #[must_use]
    pub fn embed(&self) -> String {
        format!("{}{EMBED}/{}/{}", self.edition.prefix(), self.chart.id(), self.query().format())
    }

    /// Its picture or its numbers, below the site's root: `en/chart/air-hours/150300/pm25.svg?…`.
    #[must_use]
    pub fn file(&self, format: Format) -> String {
        format!(
            "{}{CHART}/{}.{}{}",
            self.edition.prefix(),
            self.chart.id(),
            format.id(),
            self.query().format()
        )
    }

    /// The page that shows it, with its state, below the site's root.
    #[must_use]
    pub fn page(&self) -> String {
        let (page, query) = self.asked();
        format!("{}{}", Route::new(self.edition, page).path(), query.format())
    }

    /// The page that shows it, and what that is asked.
    #[must_use]
    pub fn asked(&self) -> (crate::route::Page, Query) {
        let (page, query) = self.chart.page();
        let view = self.view();
        let query = self
            .chart
            .keys()
            .iter()
            .fold(query, |query, key| query.with(key, view.get(key).unwrap_or_default()));
        (page, query)
    }
}

impl fmt::Display for Address {
    /// The one way in which it is written: [`Address::embed`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.embed())
    }
}

fn is_month(text: &str) -> bool {
    let parts = text.split_once('-').filter(|(year, month)| year.len() == 4 && month.len() == 2);
    parts.is_some_and(|(year, month)| {
        year.bytes().all(|byte| byte.is_ascii_digit()) && matches!(month.parse::<u8>(), Ok(1..=12))
    })
}

#[cfg(test)]
mod tests;
