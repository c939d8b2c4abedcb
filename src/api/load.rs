//! Why something could not be had.

/// Why something could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// No answer: offline, or the server is gone.
    Network,
    /// An answer that is not the thing: the HTTP status.
    Status(u16),
    /// The bytes are not those that the release names: they are not shown.
    Tampered {
        /// Path of the file.
        path: String,
    },
    /// The browser cannot check hashes (not a secure context).
    CannotVerify,
    /// Bytes as named, but not in the form of this contract.
    Form(String),
    /// The release has no such table or part.
    NotPublished,
}

impl LoadError {
    /// The server answers, and has it no longer.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        matches!(self, Self::Status(404 | 410))
    }
}

/// A part of the program that could not be fetched.
impl From<wasm_split_helpers::SplitLoaderError> for LoadError {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self::Network
    }
}
