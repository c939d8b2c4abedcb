//! The eight directions.

/// One of eight directions, as seen from somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// North.
    N,
    /// North-east.
    Ne,
    /// East.
    E,
    /// South-east.
    Se,
    /// South.
    S,
    /// South-west.
    Sw,
    /// West.
    W,
    /// North-west.
    Nw,
}

impl Direction {
    /// All, clockwise from north.
    pub const ALL: [Self; 8] = [Self::N, Self::Ne, Self::E, Self::Se, Self::S, Self::Sw, Self::W, Self::Nw];

    /// Identifier in forms: `n`, `ne`, …
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::N => "n",
            Self::Ne => "ne",
            Self::E => "e",
            Self::Se => "se",
            Self::S => "s",
            Self::Sw => "sw",
            Self::W => "w",
            Self::Nw => "nw",
        }
    }

    /// The direction of an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|direction| direction.id() == id)
    }

    /// Thousandths of the way that go east and north.
    pub(super) fn parts(self) -> (i64, i64) {
        match self {
            Self::N => (0, 1000),
            Self::Ne => (707, 707),
            Self::E => (1000, 0),
            Self::Se => (707, -707),
            Self::S => (0, -1000),
            Self::Sw => (-707, -707),
            Self::W => (-1000, 0),
            Self::Nw => (-707, 707),
        }
    }
}
