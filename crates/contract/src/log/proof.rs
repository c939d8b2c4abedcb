//! What a handful of tiles prove: that they belong to a root, and through them any leaf and any older root.
//!
//! Instead of lists of hashes as proofs, a reader takes the tiles on the way: the right edge gives the root
//! itself, and every full tile is bound by one hash in the tile above it. A tile so bound proves each of its
//! hashes; the root of an older size is computed from the same hashes and compared.

use super::tile::{Kind, TILE_WIDTH, Tile, levels};
use super::tree::subtree_hash;
use super::{Edge, Hash, Sha256};
use std::collections::BTreeMap;

/// Why tiles do not prove anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotProven {
    /// A tile is missing or too short: its path.
    Missing(String),
    /// The edge does not give the root of the checkpoint.
    Root,
    /// A full tile is not the one that the tile above it names: its path.
    Tile(String),
}

/// The tiles of a tree of `size` that prove its root, the leaf `leaf` and the roots of the sizes `older`.
#[must_use]
pub fn wanted(size: u64, leaf: u64, older: &[u64]) -> Vec<Tile> {
    let mut found: BTreeMap<Tile, ()> = BTreeMap::new();
    let mut add = |kind: Kind, index: u64| {
        if let Some(tile) = Tile::with(kind, index, size) {
            found.insert(tile, ());
        }
    };
    for edge in Tile::partial(size)
        .chain(older.iter().filter(|older| **older <= size).flat_map(|older| Tile::partial(*older)))
    {
        if edge.kind != Kind::Entries {
            add(edge.kind, edge.index * TILE_WIDTH);
        }
    }
    add(Kind::Hashes(0), leaf);
    // Each full one hangs on one hash of the tile above.
    for level in levels(size) {
        let full: Vec<u64> = found
            .keys()
            .filter(|tile| tile.kind == Kind::Hashes(level) && tile.width == TILE_WIDTH)
            .map(|tile| tile.index)
            .collect();
        for index in full {
            if let Some(tile) = Tile::with(Kind::Hashes(level + 1), index, size) {
                found.insert(tile, ());
            }
        }
    }
    found.into_keys().collect()
}

/// Tiles that belong to a root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    size: u64,
    tiles: BTreeMap<(u8, u64), Vec<Hash>>,
}

impl Proven {
    /// Checks the tiles of a tree of `size` against its root.
    ///
    /// # Errors
    /// [`NotProven`] at the first that does not belong to it.
    pub fn check(
        sha256: Sha256,
        size: u64,
        root: &Hash,
        tiles: &[(Tile, Vec<Hash>)],
    ) -> Result<Self, NotProven> {
        let mut held = BTreeMap::new();
        for (tile, hashes) in tiles {
            if hashes.len() as u64 != tile.width {
                return Err(NotProven::Missing(tile.path()));
            }
            if let Kind::Hashes(level) = tile.kind {
                held.insert((level, tile.index), hashes.clone());
            }
        }
        let proven = Self { size, tiles: held };
        if proven.root_at(sha256, size)? != *root {
            return Err(NotProven::Root);
        }
        for ((level, index), hashes) in &proven.tiles {
            if hashes.len() as u64 == TILE_WIDTH
                && proven.hash_at(level + 1, *index)? != subtree_hash(sha256, hashes)
            {
                let tile = Tile { kind: Kind::Hashes(*level), index: *index, width: TILE_WIDTH };
                return Err(NotProven::Tile(tile.path()));
            }
        }
        Ok(proven)
    }

    /// Hash of the entry `index`.
    ///
    /// # Errors
    /// [`NotProven::Missing`] when its tile is not here.
    pub fn leaf(&self, index: u64) -> Result<Hash, NotProven> {
        self.hash_at(0, index)
    }

    /// Root that the same tree had at an older size.
    ///
    /// # Errors
    /// [`NotProven::Missing`] when a tile for it is not here.
    pub fn root_at(&self, sha256: Sha256, size: u64) -> Result<Hash, NotProven> {
        let mut missing = None;
        let edge = Edge::from_tiles(size, |tile| {
            let Kind::Hashes(level) = tile.kind else { return None };
            let held = self.tiles.get(&(level, tile.index)).cloned();
            if held.is_none() {
                missing = Tile::with(tile.kind, tile.index * TILE_WIDTH, self.size).or(Some(tile));
            }
            held
        });
        match edge {
            Some(edge) => Ok(edge.root(sha256)),
            None => Err(NotProven::Missing(missing.map_or_else(String::new, |tile| tile.path()))),
        }
    }

    fn hash_at(&self, level: u8, index: u64) -> Result<Hash, NotProven> {
        let hashes = self.tiles.get(&(level, index / TILE_WIDTH));
        let place = usize::try_from(index % TILE_WIDTH).unwrap_or(usize::MAX);
        hashes.and_then(|hashes| hashes.get(place)).copied().ok_or_else(|| {
            let tile = Tile::with(Kind::Hashes(level), index, self.size);
            NotProven::Missing(tile.map_or_else(String::new, |tile| tile.path()))
        })
    }
}
