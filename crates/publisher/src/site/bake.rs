//! Pages written in advance: the app's own views, given the tables of a release on disk.

use super::cards::{self, Card, Cards};
use super::hant::Hant;
use super::head::{self, Head, Needs};
use super::shell::Shell;
use crate::Failure;
use crate::release::files::sha256_hex;
use crate::workbook::settings::Settings;
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use maud::{DOCTYPE, html};
use mingjing_app::api::LoadError;
use mingjing_app::api::record::Record;
use mingjing_app::components::shell::{self as frame, Frame};
use mingjing_app::components::{Ctx, failure};
use mingjing_app::hant::Table;
use mingjing_app::route::{Edition, Page, Query, Route};
use mingjing_app::shown::Shown;
use mingjing_app::{pages, sitemap};
use mingjing_contract::manifest::{Head as Pointer, Manifest, table};
use mingjing_contract::portal::Portal;
use rayon::prelude::*;
use std::future::Future;
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// A page to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baked {
    /// Path of its file below the site's root.
    pub file: String,
    /// What it shows.
    pub route: Route,
    /// Made-up data stand on it.
    pub sample: bool,
}

/// Everything that the pages of a release rest on.
pub struct Baking<'a> {
    pub(super) shell: &'a Shell,
    pub(super) settings: &'a Settings,
    pub(super) now: Timestamp,
    pub(super) record: Record,
    portal: Arc<Portal>,
    pub(super) editions: Vec<Edition>,
    pub(super) hant: Option<Hant>,
    /// Only a site that knows its own address can say where a picture is.
    cards: Option<Cards>,
    dataset: Option<String>,
    stamp: String,
    /// Path of the release's manifest.
    manifest: String,
}

/// The pointer to the current release.
const HEAD: &str = "data/head.json";

impl<'a> Baking<'a> {
    /// Reads the release that the site's pointer names.
    ///
    /// # Errors
    /// [`Failure`] when it cannot be read.
    pub fn of(
        shell: &'a Shell,
        site: &Path,
        settings: &'a Settings,
        now: Timestamp,
    ) -> Result<Self, Failure> {
        let read = |name: &str| {
            let path = site.join(name);
            std::fs::read(&path).map_err(|error| Failure::read(&path, error))
        };
        let damaged = |path: &str, why: String| Failure::OldRelease { path: path.to_owned(), why };
        let pointer: Pointer =
            serde_json::from_slice(&read(HEAD)?).map_err(|error| damaged(HEAD, error.to_string()))?;
        let manifest: Manifest = serde_json::from_slice(&read(&pointer.manifest)?)
            .map_err(|error| damaged(&pointer.manifest, error.to_string()))?;
        let day = TimeZone::fixed(offset(settings.utc_offset_s)).to_datetime(now).date();
        // Words and views are part of this program: another version may write other pages.
        let stamp = format!(
            "{} {day} {} {:?} {}\n",
            pointer.manifest_sha256,
            sha256_hex(format!("{shell:?}{settings:?}").as_bytes()),
            settings.languages,
            program(),
        );
        let root = site.to_owned();
        let files = Box::new(move |file: &mingjing_contract::manifest::FileEntry| {
            std::fs::read(root.join(&file.path)).ok()
        });
        let record = Record::new(Arc::new(manifest), pointer.manifest_sha256, files);
        let portal = record.table(table::PORTAL).map_err(|error| unreadable("portal", &error))?;
        let editions: Vec<_> = settings.languages.iter().filter_map(|tag| Edition::of_tag(tag)).collect();
        let hant = editions.contains(&Edition::Hant).then(Hant::new).transpose();
        let hant = hant.map_err(|why| damaged("zh-Hant", why))?;
        let cards = settings.address.as_ref().and_then(|_| Cards::new());
        Ok(Self {
            shell,
            settings,
            now,
            record,
            portal,
            editions,
            hant,
            cards,
            dataset: None,
            stamp,
            manifest: pointer.manifest,
        })
    }

    /// With a description of the record for the first page.
    #[must_use]
    pub fn with_dataset(mut self, dataset: Option<String>) -> Self {
        self.dataset = dataset;
        self
    }

    /// What the pages are written from: the same stamp, the same pages.
    #[must_use]
    pub fn stamp(&self) -> &str {
        &self.stamp
    }

    /// What the app needs to write traditional characters, once all pages are written; none where the portal has
    /// no such edition.
    #[must_use]
    pub fn hant_table(&self) -> Option<Table> {
        self.hant.as_ref().map(Hant::table)
    }

    /// Every page, in every edition of the portal, and the one for addresses that name nothing.
    ///
    /// # Errors
    /// [`Failure`] when the record cannot be read.
    pub fn pages(&self) -> Result<Vec<Baked>, Failure> {
        let pages = sitemap::pages(&self.record).map_err(|error| unreadable("pages", &error))?;
        let mut baked = Vec::with_capacity(pages.len() * self.editions.len() + 1);
        for edition in &self.editions {
            for (page, sample) in &pages {
                let route = Route::new(*edition, page.clone());
                baked.push(Baked { file: format!("{}index.html", route.path()), route, sample: *sample });
            }
        }
        let route = Route::new(self.editions.first().copied().unwrap_or_default(), Page::NotFound);
        baked.push(Baked { file: "404.html".to_owned(), route, sample: false });
        Ok(baked)
    }

    /// What a page shows, and around what.
    fn shown(&self, page: &Baked) -> Result<(Ctx, Shown), Failure> {
        let mut ctx = Ctx::new(&page.route, Query::default(), self.now, self.record.watched());
        ctx.root = self.settings.address.clone().unwrap_or_default();
        let shown = match at_once(pages::page(&ctx)).unwrap_or(Err(LoadError::NotPublished)) {
            Ok(shown) => shown,
            // A workbook need not have every table: its page says so.
            Err(error @ LoadError::NotPublished) => {
                let mut shown = Shown::new(ctx.t.failed, ctx.t.not_published);
                shown.body = failure::page(&error, &ctx);
                shown
            }
            Err(error) => return Err(unreadable(&page.file, &error)),
        };
        Ok((ctx, shown))
    }

    /// Pictures for links, each with its path; none where the site does not know its address or this machine has
    /// no font for them.
    ///
    /// # Errors
    /// [`Failure`] when the record cannot be read or a picture not be drawn.
    pub fn cards(&self, pages: &[Baked]) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        let Some(cards) = &self.cards else { return Ok(Vec::new()) };
        let own = pages.iter().filter(|page| cards::of(&page.route.page) == page.route.page);
        let own: Vec<&Baked> = own.collect();
        own.par_iter()
            .map(|page| {
                let (ctx, shown) = self.shown(page)?;
                let release = Frame::of(&ctx, None).map_err(|error| unreadable(&page.file, &error))?.release;
                let spell = |text: &str| match &self.hant {
                    Some(hant) if page.route.edition == Edition::Hant => hant.words(text),
                    _ => text.to_owned(),
                };
                let site = frame::site_title(&self.portal, page.route.edition.lang());
                let card = Card {
                    site: spell(site),
                    heading: spell(&shown.heading),
                    words: spell(&shown.description),
                    release: spell(&release.unwrap_or_default()),
                    flag: shown.sample.then(|| spell(ctx.t.sample)),
                };
                let file = cards::file(&page.route.path());
                let drawn =
                    cards.png(&card).map_err(|why| Failure::OldRelease { path: file.clone(), why })?;
                Ok((file, drawn))
            })
            .collect()
    }

    /// The HTML of a page.
    ///
    /// # Errors
    /// [`Failure`] when a table that it needs cannot be read.
    pub fn html(&self, page: &Baked) -> Result<String, Failure> {
        let failed = |error: LoadError| unreadable(&page.file, &error);
        let edition = page.route.edition;
        let (ctx, shown) = self.shown(page)?;
        let frame = Frame { sample: shown.sample, ..Frame::of(&ctx, None).map_err(failed)? };
        let site = frame::site_title(&self.portal, edition.lang());
        let is_home = page.route.page == Page::Home;
        let title = if is_home { site.to_owned() } else { format!("{} · {site}", shown.heading) };
        // A host serves the page for lost addresses anywhere: only an absolute base leads home.
        let is_lost = page.route.page == Page::NotFound;
        let path = (!is_lost).then(|| page.route.path());
        let base = match &path {
            Some(path) if path.is_empty() => "./".to_owned(),
            Some(path) => "../".repeat(path.matches('/').count()),
            None => self.settings.base_path.clone(),
        };
        let alternates: Vec<_> = match &path {
            Some(_) => self
                .editions
                .iter()
                .map(|other| (other.tag(), Route::new(*other, page.route.page.clone()).path()))
                .collect(),
            None => Vec::new(),
        };
        let card = path.is_some() && self.cards.is_some();
        let card = card.then(|| cards::file(&Route::new(edition, cards::of(&page.route.page)).path()));
        let parts = pages::parts_of(&page.route, &shown);
        // What the app will ask for as soon as it runs.
        at_once(ctx.record.load(&pages::FRAME));
        let asked = ctx.record.asked().into_iter().map(|file| file.path);
        let record: Vec<_> = [HEAD.to_owned(), self.manifest.clone()].into_iter().chain(asked).collect();
        let head = Head {
            lang: edition.tag(),
            base: &base,
            title: &title,
            description: &shown.description,
            site,
            address: self.settings.address.as_deref(),
            path: path.as_deref(),
            alternates: &alternates,
            sample: shown.sample,
            card: card.as_deref(),
            oembed: shown
                .charts
                .first()
                .filter(|_| self.settings.address.is_some())
                .map(|(chart, ..)| format!("{}oembed/{}.json", edition.prefix(), chart.id())),
            dataset: self.dataset.as_deref().filter(|_| is_home),
            needs: Needs { parts: &parts, record: &record },
        };
        let html = html! {
            (DOCTYPE)
            html lang=(edition.tag()) {
                (head::html(&head, self.shell))
                body {
                    div #page { (frame::page(&ctx, &frame, &shown.body)) }
                }
            }
        }
        .into_string()
            + "\n";
        Ok(match &self.hant {
            Some(hant) if edition == Edition::Hant => hant.page(&html),
            _ => html,
        })
    }
}

fn offset(seconds: i32) -> Offset {
    Offset::from_seconds(seconds).unwrap_or(Offset::UTC)
}

fn unreadable(what: &str, error: &LoadError) -> Failure {
    Failure::OldRelease { path: what.to_owned(), why: format!("its tables cannot be read: {error:?}") }
}

/// Which program writes: its own file, so that a new build writes new pages.
fn program() -> String {
    let own = std::env::current_exe().and_then(std::fs::metadata);
    let changed = own.and_then(|file| Ok((file.len(), file.modified()?)));
    format!("{} {changed:?}", env!("CARGO_PKG_VERSION"))
}

/// The value of a future that never waits: natively every table is at hand.
fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
