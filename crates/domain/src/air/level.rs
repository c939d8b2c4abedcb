//! Levels of the index with the categories and colours of HJ 633 (table 1 and appendix A). What a level
//! means for people is in [`super::words`].

/// Level of the index, one (优) to six (严重污染). The same in the editions of 2012 and 2026.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 一级, 优: up to 50.
    One,
    /// 二级, 良: 51–100.
    Two,
    /// 三级, 轻度污染: 101–150.
    Three,
    /// 四级, 中度污染: 151–200.
    Four,
    /// 五级, 重度污染: 201–300.
    Five,
    /// 六级, 严重污染: above 300.
    Six,
}

/// What belongs to a level.
struct Words {
    highest_aqi: u16,
    grade_zh: &'static str,
    category_zh: &'static str,
    category_en: &'static str,
    colour_zh: &'static str,
    colour_hex: &'static str,
    advice_id: &'static str,
}

static WORDS: [Words; 6] = [
    words(50, "一级", "优", "Excellent", "绿色", "#00E400", "air_level_1"),
    words(100, "二级", "良", "Good", "黄色", "#FFFF00", "air_level_2"),
    words(150, "三级", "轻度污染", "Lightly polluted", "橙色", "#FF7E00", "air_level_3"),
    words(200, "四级", "中度污染", "Moderately polluted", "红色", "#FF0000", "air_level_4"),
    words(300, "五级", "重度污染", "Heavily polluted", "紫色", "#99004C", "air_level_5"),
    words(u16::MAX, "六级", "严重污染", "Severely polluted", "褐红色", "#7E0023", "air_level_6"),
];

const fn words(
    highest_aqi: u16,
    grade_zh: &'static str,
    category_zh: &'static str,
    category_en: &'static str,
    colour_zh: &'static str,
    colour_hex: &'static str,
    advice_id: &'static str,
) -> Words {
    Words { highest_aqi, grade_zh, category_zh, category_en, colour_zh, colour_hex, advice_id }
}

impl Level {
    /// All six, best first.
    pub const ALL: [Self; 6] = [Self::One, Self::Two, Self::Three, Self::Four, Self::Five, Self::Six];

    /// The level of an index. An index of 0, which the text leaves undefined, is level one.
    #[must_use]
    pub fn from_aqi(aqi: u16) -> Self {
        Self::ALL.into_iter().find(|level| aqi <= level.words().highest_aqi).unwrap_or(Self::Six)
    }

    /// The level of a number, 1–6.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.number() == number)
    }

    /// 1–6.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// 一级 … 六级.
    #[must_use]
    pub fn grade_zh(self) -> &'static str {
        self.words().grade_zh
    }

    /// Category (类别): 优 … 严重污染.
    #[must_use]
    pub fn category_zh(self) -> &'static str {
        self.words().category_zh
    }

    /// Category in English.
    #[must_use]
    pub fn category_en(self) -> &'static str {
        self.words().category_en
    }

    /// Name of the colour.
    #[must_use]
    pub fn colour_zh(self) -> &'static str {
        self.words().colour_zh
    }

    /// Colour of appendix A as `#RRGGBB`. Not enough contrast for text on white.
    #[must_use]
    pub fn colour_hex(self) -> &'static str {
        self.words().colour_hex
    }

    /// Identifier of the advice to the reader; the words of the table are in [`super::words::of_level`].
    #[must_use]
    pub fn advice_id(self) -> &'static str {
        self.words().advice_id
    }

    fn words(self) -> &'static Words {
        &WORDS[self as usize]
    }
}
