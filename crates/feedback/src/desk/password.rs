//! Passwords: Argon2id, a few at a time, and as slow for a login that does not exist.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// Fewest characters of a password.
pub const MIN_CHARS: usize = 12;
/// Most characters: no more than a person would type.
pub const MAX_CHARS: usize = 200;
/// Passwords that are hashed at one time; each takes 19 MiB.
const AT_ONCE: usize = 2;
/// Hashes of nobody's password, to spend the same time on.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| hash_now("nobody has this password").ok());
static PLACES: Semaphore = Semaphore::const_new(AT_ONCE);

/// A password cannot be hashed.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the password could not be hashed")]
pub struct HashError;

/// Argon2id with 19 MiB and two passes, the least that OWASP advises.
fn argon2() -> Result<Argon2<'static>, HashError> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(|_| HashError)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Why a password may not be one; none when it may.
#[must_use]
pub fn is_too_weak(password: &str, login: &str) -> bool {
    let length = password.chars().count();
    let first = password.chars().next();
    !(MIN_CHARS..=MAX_CHARS).contains(&length)
        || password.chars().all(|c| Some(c) == first)
        || password.to_lowercase().contains(&login.to_lowercase())
}

/// The password's PHC string. Blocks for some tens of milliseconds.
///
/// # Errors
/// [`HashError`].
pub fn hash_now(password: &str) -> Result<String, HashError> {
    Ok(argon2()?.hash_password(password.as_bytes()).map_err(|_| HashError)?.to_string())
}

/// The password's PHC string.
///
/// # Errors
/// [`HashError`].
pub async fn hash(password: String) -> Result<String, HashError> {
    let _place = PLACES.acquire().await.map_err(|_| HashError)?;
    tokio::task::spawn_blocking(move || hash_now(&password)).await.map_err(|_| HashError)?
}

/// True when this is the password of the PHC string. None stands for a login that does not exist: it takes
/// the same time and is never right.
pub async fn is_right(password: String, phc: Option<String>) -> bool {
    let Ok(_place) = PLACES.acquire().await else { return false };
    let checked = tokio::task::spawn_blocking(move || {
        let exists = phc.is_some();
        let Some(phc) = phc.or_else(|| NOBODY.clone()) else { return false };
        let fits = PasswordHash::new(&phc)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
        fits && exists
    });
    checked.await.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_password_opens() {
        let phc = hash("明镜高悬 correct horse".to_owned()).await.unwrap();
        assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{phc}");
        assert!(is_right("明镜高悬 correct horse".to_owned(), Some(phc.clone())).await);
        assert!(!is_right("明镜高悬 correct hors".to_owned(), Some(phc)).await);
        assert!(!is_right("nobody has this password".to_owned(), None).await);
        assert!(!is_right("x".to_owned(), Some("not a hash".to_owned())).await);
    }

    #[test]
    fn weak_passwords_are_refused() {
        for weak in ["short", "aaaaaaaaaaaaaaaa", "zhang.san 2026!", &"x".repeat(201)] {
            assert!(is_too_weak(weak, "zhang.san"), "{weak}");
        }
        assert!(!is_too_weak("四个词 湖 马 灯 纸鸢飞", "zhang.san"));
    }
}
