//! What else lies in the folder: older states of tiles, leftovers, strangers.

use super::{Code, LARGE, Run, Stop, first_difference, wrong};
use crate::Failure;
use crate::release::files::TEMP_PREFIX;
use mingjing_contract::log::{FOLDER, Kind, TILE_WIDTH, Tile, bundle};

impl Run<'_> {
    /// Every file that nothing above has read: a partial tile must be the beginning of the present one, all
    /// others are told.
    pub(super) fn rest(&mut self, release: u64) -> Result<(), Stop> {
        let failed = |source| Failure::Read { path: format!("{}/data", self.source.name()), source };
        for path in self.source.list().map_err(failed)? {
            let twin_of = path.strip_suffix(".br");
            if self.known.contains(&path)
                || self.seen.contains_key(&path)
                || twin_of.is_some_and(|blob| self.seen.contains_key(blob))
            {
                continue;
            }
            // Schemas are made anew by every run and belong to no release.
            if path.starts_with(&format!("{}/", crate::open::schema::FOLDER)) {
                continue;
            }
            // The page about the data stands in their folder: pages are no part of the record.
            if path.strip_suffix(".br").unwrap_or(&path) == "data/index.html" {
                continue;
            }
            match tile_at(&path).map(|tile| (tile, self.present(tile))) {
                Some((tile, Some(present))) => self.check_older_tile(&path, tile, present)?,
                Some((_, None)) => self.note(Code::Leftover, &path),
                None if is_of_unfinished_run(&path, release) => self.note(Code::Leftover, &path),
                None => self.note(Code::Unknown, &path),
            }
        }
        Ok(())
    }

    /// The tile as the newest checkpoint has it, if that one covers all of an older state.
    fn present(&self, tile: Tile) -> Option<Tile> {
        let size = self.report.log.as_ref()?.size;
        let present = Tile::with(tile.kind, tile.index * TILE_WIDTH, size)?;
        (present.width >= tile.width).then_some(present)
    }

    fn check_older_tile(&mut self, path: &str, tile: Tile, present: Tile) -> Result<(), Stop> {
        let (code, whole) = match tile.kind {
            Kind::Hashes(_) => (Code::Tile, self.must_read(&present.path(), LARGE)?),
            Kind::Entries => (Code::Entry, self.must_read(&present.path(), LARGE)?),
        };
        let width = usize::try_from(tile.width).unwrap_or(usize::MAX);
        let length = match tile.kind {
            Kind::Hashes(_) => width.saturating_mul(32),
            Kind::Entries => bundle(&whole)
                .take(width)
                .last()
                .and_then(Result::ok)
                .map_or(0, |(place, entry)| place + entry.len()),
        };
        let bytes = self.must_read(path, LARGE)?;
        match first_difference(&bytes, whole.get(..length).unwrap_or(&whole)) {
            Some(at) => wrong(code, path, Some(at)),
            None => Ok(()),
        }
    }
}

/// The tile whose file stands at a path.
fn tile_at(path: &str) -> Option<Tile> {
    let rest = path.strip_prefix(FOLDER)?.strip_prefix("/tile/")?;
    let (kind, rest) = rest.split_once('/')?;
    let kind = if kind == "entries" { Kind::Entries } else { Kind::Hashes(kind.parse().ok()?) };
    let (index, width) = match rest.split_once(".p/") {
        Some((index, width)) => (index, width.parse().ok()?),
        None => (rest, TILE_WIDTH),
    };
    let index = index.split('/').map(|part| part.trim_start_matches('x')).collect::<String>().parse().ok()?;
    let tile = Tile { kind, index, width };
    (tile.path() == path).then_some(tile)
}

/// What a run writes before it moves the pointer: temporary files, and the next release.
fn is_of_unfinished_run(path: &str, release: u64) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let next = release.saturating_add(1);
    name.starts_with(TEMP_PREFIX)
        || path == format!("data/release/{next}.json")
        || path == format!("data/release/{next}.json.br")
        || path == format!("data/release/{next}.sha256")
        // A run that ended before it came to clear up.
        || path.strip_prefix("data/release/").is_some_and(|name| name.ends_with(".json.br"))
}
