//! Categories of the index with their colours.

use crate::language::Words;

/// Category of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// 0–50.
    Good,
    /// 51–100.
    Moderate,
    /// 101–150.
    UnhealthyForSensitiveGroups,
    /// 151–200.
    Unhealthy,
    /// 201–300.
    VeryUnhealthy,
    /// Above 300.
    Hazardous,
}

impl Category {
    /// The category of an index.
    #[must_use]
    pub const fn of(index: u32) -> Self {
        match index {
            0..=50 => Self::Good,
            51..=100 => Self::Moderate,
            101..=150 => Self::UnhealthyForSensitiveGroups,
            151..=200 => Self::Unhealthy,
            201..=300 => Self::VeryUnhealthy,
            _ => Self::Hazardous,
        }
    }

    /// Its name.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::Good => Words { zh: "良好", en: "Good" },
            Self::Moderate => Words { zh: "中等", en: "Moderate" },
            Self::UnhealthyForSensitiveGroups => {
                Words { zh: "对敏感人群不健康", en: "Unhealthy for sensitive groups" }
            }
            Self::Unhealthy => Words { zh: "不健康", en: "Unhealthy" },
            Self::VeryUnhealthy => Words { zh: "很不健康", en: "Very unhealthy" },
            Self::Hazardous => Words { zh: "危险", en: "Hazardous" },
        }
    }

    /// Colour as `#RRGGBB`. The purple is not that of the Chinese index.
    #[must_use]
    pub const fn colour_hex(self) -> &'static str {
        match self {
            Self::Good => "#00E400",
            Self::Moderate => "#FFFF00",
            Self::UnhealthyForSensitiveGroups => "#FF7E00",
            Self::Unhealthy => "#FF0000",
            Self::VeryUnhealthy => "#8F3F97",
            Self::Hazardous => "#7E0023",
        }
    }

    /// Colour of the set for people with colour-vision deficiency.
    #[must_use]
    pub const fn assist_hex(self) -> &'static str {
        match self {
            Self::Good => "#9EFF91",
            Self::Moderate => "#FFC905",
            Self::UnhealthyForSensitiveGroups => "#FF8205",
            Self::Unhealthy => "#F02200",
            Self::VeryUnhealthy => "#890997",
            Self::Hazardous => "#640015",
        }
    }
}
