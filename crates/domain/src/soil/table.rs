//! GB 15618-2018, tables 1 to 3, and the metals of GB 36600-2018, table 1, as data.

use crate::Decimal;
use crate::confidence::Confidence;
use crate::language::Words;
use jiff::civil::{Date, date};

/// Farmland.
pub const FARMLAND_EDITION: &str = "GB 15618-2018";
/// Land to build on.
pub const DEVELOPMENT_EDITION: &str = "GB 36600-2018";
/// First day of both.
pub(super) const IN_FORCE_FROM: Date = date(2018, 8, 1);

/// An item with limits in soil, mg/kg.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// Cadmium.
    Cd,
    /// Mercury.
    Hg,
    /// Arsenic.
    As,
    /// Lead.
    Pb,
    /// Chromium, total (farmland).
    Cr,
    /// Hexavalent chromium (land to build on).
    Cr6,
    /// Copper.
    Cu,
    /// Nickel.
    Ni,
    /// Zinc (farmland).
    Zn,
    /// Hexachlorocyclohexane, total (farmland).
    Hch,
    /// DDT, total (farmland).
    Ddt,
    /// Benzo\[a\]pyrene (farmland).
    Bap,
}

impl Item {
    /// All items.
    pub const ALL: [Self; 12] = [
        Self::Cd,
        Self::Hg,
        Self::As,
        Self::Pb,
        Self::Cr,
        Self::Cr6,
        Self::Cu,
        Self::Ni,
        Self::Zn,
        Self::Hch,
        Self::Ddt,
        Self::Bap,
    ];

    /// Stable identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Cd => "cd",
            Self::Hg => "hg",
            Self::As => "as",
            Self::Pb => "pb",
            Self::Cr => "cr",
            Self::Cr6 => "cr6",
            Self::Cu => "cu",
            Self::Ni => "ni",
            Self::Zn => "zn",
            Self::Hch => "hch",
            Self::Ddt => "ddt",
            Self::Bap => "bap",
        }
    }

    /// Its name.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::Cd => Words { zh: "镉", en: "cadmium" },
            Self::Hg => Words { zh: "汞", en: "mercury" },
            Self::As => Words { zh: "砷", en: "arsenic" },
            Self::Pb => Words { zh: "铅", en: "lead" },
            Self::Cr => Words { zh: "铬", en: "chromium" },
            Self::Cr6 => Words { zh: "铬（六价）", en: "hexavalent chromium" },
            Self::Cu => Words { zh: "铜", en: "copper" },
            Self::Ni => Words { zh: "镍", en: "nickel" },
            Self::Zn => Words { zh: "锌", en: "zinc" },
            Self::Hch => Words { zh: "六六六总量", en: "HCH, total" },
            Self::Ddt => Words { zh: "滴滴涕总量", en: "DDT, total" },
            Self::Bap => Words { zh: "苯并[a]芘", en: "benzo[a]pyrene" },
        }
    }
}

/// Use of farmland.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Farmland {
    /// Paddy (水田).
    Paddy,
    /// Paddy and upland in turn (水旱轮作): the stricter of the two.
    Rotation,
    /// Orchard (果园).
    Orchard,
    /// Any other.
    Other,
}

impl Farmland {
    /// All uses.
    pub const ALL: [Self; 4] = [Self::Paddy, Self::Rotation, Self::Orchard, Self::Other];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Paddy => "paddy",
            Self::Rotation => "rotation",
            Self::Orchard => "orchard",
            Self::Other => "other",
        }
    }
}

/// Class of land to build on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DevelopmentClass {
    /// First class: housing, schools, hospitals, community parks.
    One,
    /// Second class: industry, storage, commerce, roads, most green space.
    Two,
}

/// What the land is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Site {
    /// Farmland, with the pH of its soil.
    Farmland {
        /// Its use.
        land: Farmland,
        /// pH of the soil; the metals' limits hang on it.
        ph: Option<Decimal>,
    },
    /// Land to build on.
    Development(DevelopmentClass),
}

impl Site {
    /// Which standard judges it.
    #[must_use]
    pub const fn edition(self) -> &'static str {
        match self {
            Self::Farmland { .. } => FARMLAND_EDITION,
            Self::Development(_) => DEVELOPMENT_EDITION,
        }
    }
}

/// The two lines of an item, mg/kg.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Screening value (筛选值).
    pub screening: Decimal,
    /// Intervention value (管制值); the standard has none for some.
    pub intervention: Option<Decimal>,
    /// Confidence in both.
    pub confidence: Confidence,
}

/// The band of pH: up to 5.5, (5.5, 6.5], (6.5, 7.5], above.
pub(super) fn band(ph: Decimal) -> usize {
    [55, 65, 75].iter().filter(|bound| ph > Decimal::table(**bound, 1)).count()
}

/// The limits of an item on a site; none if the standard of the site has none, or if they hang on a pH
/// that is not given or not between 0 and 14.
#[must_use]
pub fn limits(site: Site, item: Item) -> Option<Limits> {
    match site {
        Site::Farmland { land, ph } => farmland(land, ph, item),
        Site::Development(class) => development(class, item),
    }
}

/// One row by bands of pH, with a shared number of decimal places.
type Row = (u8, [i64; 4]);

fn farmland(land: Farmland, ph: Option<Decimal>, item: Item) -> Option<Limits> {
    let without_ph = |mantissa| Limits {
        screening: Decimal::table(mantissa, 2),
        intervention: None,
        confidence: Confidence::Low,
    };
    match item {
        Item::Hch | Item::Ddt => return Some(without_ph(10)),
        Item::Bap => return Some(without_ph(55)),
        _ => {}
    }
    let ph = ph.filter(is_ph)?;
    let value = |(scale, row): Row| row.get(band(ph)).map(|mantissa| Decimal::table(*mantissa, scale));
    let (special, other) = screening_rows(item)?;
    // Copper has its own row for orchards, the others for paddy.
    let screening = match (land, item) {
        (Farmland::Orchard, Item::Cu) => value(special)?,
        (Farmland::Paddy, Item::Cu) | (Farmland::Orchard | Farmland::Other, _) => value(other)?,
        (Farmland::Paddy, _) => value(special)?,
        (Farmland::Rotation, _) => value(special)?.min(value(other)?),
    };
    let intervention = intervention_row(item).and_then(value);
    Some(Limits { screening, intervention, confidence: Confidence::High })
}

/// Whether such a pH exists.
pub(super) fn is_ph(ph: &Decimal) -> bool {
    !ph.is_negative() && *ph <= Decimal::from_int(14)
}

/// Table 1: the row of paddy (copper: orchard), and that of other land.
const fn screening_rows(item: Item) -> Option<(Row, Row)> {
    Some(match item {
        Item::Cd => ((1, [3, 4, 6, 8]), (1, [3, 3, 3, 6])),
        Item::Hg => ((1, [5, 5, 6, 10]), (1, [13, 18, 24, 34])),
        Item::As => ((0, [30, 30, 25, 20]), (0, [40, 40, 30, 25])),
        Item::Pb => ((0, [80, 100, 140, 240]), (0, [70, 90, 120, 170])),
        Item::Cr => ((0, [250, 250, 300, 350]), (0, [150, 150, 200, 250])),
        Item::Cu => ((0, [150, 150, 200, 200]), (0, [50, 50, 100, 100])),
        Item::Ni => ((0, [60, 70, 100, 190]), (0, [60, 70, 100, 190])),
        Item::Zn => ((0, [200, 200, 250, 300]), (0, [200, 200, 250, 300])),
        Item::Cr6 | Item::Hch | Item::Ddt | Item::Bap => return None,
    })
}

/// Table 3.
const fn intervention_row(item: Item) -> Option<Row> {
    Some(match item {
        Item::Cd => (1, [15, 20, 30, 40]),
        Item::Hg => (1, [20, 25, 40, 60]),
        Item::As => (0, [200, 150, 120, 100]),
        Item::Pb => (0, [400, 500, 700, 1000]),
        Item::Cr => (0, [800, 850, 1000, 1300]),
        _ => return None,
    })
}

fn development(class: DevelopmentClass, item: Item) -> Option<Limits> {
    // Screening of class one and two, intervention of class one and two.
    let (scale, row): Row = match item {
        Item::As => (0, [20, 60, 120, 140]),
        Item::Cd => (0, [20, 65, 47, 172]),
        Item::Cr6 => (1, [30, 57, 300, 780]),
        Item::Cu => (0, [2_000, 18_000, 8_000, 36_000]),
        Item::Pb => (0, [400, 800, 800, 2_500]),
        Item::Hg => (0, [8, 38, 33, 82]),
        Item::Ni => (0, [150, 900, 600, 2_000]),
        Item::Cr | Item::Zn | Item::Hch | Item::Ddt | Item::Bap => return None,
    };
    let [one, two, intervention_one, intervention_two] = row;
    let (screening, intervention) = match class {
        DevelopmentClass::One => (one, intervention_one),
        DevelopmentClass::Two => (two, intervention_two),
    };
    Some(Limits {
        screening: Decimal::table(screening, scale),
        intervention: Some(Decimal::table(intervention, scale)),
        confidence: Confidence::Fair,
    })
}
