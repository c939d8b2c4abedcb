//! Charts for others: documents to embed, pictures, numbers, answers of oEmbed; in advance, and of any address.

pub mod archive;
pub mod draw;
pub mod embed;
pub mod oembed;

use super::bake::Baking;
use super::cards::Cards;
use super::shell::Shell;
use crate::Failure;
use crate::release::files;
use archive::unreadable;
pub use archive::{Archive, Trouble};
use embed::Around;
use mingjing_app::components::Ctx;
use mingjing_app::pages;
pub use mingjing_app::quoting::address::KEYS;
use mingjing_app::quoting::catalogue::{self, Listed, at_once};
use mingjing_app::quoting::quote;
use mingjing_app::quoting::quote::Refused;
pub use mingjing_app::quoting::size::Shape;
pub use mingjing_app::quoting::{Address, Fault, Format, Options, Quoted, Theme};
pub use mingjing_app::route::{Edition, Query};
use mingjing_app::route::{Page, Route};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// There are hundreds, new with every release.
const QUALITY: i32 = 5;
/// What the service needs to write documents of other states; hidden, so that no host serves it.
pub const NOTE: &str = ".quoting.json";
/// The script that hosts put on their pages, with its name.
pub const SCRIPT: &str = "embed.js";

/// What was known when the documents were written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The app's files.
    pub shell: Shell,
    /// The style of embeds.
    pub style: String,
    /// Address of the site's root, where it knows it.
    pub address: Option<String>,
}

impl Note {
    /// Of a published site; none where no documents were written.
    #[must_use]
    pub fn read(site: &Path) -> Option<Self> {
        serde_json::from_slice(&std::fs::read(site.join(NOTE)).ok()?).ok()
    }
}

/// Writes the charts of a release as they are first shown.
///
/// # Errors
/// [`Failure`] when the record cannot be read or a file not be written.
pub fn write(baking: &Baking<'_>, site: &Path) -> Result<(), Failure> {
    let style = embed::write_style(baking.shell, site)?;
    let listed = catalogue::of(&baking.record, baking.now).map_err(|error| unreadable("charts", &error))?;
    let pen = Cards::new();
    let all: Vec<(Edition, &Listed)> =
        baking.editions.iter().flat_map(|edition| listed.iter().map(|one| (*edition, one))).collect();
    all.par_iter().try_for_each(|(edition, one)| chart(baking, site, &style, pen.as_ref(), *edition, one))?;
    let address = baking.settings.address.clone();
    let note = Note { shell: baking.shell.clone(), style, address };
    let note = serde_json::to_vec(&note)
        .map_err(|error| Failure::OldRelease { path: NOTE.to_owned(), why: error.to_string() })?;
    files::write_if_changed(&site.join(NOTE), &note).map(|_| ())
}

fn chart(
    baking: &Baking<'_>,
    site: &Path,
    style: &str,
    pen: Option<&Cards>,
    edition: Edition,
    one: &Listed,
) -> Result<(), Failure> {
    let address = Address::new(edition, one.chart.clone());
    let id = address.chart.id();
    let route = Route::new(edition, Page::Embed(id.clone()));
    let mut ctx = Ctx::new(&route, Query::default(), baking.now, baking.record.clone());
    ctx.root = baking.settings.address.clone().unwrap_or_default();
    let quoted = match at_once(quote(&ctx, &address, &baking.record)) {
        Some(Ok(quoted)) => quoted,
        Some(Err(Refused::Load(error))) => return Err(unreadable(&id, &error)),
        _ => return Ok(()),
    };
    let hant = baking.hant.as_ref().filter(|_| edition == Edition::Hant);
    let shown = pages::embed::view(&ctx, &quoted);
    let answer = baking.settings.address.as_ref().map(|_| format!("{}oembed/{id}.json", edition.prefix()));
    let around = Around {
        shell: baking.shell,
        style,
        is_drawn: false,
        oembed: answer.as_ref().map(|answer| quoted.absolute(answer)),
    };
    let html = embed::document(&ctx, &shown, &quoted, &around);
    let html = hant.map_or_else(|| html.clone(), |hant| hant.page(&html));
    files::write_with_twin(&site.join(address.embed()).join("index.html"), html.as_bytes(), QUALITY)?;
    for format in Format::ALL {
        // Pictures of pixels take time: the common ones, where this machine has a font.
        if format == Format::Png && (!one.is_common || pen.is_none() || edition == Edition::Hant) {
            continue;
        }
        let drawn = draw::file(&quoted, format, &Options::default(), hant, pen);
        let drawn = drawn.map_err(|why| Failure::OldRelease { path: address.file(format), why })?;
        let path = site.join(address.file(format));
        if format == Format::Svg {
            files::write_with_twin(&path, &drawn, QUALITY)?;
        } else {
            files::write_if_changed(&path, &drawn)?;
        }
    }
    if let Some(answer) = answer {
        let json = oembed::json(&quoted, (None, None));
        files::write_if_changed(&site.join(answer), json.as_bytes())?;
    }
    Ok(())
}
