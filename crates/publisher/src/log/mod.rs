//! The transparency log as it is written: keys, entries, tiles, checkpoints.
//!
//! What can be computed without files and keys is [`mingjing_contract::log`]. The one thing that decides how
//! far the log reaches is the checkpoint in `data/head.json`: it moves with the pointer, by one rename. The
//! tiles are written before it, the copy at `data/log/checkpoint` after it, so that
//!
//! - killed at any moment, a checkpoint that anyone can have seen has its release, its entries and its tiles;
//! - the copy may be one step behind (the next run mends it) and is never ahead. Where it is ahead, somebody
//!   has put an old pointer back.

mod append;
pub mod key;

pub use append::Log;
pub use key::Key;

use mingjing_contract::log::{Hash, VerifierKey, base64};
use sha2::{Digest, Sha256};

/// SHA-256, as [`mingjing_contract::log`] takes it.
#[must_use]
pub fn sha256(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// Reads a verifier key; `None` when it is not exactly one.
#[must_use]
pub fn verifier(text: &str) -> Option<VerifierKey> {
    VerifierKey::parse(sha256, text)
}

/// A root as checkpoints write it.
#[must_use]
pub fn root_text(root: &Hash) -> String {
    base64::encode(root)
}
