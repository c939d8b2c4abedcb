//! Example charts: every kind as it should look, and in every situation that has broken charts before. The tests
//! compare them with what they looked like; `make gallery` shows them.

pub mod kinds;
mod lines;
mod voice;

use crate::scene::Scene;
use crate::theme::Theme;
use voice::Voice;

/// Fonts of the pictures.
pub const FONT: &str = "Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif";

/// A situation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// As it is most days.
    Typical,
    /// Nothing at all.
    Empty,
    /// One value.
    One,
    /// Places for values, and no value.
    Missing,
    /// Values that are thousands of millions.
    Huge,
    /// Names longer than any width.
    Long,
    /// On a small phone.
    Narrow,
    /// In the dark.
    Dark,
    /// With the colours of the reader's system.
    Forced,
    /// In a script that is written from top to bottom.
    Vertical,
}

impl Case {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Typical,
        Self::Empty,
        Self::One,
        Self::Missing,
        Self::Huge,
        Self::Long,
        Self::Narrow,
        Self::Dark,
        Self::Forced,
        Self::Vertical,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Typical => "typical",
            Self::Empty => "empty",
            Self::One => "one-value",
            Self::Missing => "all-missing",
            Self::Huge => "huge-values",
            Self::Long => "long-names",
            Self::Narrow => "320-px",
            Self::Dark => "dark",
            Self::Forced => "forced-colours",
            Self::Vertical => "vertical-script",
        }
    }

    /// In which colours it is shown.
    #[must_use]
    pub fn theme(self) -> Theme {
        match self {
            Self::Dark => Theme::DARK,
            Self::Forced => Theme::FORCED,
            _ => Theme::LIGHT,
        }
    }

    fn width(self) -> f64 {
        if self == Self::Narrow { 320.0 } else { 640.0 }
    }

    fn voice(self) -> Voice {
        match self {
            Self::Long => Voice::Long,
            Self::Vertical => Voice::Vertical,
            _ => Voice::Plain,
        }
    }

    /// How many there are of what a typical chart has `typical` of.
    fn count(self, typical: usize) -> usize {
        match self {
            Self::Empty => 0,
            Self::One => 1,
            _ => typical,
        }
    }

    fn factor(self) -> f64 {
        if self == Self::Huge { 3e9 } else { 1.0 }
    }

    /// A value of the example, unless all are missing.
    fn value(self, value: f64) -> Option<f64> {
        (self != Self::Missing).then_some(value * self.factor())
    }
}

/// An example.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The kind of chart.
    pub kind: &'static str,
    /// Its name, unique within its kind.
    pub name: &'static str,
    /// The drawing.
    pub scene: Scene,
    /// In which colours it is shown.
    pub theme: Theme,
}

/// All examples, kind by kind.
#[must_use]
pub fn all() -> Vec<Example> {
    type Kind = (&'static str, fn(Case) -> Scene, fn() -> Vec<(&'static str, Scene)>);
    let kinds: [Kind; 10] = [
        ("time_series", lines::time_series, lines::more),
        ("small_multiples", lines::small_multiples, Vec::new),
        ("ranked_bars", kinds::ranked_bars_of, Vec::new),
        ("calendar", kinds::calendar_of, Vec::new),
        ("class_stacks", kinds::stacks_of, kinds::more_stacks),
        ("progress", kinds::progress_of, Vec::new),
        ("ranges", kinds::ranges_of, Vec::new),
        ("scatter", kinds::scatter_of, Vec::new),
        ("rose", kinds::rose_of, Vec::new),
        ("place_map", kinds::places_of, kinds::more_places),
    ];
    let mut all = Vec::new();
    for (kind, draw, more) in kinds {
        for case in Case::ALL {
            all.push(Example { kind, name: case.name(), scene: draw(case), theme: case.theme() });
        }
        let more = more().into_iter();
        all.extend(more.map(|(name, scene)| Example { kind, name, scene, theme: Theme::LIGHT }));
    }
    all
}
