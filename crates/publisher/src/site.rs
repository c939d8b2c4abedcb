//! Pages of the site: the app's files, and every route as a complete page in every language.
//!
//! Each route is a folder with an `index.html`, so that any static host serves it, under any sub-path:
//! the page's `<base>` leads back to the site's root. Pages of routes that a later release no longer has
//! stay: an address that was ever published keeps answering.

pub mod app;
pub mod bake;
pub mod cards;
pub mod hant;
pub mod head;
pub mod offline;
pub mod quoting;
pub mod shell;
pub mod sitemap;
pub mod tables;

use crate::Failure;
use crate::release::files;
use crate::workbook::settings::Settings;
use bake::Baking;
use jiff::Timestamp;
use rayon::prelude::*;
use shell::Shell;
use std::collections::BTreeSet;
use std::path::Path;

/// There are thousands of pages, and each is new with every release: a quick compression.
const PAGE_QUALITY: i32 = 5;
/// What is written once and read by everybody.
const APP_QUALITY: i32 = 11;
/// What the pages were last written from; hidden, so that no host serves it.
const STAMP: &str = ".baked";

/// Copies the app and writes the pages of the release that the site's pointer names. Files that are the same
/// already are left alone; when nothing that pages rest on has changed, none is made anew.
///
/// # Errors
/// [`Failure`] when something cannot be read or written.
pub fn write(
    app: &Path,
    shell: &Shell,
    site: &Path,
    settings: &Settings,
    now: Timestamp,
    dataset: Option<String>,
) -> Result<(), Failure> {
    files::remove_leftovers(site, false)?;
    // Scripts and styles first: a page must never name a file that is not there yet.
    app::copy(app, site)?;
    let shell = shell.bundled(app, site)?;
    files::write_with_twin(&site.join(tables::name()), tables::SCRIPT.as_bytes(), APP_QUALITY)?;
    let baking = Baking::of(&shell, site, settings, now)?.with_dataset(dataset);
    let pages = baking.pages()?;
    let stamp = site.join(STAMP);
    let is_fresh = std::fs::read_to_string(&stamp).is_ok_and(|old| old == baking.stamp());
    if is_fresh && pages.iter().all(|page| site.join(&page.file).exists()) {
        return Ok(());
    }
    let folders: BTreeSet<&Path> = pages.iter().filter_map(|page| Path::new(&page.file).parent()).collect();
    for folder in folders {
        files::remove_leftovers(&site.join(folder), false)?;
    }
    pages.par_iter().try_for_each(|page| {
        let html = baking.html(page)?;
        files::write_with_twin(&site.join(&page.file), html.as_bytes(), PAGE_QUALITY)
    })?;
    let around = [
        (offline::WORKER_FILE, offline::worker(&shell)),
        (offline::MANIFEST_FILE, offline::manifest(settings)),
        ("robots.txt", sitemap::robots(settings.address.as_deref())),
    ];
    for (name, text) in &around {
        files::write_with_twin(&site.join(name), text.as_bytes(), APP_QUALITY)?;
    }
    baking
        .cards(&pages)?
        .par_iter()
        .try_for_each(|(file, png)| files::write_if_changed(&site.join(file), png).map(|_| ()))?;
    quoting::write(&baking, site)?;
    if let Some(table) = baking.hant_table() {
        files::write_with_twin(&site.join(hant::FILE), table.text(hant::NOTE).as_bytes(), APP_QUALITY)?;
    }
    if let Some(address) = &settings.address {
        let xml = sitemap::xml(address, &pages);
        files::write_with_twin(&site.join("sitemap.xml"), xml.as_bytes(), PAGE_QUALITY)?;
    }
    files::write_if_changed(&stamp, baking.stamp().as_bytes()).map(|_| ())
}
