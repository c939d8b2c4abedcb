//! What is sealed at rest: how to reach senders, and the secrets of second factors.
//!
//! XChaCha20-Poly1305 with keys that the database never sees. The first key seals; all of them open, so that a
//! key is changed by putting a new one in front, letting [`crate::Service::reseal`] run, and taking the old one
//! away. What is sealed is bound to the row that it belongs to: moved to another row it does not open.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};
use std::fmt;
use std::sync::Arc;

/// Bytes of a key.
pub const KEY_BYTES: usize = 32;
/// Bytes of a nonce, which leads what is sealed.
const NONCE_BYTES: usize = 24;

/// The keys. Cheap to clone.
#[derive(Clone)]
pub struct Vault {
    keys: Arc<[Key]>,
}

struct Key {
    id: String,
    /// What secrets are made from: a hash of the key, never the key.
    root: [u8; 32],
    cipher: XChaCha20Poly1305,
}

/// Something sealed, and the key that opens it.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Identifier of the key.
    pub key_id: String,
    /// Nonce and ciphertext.
    pub bytes: Vec<u8>,
}

/// Why nothing was sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// Keys are 64 hexadecimal digits each, the newest first, separated by commas.
    #[error("keys are 64 hexadecimal digits each, the newest first, separated by commas")]
    BadKey,
    /// No key opens it.
    #[error("no key that is known opens it")]
    NoKey,
    /// It was changed, moved, or cut.
    #[error("it was changed or belongs elsewhere")]
    Broken,
    /// No random numbers from the operating system.
    #[error("no random numbers: {0}")]
    Random(#[from] getrandom::Error),
}

impl Vault {
    /// Keys from a text: 64 hexadecimal digits each, the newest first, separated by commas.
    ///
    /// # Errors
    /// [`VaultError::BadKey`].
    pub fn from_text(text: &str) -> Result<Self, VaultError> {
        let keys: Option<Vec<Key>> =
            text.trim().split(',').map(|key| Key::new(&from_hex(key.trim())?)).collect();
        keys.filter(|keys| !keys.is_empty()).map(|keys| Self { keys: keys.into() }).ok_or(VaultError::BadKey)
    }

    /// A new key as text.
    ///
    /// # Errors
    /// [`VaultError::Random`].
    pub fn new_key() -> Result<String, VaultError> {
        let mut key = [0; KEY_BYTES];
        getrandom::fill(&mut key)?;
        Ok(key.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The key that seals now.
    #[must_use]
    pub fn current(&self) -> &str {
        self.keys.first().map_or("", |key| key.id.as_str())
    }

    /// A secret made from the newest key: the same on every server that has it.
    #[must_use]
    pub fn secret(&self, label: &str) -> [u8; 32] {
        let text = self.keys.first().map_or([0; 32], |key| key.root);
        Sha256::new_with_prefix(b"mingjing vault secret v1\0")
            .chain_update(text)
            .chain_update(label)
            .finalize()
            .into()
    }

    /// Seals words for the place that `of` names.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn seal(&self, of: &[u8], words: &[u8]) -> Result<Sealed, VaultError> {
        let key = self.keys.first().ok_or(VaultError::NoKey)?;
        let mut nonce = [0; NONCE_BYTES];
        getrandom::fill(&mut nonce)?;
        let sealed = key.cipher.encrypt(&XNonce::from(nonce), Payload { msg: words, aad: of });
        let mut bytes = nonce.to_vec();
        bytes.extend(sealed.map_err(|_| VaultError::Broken)?);
        Ok(Sealed { key_id: key.id.clone(), bytes })
    }

    /// Opens what was sealed for the same place.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn open(&self, of: &[u8], sealed: &Sealed) -> Result<Vec<u8>, VaultError> {
        let key = self.keys.iter().find(|key| key.id == sealed.key_id).ok_or(VaultError::NoKey)?;
        let (nonce, words) = sealed.bytes.split_first_chunk::<NONCE_BYTES>().ok_or(VaultError::Broken)?;
        key.cipher
            .decrypt(&XNonce::from(*nonce), Payload { msg: words, aad: of })
            .map_err(|_| VaultError::Broken)
    }
}

impl Key {
    /// A key is known by the beginning of its hash.
    fn new(bytes: &[u8; KEY_BYTES]) -> Option<Self> {
        let hash = Sha256::new_with_prefix(b"mingjing vault key v1\0").chain_update(bytes).finalize();
        let id = hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        let root = Sha256::new_with_prefix(b"mingjing vault root v1\0").chain_update(bytes).finalize().into();
        Some(Self { id, root, cipher: XChaCha20Poly1305::new_from_slice(bytes).ok()? })
    }
}

fn from_hex(text: &str) -> Option<[u8; KEY_BYTES]> {
    let mut bytes = [0; KEY_BYTES];
    if text.len() != 2 * KEY_BYTES || !text.is_ascii() {
        return None;
    }
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(bytes)
}

/// Never the keys: what is debugged is logged.
impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault(…)")
    }
}

/// Never the words, sealed or not.
impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealed(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_with_its_key_at_its_place_only() {
        let (old, new) = (Vault::new_key().unwrap(), Vault::new_key().unwrap());
        let vault = Vault::from_text(&old).unwrap();
        let sealed = vault.seal(b"thread 1", "13800000000".as_bytes()).unwrap();
        assert_eq!(vault.open(b"thread 1", &sealed).unwrap(), b"13800000000");
        assert!(matches!(vault.open(b"thread 2", &sealed), Err(VaultError::Broken)));
        let both = Vault::from_text(&format!("{new}, {old}")).unwrap();
        assert_eq!(both.open(b"thread 1", &sealed).unwrap(), b"13800000000");
        assert_ne!(both.current(), sealed.key_id);
        assert!(matches!(Vault::from_text(&new).unwrap().open(b"thread 1", &sealed), Err(VaultError::NoKey)));
        for place in 0..sealed.bytes.len() {
            let mut bent = sealed.clone();
            bent.bytes[place] ^= 1;
            assert!(vault.open(b"thread 1", &bent).is_err());
        }
        let cut = Sealed { bytes: vec![1; 10], ..sealed };
        assert!(matches!(vault.open(b"thread 1", &cut), Err(VaultError::Broken)));
    }

    #[test]
    fn the_same_words_never_look_the_same() {
        let vault = Vault::from_text(&Vault::new_key().unwrap()).unwrap();
        assert_ne!(vault.seal(b"a", b"x").unwrap().bytes, vault.seal(b"a", b"x").unwrap().bytes);
        assert!(
            !format!("{vault:?} {:?}", vault.seal(b"a", b"x").unwrap())
                .contains(|c: char| c.is_ascii_digit())
        );
    }

    #[test]
    fn a_bad_key_is_refused() {
        for text in ["", ",", "abc", &"z".repeat(64), &"钥".repeat(22), &format!("{},", "0".repeat(64))] {
            assert!(Vault::from_text(text).is_err(), "{text}");
        }
    }
}
