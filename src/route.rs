//! Addresses: typed, parsed from a path and written back to it. Pure.
//!
//! Every address is written relative to the site's base, with a trailing slash, because each route is
//! a folder with a page of its own: `air/150300/2186A/`, in English `en/air/150300/2186A/`.

mod edition;
mod query;

pub use edition::{Edition, Lang};
pub use query::{Query, decode, encode};

/// What a page shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// `/`
    Home,
    /// `/air`
    Air,
    /// `/air/:region`
    AirRegion(String),
    /// `/air/:region/:station`
    AirStation(String, String),
    /// `/water`
    Water,
    /// `/water/:section`
    Section(String),
    /// `/lakes/:lake`
    Lake(String),
    /// `/drinking-water`
    DrinkingWater,
    /// `/soil`
    Soil,
    /// `/polluters`
    Polluters,
    /// `/polluters/:id`
    Polluter(String),
    /// `/facilities`
    Facilities,
    /// `/warnings`
    Warnings,
    /// `/bulletins`
    Bulletins,
    /// `/bulletins/:period`
    Bulletin(String),
    /// `/replies`
    Replies,
    /// `/data`
    Data,
    /// `/data/embed-guide`
    EmbedGuide,
    /// `/embed/:chart`: the identifier of a chart, its parts between slashes and percent-encoded.
    Embed(String),
    /// `/tasks`
    Tasks,
    /// `/tasks/:id`
    Task(String),
    /// `/targets`
    Targets,
    /// `/duties`
    Duties,
    /// `/feedback`
    Feedback,
    /// `/feedback/:code`
    Thread(String),
    /// `/about`
    About,
    /// `/verify`
    Verify,
    /// `/accessibility`
    Accessibility,
    /// Anything else.
    NotFound,
}

/// A page in an edition.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Route {
    /// Edition.
    pub edition: Edition,
    /// Page.
    pub page: Page,
}

impl Route {
    /// A page in an edition, or in a language's first one.
    #[must_use]
    pub fn new(edition: impl Into<Edition>, page: Page) -> Self {
        Self { edition: edition.into(), page }
    }

    /// Parses a path below the site's base, with or without slashes at its ends.
    #[must_use]
    pub fn parse(path: &str) -> Self {
        let mut parts: Vec<String> = path.split('/').filter(|part| !part.is_empty()).map(decode).collect();
        if parts.last().is_some_and(|last| last == "index.html") {
            parts.pop();
        }
        let first = parts.first();
        let edition = Edition::ALL
            .into_iter()
            .find(|edition| edition.folder().is_some() && edition.folder() == first.map(String::as_str));
        if edition.is_some() {
            parts.remove(0);
        }
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let page = match parts.as_slice() {
            [] => Page::Home,
            ["air"] => Page::Air,
            ["air", region] => Page::AirRegion((*region).to_owned()),
            ["air", region, station] => Page::AirStation((*region).to_owned(), (*station).to_owned()),
            ["water"] => Page::Water,
            ["water", section] => Page::Section((*section).to_owned()),
            ["lakes", lake] => Page::Lake((*lake).to_owned()),
            ["drinking-water"] => Page::DrinkingWater,
            ["soil"] => Page::Soil,
            ["polluters"] => Page::Polluters,
            ["polluters", id] => Page::Polluter((*id).to_owned()),
            ["facilities"] => Page::Facilities,
            ["warnings"] => Page::Warnings,
            ["bulletins"] => Page::Bulletins,
            ["bulletins", period] => Page::Bulletin((*period).to_owned()),
            ["replies"] => Page::Replies,
            ["data"] => Page::Data,
            ["data", "embed-guide"] => Page::EmbedGuide,
            ["embed", chart @ ..] if !chart.is_empty() => {
                Page::Embed(chart.iter().map(|part| encode(part)).collect::<Vec<_>>().join("/"))
            }
            ["tasks"] => Page::Tasks,
            ["tasks", id] => Page::Task((*id).to_owned()),
            ["targets"] => Page::Targets,
            ["duties"] => Page::Duties,
            ["feedback"] => Page::Feedback,
            ["feedback", code] => Page::Thread((*code).to_owned()),
            ["about"] => Page::About,
            ["verify"] => Page::Verify,
            ["accessibility"] => Page::Accessibility,
            _ => Page::NotFound,
        };
        Self { edition: edition.unwrap_or_default(), page }
    }

    /// The path below the site's base: empty for the Chinese home page, else with a trailing slash.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        let mut push = |part: &str| {
            path.push_str(&encode(part));
            path.push('/');
        };
        if let Some(folder) = self.edition.folder() {
            push(folder);
        }
        match &self.page {
            Page::Home | Page::NotFound => {}
            Page::Air => push("air"),
            Page::AirRegion(region) => ["air", region].into_iter().for_each(push),
            Page::AirStation(region, station) => ["air", region, station].into_iter().for_each(push),
            Page::Water => push("water"),
            Page::Section(section) => ["water", section].into_iter().for_each(push),
            Page::Lake(lake) => ["lakes", lake].into_iter().for_each(push),
            Page::DrinkingWater => push("drinking-water"),
            Page::Soil => push("soil"),
            Page::Polluters => push("polluters"),
            Page::Polluter(id) => ["polluters", id].into_iter().for_each(push),
            Page::Facilities => push("facilities"),
            Page::Warnings => push("warnings"),
            Page::Bulletins => push("bulletins"),
            Page::Bulletin(period) => ["bulletins", period].into_iter().for_each(push),
            Page::Replies => push("replies"),
            Page::Data => push("data"),
            Page::EmbedGuide => ["data", "embed-guide"].into_iter().for_each(push),
            Page::Embed(chart) => {
                push("embed");
                chart.split('/').for_each(|part| push(&decode(part)));
            }
            Page::Tasks => push("tasks"),
            Page::Task(id) => ["tasks", id].into_iter().for_each(push),
            Page::Targets => push("targets"),
            Page::Duties => push("duties"),
            Page::Feedback => push("feedback"),
            Page::Thread(code) => ["feedback", code].into_iter().for_each(push),
            Page::About => push("about"),
            Page::Verify => push("verify"),
            Page::Accessibility => push("accessibility"),
        }
        path
    }

    /// The address for an `href`: as [`Self::path`], but `./` where that is empty.
    #[must_use]
    pub fn href(&self) -> String {
        let path = self.path();
        if path.is_empty() { "./".to_owned() } else { path }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages() -> Vec<Page> {
        let id = |text: &str| text.to_owned();
        vec![
            Page::Home,
            Page::Air,
            Page::AirRegion(id("150300")),
            Page::AirStation(id("150300"), id("2186A")),
            Page::Water,
            Page::Section(id("haibowan")),
            Page::Lake(id("daihai")),
            Page::DrinkingWater,
            Page::Soil,
            Page::Polluters,
            Page::Polluter(id("ENT-01")),
            Page::Facilities,
            Page::Warnings,
            Page::Bulletins,
            Page::Bulletin(id("2025-01")),
            Page::Replies,
            Page::Data,
            Page::EmbedGuide,
            Page::Embed(id("air-hours/150300/a%20b")),
            Page::Tasks,
            Page::Task(id("WH2020-03-1")),
            Page::Targets,
            Page::Duties,
            Page::Feedback,
            Page::Thread(id("ABCD-EFGH-2345")),
            Page::About,
            Page::Verify,
            Page::Accessibility,
        ]
    }

    #[test]
    fn every_address_parses_back_in_every_edition() {
        for edition in Edition::ALL {
            for page in pages() {
                let route = Route::new(edition, page);
                let path = route.path();
                assert_eq!(Route::parse(&path), route, "{path}");
                assert_eq!(Route::parse(&format!("/{path}")), route);
                assert_eq!(Route::parse(path.trim_end_matches('/')), route);
                assert_eq!(Route::parse(&format!("{path}index.html")), route);
            }
        }
    }

    #[test]
    fn an_unknown_address_is_not_found_and_keeps_its_language() {
        assert_eq!(Route::parse("/en/nonsense/x/y/z"), Route::new(Lang::En, Page::NotFound));
        assert_eq!(Route::parse("/hant/air/x/y/z"), Route::new(Edition::Hant, Page::NotFound));
        assert_eq!(Route::parse("%ff%"), Route::new(Lang::Zh, Page::NotFound));
    }

    #[test]
    fn a_name_with_any_character_survives() {
        let route = Route::new(Lang::Zh, Page::Section("海勃湾/a b%?&#".into()));
        assert!(route.path().is_ascii());
        assert_eq!(Route::parse(&route.path()), route);
    }
}
