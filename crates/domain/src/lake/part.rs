//! The five parts of the index, and its grades, as data.

use crate::language::Words;
use core::ops::{Index, IndexMut};

/// Where the index stands.
pub const EDITION: &str = "环办〔2011〕22号";

/// Σr² of the weights, in units of 10^−4.
pub(super) const SUM_OF_SQUARES: i128 = 37_558;

/// A part of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Chlorophyll a, mg/m³ (the same figure as µg/L).
    ChlorophyllA,
    /// Total phosphorus, mg/L.
    TotalPhosphorus,
    /// Total nitrogen, mg/L.
    TotalNitrogen,
    /// Secchi depth (透明度), m.
    SecchiDepth,
    /// Permanganate index, mg/L.
    PermanganateIndex,
}

impl Part {
    /// All parts, in the order of the formulae.
    pub const ALL: [Self; 5] = [
        Self::ChlorophyllA,
        Self::TotalPhosphorus,
        Self::TotalNitrogen,
        Self::SecchiDepth,
        Self::PermanganateIndex,
    ];

    /// Stable identifier: `chla`, `tp`, `tn`, `sd`, `codmn`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::ChlorophyllA => "chla",
            Self::TotalPhosphorus => "tp",
            Self::TotalNitrogen => "tn",
            Self::SecchiDepth => "sd",
            Self::PermanganateIndex => "codmn",
        }
    }

    /// The part of an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.id() == id)
    }

    /// Its name.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::ChlorophyllA => Words { zh: "叶绿素 a", en: "chlorophyll a" },
            Self::TotalPhosphorus => Words { zh: "总磷", en: "total phosphorus" },
            Self::TotalNitrogen => Words { zh: "总氮", en: "total nitrogen" },
            Self::SecchiDepth => Words { zh: "透明度", en: "Secchi depth" },
            Self::PermanganateIndex => Words { zh: "高锰酸盐指数", en: "permanganate index" },
        }
    }

    /// Unit of its value.
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self {
            Self::ChlorophyllA => "mg/m³",
            Self::SecchiDepth => "m",
            Self::TotalPhosphorus | Self::TotalNitrogen | Self::PermanganateIndex => "mg/L",
        }
    }

    /// a and b of TLI = a + b ln x, both in hundredths.
    #[must_use]
    pub const fn coefficients(self) -> (i16, i16) {
        match self {
            Self::ChlorophyllA => (2500, 1086),
            Self::TotalPhosphorus => (9436, 1624),
            Self::TotalNitrogen => (5453, 1694),
            Self::SecchiDepth => (5118, -1940),
            Self::PermanganateIndex => (109, 2661),
        }
    }

    /// Square of its correlation with chlorophyll a, in units of 10^−4: the weight is this over 37558.
    #[must_use]
    pub const fn squared_correlation(self) -> u16 {
        match self {
            Self::ChlorophyllA => 10_000,
            Self::TotalPhosphorus => 7056,
            Self::TotalNitrogen => 6724,
            Self::SecchiDepth | Self::PermanganateIndex => 6889,
        }
    }
}

/// One of something for each part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PerPart<T>(pub [T; 5]);

impl<T> PerPart<T> {
    /// Each part with what belongs to it.
    pub fn iter(&self) -> impl Iterator<Item = (Part, &T)> {
        Part::ALL.into_iter().zip(&self.0)
    }
}

impl<T> Index<Part> for PerPart<T> {
    type Output = T;

    fn index(&self, part: Part) -> &T {
        // In range: there are as many places as parts.
        &self.0[part as usize]
    }
}

impl<T> IndexMut<Part> for PerPart<T> {
    fn index_mut(&mut self, part: Part) -> &mut T {
        &mut self.0[part as usize]
    }
}

/// Trophic grade, poorest in nutrients first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// 贫营养, below 30.
    Oligotrophic,
    /// 中营养, 30 to 50.
    Mesotrophic,
    /// 轻度富营养, above 50 to 60.
    LightlyEutrophic,
    /// 中度富营养, above 60 to 70.
    ModeratelyEutrophic,
    /// 重度富营养, above 70.
    HighlyEutrophic,
}

impl Grade {
    /// All grades, poorest in nutrients first.
    pub const ALL: [Self; 5] = [
        Self::Oligotrophic,
        Self::Mesotrophic,
        Self::LightlyEutrophic,
        Self::ModeratelyEutrophic,
        Self::HighlyEutrophic,
    ];

    /// Stable identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Oligotrophic => "oligotrophic",
            Self::Mesotrophic => "mesotrophic",
            Self::LightlyEutrophic => "lightly_eutrophic",
            Self::ModeratelyEutrophic => "moderately_eutrophic",
            Self::HighlyEutrophic => "highly_eutrophic",
        }
    }

    /// As printed, and in English.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::Oligotrophic => Words { zh: "贫营养", en: "oligotrophic" },
            Self::Mesotrophic => Words { zh: "中营养", en: "mesotrophic" },
            Self::LightlyEutrophic => Words { zh: "轻度富营养", en: "lightly eutrophic" },
            Self::ModeratelyEutrophic => Words { zh: "中度富营养", en: "moderately eutrophic" },
            Self::HighlyEutrophic => Words { zh: "重度富营养", en: "highly eutrophic" },
        }
    }

    /// The grade of an index that is compared with the bounds by `below` (strictly) and `above`
    /// (strictly).
    pub(super) fn of(below: impl Fn(i128) -> bool, above: impl Fn(i128) -> bool) -> Self {
        if below(30) {
            Self::Oligotrophic
        } else if !above(50) {
            Self::Mesotrophic
        } else if !above(60) {
            Self::LightlyEutrophic
        } else if !above(70) {
            Self::ModeratelyEutrophic
        } else {
            Self::HighlyEutrophic
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_belong_to_the_grade_that_the_text_gives_them() {
        // In tenths, so that the bounds and their neighbours are met.
        let grade = |tenths: i128| Grade::of(|bound| tenths < bound * 10, |bound| tenths > bound * 10);
        let cases = [
            (299, Grade::Oligotrophic),
            (300, Grade::Mesotrophic),
            (500, Grade::Mesotrophic),
            (501, Grade::LightlyEutrophic),
            (600, Grade::LightlyEutrophic),
            (601, Grade::ModeratelyEutrophic),
            (700, Grade::ModeratelyEutrophic),
            (701, Grade::HighlyEutrophic),
        ];
        for (tenths, expected) in cases {
            assert_eq!(grade(tenths), expected, "{tenths}");
        }
    }

    #[test]
    fn the_squares_sum_up_to_the_divisor() {
        let sum: i128 = Part::ALL.into_iter().map(|part| i128::from(part.squared_correlation())).sum();
        assert_eq!(sum, SUM_OF_SQUARES);
    }
}
