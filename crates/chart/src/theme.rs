//! Colours by role, so that one scene serves light and dark.

/// A colour, 8 bits a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// What a mark is drawn with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Paint {
    /// Main text and outlines.
    Ink,
    /// Secondary text.
    Muted,
    /// Grid lines.
    Grid,
    /// The one accent.
    Accent,
    /// A second series.
    Second,
    /// A limit that must not be passed.
    Limit,
    /// The ground.
    Paper,
    /// The accent at low strength, for areas.
    Wash,
    /// A fixed colour (an official mark) at an opacity.
    Fixed(Rgb, f64),
}

/// Opacity of [`Paint::Wash`].
const WASH: f64 = 0.18;

/// Values of the roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// [`Paint::Ink`]
    pub ink: Rgb,
    /// [`Paint::Muted`]
    pub muted: Rgb,
    /// [`Paint::Grid`]
    pub grid: Rgb,
    /// [`Paint::Accent`]
    pub accent: Rgb,
    /// [`Paint::Second`]
    pub second: Rgb,
    /// [`Paint::Limit`]
    pub limit: Rgb,
    /// [`Paint::Paper`]
    pub paper: Rgb,
}

impl Theme {
    /// Ink on paper.
    pub const LIGHT: Self = Self {
        ink: Rgb(0x1b, 0x20, 0x22),
        muted: Rgb(0x55, 0x5d, 0x60),
        grid: Rgb(0xdd, 0xdb, 0xd4),
        accent: Rgb(0x0b, 0x5d, 0x66),
        second: Rgb(0x8a, 0x55, 0x1a),
        limit: Rgb(0xa3, 0x27, 0x1f),
        paper: Rgb(0xfc, 0xfb, 0xf8),
    };

    /// The dark twin.
    pub const DARK: Self = Self {
        ink: Rgb(0xe9, 0xe7, 0xe2),
        muted: Rgb(0xa9, 0xb0, 0xb2),
        grid: Rgb(0x33, 0x3a, 0x3d),
        accent: Rgb(0x74, 0xc7, 0xce),
        second: Rgb(0xe0, 0xae, 0x72),
        limit: Rgb(0xf2, 0x9b, 0x90),
        paper: Rgb(0x13, 0x17, 0x18),
    };

    /// What a system with colours of its own may ask for: few, and far apart. For pictures; a page takes the
    /// system's own.
    pub const FORCED: Self = Self {
        ink: Rgb(0xff, 0xff, 0xff),
        muted: Rgb(0xff, 0xff, 0xff),
        grid: Rgb(0x6b, 0x6b, 0x6b),
        accent: Rgb(0x1a, 0xeb, 0xff),
        second: Rgb(0xff, 0xff, 0x00),
        limit: Rgb(0xff, 0xff, 0x00),
        paper: Rgb(0x00, 0x00, 0x00),
    };

    /// Colour and opacity of a role.
    #[must_use]
    pub fn resolve(&self, paint: Paint) -> (Rgb, f64) {
        match paint {
            Paint::Ink => (self.ink, 1.0),
            Paint::Muted => (self.muted, 1.0),
            Paint::Grid => (self.grid, 1.0),
            Paint::Accent => (self.accent, 1.0),
            Paint::Second => (self.second, 1.0),
            Paint::Limit => (self.limit, 1.0),
            Paint::Paper => (self.paper, 1.0),
            Paint::Wash => (self.accent, WASH),
            Paint::Fixed(rgb, opacity) => (rgb, opacity),
        }
    }
}
