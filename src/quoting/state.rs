//! What an address says of a chart beside which one it is: looks, rules, release.

pub use crate::view_model::lens::Lens;

/// Light or dark, whatever the reader's device prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Ink on paper.
    Light,
    /// The dark twin.
    Dark,
}

impl Theme {
    /// As it stands in an address.
    #[must_use]
    pub fn id(self) -> &'static str {
        if self == Self::Light { "light" } else { "dark" }
    }

    /// By its name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Light, Self::Dark].into_iter().find(|theme| theme.id() == id)
    }
}

/// Which release of the record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Release {
    /// Whichever is current when somebody looks.
    #[default]
    Live,
    /// The one whose manifest has this SHA-256.
    Pinned(String),
}

impl Release {
    /// The hash of a pinned one.
    #[must_use]
    pub fn hash(&self) -> Option<&str> {
        match self {
            Self::Live => None,
            Self::Pinned(hash) => Some(hash),
        }
    }
}
