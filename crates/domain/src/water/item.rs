//! The items of GB 3838-2002, table 1.

use crate::language::Words;

/// An item of table 1 that has limits by class. mg/L unless stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// pH, without unit.
    Ph,
    /// Dissolved oxygen.
    Do,
    /// Permanganate index.
    Codmn,
    /// Chemical oxygen demand.
    Cod,
    /// Five-day biochemical oxygen demand.
    Bod5,
    /// Ammonia nitrogen.
    Nh3n,
    /// Total phosphorus.
    Tp,
    /// Total nitrogen.
    Tn,
    /// Copper.
    Cu,
    /// Zinc.
    Zn,
    /// Fluoride.
    F,
    /// Selenium.
    Se,
    /// Arsenic.
    As,
    /// Mercury.
    Hg,
    /// Cadmium.
    Cd,
    /// Hexavalent chromium.
    Cr6,
    /// Lead.
    Pb,
    /// Cyanide.
    Cn,
    /// Volatile phenols.
    VPhenol,
    /// Petroleum.
    Oil,
    /// Anionic surfactants.
    Las,
    /// Sulphide.
    S,
    /// Faecal coliforms, per litre.
    FColi,
}

impl Item {
    /// All items, in the order of the table.
    pub const ALL: [Self; 23] = [
        Self::Ph,
        Self::Do,
        Self::Codmn,
        Self::Cod,
        Self::Bod5,
        Self::Nh3n,
        Self::Tp,
        Self::Tn,
        Self::Cu,
        Self::Zn,
        Self::F,
        Self::Se,
        Self::As,
        Self::Hg,
        Self::Cd,
        Self::Cr6,
        Self::Pb,
        Self::Cn,
        Self::VPhenol,
        Self::Oil,
        Self::Las,
        Self::S,
        Self::FColi,
    ];

    /// Stable identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Ph => "ph",
            Self::Do => "do",
            Self::Codmn => "codmn",
            Self::Cod => "cod",
            Self::Bod5 => "bod5",
            Self::Nh3n => "nh3n",
            Self::Tp => "tp",
            Self::Tn => "tn",
            Self::Cu => "cu",
            Self::Zn => "zn",
            Self::F => "f",
            Self::Se => "se",
            Self::As => "as",
            Self::Hg => "hg",
            Self::Cd => "cd",
            Self::Cr6 => "cr6",
            Self::Pb => "pb",
            Self::Cn => "cn",
            Self::VPhenol => "vphenol",
            Self::Oil => "oil",
            Self::Las => "las",
            Self::S => "s",
            Self::FColi => "fcoli",
        }
    }

    /// The item of an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.id() == id)
    }

    /// Its name.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::Ph => Words { zh: "pH", en: "pH" },
            Self::Do => Words { zh: "溶解氧", en: "dissolved oxygen" },
            Self::Codmn => Words { zh: "高锰酸盐指数", en: "permanganate index" },
            Self::Cod => Words { zh: "化学需氧量", en: "chemical oxygen demand" },
            Self::Bod5 => Words { zh: "五日生化需氧量", en: "five-day biochemical oxygen demand" },
            Self::Nh3n => Words { zh: "氨氮", en: "ammonia nitrogen" },
            Self::Tp => Words { zh: "总磷", en: "total phosphorus" },
            Self::Tn => Words { zh: "总氮", en: "total nitrogen" },
            Self::Cu => Words { zh: "铜", en: "copper" },
            Self::Zn => Words { zh: "锌", en: "zinc" },
            Self::F => Words { zh: "氟化物", en: "fluoride" },
            Self::Se => Words { zh: "硒", en: "selenium" },
            Self::As => Words { zh: "砷", en: "arsenic" },
            Self::Hg => Words { zh: "汞", en: "mercury" },
            Self::Cd => Words { zh: "镉", en: "cadmium" },
            Self::Cr6 => Words { zh: "铬（六价）", en: "hexavalent chromium" },
            Self::Pb => Words { zh: "铅", en: "lead" },
            Self::Cn => Words { zh: "氰化物", en: "cyanide" },
            Self::VPhenol => Words { zh: "挥发酚", en: "volatile phenols" },
            Self::Oil => Words { zh: "石油类", en: "petroleum" },
            Self::Las => Words { zh: "阴离子表面活性剂", en: "anionic surfactants" },
            Self::S => Words { zh: "硫化物", en: "sulphide" },
            Self::FColi => Words { zh: "粪大肠菌群", en: "faecal coliforms" },
        }
    }

    /// Whether it takes part in the class of a section: the 21 items of 环办〔2011〕22号, all but
    /// total nitrogen and faecal coliforms, which are reported apart.
    #[must_use]
    pub const fn in_class(self) -> bool {
        !matches!(self, Self::Tn | Self::FColi)
    }

    /// Whether an exceedance multiple (超标倍数) exists: not for pH and dissolved oxygen.
    #[must_use]
    pub const fn has_multiple(self) -> bool {
        !matches!(self, Self::Ph | Self::Do)
    }

    /// Cyanide and heavy metals, named first among the main pollutants.
    #[must_use]
    pub const fn is_named_first(self) -> bool {
        matches!(self, Self::Cn | Self::Cu | Self::Zn | Self::As | Self::Hg | Self::Cd | Self::Cr6 | Self::Pb)
    }
}
