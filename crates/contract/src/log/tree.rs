//! The tree: hashes of RFC 6962, and the right edge from which it grows.

use super::tile::{Kind, TILE_WIDTH, Tile, at_level, levels};
use super::{Hash, Sha256};

/// Hash of an entry.
#[must_use]
pub fn leaf_hash(sha256: Sha256, entry: &[u8]) -> Hash {
    let mut bytes = Vec::with_capacity(1 + entry.len());
    bytes.push(0);
    bytes.extend_from_slice(entry);
    sha256(&bytes)
}

/// Hash over two subtrees.
#[must_use]
pub fn node_hash(sha256: Sha256, left: &Hash, right: &Hash) -> Hash {
    let mut bytes = [1; 65];
    let (_, both) = bytes.split_at_mut(1);
    both.iter_mut().zip(left.iter().chain(right)).for_each(|(to, from)| *to = *from);
    sha256(&bytes)
}

/// Root over a power of two of hashes.
#[must_use]
pub fn subtree_hash(sha256: Sha256, hashes: &[Hash]) -> Hash {
    let mut level = hashes.to_vec();
    while level.len() > 1 {
        level = level
            .chunks(2)
            .map(|pair| match pair {
                [left, right] => node_hash(sha256, left, right),
                alone => alone.first().copied().unwrap_or_default(),
            })
            .collect();
    }
    level.first().copied().unwrap_or_else(|| sha256(b""))
}

/// The right edge of a tree: at each level the hashes that do not fill a tile yet. It is all that is needed
/// to append, and to know the root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edge {
    size: u64,
    levels: Vec<Vec<Hash>>,
}

impl Edge {
    /// The edge of a tree of `size`, from its tiles: `read` gives the hashes of one, at least as many as it
    /// is asked for. `None` when it cannot.
    pub fn from_tiles(size: u64, mut read: impl FnMut(Tile) -> Option<Vec<Hash>>) -> Option<Self> {
        let mut edge = Self { size, levels: Vec::new() };
        for level in levels(size) {
            let items = at_level(size, level);
            let (index, width) = (items / TILE_WIDTH, items % TILE_WIDTH);
            let mut hashes = Vec::new();
            if width > 0 {
                hashes = read(Tile { kind: Kind::Hashes(level), index, width })?;
                let width = usize::try_from(width).ok()?;
                if hashes.len() < width {
                    return None;
                }
                hashes.truncate(width);
            }
            edge.levels.push(hashes);
        }
        Some(edge)
    }

    /// Entries below it.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Appends the hash of an entry; `full` is told of every tile that this fills.
    pub fn push(&mut self, sha256: Sha256, leaf: Hash, mut full: impl FnMut(Tile, &[Hash])) {
        self.size += 1;
        let mut carry = leaf;
        for level in 0..8_u8 {
            if self.levels.len() <= usize::from(level) {
                self.levels.push(Vec::new());
            }
            let Some(hashes) = self.levels.get_mut(usize::from(level)) else { return };
            hashes.push(carry);
            if (hashes.len() as u64) < TILE_WIDTH {
                return;
            }
            let index = at_level(self.size, level) / TILE_WIDTH - 1;
            full(Tile { kind: Kind::Hashes(level), index, width: TILE_WIDTH }, hashes);
            carry = subtree_hash(sha256, hashes);
            hashes.clear();
        }
    }

    /// The tiles that are not full, with their hashes.
    pub fn partial(&self) -> impl Iterator<Item = (Tile, &[Hash])> {
        self.levels.iter().zip(0_u8..).filter(|(hashes, _)| !hashes.is_empty()).map(|(hashes, level)| {
            let index = at_level(self.size, level) / TILE_WIDTH;
            (Tile { kind: Kind::Hashes(level), index, width: hashes.len() as u64 }, hashes.as_slice())
        })
    }

    /// Root of the tree.
    #[must_use]
    pub fn root(&self, sha256: Sha256) -> Hash {
        // Left to right: the complete subtrees, the largest first.
        let mut peaks = Vec::new();
        for hashes in self.levels.iter().rev() {
            let mut rest = hashes.as_slice();
            while !rest.is_empty() {
                let (peak, after) = rest.split_at(1 << rest.len().ilog2());
                peaks.push(subtree_hash(sha256, peak));
                rest = after;
            }
        }
        let root = peaks.into_iter().rev().reduce(|right, left| node_hash(sha256, &left, &right));
        root.unwrap_or_else(|| sha256(b""))
    }
}
