//! The log of a site: opened, checked, grown.

use super::key::{Key, is_signed_by};
use super::sha256;
use crate::Failure;
use crate::release::files::{sync_dir, write_whole};
use mingjing_contract::log::{
    CHECKPOINT, Checkpoint, Edge, Entry, FOLDER, KEY, Kind, Signed, TILE_WIDTH, Tile, bundle, hashes,
    leaf_hash, push_entry,
};
use mingjing_contract::manifest::Manifest;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The log of a site, with the key that may grow it.
#[derive(Clone, Debug)]
pub struct Log<'a> {
    site: PathBuf,
    key: &'a Key,
    edge: Edge,
    /// Entries that do not fill a file yet, as they stand in it.
    bundle: Vec<u8>,
    /// SHA-256 of the last manifest that is in it.
    last_manifest: Option<String>,
    /// The newest checkpoint.
    checkpoint: Option<String>,
}

impl<'a> Log<'a> {
    /// Opens the log of a site: `checkpoint` is what its pointer carries, if there is a pointer and it carries
    /// one. Without a key, an unsigned site stays unsigned: `None`.
    ///
    /// # Errors
    /// [`Failure::KeyNeeded`] when there is a log and no key, [`Failure::WrongKey`] when the key is another
    /// one's, [`Failure::Log`] when the log is damaged or has been put back.
    pub fn open(
        site: &Path,
        key: Option<&'a Key>,
        checkpoint: Option<&str>,
    ) -> Result<Option<Self>, Failure> {
        let copy = read_if_there(&site.join(CHECKPOINT))?;
        let Some(key) = key else {
            let has_log = checkpoint.is_some() || copy.is_some() || site.join(KEY).exists();
            return if has_log { Err(Failure::KeyNeeded(site.display().to_string())) } else { Ok(None) };
        };
        let mut log = Self {
            site: site.to_owned(),
            key,
            edge: Edge::default(),
            bundle: Vec::new(),
            last_manifest: None,
            checkpoint: checkpoint.map(str::to_owned),
        };
        let Some(text) = checkpoint else {
            if copy.is_some() {
                return Err(damaged(
                    CHECKPOINT,
                    "there is a log, but data/head.json has no checkpoint of it",
                ));
            }
            // A key alone is what a first run that was killed leaves behind.
            let other =
                read_if_there(&site.join(KEY))?.filter(|text| text.trim_end() != key.verifier().text());
            return match other {
                Some(other) => {
                    Err(Failure::WrongKey { key: key.verifier().text(), log: other.trim_end().to_owned() })
                }
                None => Ok(Some(log)),
            };
        };
        let signed =
            Signed::parse(text).ok_or_else(|| damaged("data/head.json", "its checkpoint is not one"))?;
        if !is_signed_by(text, &signed, key.verifier()) {
            return Err(Failure::WrongKey { key: key.verifier().text(), log: signed.checkpoint.origin });
        }
        log.load(&signed.checkpoint)?;
        if let Some(copy) = copy.filter(|copy| copy != text) {
            log.check_copy(&copy, &signed.checkpoint)?;
        }
        Ok(Some(log))
    }

    /// Releases in the log.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.edge.size()
    }

    /// The newest checkpoint, signed.
    #[must_use]
    pub fn checkpoint(&self) -> Option<&str> {
        self.checkpoint.as_deref()
    }

    /// The key that the log is signed with.
    #[must_use]
    pub fn key(&self) -> &Key {
        self.key
    }

    /// Reads the right edge and the last file of entries, and compares them with the checkpoint.
    fn load(&mut self, checkpoint: &Checkpoint) -> Result<(), Failure> {
        let size = checkpoint.size;
        let mut unreadable = None;
        let edge = Edge::from_tiles(size, |tile| {
            let path = tile.path();
            let read = std::fs::read(self.site.join(&path)).ok().and_then(|bytes| hashes(&bytes));
            if read.is_none() {
                unreadable = Some(path);
            }
            read
        });
        let path = || unreadable.clone().unwrap_or_else(|| "data/log/tile".to_owned());
        self.edge = edge.ok_or_else(|| damaged(&path(), "it is missing or too short"))?;
        if self.edge.root(sha256) != checkpoint.root {
            return Err(damaged("data/log/tile/0", "the tiles do not give the root of the checkpoint"));
        }
        let Some(tile) = size.checked_sub(1).and_then(|last| Tile::with(Kind::Entries, last, size)) else {
            return Ok(());
        };
        let path = tile.path();
        let bytes =
            std::fs::read(self.site.join(&path)).map_err(|error| Failure::read(Path::new(&path), error))?;
        let entries: Vec<&[u8]> =
            bundle(&bytes).map_while(|entry| entry.ok().map(|(_, entry)| entry)).collect();
        let last = entries.last().and_then(|entry| Entry::parse(entry));
        let last = last.filter(|last| entries.len() as u64 == tile.width && last.release == size);
        self.last_manifest =
            Some(last.ok_or_else(|| damaged(&path, "its entries are damaged"))?.manifest_sha256);
        if tile.width < TILE_WIDTH {
            self.bundle = bytes;
        }
        Ok(())
    }

    /// The copy may be behind, by a run that was killed; ahead it tells that an old pointer was put back.
    fn check_copy(&self, copy: &str, newest: &Checkpoint) -> Result<(), Failure> {
        let Some(signed) =
            Signed::parse(copy).filter(|signed| is_signed_by(copy, signed, self.key.verifier()))
        else {
            // It proves nothing, and is written anew.
            return Ok(());
        };
        if signed.checkpoint.size >= newest.size {
            return Err(damaged(
                CHECKPOINT,
                "it has as many entries as the checkpoint in data/head.json or more, and is another: \
                 an old state was put back, or two sites were published with one key",
            ));
        }
        Ok(())
    }

    /// Appends the manifests up to `release`, as they stand in the site's folder, and writes entries and tiles;
    /// returns the checkpoint for the pointer. Nothing that a reader may have seen is changed.
    ///
    /// # Errors
    /// [`Failure`] when a manifest is not the one that followed, or a file cannot be written.
    pub fn extend(&mut self, release: u64) -> Result<String, Failure> {
        self.remove_superseded();
        let mut written = BTreeSet::new();
        for number in self.size() + 1..=release {
            let entry = self.entry(number)?;
            if !push_entry(&mut self.bundle, entry.as_bytes()) {
                return Err(damaged(
                    &format!("data/release/{number}.json"),
                    "its time is too long for the log",
                ));
            }
            let mut full = Vec::new();
            self.edge.push(sha256, leaf_hash(sha256, entry.as_bytes()), |tile, hashes| {
                full.push((tile.path(), hashes.as_flattened().to_vec()));
            });
            if number % TILE_WIDTH == 0 {
                let tile = Tile { kind: Kind::Entries, index: number / TILE_WIDTH - 1, width: TILE_WIDTH };
                full.push((tile.path(), std::mem::take(&mut self.bundle)));
            }
            for (path, bytes) in full {
                self.write(&path, &bytes, &mut written)?;
            }
        }
        let partial: Vec<_> =
            self.edge.partial().map(|(tile, hashes)| (tile.path(), hashes.as_flattened().to_vec())).collect();
        for (path, bytes) in partial {
            self.write(&path, &bytes, &mut written)?;
        }
        if let Some(tile) = Tile::partial(release).find(|tile| tile.kind == Kind::Entries) {
            self.write(&tile.path(), &self.bundle, &mut written)?;
        }
        self.write_text(KEY, &format!("{}\n", self.key.verifier().text()))?;
        for folder in written.iter().rev() {
            sync_dir(folder)?;
        }
        let checkpoint = Checkpoint {
            origin: self.key.verifier().name.clone(),
            size: self.size(),
            root: self.edge.root(sha256),
        };
        let note = self.key.sign(&checkpoint)?;
        self.checkpoint = Some(note.clone());
        Ok(note)
    }

    /// Writes the copy of the checkpoint, once the pointer carries it; and the key, should it have been lost.
    ///
    /// # Errors
    /// [`Failure::Write`].
    pub fn write_copies(&self) -> Result<(), Failure> {
        let Some(checkpoint) = &self.checkpoint else { return Ok(()) };
        self.write_text(KEY, &format!("{}\n", self.key.verifier().text()))?;
        self.write_text(CHECKPOINT, checkpoint)?;
        sync_dir(&self.site.join(FOLDER))
    }

    fn write_text(&self, path: &str, text: &str) -> Result<(), Failure> {
        let path = self.site.join(path);
        if std::fs::read(&path).is_ok_and(|old| old == text.as_bytes()) {
            return Ok(());
        }
        write_whole(&path, text.as_bytes())
    }

    /// The entry of a release, whose manifest must follow the last one.
    fn entry(&mut self, number: u64) -> Result<String, Failure> {
        let name = format!("data/release/{number}.json");
        let path = self.site.join(&name);
        let bytes = std::fs::read(&path).map_err(|error| Failure::read(&path, error))?;
        let manifest: Manifest =
            serde_json::from_slice(&bytes).map_err(|error| damaged(&name, &error.to_string()))?;
        if manifest.release != number || manifest.previous_manifest_sha256 != self.last_manifest {
            return Err(damaged(&name, "it does not follow the release before it"));
        }
        let manifest_sha256 = crate::release::files::sha256_hex(&bytes);
        self.last_manifest = Some(manifest_sha256.clone());
        Ok(Entry { release: number, published_at: manifest.published_at, manifest_sha256 }.text())
    }

    fn write(&self, path: &str, bytes: &[u8], folders: &mut BTreeSet<PathBuf>) -> Result<(), Failure> {
        let path = self.site.join(path);
        let mut folder = path.parent();
        if let Some(parent) = folder {
            std::fs::create_dir_all(parent).map_err(|error| Failure::write(parent, error))?;
        }
        write_whole(&path, bytes)?;
        while let Some(parent) = folder.filter(|parent| parent.starts_with(self.site.join("data"))) {
            folders.insert(parent.to_owned());
            folder = parent.parent();
        }
        Ok(())
    }

    /// Partial tiles are of use until the full one has been named by a checkpoint; each tile of hashes would
    /// otherwise leave a megabyte behind, each file of entries six. What cannot be removed now goes next time.
    fn remove_superseded(&self) {
        for kind in (0..8_u8).map(Kind::Hashes).chain([Kind::Entries]) {
            let level = if let Kind::Hashes(level) = kind { level } else { 0 };
            let full = self.size().checked_shr(8 * (u32::from(level) + 1)).unwrap_or(0);
            for index in 0..full {
                let folder = self.site.join(format!("{}.p", Tile { kind, index, width: TILE_WIDTH }.path()));
                if folder.is_dir() {
                    let _ = std::fs::remove_dir_all(&folder);
                }
            }
        }
    }
}

fn damaged(path: &str, why: &str) -> Failure {
    Failure::Log { path: path.to_owned(), why: why.to_owned() }
}

fn read_if_there(path: &Path) -> Result<Option<String>, Failure> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::read(path, error)),
    }
}
