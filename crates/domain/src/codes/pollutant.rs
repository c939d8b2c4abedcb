//! Codes of pollutants as the national platforms transmit them (HJ 212).
//!
//! | codes | standard |
//! |---|---|
//! | `a…` air and waste gas, with its operating quantities | HJ 524 |
//! | `w…` water and waste water | HJ 525 |
//!
//! Exports of the national platform know local forms beside them, such as `a0502408` for 8-hour ozone:
//! those are not in the standards, and are refused here.
//!
//! ```
//! use mingjing_domain::air::Pollutant;
//! use mingjing_domain::codes::pollutant::{code_of, find};
//! assert_eq!(code_of(Pollutant::O3), "a05024");
//! assert_eq!(find("w21003").map(|code| code.name.zh), Some("氨氮"));
//! assert!(find("a0502408").is_none());
//! ```

use crate::air::Pollutant;
use crate::confidence::Confidence;
use crate::language::Words;

/// A code with what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// Letter and five digits.
    pub code: &'static str,
    /// What it stands for.
    pub name: Words,
    /// How sure the entry is.
    pub confidence: Confidence,
}

/// The entry of a code; none for a code that is not in the table.
#[must_use]
pub fn find(code: &str) -> Option<&'static Code> {
    CODES.binary_search_by(|entry| entry.code.cmp(code)).ok().and_then(|place| CODES.get(place))
}

/// All entries, in the order of their codes.
pub fn all() -> impl Iterator<Item = &'static Code> {
    CODES.iter()
}

/// The code of a pollutant of the air index.
#[must_use]
pub const fn code_of(pollutant: Pollutant) -> &'static str {
    match pollutant {
        Pollutant::So2 => "a21026",
        Pollutant::No2 => "a21004",
        Pollutant::Co => "a21005",
        Pollutant::O3 => "a05024",
        Pollutant::Pm10 => "a34002",
        Pollutant::Pm25 => "a34004",
    }
}

/// The pollutant of the air index that a code stands for.
#[must_use]
pub fn air_pollutant(code: &str) -> Option<Pollutant> {
    Pollutant::ALL.into_iter().find(|pollutant| code_of(*pollutant) == code)
}

const fn sure(code: &'static str, zh: &'static str, en: &'static str) -> Code {
    Code { code, name: Words { zh, en }, confidence: Confidence::High }
}

const fn fair(code: &'static str, zh: &'static str, en: &'static str) -> Code {
    Code { code, name: Words { zh, en }, confidence: Confidence::Fair }
}

const fn low(code: &'static str, zh: &'static str, en: &'static str) -> Code {
    Code { code, name: Words { zh, en }, confidence: Confidence::Low }
}

static CODES: [Code; 60] = [
    fair("a00000", "废气流量", "flow of waste gas"),
    fair("a01001", "温度", "temperature"),
    fair("a01002", "湿度", "humidity"),
    fair("a01006", "气压", "air pressure"),
    fair("a01007", "风速", "wind speed"),
    fair("a01008", "风向", "wind direction"),
    fair("a01011", "烟气流速", "flue gas velocity"),
    fair("a01012", "烟气温度", "flue gas temperature"),
    fair("a01013", "烟气压力", "flue gas pressure"),
    fair("a01014", "烟气湿度", "flue gas humidity"),
    sure("a05024", "臭氧", "ozone"),
    fair("a19001", "氧含量", "oxygen content"),
    fair("a20057", "汞及其化合物", "mercury and its compounds"),
    fair("a21001", "氨", "ammonia"),
    fair("a21002", "氮氧化物", "nitrogen oxides"),
    fair("a21003", "一氧化氮", "nitric oxide"),
    sure("a21004", "二氧化氮", "nitrogen dioxide"),
    sure("a21005", "一氧化碳", "carbon monoxide"),
    sure("a21026", "二氧化硫", "sulphur dioxide"),
    fair("a21028", "硫化氢", "hydrogen sulphide"),
    fair("a24088", "非甲烷总烃", "non-methane hydrocarbons"),
    fair("a25002", "苯", "benzene"),
    low("a34001", "总悬浮颗粒物", "total suspended particles"),
    sure("a34002", "可吸入颗粒物", "PM10"),
    sure("a34004", "细颗粒物", "PM2.5"),
    low("a34013", "烟尘", "smoke and dust"),
    fair("w00000", "污水流量", "flow of waste water"),
    sure("w01001", "pH 值", "pH"),
    fair("w01003", "浑浊度", "turbidity"),
    sure("w01009", "溶解氧", "dissolved oxygen"),
    sure("w01010", "水温", "water temperature"),
    sure("w01012", "悬浮物", "suspended solids"),
    sure("w01014", "电导率", "conductivity"),
    sure("w01017", "五日生化需氧量", "biochemical oxygen demand, 5 days"),
    sure("w01018", "化学需氧量", "chemical oxygen demand"),
    sure("w01019", "高锰酸盐指数", "permanganate index"),
    sure("w01020", "总有机碳", "total organic carbon"),
    sure("w02003", "粪大肠菌群", "faecal coliforms"),
    fair("w19002", "阴离子表面活性剂", "anionic surfactants"),
    fair("w20111", "总汞", "total mercury"),
    fair("w20115", "总镉", "total cadmium"),
    fair("w20116", "总铬", "total chromium"),
    fair("w20117", "六价铬", "chromium(VI)"),
    fair("w20119", "总砷", "total arsenic"),
    fair("w20120", "总铅", "total lead"),
    fair("w20138", "铜", "copper"),
    fair("w20139", "锌", "zinc"),
    fair("w20140", "硒", "selenium"),
    fair("w20141", "砷", "arsenic"),
    fair("w20142", "汞", "mercury"),
    fair("w20143", "镉", "cadmium"),
    fair("w20144", "铅", "lead"),
    sure("w21001", "总氮", "total nitrogen"),
    sure("w21003", "氨氮", "ammonia nitrogen"),
    sure("w21011", "总磷", "total phosphorus"),
    fair("w21016", "氰化物", "cyanide"),
    fair("w21017", "氟化物", "fluoride"),
    fair("w21019", "硫化物", "sulphide"),
    fair("w22001", "石油类", "petroleum"),
    fair("w23002", "挥发酚", "volatile phenols"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_of_one_form() {
        assert!(CODES.is_sorted_by(|a, b| a.code < b.code));
        for entry in all() {
            let (letter, digits) = entry.code.split_at(1);
            assert!(matches!(letter, "a" | "w") && digits.len() == 5, "{}", entry.code);
            assert!(digits.bytes().all(|byte| byte.is_ascii_digit()), "{}", entry.code);
            assert_eq!(find(entry.code), Some(entry));
        }
    }

    #[test]
    fn each_pollutant_of_the_index_has_its_code() {
        for pollutant in Pollutant::ALL {
            let entry = find(code_of(pollutant)).unwrap();
            assert_eq!(entry.confidence, Confidence::High);
            assert_eq!(air_pollutant(entry.code), Some(pollutant));
        }
    }
}
