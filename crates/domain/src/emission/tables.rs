//! Limits as data.

use super::{Averaging, Limit, LimitSource};
use crate::Decimal;
use crate::confidence::Confidence;
use crate::language::Words;

/// A row of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitRow {
    /// Process or outlet.
    pub process: Words,
    /// Identifier of the item.
    pub item: &'static str,
    /// The most that is allowed.
    pub most: Decimal,
    /// Its unit.
    pub unit: &'static str,
}

/// Limits that one text sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitSet {
    /// Stable identifier.
    pub id: &'static str,
    /// What kind of text it is.
    pub source: LimitSource,
    /// The text.
    pub document: &'static str,
    /// Its clause; empty if not known.
    pub clause: &'static str,
    /// Reference oxygen, per cent by volume.
    pub oxygen_percent: Option<Decimal>,
    /// Confidence in its figures.
    pub confidence: Confidence,
    /// The rows.
    pub rows: &'static [LimitRow],
}

impl LimitSet {
    /// Its rows as limits of hourly means, without a term: when each binds a plant is not known here and
    /// is to be set by whoever applies it.
    pub fn limits(&self) -> impl Iterator<Item = Limit<'static>> {
        let set = *self;
        set.rows.iter().map(move |row| Limit {
            item: row.item,
            averaging: Averaging::Hour,
            most: row.most,
            unit: row.unit,
            oxygen_percent: set.oxygen_percent,
            source: set.source,
            document: set.document,
            clause: set.clause,
            from: None,
            to: None,
            confidence: set.confidence,
        })
    }
}

const fn row(process: Words, item: &'static str, most: Decimal, unit: &'static str) -> LimitRow {
    LimitRow { process, item, most, unit }
}

const BOILER: Words = Words { zh: "燃煤锅炉", en: "coal-fired boiler" };
const STACK: Words = Words { zh: "焦炉烟囱", en: "coke-oven stack" };
const CHARGING: Words = Words { zh: "装煤", en: "charging" };
const PUSHING: Words = Words { zh: "推焦", en: "pushing" };
const DRY_QUENCHING: Words = Words { zh: "干法熄焦", en: "dry quenching" };
const TUBE_FURNACE: Words = Words { zh: "管式炉", en: "tube furnace" };
const CRUSHING: Words = Words { zh: "破碎、筛分及转运", en: "crushing, screening and transfer" };
const TANKS: Words = Words { zh: "冷鼓、焦油各类贮槽", en: "cooling section and tar tanks" };
const BENZENE_TANKS: Words = Words { zh: "苯贮槽", en: "benzene tanks" };
const REGENERATION: Words = Words { zh: "脱硫再生塔", en: "desulphurisation regeneration" };
const DRYER: Words = Words { zh: "硫铵结晶干燥", en: "ammonium-sulphate dryer" };

/// Thermal power, ultra-low (超低排放), coal at 6 % oxygen: a policy target beside GB 13223-2011. Gas
/// turbines are converted to 15 % oxygen.
pub static THERMAL_ULTRA_LOW: LimitSet = LimitSet {
    id: "thermal_ultra_low",
    source: LimitSource::Policy,
    document: "环发〔2015〕164号",
    clause: "",
    oxygen_percent: Some(Decimal::from_int(6)),
    confidence: Confidence::Fair,
    rows: &[
        row(BOILER, "pm", Decimal::table(10, 0), "mg/m³"),
        row(BOILER, "so2", Decimal::table(35, 0), "mg/m³"),
        row(BOILER, "nox", Decimal::table(50, 0), "mg/m³"),
    ],
};

/// Coking, special limits of GB 16171-2012, table 6 (for air replaced by GB 16171.1-2024).
pub static COKING_SPECIAL_2012: LimitSet = LimitSet {
    id: "coking_special_2012",
    source: LimitSource::Standard,
    document: "GB 16171-2012",
    clause: "表 6",
    oxygen_percent: None,
    confidence: Confidence::Low,
    rows: &[
        row(STACK, "pm", Decimal::table(15, 0), "mg/m³"),
        row(STACK, "so2", Decimal::table(30, 0), "mg/m³"),
        row(STACK, "nox", Decimal::table(150, 0), "mg/m³"),
        row(CHARGING, "pm", Decimal::table(30, 0), "mg/m³"),
        row(CHARGING, "so2", Decimal::table(70, 0), "mg/m³"),
        row(CHARGING, "bap", Decimal::table(3, 1), "µg/m³"),
        row(PUSHING, "pm", Decimal::table(30, 0), "mg/m³"),
        row(PUSHING, "so2", Decimal::table(30, 0), "mg/m³"),
        row(DRY_QUENCHING, "pm", Decimal::table(30, 0), "mg/m³"),
        row(DRY_QUENCHING, "so2", Decimal::table(80, 0), "mg/m³"),
        row(TUBE_FURNACE, "pm", Decimal::table(15, 0), "mg/m³"),
        row(TUBE_FURNACE, "so2", Decimal::table(30, 0), "mg/m³"),
        row(TUBE_FURNACE, "nox", Decimal::table(150, 0), "mg/m³"),
        row(CRUSHING, "pm", Decimal::table(15, 0), "mg/m³"),
        row(TANKS, "bap", Decimal::table(3, 1), "µg/m³"),
        row(TANKS, "hcn", Decimal::table(10, 1), "mg/m³"),
        row(TANKS, "phenols", Decimal::table(50, 0), "mg/m³"),
        row(TANKS, "nmhc", Decimal::table(50, 0), "mg/m³"),
        row(TANKS, "nh3", Decimal::table(10, 0), "mg/m³"),
        row(TANKS, "h2s", Decimal::table(1, 0), "mg/m³"),
        row(BENZENE_TANKS, "benzene", Decimal::table(6, 0), "mg/m³"),
        row(BENZENE_TANKS, "nmhc", Decimal::table(50, 0), "mg/m³"),
        row(REGENERATION, "nh3", Decimal::table(10, 0), "mg/m³"),
        row(REGENERATION, "h2s", Decimal::table(1, 0), "mg/m³"),
        row(DRYER, "pm", Decimal::table(50, 0), "mg/m³"),
        row(DRYER, "nh3", Decimal::table(10, 0), "mg/m³"),
    ],
};

/// Coking, ultra-low, coke-oven stack at 8 % oxygen: a policy target.
pub static COKING_ULTRA_LOW: LimitSet = LimitSet {
    id: "coking_ultra_low",
    source: LimitSource::Policy,
    document: "环大气〔2024〕5号",
    clause: "",
    oxygen_percent: Some(Decimal::from_int(8)),
    confidence: Confidence::Low,
    rows: &[
        row(STACK, "pm", Decimal::table(10, 0), "mg/m³"),
        row(STACK, "so2", Decimal::table(30, 0), "mg/m³"),
        row(STACK, "nox", Decimal::table(150, 0), "mg/m³"),
        row(STACK, "nmhc", Decimal::table(100, 0), "mg/m³"),
    ],
};
