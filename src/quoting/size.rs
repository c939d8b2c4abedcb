//! In which form and how large a chart leaves the page.

use super::state::Theme;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Drawing with real text.
    Svg,
    /// Picture.
    Png,
    /// The numbers that are shown, as a sheet.
    Csv,
    /// The numbers with all that is known of them.
    Json,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Svg, Self::Png, Self::Csv, Self::Json];

    /// Ending of the file's name.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// By the ending of a file's name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.id().eq_ignore_ascii_case(id))
    }
}

/// The shape of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shape {
    /// As high as the chart needs.
    #[default]
    Natural,
    /// 1 : 1.
    Square,
    /// 1200 : 630, as networks show links.
    Wide,
    /// 9 : 16, the screen of a phone.
    Story,
}

impl Shape {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Natural, Self::Square, Self::Wide, Self::Story];

    /// Its name.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Natural => "natural",
            Self::Square => "square",
            Self::Wide => "wide",
            Self::Story => "story",
        }
    }

    /// By its name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.id() == id)
    }

    /// Width in CSS pixels, and the height where the shape fixes it. A PNG has one to three pixels for each.
    #[must_use]
    pub fn size(self) -> (f64, Option<f64>) {
        match self {
            Self::Natural => (680.0, None),
            Self::Square => (600.0, Some(600.0)),
            Self::Wide => (600.0, Some(315.0)),
            Self::Story => (405.0, Some(720.0)),
        }
    }
}

/// How a picture is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Options {
    /// Shape.
    pub shape: Shape,
    /// Pixels of a PNG for each CSS pixel, 1 to 3.
    pub scale: u8,
    /// Without paper.
    pub transparent: bool,
    /// Light or dark; a picture has no reader's device to ask.
    pub theme: Theme,
}

impl Default for Options {
    fn default() -> Self {
        Self { shape: Shape::Natural, scale: 2, transparent: false, theme: Theme::Light }
    }
}
