//! How sure a figure of a table is.

/// Confidence in a table entry. Low confidence is marked on the page beside the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// From memory or a single text that nothing confirms.
    Low,
    /// One source, or several that may share an origin.
    Fair,
    /// The official text, or sources that are independent of each other and agree.
    High,
}

impl Confidence {
    /// Letter: `A` high, `B` fair, `C` low.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::High => "A",
            Self::Fair => "B",
            Self::Low => "C",
        }
    }
}
