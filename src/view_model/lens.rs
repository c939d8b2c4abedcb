//! By whose rules a chart of the air is seen.

/// Rules to see the air through. Only those in force give a verdict; the others are comparisons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lens {
    /// The standards in force on each day.
    #[default]
    National,
    /// GB 3095-2012 and HJ 633-2012 for the whole stretch.
    Gb2012,
    /// GB 3095-2026 (its transition limits) and HJ 633-2026 for the whole stretch.
    Gb2026,
    /// Guidelines of the WHO, 2021.
    Who2021,
    /// Index of the US EPA, 2024.
    Epa2024,
    /// Bands of the European Environment Agency, 2024.
    Eea2024,
}

impl Lens {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::National, Self::Gb2012, Self::Gb2026, Self::Who2021, Self::Epa2024, Self::Eea2024];

    /// As it stands in an address.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::National => "national",
            Self::Gb2012 => "gb-2012",
            Self::Gb2026 => "gb-2026",
            Self::Who2021 => "who-2021",
            Self::Epa2024 => "epa-2024",
            Self::Eea2024 => "eea-2024",
        }
    }

    /// By its name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lens| lens.id() == id)
    }
}
