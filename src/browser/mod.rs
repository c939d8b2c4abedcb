//! Thin wrappers of what the browser offers. No page logic.

pub mod base;
pub mod canvas;
pub mod clock;
pub mod early;
pub mod ed25519;
pub mod events;
pub mod hant;
pub mod listener;
pub mod media;
pub mod memory;
pub mod morph;
pub mod outbox;
pub mod page;
pub mod picture;
pub mod position;
pub mod proof;
pub mod random;
pub mod sha256;
