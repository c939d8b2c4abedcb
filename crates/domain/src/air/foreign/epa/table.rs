//! The table: what is measured, in which unit, and the lines of each.

use super::Outcome;
use crate::air::Pollutant;

/// A pollutant with its averaging time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Ozone over 8 hours, ppm.
    O3EightHours,
    /// Ozone over 1 hour, ppm; only from 0.125.
    O3OneHour,
    /// PM2.5 over 24 hours, µg/m³.
    Pm25Day,
    /// PM10 over 24 hours, µg/m³.
    Pm10Day,
    /// Carbon monoxide over 8 hours, ppm.
    CoEightHours,
    /// Sulphur dioxide over 1 hour, ppb; up to 304.
    So2OneHour,
    /// Sulphur dioxide over 24 hours, ppb; from 305.
    So2Day,
    /// Nitrogen dioxide over 1 hour, ppb.
    No2OneHour,
}

/// A line of the table, concentrations in its smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub low: i64,
    pub high: i64,
    pub index_low: u16,
    pub index_high: u16,
}

const fn segment(low: i64, high: i64, index_low: u16, index_high: u16) -> Segment {
    Segment { low, high, index_low, index_high }
}

/// Six lines from the upper ends of the table.
const fn six(ends: [i64; 6]) -> [Segment; 6] {
    let [a, b, c, d, e, f] = ends;
    [
        segment(0, a, 0, 50),
        segment(a + 1, b, 51, 100),
        segment(b + 1, c, 101, 150),
        segment(c + 1, d, 151, 200),
        segment(d + 1, e, 201, 300),
        segment(e + 1, f, 301, 500),
    ]
}

static PM25: [Segment; 6] = six([90, 354, 554, 1254, 2254, 3254]);
static PM10: [Segment; 6] = six([54, 154, 254, 354, 424, 604]);
static CO: [Segment; 6] = six([44, 94, 124, 154, 304, 504]);
static NO2: [Segment; 6] = six([53, 100, 360, 649, 1249, 2049]);
static O3_8H: [Segment; 5] = [
    segment(0, 54, 0, 50),
    segment(55, 70, 51, 100),
    segment(71, 85, 101, 150),
    segment(86, 105, 151, 200),
    segment(106, 200, 201, 300),
];
static O3_1H: [Segment; 4] = [
    segment(125, 164, 101, 150),
    segment(165, 204, 151, 200),
    segment(205, 404, 201, 300),
    segment(405, 604, 301, 500),
];
static SO2_1H: [Segment; 4] = [
    segment(0, 35, 0, 50),
    segment(36, 75, 51, 100),
    segment(76, 185, 101, 150),
    segment(186, 304, 151, 200),
];
static SO2_24H: [Segment; 2] = [segment(305, 604, 201, 300), segment(605, 1004, 301, 500)];

impl Measure {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::O3EightHours,
        Self::O3OneHour,
        Self::Pm25Day,
        Self::Pm10Day,
        Self::CoEightHours,
        Self::So2OneHour,
        Self::So2Day,
        Self::No2OneHour,
    ];

    /// The pollutant.
    #[must_use]
    pub const fn pollutant(self) -> Pollutant {
        match self {
            Self::O3EightHours | Self::O3OneHour => Pollutant::O3,
            Self::Pm25Day => Pollutant::Pm25,
            Self::Pm10Day => Pollutant::Pm10,
            Self::CoEightHours => Pollutant::Co,
            Self::So2OneHour | Self::So2Day => Pollutant::So2,
            Self::No2OneHour => Pollutant::No2,
        }
    }

    /// Unit of its concentration.
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self {
            Self::O3EightHours | Self::O3OneHour | Self::CoEightHours => "ppm",
            Self::Pm25Day | Self::Pm10Day => "µg/m³",
            Self::So2OneHour | Self::So2Day | Self::No2OneHour => "ppb",
        }
    }

    /// Averaging time in hours.
    #[must_use]
    pub const fn hours(self) -> u8 {
        match self {
            Self::O3EightHours | Self::CoEightHours => 8,
            Self::O3OneHour | Self::So2OneHour | Self::No2OneHour => 1,
            Self::Pm25Day | Self::Pm10Day | Self::So2Day => 24,
        }
    }

    /// Digits after the point to which a concentration is cut.
    #[must_use]
    pub const fn decimals(self) -> u8 {
        match self {
            Self::O3EightHours | Self::O3OneHour => 3,
            Self::Pm25Day | Self::CoEightHours => 1,
            Self::Pm10Day | Self::So2OneHour | Self::So2Day | Self::No2OneHour => 0,
        }
    }

    pub(super) fn lines(self) -> &'static [Segment] {
        match self {
            Self::O3EightHours => &O3_8H,
            Self::O3OneHour => &O3_1H,
            Self::Pm25Day => &PM25,
            Self::Pm10Day => &PM10,
            Self::CoEightHours => &CO,
            Self::So2OneHour => &SO2_1H,
            Self::So2Day => &SO2_24H,
            Self::No2OneHour => &NO2,
        }
    }

    /// What a concentration above the last line or below the first has instead of an index on a line.
    pub(super) const fn elsewhere(self) -> Option<Outcome> {
        match self {
            Self::O3EightHours => Some(Outcome::OtherAveraging(Self::O3OneHour)),
            Self::O3OneHour => Some(Outcome::OtherAveraging(Self::O3EightHours)),
            Self::So2OneHour => Some(Outcome::HeldAt200),
            Self::So2Day => Some(Outcome::OtherAveraging(Self::So2OneHour)),
            Self::Pm25Day | Self::Pm10Day | Self::CoEightHours | Self::No2OneHour => None,
        }
    }
}
