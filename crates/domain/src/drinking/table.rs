//! GB 5749-2022: items and limits, as data.

use super::{Stage, Supply};
use crate::Decimal;
use crate::confidence::Confidence::{self, Fair, Low};
use crate::language::Words;
use Rule::{Absent, ByStage, Within};
use jiff::civil::{Date, date};

/// Name of the edition in the table.
pub const EDITION: &str = "GB 5749-2022";
/// First day of the edition.
pub(super) const IN_FORCE_FROM: Date = date(2023, 4, 1);

/// What a figure must keep; a side without bound is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The least.
    pub least: Option<Decimal>,
    /// The most.
    pub most: Option<Decimal>,
}

/// How an item is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// Must not be detected or perceived.
    Absent,
    /// Within bounds, at the plant and at the tap.
    Within(Bounds),
    /// Disinfectants: bounds at the plant, and what must be left at the tap.
    ByStage { plant: Bounds, tap: Bounds },
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
    /// Confidence in its limits; low is to be marked wherever the limit is shown.
    pub confidence: Confidence,
    pub(super) rule: Rule,
    relaxed: Option<Decimal>,
}

impl PartialEq for Item {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Item {}

impl Item {
    /// All items, in the order of the table.
    pub const ALL: &'static [Self; 42] = &ITEMS;

    /// The item of an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<&'static Self> {
        ITEMS.iter().find(|item| item.id == id)
    }

    /// What a figure must keep; none where the standard wants it absent, where it has no bound at that
    /// stage.
    #[must_use]
    pub fn bounds(&self, stage: Stage, supply: Supply) -> Option<Bounds> {
        let bounds = match (self.rule, stage) {
            (Absent, _) => return None,
            (Within(bounds), _) => bounds,
            (ByStage { plant, .. }, Stage::Plant) => plant,
            (ByStage { tap, .. }, Stage::Tap) => tap,
        };
        let most = match supply {
            Supply::SmallConstrained => self.relaxed.or(bounds.most),
            Supply::Central => bounds.most,
        };
        (bounds.least.is_some() || most.is_some()).then_some(Bounds { most, ..bounds })
    }
}

const fn dec(mantissa: i64, scale: u8) -> Decimal {
    Decimal::table(mantissa, scale)
}

const fn at_most(most: Decimal) -> Rule {
    Within(Bounds { least: None, most: Some(most) })
}

const fn item(
    id: &'static str,
    words: Words,
    unit: &'static str,
    rule: Rule,
    confidence: Confidence,
) -> Item {
    Item { id, words, unit, confidence, rule, relaxed: None }
}

/// With another limit for small or scattered supplies where conditions constrain them.
const fn relaxed(item: Item, most: Decimal) -> Item {
    Item { relaxed: Some(most), ..item }
}

static ITEMS: [Item; 42] = [
    item("coliforms", Words { zh: "总大肠菌群", en: "total coliforms" }, "MPN/100 mL", Absent, Low),
    item("e_coli", Words { zh: "大肠埃希氏菌", en: "E. coli" }, "MPN/100 mL", Absent, Low),
    relaxed(
        item("colonies", Words { zh: "菌落总数", en: "colony count" }, "CFU/mL", at_most(dec(100, 0)), Low),
        dec(500, 0),
    ),
    item("as", Words { zh: "砷", en: "arsenic" }, "mg/L", at_most(dec(1, 2)), Low),
    item("cd", Words { zh: "镉", en: "cadmium" }, "mg/L", at_most(dec(5, 3)), Low),
    item("cr6", Words { zh: "铬（六价）", en: "hexavalent chromium" }, "mg/L", at_most(dec(5, 2)), Low),
    item("pb", Words { zh: "铅", en: "lead" }, "mg/L", at_most(dec(1, 2)), Low),
    item("hg", Words { zh: "汞", en: "mercury" }, "mg/L", at_most(dec(1, 3)), Low),
    item("cn", Words { zh: "氰化物", en: "cyanide" }, "mg/L", at_most(dec(5, 2)), Low),
    relaxed(item("f", Words { zh: "氟化物", en: "fluoride" }, "mg/L", at_most(dec(10, 1)), Low), dec(12, 1)),
    relaxed(
        item("no3n", Words { zh: "硝酸盐", en: "nitrate nitrogen" }, "mg/L", at_most(dec(10, 0)), Low),
        dec(20, 0),
    ),
    item("chcl3", Words { zh: "三氯甲烷", en: "chloroform" }, "mg/L", at_most(dec(6, 2)), Low),
    item(
        "chbr2cl",
        Words { zh: "一氯二溴甲烷", en: "dibromochloromethane" },
        "mg/L",
        at_most(dec(1, 1)),
        Low,
    ),
    item(
        "chbrcl2",
        Words { zh: "二氯一溴甲烷", en: "bromodichloromethane" },
        "mg/L",
        at_most(dec(6, 2)),
        Low,
    ),
    item("chbr3", Words { zh: "三溴甲烷", en: "bromoform" }, "mg/L", at_most(dec(1, 1)), Low),
    item("dcaa", Words { zh: "二氯乙酸", en: "dichloroacetic acid" }, "mg/L", at_most(dec(5, 2)), Low),
    item("tcaa", Words { zh: "三氯乙酸", en: "trichloroacetic acid" }, "mg/L", at_most(dec(1, 1)), Low),
    item("bromate", Words { zh: "溴酸盐", en: "bromate" }, "mg/L", at_most(dec(1, 2)), Low),
    item("chlorite", Words { zh: "亚氯酸盐", en: "chlorite" }, "mg/L", at_most(dec(7, 1)), Low),
    item("chlorate", Words { zh: "氯酸盐", en: "chlorate" }, "mg/L", at_most(dec(7, 1)), Low),
    item("colour", Words { zh: "色度", en: "colour (Pt-Co)" }, "铂钴色度单位", at_most(dec(15, 0)), Fair),
    relaxed(
        item("turbidity", Words { zh: "浑浊度", en: "turbidity" }, "NTU", at_most(dec(1, 0)), Fair),
        dec(3, 0),
    ),
    item("odour", Words { zh: "臭和味", en: "smell and taste" }, "", Absent, Low),
    item("visible", Words { zh: "肉眼可见物", en: "visible matter" }, "", Absent, Low),
    item(
        "ph",
        Words { zh: "pH", en: "pH" },
        "",
        Within(Bounds { least: Some(dec(65, 1)), most: Some(dec(85, 1)) }),
        Fair,
    ),
    item("al", Words { zh: "铝", en: "aluminium" }, "mg/L", at_most(dec(2, 1)), Low),
    item("fe", Words { zh: "铁", en: "iron" }, "mg/L", at_most(dec(3, 1)), Low),
    item("mn", Words { zh: "锰", en: "manganese" }, "mg/L", at_most(dec(1, 1)), Low),
    item("cu", Words { zh: "铜", en: "copper" }, "mg/L", at_most(dec(10, 1)), Low),
    item("zn", Words { zh: "锌", en: "zinc" }, "mg/L", at_most(dec(10, 1)), Low),
    item("cl", Words { zh: "氯化物", en: "chloride" }, "mg/L", at_most(dec(250, 0)), Low),
    item("so4", Words { zh: "硫酸盐", en: "sulphate" }, "mg/L", at_most(dec(250, 0)), Low),
    item(
        "tds",
        Words { zh: "溶解性总固体", en: "total dissolved solids" },
        "mg/L",
        at_most(dec(1_000, 0)),
        Low,
    ),
    item("hardness", Words { zh: "总硬度", en: "total hardness (CaCO₃)" }, "mg/L", at_most(dec(450, 0)), Low),
    item("codmn", Words { zh: "高锰酸盐指数", en: "permanganate index" }, "mg/L", at_most(dec(3, 0)), Low),
    item("nh3n", Words { zh: "氨", en: "ammonia nitrogen" }, "mg/L", at_most(dec(5, 1)), Fair),
    item("alpha", Words { zh: "总α放射性", en: "gross alpha" }, "Bq/L", at_most(dec(5, 1)), Low),
    item("beta", Words { zh: "总β放射性", en: "gross beta" }, "Bq/L", at_most(dec(1, 0)), Low),
    item(
        "free_cl2",
        Words { zh: "游离氯", en: "free chlorine" },
        "mg/L",
        ByStage {
            plant: Bounds { least: Some(dec(3, 1)), most: Some(dec(2, 0)) },
            tap: Bounds { least: Some(dec(5, 2)), most: None },
        },
        Fair,
    ),
    item(
        "total_cl2",
        Words { zh: "总氯", en: "total chlorine" },
        "mg/L",
        ByStage {
            plant: Bounds { least: Some(dec(5, 1)), most: Some(dec(3, 0)) },
            tap: Bounds { least: Some(dec(5, 2)), most: None },
        },
        Low,
    ),
    item(
        "o3",
        Words { zh: "臭氧", en: "ozone" },
        "mg/L",
        ByStage {
            plant: Bounds { least: None, most: Some(dec(3, 1)) },
            tap: Bounds { least: None, most: None },
        },
        Low,
    ),
    item(
        "clo2",
        Words { zh: "二氧化氯", en: "chlorine dioxide" },
        "mg/L",
        ByStage {
            plant: Bounds { least: Some(dec(1, 1)), most: Some(dec(8, 1)) },
            tap: Bounds { least: Some(dec(2, 2)), most: None },
        },
        Low,
    ),
];
