//! The key that makes a submission happen once.
//!
//! The sender invents it (a UUID, say) and sends the same one with every try. The service keeps three
//! values made from it and never the key itself:
//! * its hash, which recognises the next try;
//! * a tag of the body, which tells a retry from another body under a used key. It is made with the key
//!   because a plain hash would let a thief of the database test guesses of an erased contact;
//! * a mask that covers the thread's code, so that a retry gets the very same receipt although the code
//!   is stored nowhere in the clear.
//!
//! So what protects a receipt is that the key cannot be guessed, and no secret of the server's needs
//! keeping, sharing between servers, or rotating.

use hmac::{Hmac, KeyInit, Mac};
use mingjing_contract::feedback::NewFeedback;
use sha2::Sha256;

/// Fewest characters of a key.
pub const KEY_MIN_CHARS: usize = 8;
/// Most characters of a key.
pub const KEY_MAX_CHARS: usize = 128;

/// A key of 8 to 128 visible ASCII characters.
#[derive(Clone, PartialEq, Eq)]
pub struct IdempotencyKey(String);

/// A key could not be used to make a value; the length of keys rules it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the idempotency key could not be used")]
pub struct KeyError;

impl IdempotencyKey {
    /// Takes a header's value. None when it is not 8 to 128 visible ASCII characters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (KEY_MIN_CHARS..=KEY_MAX_CHARS).contains(&text.len());
        (fits && text.bytes().all(|byte| byte.is_ascii_graphic())).then(|| Self(text.to_owned()))
    }

    /// A key made by the service: the same secret and the same parts give the same key.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn derive(secret: &[u8; 32], parts: &[&[u8]]) -> Result<Self, KeyError> {
        let digest = keyed(secret, "derived key", parts)?;
        Ok(Self(digest.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    /// What recognises the key.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn hash(&self) -> Result<[u8; 32], KeyError> {
        keyed(self.0.as_bytes(), "key", &[])
    }

    /// What recognises the body that came with the key.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn body_tag(&self, feedback: &NewFeedback) -> Result<[u8; 32], KeyError> {
        let NewFeedback {
            kind,
            region,
            place,
            happened_at,
            description,
            contact,
            subject_kind,
            subject_id,
            lat,
            lon,
            exact,
        } = feedback;
        // Field by field, not as JSON: the form of stored tags must outlive changes of a serialiser.
        let mut parts: Vec<&[u8]> = vec![kind.as_bytes(), place.as_bytes(), description.as_bytes()];
        for field in [region, happened_at, contact, subject_kind, subject_id] {
            parts.push(field.as_deref().unwrap_or_default().as_bytes());
        }
        // What has no point has the tag that it had before there were points: its retries are known.
        if lat.is_some() || lon.is_some() {
            let how: &[u8] = if *exact { b"exact" } else { b"" };
            parts.extend([
                lat.as_deref().unwrap_or_default().as_bytes(),
                lon.as_deref().unwrap_or_default().as_bytes(),
                how,
            ]);
        }
        keyed(self.0.as_bytes(), "body", &parts)
    }

    /// What covers the code of the thread.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn mask(&self) -> Result<[u8; 32], KeyError> {
        keyed(self.0.as_bytes(), "code", &[])
    }
}

/// HMAC-SHA-256 of labelled parts; each is led by its length, so that no two lists look the same.
fn keyed(key: &[u8], label: &str, parts: &[&[u8]]) -> Result<[u8; 32], KeyError> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(|_| KeyError)?;
    for part in [b"mingjing submission v1".as_slice(), label.as_bytes()].iter().chain(parts) {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    Ok(mac.finalize().into_bytes().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn key(text: &str) -> IdempotencyKey {
        IdempotencyKey::parse(text).unwrap()
    }

    #[test]
    fn keys_are_visible_ascii_of_a_certain_length() {
        let long = "k".repeat(KEY_MAX_CHARS);
        for good in ["12345678", "6f9619ff-8b86-d011-b42d-00cf4fc964ff", long.as_str()] {
            assert!(IdempotencyKey::parse(good).is_some(), "{good}");
        }
        let longer = "k".repeat(KEY_MAX_CHARS + 1);
        for bad in ["", "1234567", "with space", "钥匙钥匙钥匙", "tab\tinside", longer.as_str()] {
            assert!(IdempotencyKey::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn every_value_depends_on_the_key_and_differs_from_the_others() {
        let feedback = NewFeedback { place: "海北大街".into(), ..NewFeedback::default() };
        let mut seen = HashSet::new();
        for key in [key("key-number-1"), key("key-number-2")] {
            for value in [key.hash(), key.mask(), key.body_tag(&feedback)] {
                assert!(seen.insert(value.unwrap()));
            }
        }
        assert_eq!(key("key-number-1").hash(), key("key-number-1").hash());
    }

    #[test]
    fn a_body_tag_sees_every_field_and_where_it_stands() {
        let empty = NewFeedback::default();
        let some = || Some("x".to_owned());
        let bodies = [
            empty.clone(),
            NewFeedback { kind: "x".into(), ..empty.clone() },
            NewFeedback { region: some(), ..empty.clone() },
            NewFeedback { place: "x".into(), ..empty.clone() },
            NewFeedback { happened_at: some(), ..empty.clone() },
            NewFeedback { description: "x".into(), ..empty.clone() },
            NewFeedback { contact: some(), ..empty.clone() },
            NewFeedback { subject_kind: some(), ..empty.clone() },
            NewFeedback { subject_id: some(), ..empty.clone() },
            NewFeedback { lat: some(), ..empty.clone() },
            NewFeedback { lon: some(), ..empty.clone() },
            NewFeedback { lat: some(), exact: true, ..empty },
        ];
        let tags: HashSet<_> = bodies.iter().map(|body| key("12345678").body_tag(body).unwrap()).collect();
        assert_eq!(tags.len(), bodies.len());
    }

    #[test]
    fn a_derived_key_is_a_good_key() {
        let derive = |parts: &[&[u8]]| IdempotencyKey::derive(&[7; 32], parts).unwrap();
        assert!(IdempotencyKey::parse(&derive(&[b"a"]).0).is_some());
        assert!(derive(&[b"a", b"b"]) == derive(&[b"a", b"b"]));
        assert!(derive(&[b"ab", b""]) != derive(&[b"a", b"b"]));
    }
}
