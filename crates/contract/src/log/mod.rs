//! The transparency log: what binds every release that was ever published.
//!
//! The log is a Merkle tree (RFC 6962) over one line of text a release, published as C2SP tlog-tiles with
//! a C2SP checkpoint as a signed note. Here is the part of it that is only arithmetic: which tiles there
//! are, what they prove, how the texts are read. No signature is checked, nothing is fetched, and SHA-256
//! is handed in, so that the publisher, `mingjing verify` and the app run the same lines.
//!
//! Below the site's root:
//! ```text
//! data/log/key                      verifier key, one line
//! data/log/checkpoint               the newest checkpoint (the same text stands in data/head.json)
//! data/log/tile/<L>/<N>[.p/<W>]     hashes, 256 a full tile
//! data/log/tile/entries/<N>[.p/<W>] the entries, each after its length (16 bits, big-endian)
//! ```

pub mod base64;
mod checkpoint;
mod entry;
mod key;
mod proof;
mod tile;
mod tree;

pub use checkpoint::{Checkpoint, Signature, Signed};
pub use entry::{ENTRY_FORM, Entry, bundle, push_entry};
pub use key::VerifierKey;
pub use proof::{NotProven, Proven, wanted};
pub use tile::{Kind, TILE_WIDTH, Tile};
pub use tree::{Edge, leaf_hash, node_hash, subtree_hash};

/// SHA-256 of something.
pub type Hash = [u8; 32];

/// The function that computes it, handed in.
pub type Sha256 = fn(&[u8]) -> Hash;

/// Folder of the log below the site's root.
pub const FOLDER: &str = "data/log";
/// The newest checkpoint.
pub const CHECKPOINT: &str = "data/log/checkpoint";
/// The verifier key.
pub const KEY: &str = "data/log/key";

/// Bytes of a hash in a file of hashes; `None` when the length is no multiple of 32.
#[must_use]
pub fn hashes(bytes: &[u8]) -> Option<Vec<Hash>> {
    let (hashes, rest) = bytes.as_chunks::<32>();
    rest.is_empty().then(|| hashes.to_vec())
}

/// Bytes as lower-case hex.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
