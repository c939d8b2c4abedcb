//! What the index means for people: the words of HJ 633 for levels and sensitive groups.
//!
//! | edition | effects and advice | sensitive groups |
//! |---|---|---|
//! | HJ 633-2012 | table 2 | none |
//! | HJ 633-2026 | table 1: 敏感人群 for 易感人群, 青少年儿童 for 儿童, 心血管系统疾病 for 心脏病 | table 2 |
//!
//! The Chinese cells are those of the tables, which a page has to print as they are; the English is a
//! plain translation.
//!
//! ```
//! use mingjing_domain::air::{Edition, Level, words};
//! let words = words::of_level(Edition::Hj633_2026, Level::Two);
//! assert_eq!(words.advice.zh, "极少数异常敏感人群应减少户外活动");
//! ```

use super::{Edition, Level, Pollutant};
use crate::language::Words;

/// What a level means and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelWords {
    /// 对健康影响情况.
    pub effect: Words,
    /// 建议采取的措施.
    pub advice: Words,
}

/// A group that is harmed sooner than others (HJ 633-2026, table 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SensitiveGroup {
    /// People with asthma.
    Asthma,
    /// People with cardiovascular disease.
    Cardiovascular,
    /// People with respiratory disease, such as asthma.
    Respiratory,
    /// Children and teenagers.
    Young,
    /// People who are often active outdoors.
    ActiveOutdoors,
    /// Older people.
    Old,
}

impl SensitiveGroup {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Asthma, Self::Cardiovascular, Self::Respiratory, Self::Young, Self::ActiveOutdoors, Self::Old];

    /// Stable identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Asthma => "asthma",
            Self::Respiratory => "respiratory",
            Self::Cardiovascular => "cardiovascular",
            Self::Young => "young",
            Self::ActiveOutdoors => "active_outdoors",
            Self::Old => "old",
        }
    }

    /// Its name.
    #[must_use]
    pub const fn words(self) -> Words {
        match self {
            Self::Asthma => Words { zh: "患有哮喘的人", en: "people with asthma" },
            Self::Respiratory => Words {
                zh: "患有呼吸系统疾病（如哮喘）的人",
                en: "people with respiratory disease such as asthma",
            },
            Self::Cardiovascular => {
                Words { zh: "患有心血管系统疾病的人", en: "people with cardiovascular disease" }
            }
            Self::Young => Words { zh: "青少年儿童", en: "children and teenagers" },
            Self::ActiveOutdoors => {
                Words { zh: "户外活动频繁的人", en: "people who are often active outdoors" }
            }
            Self::Old => Words { zh: "老年人", en: "older people" },
        }
    }
}

/// The groups that should take measures when the individual index of a pollutant is above 100
/// (HJ 633-2026, table 2). The edition of 2012 names none.
///
/// ```
/// use mingjing_domain::air::{Edition, Pollutant, words::{SensitiveGroup, sensitive_groups}};
/// assert_eq!(sensitive_groups(Edition::Hj633_2026, Pollutant::Co), [SensitiveGroup::Cardiovascular]);
/// assert!(sensitive_groups(Edition::Hj633_2012, Pollutant::Co).is_empty());
/// ```
#[must_use]
pub const fn sensitive_groups(edition: Edition, pollutant: Pollutant) -> &'static [SensitiveGroup] {
    use SensitiveGroup::{ActiveOutdoors, Asthma, Cardiovascular, Old, Respiratory, Young};
    match (edition, pollutant) {
        (Edition::Hj633_2012, _) => &[],
        (Edition::Hj633_2026, Pollutant::So2) => &[Asthma, Young, Old],
        (Edition::Hj633_2026, Pollutant::No2) => &[Respiratory, Young, Old],
        (Edition::Hj633_2026, Pollutant::Co) => &[Cardiovascular],
        (Edition::Hj633_2026, Pollutant::O3) => &[Respiratory, Young, ActiveOutdoors, Old],
        (Edition::Hj633_2026, Pollutant::Pm10 | Pollutant::Pm25) => {
            &[Cardiovascular, Respiratory, Young, ActiveOutdoors, Old]
        }
    }
}

/// Effects and advice of a level, as the edition prints them.
#[must_use]
pub fn of_level(edition: Edition, level: Level) -> LevelWords {
    let (effect_2012, advice_2012, effect_2026, advice_2026) = ZH[level as usize];
    let (effect_en, advice_en) = EN[level as usize];
    let (effect, advice) = match edition {
        Edition::Hj633_2012 => (effect_2012, advice_2012),
        Edition::Hj633_2026 => (effect_2026, advice_2026),
    };
    LevelWords { effect: Words { zh: effect, en: effect_en }, advice: Words { zh: advice, en: advice_en } }
}

/// Full name of a pollutant.
#[must_use]
pub const fn of_pollutant(pollutant: Pollutant) -> Words {
    match pollutant {
        Pollutant::So2 => Words { zh: "二氧化硫", en: "sulphur dioxide" },
        Pollutant::No2 => Words { zh: "二氧化氮", en: "nitrogen dioxide" },
        Pollutant::Co => Words { zh: "一氧化碳", en: "carbon monoxide" },
        Pollutant::O3 => Words { zh: "臭氧", en: "ozone" },
        Pollutant::Pm10 => Words { zh: "可吸入颗粒物", en: "inhalable particles" },
        Pollutant::Pm25 => Words { zh: "细颗粒物", en: "fine particles" },
    }
}

/// Effect and advice of 2012, effect and advice of 2026, level one to six.
const ZH: [(&str, &str, &str, &str); 6] = [
    (
        "空气质量令人满意，基本无空气污染",
        "各类人群可正常活动",
        "空气质量令人满意，基本无空气污染",
        "各类人群可正常活动",
    ),
    (
        "空气质量可接受，但某些污染物可能对极少数异常敏感人群健康有较弱影响",
        "极少数异常敏感人群应减少户外活动",
        "空气质量可接受，但某些污染物可能对极少数异常敏感人群健康有较弱影响",
        "极少数异常敏感人群应减少户外活动",
    ),
    (
        "易感人群症状有轻度加剧，健康人群出现刺激症状",
        "儿童、老年人及心脏病、呼吸系统疾病患者应减少长时间、高强度的户外锻炼",
        "敏感人群症状有轻度加剧，健康人群出现刺激症状",
        "青少年儿童、老年人及心血管系统疾病、呼吸系统疾病患者应减少长时间、高强度的户外锻炼",
    ),
    (
        "进一步加剧易感人群症状，可能对健康人群心脏、呼吸系统有影响",
        "儿童、老年人及心脏病、呼吸系统疾病患者避免长时间、高强度的户外锻炼，一般人群适量减少户外运动",
        "进一步加剧敏感人群症状，可能对健康人群心血管系统、呼吸系统有影响",
        "青少年儿童、老年人及心血管系统疾病、呼吸系统疾病患者避免长时间、高强度的户外锻炼，一般人群适量减少户外运动",
    ),
    (
        "心脏病和肺病患者症状显著加剧，运动耐受力降低，健康人群普遍出现症状",
        "儿童、老年人和心脏病、肺病患者应停留在室内，停止户外运动，一般人群减少户外运动",
        "心血管系统和呼吸系统患者症状显著加剧，运动耐受力降低，健康人群普遍出现症状",
        "青少年儿童、老年人和心血管系统疾病、呼吸系统疾病患者应停留在室内，停止户外运动，一般人群减少户外运动",
    ),
    (
        "健康人群运动耐受力降低，有明显强烈症状，提前出现某些疾病",
        "儿童、老年人和病人应当留在室内，避免体力消耗，一般人群应避免户外活动",
        "健康人群运动耐受力降低，有明显强烈症状，提前出现某些疾病",
        "青少年儿童、老年人和病人应当留在室内，避免体力消耗，一般人群应避免户外活动",
    ),
];

/// Effect and advice, level one to six.
const EN: [(&str, &str); 6] = [
    ("The air is satisfactory and hardly polluted.", "Everyone can be active as usual."),
    (
        "The air is acceptable; some pollutants may slightly affect the very few unusually sensitive people.",
        "The very few unusually sensitive people should cut down outdoor activity.",
    ),
    (
        "Sensitive groups feel slightly worse; healthy people may feel irritation.",
        "Children, older people and people with heart or lung disease should cut down long, hard exercise outdoors.",
    ),
    (
        "Sensitive groups feel worse; heart and lungs of healthy people may be affected.",
        "Children, older people and people with heart or lung disease should avoid long, hard exercise outdoors; everyone else should cut it down.",
    ),
    (
        "People with heart or lung disease feel much worse and tolerate less exercise; healthy people commonly have symptoms.",
        "Children, older people and people with heart or lung disease should stay indoors and stop outdoor sport; everyone else should cut it down.",
    ),
    (
        "Healthy people tolerate less exercise and have strong symptoms; some diseases appear early.",
        "Children, older people and the ill should stay indoors and rest; everyone else should avoid being active outdoors.",
    ),
];
