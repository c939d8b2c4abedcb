//! Tiles: the files of the log.

use super::FOLDER;

/// Hashes of a full tile.
pub const TILE_WIDTH: u64 = 256;

/// What a tile holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Hashes of level L: each is the root over 256^L entries.
    Hashes(u8),
    /// The entries themselves.
    Entries,
}

/// One file: which 256 items of a level, and how many of them it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    /// Hashes of a level, or entries.
    pub kind: Kind,
    /// The how-manieth of its level, from 0.
    pub index: u64,
    /// Items, 1 to 256.
    pub width: u64,
}

impl Tile {
    /// Path below the site's root, as C2SP tlog-tiles has it: the index in groups of three digits, all but
    /// the last with an `x`; a partial tile stands in a folder of its own.
    #[must_use]
    pub fn path(&self) -> String {
        let mut index = format!("{:03}", self.index % 1000);
        let mut rest = self.index / 1000;
        while rest > 0 {
            index = format!("x{:03}/{index}", rest % 1000);
            rest /= 1000;
        }
        let part = if self.width < TILE_WIDTH { format!(".p/{}", self.width) } else { String::new() };
        match self.kind {
            Kind::Hashes(level) => format!("{FOLDER}/tile/{level}/{index}{part}"),
            Kind::Entries => format!("{FOLDER}/tile/entries/{index}{part}"),
        }
    }

    /// The tile of a tree of `size` that has the item `index` of a kind; `None` when the tree has no such
    /// item.
    #[must_use]
    pub fn with(kind: Kind, index: u64, size: u64) -> Option<Self> {
        let level = if let Kind::Hashes(level) = kind { level } else { 0 };
        let items = at_level(size, level);
        let tile = index / TILE_WIDTH;
        (index < items).then(|| Self {
            kind,
            index: tile,
            width: (items - tile * TILE_WIDTH).min(TILE_WIDTH),
        })
    }

    /// The tiles on the right edge of a tree that are not full: those that are written anew with each entry.
    pub fn partial(size: u64) -> impl Iterator<Item = Self> {
        let hashes = levels(size).filter_map(move |level| {
            let items = at_level(size, level);
            let (index, width) = (items / TILE_WIDTH, items % TILE_WIDTH);
            (width > 0).then_some(Self { kind: Kind::Hashes(level), index, width })
        });
        let (index, width) = (size / TILE_WIDTH, size % TILE_WIDTH);
        hashes.chain((width > 0).then_some(Self { kind: Kind::Entries, index, width }))
    }
}

/// How many complete hashes a level of a tree has.
pub(super) fn at_level(size: u64, level: u8) -> u64 {
    size.checked_shr(8 * u32::from(level)).unwrap_or(0)
}

/// The levels of a tree that have a hash, from the leaves up.
pub(super) fn levels(size: u64) -> impl DoubleEndedIterator<Item = u8> {
    (0..8).filter(move |level| at_level(size, *level) > 0)
}
