//! Reading JSON.
//!
//! Natively `serde_json` reads. In WebAssembly every type costs a copy of the reader, and what `serde_json` makes
//! of a table was a fifth of the whole app; there [`lean`] reads the same texts with a third of the code. The
//! tests hold the two against each other, on all stored tables and on broken ones.

pub mod lean;

use serde::de::DeserializeOwned;

/// A value from the bytes of a JSON text.
///
/// # Errors
/// In words, when the bytes are not JSON or not of this type.
#[cfg(not(target_arch = "wasm32"))]
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    serde_json::from_slice(bytes).map_err(|error| error.to_string())
}

/// A value from the bytes of a JSON text.
///
/// # Errors
/// In words, when the bytes are not JSON or not of this type.
#[cfg(target_arch = "wasm32")]
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    lean::read(bytes).map_err(|malformed| malformed.to_string())
}
