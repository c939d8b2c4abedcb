//! Signing keys: files outside the site that only their owner reads.

use super::sha256;
use crate::Failure;
use ed25519_dalek::SigningKey;
use mingjing_contract::log::{Checkpoint, Signed, VerifierKey, base64};
use rand_core::{OsRng, RngCore};
use signed_note::{Note, Signer, StandardSigner, StandardVerifier, VerifierList};
use std::path::Path;

/// A private key, with what the public knows it by.
#[derive(Clone)]
pub struct Key {
    signer: StandardSigner,
    verifier: VerifierKey,
}

impl std::fmt::Debug for Key {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Never the secret.
        write!(out, "Key({})", self.verifier.text())
    }
}

impl Key {
    /// Makes a new key and gives its secret line for a file of its own. Without a name, one is made up that no
    /// other log has: two logs of one name could be mistaken for each other.
    ///
    /// # Errors
    /// [`Failure::Key`] when the name cannot be one.
    pub fn generate(name: Option<&str>) -> Result<(Self, String), Failure> {
        let name = name.map_or_else(|| format!("mingjing-{:016x}", OsRng.next_u64()), str::to_owned);
        if !signed_note::is_key_name_valid(&name) || name.chars().any(char::is_control) {
            return Err(Failure::Key(format!("{name:?} cannot name a key: no spaces, no “+”, not empty")));
        }
        let (secret, _) = signed_note::generate_key(&mut OsRng, &name);
        Ok((Self::parse(&secret)?, secret))
    }

    /// Reads a key file as `mingjing keygen` writes it.
    ///
    /// # Errors
    /// [`Failure::Read`], [`Failure::Key`].
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let text = std::fs::read_to_string(path).map_err(|error| Failure::read(path, error))?;
        Self::parse(text.trim_end())
            .map_err(|_| Failure::Key(format!("{} is not a key file of mingjing keygen", path.display())))
    }

    fn parse(secret: &str) -> Result<Self, Failure> {
        let wrong = || Failure::Key("not a private key".to_owned());
        let signer = StandardSigner::new(secret).map_err(|_| wrong())?;
        // `PRIVATE+KEY+<name>+<id>+<key>`, of which the key itself may have a `+`.
        let seed = secret.splitn(5, '+').last().and_then(base64::decode).ok_or_else(wrong)?;
        let seed: [u8; 32] = seed.get(1..).and_then(|seed| seed.try_into().ok()).ok_or_else(wrong)?;
        let public = SigningKey::from_bytes(&seed).verifying_key();
        let text = signed_note::new_ed25519_verifier_key(signer.name(), &public);
        let verifier = VerifierKey::parse(sha256, &text).ok_or_else(wrong)?;
        Ok(Self { signer, verifier })
    }

    /// The public half.
    #[must_use]
    pub fn verifier(&self) -> &VerifierKey {
        &self.verifier
    }

    /// Signs a checkpoint.
    ///
    /// # Errors
    /// [`Failure::Key`] when the text cannot be a note.
    pub fn sign(&self, checkpoint: &Checkpoint) -> Result<String, Failure> {
        let failed = |error: signed_note::NoteError| Failure::Key(error.to_string());
        let mut note = Note::new(checkpoint.text().as_bytes(), &[]).map_err(failed)?;
        note.add_sigs(&[&self.signer]).map_err(failed)?;
        String::from_utf8(note.to_bytes()).map_err(|error| Failure::Key(error.to_string()))
    }
}

/// Whether a checkpoint has a good signature by a key.
#[must_use]
pub fn is_signed_by(note: &str, signed: &Signed, key: &VerifierKey) -> bool {
    let Ok(verifier) = StandardVerifier::new(&key.text()) else { return false };
    signed.signature_of(key).is_some()
        && Note::from_bytes(note.as_bytes())
            .is_ok_and(|note| note.verify(&VerifierList::new(vec![Box::new(verifier)])).is_ok())
}
