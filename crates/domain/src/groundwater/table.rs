//! GB/T 14848-2017: the 39 regular items and their limits, as data.

use super::Class;
use crate::Decimal;
use crate::confidence::Confidence;
use crate::language::Words;
use Rule::{AtMost, NonePerceived, NotDetectedThen, OpenEnded, Ph};
use core::hash::{Hash, Hasher};
use jiff::civil::{Date, date};

/// Name of the edition in the tables.
pub const EDITION: &str = "GB/T 14848-2017";
/// First day of the edition.
pub(super) const IN_FORCE_FROM: Date = date(2018, 5, 1);

/// How an item is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// At most the limit of the class, Ⅰ to Ⅳ.
    AtMost([Decimal; 4]),
    /// None may be perceived: class Ⅰ, otherwise Ⅴ.
    NonePerceived,
    /// 6.5–8.5: class Ⅰ; 5.5–<6.5 or >8.5–9.0: Ⅳ; otherwise Ⅴ.
    Ph,
    /// Class Ⅰ: not detected; then limits of Ⅱ, Ⅲ, Ⅳ.
    NotDetectedThen(Decimal, Decimal, Decimal),
    /// Limits of Ⅰ, Ⅱ, Ⅲ; class Ⅳ has no upper bound in the table.
    OpenEnded(Decimal, Decimal, Decimal),
}

/// An item of the standard.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// Stable identifier.
    pub id: &'static str,
    /// Its name.
    pub words: Words,
    /// Unit of its values; empty where there is none.
    pub unit: &'static str,
    pub(super) rule: Rule,
}

impl PartialEq for Item {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Item {}

impl Hash for Item {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl Item {
    /// All items, in the order of the table.
    pub const ALL: &'static [Self; 39] = &ITEMS;

    /// The item of an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<&'static Self> {
        ITEMS.iter().find(|item| item.id == id)
    }

    /// The limit of a class; none for pH, for what is only perceived, and where the table has none.
    #[must_use]
    pub fn limit(&self, class: Class) -> Option<Decimal> {
        match self.rule {
            AtMost(limits) => limits.get(class as usize).copied(),
            NonePerceived | Ph => None,
            NotDetectedThen(ii, iii, iv) => {
                [None, Some(ii), Some(iii), Some(iv)].get(class as usize).copied()?
            }
            OpenEnded(i, ii, iii) => [i, ii, iii].get(class as usize).copied(),
        }
    }

    /// Confidence in the limit of a class: one public table for all columns; that of class Ⅲ agrees with
    /// a second, independent source.
    #[must_use]
    pub const fn confidence(&self, class: Class) -> Confidence {
        match class {
            Class::III => Confidence::High,
            Class::I | Class::II | Class::IV | Class::V => Confidence::Fair,
        }
    }
}

const fn item(id: &'static str, words: Words, unit: &'static str, rule: Rule) -> Item {
    Item { id, words, unit, rule }
}

const fn dec(mantissa: i64, scale: u8) -> Decimal {
    Decimal::table(mantissa, scale)
}

/// Four limits that share a number of decimal places.
const fn limits(scale: u8, values: [i64; 4]) -> [Decimal; 4] {
    let [a, b, c, d] = values;
    [dec(a, scale), dec(b, scale), dec(c, scale), dec(d, scale)]
}

static ITEMS: [Item; 39] = [
    item(
        "colour",
        Words { zh: "色度", en: "colour (Pt-Co)" },
        "铂钴色度单位",
        AtMost(limits(0, [5, 5, 15, 25])),
    ),
    item("odour", Words { zh: "嗅和味", en: "smell and taste" }, "", NonePerceived),
    item("turbidity", Words { zh: "浑浊度", en: "turbidity" }, "NTU", AtMost(limits(0, [3, 3, 3, 10]))),
    item("visible", Words { zh: "肉眼可见物", en: "visible matter" }, "", NonePerceived),
    item("ph", Words { zh: "pH", en: "pH" }, "", Ph),
    item(
        "hardness",
        Words { zh: "总硬度", en: "total hardness (CaCO₃)" },
        "mg/L",
        AtMost(limits(0, [150, 300, 450, 650])),
    ),
    item(
        "tds",
        Words { zh: "溶解性总固体", en: "total dissolved solids" },
        "mg/L",
        AtMost(limits(0, [300, 500, 1000, 2000])),
    ),
    item("so4", Words { zh: "硫酸盐", en: "sulphate" }, "mg/L", AtMost(limits(0, [50, 150, 250, 350]))),
    item("cl", Words { zh: "氯化物", en: "chloride" }, "mg/L", AtMost(limits(0, [50, 150, 250, 350]))),
    item("fe", Words { zh: "铁", en: "iron" }, "mg/L", AtMost(limits(1, [1, 2, 3, 20]))),
    item("mn", Words { zh: "锰", en: "manganese" }, "mg/L", AtMost(limits(2, [5, 5, 10, 150]))),
    item("cu", Words { zh: "铜", en: "copper" }, "mg/L", AtMost(limits(2, [1, 5, 100, 150]))),
    item("zn", Words { zh: "锌", en: "zinc" }, "mg/L", AtMost(limits(2, [5, 50, 100, 500]))),
    item("al", Words { zh: "铝", en: "aluminium" }, "mg/L", AtMost(limits(2, [1, 5, 20, 50]))),
    item(
        "vphenol",
        Words { zh: "挥发性酚类", en: "volatile phenols" },
        "mg/L",
        AtMost(limits(3, [1, 1, 2, 10])),
    ),
    item(
        "las",
        Words { zh: "阴离子表面活性剂", en: "anionic surfactants" },
        "mg/L",
        NotDetectedThen(dec(1, 1), dec(3, 1), dec(3, 1)),
    ),
    item(
        "codmn",
        Words { zh: "耗氧量", en: "oxygen consumption (CODMn)" },
        "mg/L",
        AtMost(limits(1, [10, 20, 30, 100])),
    ),
    item("nh3n", Words { zh: "氨氮", en: "ammonia nitrogen" }, "mg/L", AtMost(limits(2, [2, 10, 50, 150]))),
    item("s", Words { zh: "硫化物", en: "sulphide" }, "mg/L", AtMost(limits(3, [5, 10, 20, 100]))),
    item("na", Words { zh: "钠", en: "sodium" }, "mg/L", AtMost(limits(0, [100, 150, 200, 400]))),
    item(
        "coliforms",
        Words { zh: "总大肠菌群", en: "total coliforms" },
        "/100 mL",
        AtMost(limits(1, [30, 30, 30, 1000])),
    ),
    item(
        "colonies",
        Words { zh: "菌落总数", en: "colony count" },
        "CFU/mL",
        AtMost(limits(0, [100, 100, 100, 1000])),
    ),
    item(
        "no2n",
        Words { zh: "亚硝酸盐", en: "nitrite nitrogen" },
        "mg/L",
        AtMost(limits(2, [1, 10, 100, 480])),
    ),
    item(
        "no3n",
        Words { zh: "硝酸盐", en: "nitrate nitrogen" },
        "mg/L",
        AtMost(limits(1, [20, 50, 200, 300])),
    ),
    item("cn", Words { zh: "氰化物", en: "cyanide" }, "mg/L", AtMost(limits(3, [1, 10, 50, 100]))),
    item("f", Words { zh: "氟化物", en: "fluoride" }, "mg/L", AtMost(limits(1, [10, 10, 10, 20]))),
    item("i", Words { zh: "碘化物", en: "iodide" }, "mg/L", AtMost(limits(2, [4, 4, 8, 50]))),
    item("hg", Words { zh: "汞", en: "mercury" }, "mg/L", AtMost(limits(4, [1, 1, 10, 20]))),
    item("as", Words { zh: "砷", en: "arsenic" }, "mg/L", AtMost(limits(3, [1, 1, 10, 50]))),
    item("se", Words { zh: "硒", en: "selenium" }, "mg/L", AtMost(limits(2, [1, 1, 1, 10]))),
    item("cd", Words { zh: "镉", en: "cadmium" }, "mg/L", AtMost(limits(4, [1, 10, 50, 100]))),
    item(
        "cr6",
        Words { zh: "铬（六价）", en: "hexavalent chromium" },
        "mg/L",
        AtMost(limits(3, [5, 10, 50, 100])),
    ),
    item("pb", Words { zh: "铅", en: "lead" }, "mg/L", AtMost(limits(3, [5, 5, 10, 100]))),
    item("chcl3", Words { zh: "三氯甲烷", en: "chloroform" }, "µg/L", AtMost(limits(1, [5, 60, 600, 3000]))),
    item(
        "ccl4",
        Words { zh: "四氯化碳", en: "carbon tetrachloride" },
        "µg/L",
        AtMost(limits(1, [5, 5, 20, 500])),
    ),
    item("benzene", Words { zh: "苯", en: "benzene" }, "µg/L", AtMost(limits(1, [5, 10, 100, 1200]))),
    item("toluene", Words { zh: "甲苯", en: "toluene" }, "µg/L", AtMost(limits(1, [5, 1400, 7000, 14_000]))),
    item(
        "alpha",
        Words { zh: "总α放射性", en: "gross alpha" },
        "Bq/L",
        OpenEnded(dec(1, 1), dec(1, 1), dec(5, 1)),
    ),
    item(
        "beta",
        Words { zh: "总β放射性", en: "gross beta" },
        "Bq/L",
        OpenEnded(dec(1, 1), dec(10, 1), dec(10, 1)),
    ),
];
