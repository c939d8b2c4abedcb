//! Where attachments are kept: a folder, or a bucket of a server that speaks S3.
//!
//! Either is an [`ObjectStore`]; whoever keeps something does not see which. Access keys come from the environment,
//! never from an argument (arguments are seen by every user of a machine), and are shown nowhere.

use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use object_store::local::LocalFileSystem;
use object_store::path::Path as ObjectPath;
use object_store::prefix::PrefixStore;
use object_store::{ClientOptions, ObjectStore, RetryConfig};
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

/// How long one request to the bucket may take: a visitor waits for it.
const REQUEST_WITHIN: Duration = Duration::from_secs(8);
/// How long a connection may take.
const CONNECT_WITHIN: Duration = Duration::from_secs(3);
/// Tries after the first, and how long they may take together.
const RETRIES: usize = 2;
const RETRIES_WITHIN: Duration = Duration::from_secs(12);
/// What an address of a bucket begins with.
const SCHEME: &str = "s3://";
/// What the names of the environment's settings for a bucket begin with.
pub const VARIABLES: &str = "AWS_";
/// Without these two the library would ask the machine's cloud for keys.
const NEEDED: [(AmazonS3ConfigKey, &str); 2] = [
    (AmazonS3ConfigKey::AccessKeyId, "AWS_ACCESS_KEY_ID"),
    (AmazonS3ConfigKey::SecretAccessKey, "AWS_SECRET_ACCESS_KEY"),
];

/// Where attachments are kept.
#[derive(Clone, PartialEq, Eq)]
pub enum Place {
    /// A folder; made when it is missing.
    Folder(PathBuf),
    /// A bucket.
    Bucket(Bucket),
}

/// A bucket of a server that speaks S3.
#[derive(Clone, PartialEq, Eq)]
pub struct Bucket {
    name: String,
    /// What stands before every name in it; empty for nothing.
    prefix: String,
    /// Keys, endpoint and region, by the names of the environment.
    settings: Vec<(AmazonS3ConfigKey, String)>,
}

/// Why attachments cannot be kept there.
#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    /// An address of another kind.
    #[error("not a folder and not s3://BUCKET/PREFIX")]
    Unknown,
    /// A setting that a bucket needs.
    #[error("{0} is not set, and a bucket needs it")]
    Missing(&'static str),
    /// The settings do not fit together.
    #[error("the bucket's settings cannot be used: {0}")]
    Settings(#[from] object_store::Error),
    /// The folder cannot be made.
    #[error("{0}")]
    Folder(#[from] std::io::Error),
}

impl Place {
    /// A folder, or `s3://BUCKET/PREFIX` with the settings of the environment (`AWS_…`), which a folder ignores.
    ///
    /// # Errors
    /// [`PlaceError::Unknown`], [`PlaceError::Missing`].
    pub fn parse(
        text: &str,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, PlaceError> {
        let Some(rest) = text.strip_prefix(SCHEME) else {
            let is_folder = !text.is_empty() && !text.contains("://");
            return if is_folder { Ok(Self::Folder(text.into())) } else { Err(PlaceError::Unknown) };
        };
        let (name, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
        if name.is_empty() || !name.bytes().all(is_name) {
            return Err(PlaceError::Unknown);
        }
        let settings: Vec<(AmazonS3ConfigKey, String)> = environment
            .into_iter()
            .filter(|(key, value)| key.starts_with(VARIABLES) && !value.is_empty())
            .filter_map(|(key, value)| {
                Some((AmazonS3ConfigKey::from_str(&key.to_ascii_lowercase()).ok()?, value))
            })
            .collect();
        for (key, variable) in NEEDED {
            if !settings.iter().any(|(known, _)| *known == key) {
                return Err(PlaceError::Missing(variable));
            }
        }
        let prefix = prefix.trim_matches('/').to_owned();
        Ok(Self::Bucket(Bucket { name: name.to_owned(), prefix, settings }))
    }

    /// Opens it. A folder is made when it is missing, readable by its owner only; a bucket is not asked yet: a
    /// server that cannot reach it takes reports in all the same.
    ///
    /// # Errors
    /// [`PlaceError`].
    pub fn open(&self) -> Result<Arc<dyn ObjectStore>, PlaceError> {
        match self {
            Self::Folder(folder) => open_folder(folder),
            Self::Bucket(bucket) => bucket.open(),
        }
    }
}

fn open_folder(folder: &Path) -> Result<Arc<dyn ObjectStore>, PlaceError> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    Ok(Arc::new(LocalFileSystem::new_with_prefix(folder)?))
}

impl Bucket {
    fn open(&self) -> Result<Arc<dyn ObjectStore>, PlaceError> {
        // reqwest brings no cryptography of its own here: the one that this program has anyway. Somebody
        // may have said so before.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = ClientOptions::new()
            .with_timeout(REQUEST_WITHIN)
            .with_connect_timeout(CONNECT_WITHIN)
            .with_allow_http(false);
        let retry =
            RetryConfig { max_retries: RETRIES, retry_timeout: RETRIES_WITHIN, ..RetryConfig::default() };
        let mut builder = AmazonS3Builder::new().with_client_options(client).with_retry(retry);
        for (key, value) in &self.settings {
            builder = builder.with_config(*key, value);
        }
        let store = builder.with_bucket_name(&self.name).build()?;
        if self.prefix.is_empty() {
            return Ok(Arc::new(store));
        }
        Ok(Arc::new(PrefixStore::new(store, ObjectPath::from(self.prefix.as_str()))))
    }
}

impl From<PathBuf> for Place {
    fn from(folder: PathBuf) -> Self {
        Self::Folder(folder)
    }
}

/// Never the keys: what is debugged is logged.
impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => write!(f, "{}", folder.display()),
            Self::Bucket(Bucket { name, prefix, .. }) => write!(f, "{SCHEME}{name}/{prefix}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment() -> Vec<(String, String)> {
        [("AWS_ACCESS_KEY_ID", "AKIDVISIBLE"), ("AWS_SECRET_ACCESS_KEY", "verysecret"), ("HOME", "/root")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec()
    }

    #[test]
    fn an_address_is_a_folder_or_a_bucket_with_its_keys() {
        let parse = |text| Place::parse(text, environment());
        assert_eq!(parse("var/photos").unwrap(), Place::Folder("var/photos".into()));
        let bucket = parse("s3://photos.example/a/b/").unwrap();
        let Place::Bucket(Bucket { name, prefix, settings }) = &bucket else { panic!("a bucket") };
        assert_eq!((name.as_str(), prefix.as_str(), settings.len()), ("photos.example", "a/b", 2));
        for wrong in ["", "s3://", "s3:///x", "s3://a?b=c/", "https://host/bucket", "gs://bucket"] {
            assert!(matches!(parse(wrong), Err(PlaceError::Unknown)), "{wrong}");
        }
    }

    #[test]
    fn without_keys_nobody_else_is_asked_for_them() {
        let without = |name: &str| {
            let kept = environment().into_iter().filter(|(known, _)| known != name);
            Place::parse("s3://photos", kept).unwrap_err().to_string()
        };
        assert!(without("AWS_ACCESS_KEY_ID").contains("AWS_ACCESS_KEY_ID is not set"));
        assert!(without("AWS_SECRET_ACCESS_KEY").contains("AWS_SECRET_ACCESS_KEY is not set"));
    }

    #[test]
    fn keys_are_shown_nowhere_and_no_server_is_spoken_to_in_the_clear_unless_that_is_said() {
        let bucket = Place::parse("s3://photos/a", environment()).unwrap();
        assert_eq!(format!("{bucket:?}"), "s3://photos/a");
        let store = bucket.open().unwrap();
        let told = format!("{store} {store:?}");
        assert!(!told.contains("verysecret"), "{told}");
        let mut clear = environment();
        clear.push(("AWS_ENDPOINT".to_owned(), "http://127.0.0.1:9".to_owned()));
        let store = Place::parse("s3://photos/a", clear.clone()).unwrap().open();
        assert!(store.is_ok(), "the fault comes with the first request");
    }
}
