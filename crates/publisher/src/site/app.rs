//! The built app's files, with a compressed twin of those that gain by it.

use crate::Failure;
use crate::release::files;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// Kinds of files that are worth compressing; pictures and fonts are compressed already.
const COMPRESSED: [&str; 8] = ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest"];
/// The app is written once and read by everybody: the best compression.
const APP_QUALITY: i32 = 11;
/// What belongs to the release and must not be overwritten by an app.
const RESERVED: &str = "data";

/// Copies every file but the shell and hidden ones. What is the same already is left alone.
///
/// # Errors
/// [`Failure`] when something cannot be read or written.
pub fn copy(app: &Path, site: &Path) -> Result<(), Failure> {
    let mut found = Vec::new();
    list(app, Path::new(""), &mut found)?;
    found.par_iter().try_for_each(|name| one(&app.join(name), &site.join(name)))
}

fn list(app: &Path, below: &Path, found: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let dir = app.join(below);
    let failed = |error| Failure::read(&dir, error);
    for entry in std::fs::read_dir(&dir).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        // Stamps and notes of build tools; only `.well-known` is meant for the web.
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        if is_hidden && entry.file_name() != ".well-known" {
            continue;
        }
        let name = below.join(entry.file_name());
        if name == Path::new(RESERVED) {
            return Err(Failure::AppClash(entry.path().display().to_string()));
        }
        if std::fs::metadata(entry.path()).map_err(failed)?.is_dir() {
            list(app, &name, found)?;
        } else if name != Path::new("index.html") {
            found.push(name);
        }
    }
    Ok(())
}

fn one(from: &Path, to: &Path) -> Result<(), Failure> {
    let bytes = std::fs::read(from).map_err(|error| Failure::read(from, error))?;
    let kind = to.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
    if COMPRESSED.contains(&kind) {
        files::write_with_twin(to, &bytes, APP_QUALITY)
    } else {
        files::write_if_changed(to, &bytes).map(|_| ())
    }
}
