//! Codes of administrative divisions, GB/T 2260: six digits, two each for province, prefecture and
//! county.
//!
//! A code is checked for its form and its province, and knows what it belongs to. The names are those
//! of the divisions that the record is about; a code that is not among them may still be right.
//!
//! Match places by code, not by name: 海南区 is a district of Wuhai (150303), 海南省 a province (46).
//!
//! ```
//! use mingjing_domain::codes::division::{Division, Rank};
//! let hainan: Division = "150303".parse()?;
//! assert_eq!((hainan.rank(), hainan.name()), (Rank::County, Some("海南区")));
//! assert_eq!(hainan.prefecture().and_then(|p| p.name()), Some("乌海市"));
//! assert!("990000".parse::<Division>().is_err());
//! # Ok::<(), mingjing_domain::codes::division::NotADivision>(())
//! ```

use core::fmt;
use core::str::FromStr;

/// A code of the right form, in a province that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Division(u32);

/// Rank of a division.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// Province, autonomous region, municipality.
    Province,
    /// Prefecture-level city, prefecture, league.
    Prefecture,
    /// County, district, banner, county-level city.
    County,
}

/// Why a text is not a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotADivision {
    /// Not six ASCII digits.
    Form,
    /// No province has the first two digits.
    Province,
    /// A county without prefecture: `150001`.
    Gap,
}

impl fmt::Display for NotADivision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "not six digits",
            Self::Province => "no province has the first two digits",
            Self::Gap => "a county without a prefecture",
        })
    }
}

impl core::error::Error for NotADivision {}

/// First two digits of the provinces.
const PROVINCES: [u32; 34] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54,
    61, 62, 63, 64, 65, 71, 81, 82,
];

impl Division {
    /// The code as a number.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// Its rank.
    #[must_use]
    pub const fn rank(self) -> Rank {
        match (self.0 % 10_000, self.0 % 100) {
            (0, _) => Rank::Province,
            (_, 0) => Rank::Prefecture,
            _ => Rank::County,
        }
    }

    /// The province that it is or lies in.
    #[must_use]
    pub const fn province(self) -> Self {
        Self(self.0 / 10_000 * 10_000)
    }

    /// The prefecture that it is or lies in; none for a province.
    #[must_use]
    pub const fn prefecture(self) -> Option<Self> {
        match self.rank() {
            Rank::Province => None,
            Rank::Prefecture | Rank::County => Some(Self(self.0 / 100 * 100)),
        }
    }

    /// Whether it is `other` or lies in it.
    #[must_use]
    pub fn lies_in(self, other: Self) -> bool {
        self == other
            || match other.rank() {
                Rank::Province => self.province() == other,
                Rank::Prefecture => self.prefecture() == Some(other),
                Rank::County => false,
            }
    }

    /// Its name, if it is one of those that the record is about.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        self.known().map(|known| known.1)
    }

    /// A unit of the statistics bureau only, which GB/T 2260 does not have.
    #[must_use]
    pub fn is_statistical_only(self) -> bool {
        STATISTICAL.iter().any(|known| known.0 == self.0)
    }

    fn known(self) -> Option<&'static (u32, &'static str)> {
        KNOWN.iter().chain(&STATISTICAL).find(|known| known.0 == self.0)
    }

    /// Those whose names are known, in the order of their codes; units of the statistics bureau are not
    /// among them.
    pub fn all_known() -> impl Iterator<Item = Self> {
        KNOWN.iter().map(|known| Self(known.0))
    }
}

impl FromStr for Division {
    type Err = NotADivision;

    fn from_str(text: &str) -> Result<Self, NotADivision> {
        if text.len() != 6 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NotADivision::Form);
        }
        let number = text.parse().map_err(|_| NotADivision::Form)?;
        if !PROVINCES.contains(&(number / 10_000)) {
            return Err(NotADivision::Province);
        }
        if number / 100 % 100 == 0 && number % 100 != 0 {
            return Err(NotADivision::Gap);
        }
        Ok(Self(number))
    }
}

impl fmt::Display for Division {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

static KNOWN: [(u32, &str); 42] = [
    (150_000, "内蒙古自治区"),
    (150_100, "呼和浩特市"),
    (150_102, "新城区"),
    (150_103, "回民区"),
    (150_104, "玉泉区"),
    (150_105, "赛罕区"),
    (150_121, "土默特左旗"),
    (150_122, "托克托县"),
    (150_123, "和林格尔县"),
    (150_124, "清水河县"),
    (150_125, "武川县"),
    (150_300, "乌海市"),
    (150_302, "海勃湾区"),
    (150_303, "海南区"),
    (150_304, "乌达区"),
    (150_600, "鄂尔多斯市"),
    (150_602, "东胜区"),
    (150_603, "康巴什区"),
    (150_621, "达拉特旗"),
    (150_622, "准格尔旗"),
    (150_623, "鄂托克前旗"),
    (150_624, "鄂托克旗"),
    (150_625, "杭锦旗"),
    (150_626, "乌审旗"),
    (150_627, "伊金霍洛旗"),
    (152_500, "锡林郭勒盟"),
    (152_501, "二连浩特市"),
    (152_502, "锡林浩特市"),
    (152_522, "阿巴嘎旗"),
    (152_523, "苏尼特左旗"),
    (152_524, "苏尼特右旗"),
    (152_525, "东乌珠穆沁旗"),
    (152_526, "西乌珠穆沁旗"),
    (152_527, "太仆寺旗"),
    (152_528, "镶黄旗"),
    (152_529, "正镶白旗"),
    (152_530, "正蓝旗"),
    (152_531, "多伦县"),
    (152_900, "阿拉善盟"),
    (152_921, "阿拉善左旗"),
    (152_922, "阿拉善右旗"),
    (152_923, "额济纳旗"),
];

static STATISTICAL: [(u32, &str); 3] =
    [(150_172, "呼和浩特经济技术开发区"), (152_571, "乌拉盖管理区"), (152_971, "阿拉善高新区")];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_code_is_well_formed_and_its_parents_are_known() {
        assert!(KNOWN.is_sorted_by(|a, b| a.0 < b.0));
        for division in Division::all_known() {
            assert_eq!(division.to_string().parse(), Ok(division));
            assert!(division.province().name().is_some(), "{division}");
            assert!(division.prefecture().is_none_or(|prefecture| prefecture.name().is_some()), "{division}");
        }
    }

    #[test]
    fn statistical_units_are_marked() {
        let marked = |text: &str| text.parse::<Division>().map(Division::is_statistical_only);
        assert_eq!((marked("150172"), marked("150303")), (Ok(true), Ok(false)));
    }

    #[test]
    fn other_texts_are_refused() {
        for (text, why) in [
            ("", NotADivision::Form),
            ("15030", NotADivision::Form),
            ("1503033", NotADivision::Form),
            ("+15030", NotADivision::Form),
            ("１５", NotADivision::Form),
            ("200000", NotADivision::Province),
            ("000000", NotADivision::Province),
            ("150001", NotADivision::Gap),
        ] {
            assert_eq!(text.parse::<Division>(), Err(why), "{text}");
        }
    }

    #[test]
    fn a_county_lies_in_its_prefecture_and_province() {
        let code = |text: &str| text.parse::<Division>().unwrap();
        assert!(code("150303").lies_in(code("150300")) && code("150303").lies_in(code("150000")));
        assert!(!code("150303").lies_in(code("460000")) && !code("150300").lies_in(code("150303")));
    }
}
