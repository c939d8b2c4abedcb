//! The verifier key: a line `<name>+<id>+<key>` (C2SP signed-note).

use super::{Sha256, base64, hex};

/// First byte of a key in base64: Ed25519.
const ED25519: u8 = 1;

/// By what a checkpoint is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifierKey {
    /// Name of the key, which is the origin of the log.
    pub name: String,
    /// The four bytes that stand before each signature.
    pub id: [u8; 4],
    /// The Ed25519 public key.
    pub public: [u8; 32],
}

impl VerifierKey {
    /// Reads a key; `None` when the text is not exactly one, or its id is not that of its key.
    #[must_use]
    pub fn parse(sha256: Sha256, text: &str) -> Option<Self> {
        let (name, rest) = text.split_once('+')?;
        let (id, key) = rest.split_once('+')?;
        let key = base64::decode(key)?;
        let (kind, public) = key.split_first()?;
        let public: [u8; 32] = public.try_into().ok()?;
        if name.is_empty() || name.chars().any(|ch| ch.is_whitespace() || ch.is_control()) || *kind != ED25519
        {
            return None;
        }
        let hash = sha256(&[name.as_bytes(), b"\n", &key].concat());
        let own = *hash.first_chunk::<4>()?;
        (hex(&own) == id).then(|| Self { name: name.to_owned(), id: own, public })
    }

    /// The line, without a line break.
    #[must_use]
    pub fn text(&self) -> String {
        let key = base64::encode(&[&[ED25519], &self.public[..]].concat());
        format!("{}+{}+{key}", self.name, hex(&self.id))
    }
}
