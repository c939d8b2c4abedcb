//! The Content-Security-Policy of a page: nothing from elsewhere, nothing inline but the scripts that the
//! published page itself came with, each by its hash.

use axum::http::HeaderValue;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::SystemTime;

/// For what is no page: it may do nothing at all.
pub const NOTHING: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// For the service worker: it may ask this site, and nothing else.
pub const WORKER: HeaderValue =
    HeaderValue::from_static("default-src 'none'; script-src 'self'; connect-src 'self'");

/// The policy of a page. Only published HTML may be given: what a request brought must not be in it.
#[must_use]
pub fn of_page(html: &str) -> HeaderValue {
    let hashes: String = inline_scripts(html).map(|script| format!(" 'sha256-{}'", base64(script))).collect();
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; \
         form-action 'self'; base-uri 'self'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).unwrap_or(NOTHING)
}

/// The policy of a page that others may show in a frame.
#[must_use]
pub fn framed(policy: &HeaderValue) -> HeaderValue {
    let open = policy.to_str().unwrap_or_default().replace("frame-ancestors 'none'", "frame-ancestors *");
    HeaderValue::from_str(&open).unwrap_or(NOTHING)
}

/// Contents of the scripts that have no `src`.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (content, _) = rest.split_once("</script>")?;
        (!attributes.contains("src=")).then_some(content)
    })
}

fn base64(script: &str) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(Sha256::digest(script))
}

/// Policies of the site's pages, each computed once for as long as its file stays as it is. A page that a
/// later release left behind has the script of its own time.
#[derive(Debug, Default)]
pub struct Policies {
    known: Mutex<HashMap<PathBuf, (Version, HeaderValue)>>,
}

type Version = (SystemTime, u64);

impl Policies {
    /// The policy of a page of the site.
    pub async fn of_file(&self, path: &Path) -> HeaderValue {
        let Ok(version) = version(path).await else { return NOTHING };
        if let Some(policy) = self.known(path, version) {
            return policy;
        }
        let Ok(html) = tokio::fs::read_to_string(path).await else { return NOTHING };
        let policy = of_page(&html);
        self.lock().insert(path.to_owned(), (version, policy.clone()));
        policy
    }

    fn known(&self, path: &Path, version: Version) -> Option<HeaderValue> {
        self.lock().get(path).filter(|(of, _)| *of == version).map(|(_, policy)| policy.clone())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<PathBuf, (Version, HeaderValue)>> {
        // Whoever panicked with the lock left a map that is as good as before.
        self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

async fn version(path: &Path) -> std::io::Result<Version> {
    let metadata = tokio::fs::metadata(path).await?;
    Ok((metadata.modified()?, metadata.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_are_allowed_by_their_hash_and_others_by_their_origin() {
        let html = "<head><script type=\"module\">alert(1)</script><script src=\"x.js\"></script></head>";
        let policy = of_page(html);
        let policy = policy.to_str().unwrap();
        // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
        let hash = "sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=";
        assert!(policy.contains(&format!("script-src 'self' 'wasm-unsafe-eval' '{hash}';")), "{policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
    }

    #[tokio::test]
    async fn a_page_that_changes_gets_another_policy() {
        let dir = tempfile::tempdir().unwrap();
        let page = dir.path().join("index.html");
        let policies = Policies::default();
        assert_eq!(policies.of_file(&page).await, NOTHING);
        std::fs::write(&page, "<script>one</script>").unwrap();
        let one = policies.of_file(&page).await;
        assert_eq!(policies.of_file(&page).await, one);
        std::fs::write(&page, "<script>three</script>").unwrap();
        assert_ne!(policies.of_file(&page).await, one);
    }
}
