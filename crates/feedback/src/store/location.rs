//! Where the store is.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC};
use std::path::PathBuf;

/// What stands in a path as it is.
pub(super) const IN_PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.');

/// Where the database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// A file of SQLite's; made when it is missing.
    File(PathBuf),
    /// A PostgreSQL server, as a URL, which may hold a password.
    Server(String),
}

impl Location {
    /// A path, `sqlite:path`, or `postgres://…`. None for an address of another kind.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Some(Self::Server(text.to_owned()));
        }
        let path = text.strip_prefix("sqlite://").or_else(|| text.strip_prefix("sqlite:")).unwrap_or(text);
        (!path.is_empty() && !path.contains("://")).then(|| Self::File(path.into()))
    }
}

/// Never the password.
impl std::fmt::Debug for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Server(_) => f.write_str("postgres://…"),
        }
    }
}
