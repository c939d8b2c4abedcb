//! What a handful of tiles prove: that they belong to a root, and through them any leaf and any older root.
//!
//! Instead of lists of hashes as proofs, a reader takes the tiles on the way: the right edge gives the root
//! itself, and every full tile is bound by one hash in the tile above it. A tile so bound proves each of its
//! hashes; the root of an older size is computed from the same hashes and compared.

use super::tile::{Kind, TILE_WIDTH, Tile, at_level, levels};
use super::tree::subtree_hash;
use super::{Edge, Hash, Sha256};

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

/// The tiles of a tree of `size` that prove its root, the leaf `leaf` and, if given, the root of an older size.
#[must_use]
pub fn wanted(size: u64, leaf: u64, older: Option<u64>) -> Vec<Tile> {
    // A handful: a list is smaller and faster than a tree.
    let mut found: Vec<Tile> = Vec::new();
    let mut add = |level: u8, index: u64| {
        let tile = Tile::with(Kind::Hashes(level), index, size);
        if let Some(tile) = tile.filter(|tile| !found.contains(tile)) {
            found.push(tile);
        }
    };
    let older = older.filter(|older| *older <= size).unwrap_or(size);
    for level in levels(size) {
        // The last hash of each level, of this size and of the older one.
        for items in [at_level(size, level), at_level(older, level)] {
            if items % TILE_WIDTH > 0 {
                add(level, items - 1);
            }
        }
    }
    add(0, leaf);
    // Each full one hangs on one hash of the tile above.
    let mut place = 0;
    while let Some(tile) = found.get(place).copied() {
        if let (Kind::Hashes(level), TILE_WIDTH) = (tile.kind, tile.width)
            && let Some(above) = Tile::with(Kind::Hashes(level + 1), tile.index, size)
            && !found.contains(&above)
        {
            found.push(above);
        }
        place += 1;
    }
    found
}

/// Tiles that belong to a root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven<'a> {
    size: u64,
    tiles: &'a [(Tile, Vec<Hash>)],
}

impl<'a> Proven<'a> {
    /// Checks the tiles of a tree of `size` against its root.
    ///
    /// # Errors
    /// [`NotProven`] at the first that does not belong to it.
    pub fn check(
        sha256: Sha256,
        size: u64,
        root: &Hash,
        tiles: &'a [(Tile, Vec<Hash>)],
    ) -> Result<Self, NotProven> {
        if let Some((tile, _)) = tiles.iter().find(|(tile, hashes)| hashes.len() as u64 != tile.width) {
            return Err(NotProven::Missing(tile.path()));
        }
        let proven = Self { size, tiles };
        if proven.root_at(sha256, size)? != *root {
            return Err(NotProven::Root);
        }
        for (tile, hashes) in tiles {
            if let (Kind::Hashes(level), TILE_WIDTH) = (tile.kind, tile.width)
                && proven.hash_at(level + 1, tile.index)? != subtree_hash(sha256, hashes)
            {
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
            let held = self.held(tile.kind, tile.index).cloned();
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

    fn held(&self, kind: Kind, index: u64) -> Option<&'a Vec<Hash>> {
        let held = self.tiles.iter().find(|(tile, _)| tile.kind == kind && tile.index == index);
        held.map(|(_, hashes)| hashes)
    }

    fn hash_at(&self, level: u8, index: u64) -> Result<Hash, NotProven> {
        let hashes = self.held(Kind::Hashes(level), index / TILE_WIDTH);
        let place = usize::try_from(index % TILE_WIDTH).unwrap_or(usize::MAX);
        hashes.and_then(|hashes| hashes.get(place)).copied().ok_or_else(|| {
            let tile = Tile::with(Kind::Hashes(level), index, self.size);
            NotProven::Missing(tile.map_or_else(String::new, |tile| tile.path()))
        })
    }
}
