//! Pages of the site: the app's files, and its shell as a page of every route.
//!
//! Each route is a folder with an `index.html`, so that any static host serves it, under any sub-path:
//! the page's `<base>` leads back to the site's root. Pages of routes that a later release no longer has
//! stay: an address that was ever published keeps answering.

pub mod app;
pub mod form;
pub mod pages;
pub mod shell;

use crate::release::files;
use crate::{Failure, Ready};
use shell::Shell;
use std::path::Path;

/// Copies the app and writes the pages. Files that are the same already are left alone.
///
/// # Errors
/// [`Failure`] when something cannot be read or written.
pub fn write(app: &Path, shell: &Shell, site: &Path, ready: &Ready) -> Result<(), Failure> {
    files::remove_leftovers(site, false)?;
    for folder in pages::FOLDERS {
        files::remove_leftovers(&site.join(folder), true)?;
    }
    // Scripts and styles first: a page must never name a file that is not there yet.
    app::copy(app, site)?;
    for page in pages::all(ready) {
        files::write_if_changed(&site.join(&page.file), shell.fill(&page).as_bytes())?;
    }
    Ok(())
}
