//! Classes of water quality and the status that belongs to them.

/// Class by GB 3838-2002, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Ⅰ.
    I,
    /// Ⅱ.
    II,
    /// Ⅲ.
    III,
    /// Ⅳ.
    IV,
    /// Ⅴ.
    V,
    /// 劣Ⅴ: worse than Ⅴ.
    InferiorV,
}

impl Class {
    /// All classes, best first.
    pub const ALL: [Self; 6] = [Self::I, Self::II, Self::III, Self::IV, Self::V, Self::InferiorV];

    /// Stable identifier: `I`, `II`, `III`, `IV`, `V`, `inferior-V`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::I => "I",
            Self::II => "II",
            Self::III => "III",
            Self::IV => "IV",
            Self::V => "V",
            Self::InferiorV => "inferior-V",
        }
    }

    /// The class of an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.id() == id)
    }

    /// As printed: `Ⅰ` … `Ⅴ`, `劣Ⅴ`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::I => "Ⅰ",
            Self::II => "Ⅱ",
            Self::III => "Ⅲ",
            Self::IV => "Ⅳ",
            Self::V => "Ⅴ",
            Self::InferiorV => "劣Ⅴ",
        }
    }

    /// The class of a printed label, with or without 类, in Roman numeral signs or Latin letters.
    #[must_use]
    pub fn from_label(label: &str) -> Option<Self> {
        let label = label.trim();
        let label = label.strip_suffix('类').unwrap_or(label);
        Self::ALL.into_iter().find(|class| {
            class.label() == label || class.id() == label || (*class == Self::InferiorV && label == "劣V")
        })
    }

    /// What it says of a section (环办〔2011〕22号).
    #[must_use]
    pub const fn status(self) -> Status {
        match self {
            Self::I | Self::II => Status::Excellent,
            Self::III => Status::Good,
            Self::IV => Status::Light,
            Self::V => Status::Moderate,
            Self::InferiorV => Status::Heavy,
        }
    }
}

/// Status of a section or a basin (水质状况), best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 优.
    Excellent,
    /// 良好.
    Good,
    /// 轻度污染.
    Light,
    /// 中度污染.
    Moderate,
    /// 重度污染.
    Heavy,
}

impl Status {
    /// As printed.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Excellent => "优",
            Self::Good => "良好",
            Self::Light => "轻度污染",
            Self::Moderate => "中度污染",
            Self::Heavy => "重度污染",
        }
    }

    /// In English.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Excellent => "Excellent",
            Self::Good => "Good",
            Self::Light => "Lightly polluted",
            Self::Moderate => "Moderately polluted",
            Self::Heavy => "Heavily polluted",
        }
    }

    /// Name of its colour. The text names colours and gives no values for them.
    #[must_use]
    pub const fn colour_zh(self) -> &'static str {
        match self {
            Self::Excellent => "蓝色",
            Self::Good => "绿色",
            Self::Light => "黄色",
            Self::Moderate => "橙色",
            Self::Heavy => "红色",
        }
    }
}
