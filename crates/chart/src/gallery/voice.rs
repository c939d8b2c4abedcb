//! In which words an example speaks.

/// A way of speaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// As written.
    Plain,
    /// Longer than any width.
    Long,
    /// As many Mongolian letters as there were characters: a pseudo-language.
    Vertical,
}

impl Voice {
    /// The words in this voice.
    pub fn say(self, words: &str) -> String {
        match self {
            Self::Plain => words.to_owned(),
            Self::Long => format!("{words}（全名很长的地方，长到在任何宽度里都只能截短才放得下的名字）"),
            Self::Vertical => words.chars().map(letter).collect(),
        }
    }
}

fn letter(c: char) -> char {
    if c.is_ascii() { c } else { char::from_u32(0x1820 + u32::from(c) % 26).unwrap_or('ᠠ') }
}

/// Numbers that look like chance and are always the same, in `0..1`.
pub struct Dice(u64);

impl Dice {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f64 / (1u64 << 24) as f64
    }
}
