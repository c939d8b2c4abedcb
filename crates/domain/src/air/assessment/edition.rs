//! The editions of HJ 663 as tables keyed by date.

use crate::air::{PerPollutant, Pollutant};
use crate::known::{Known, Open};
use jiff::civil::Date;

/// Edition of the technical regulation on ambient air quality assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edition {
    /// HJ 663-2013 (trial).
    Hj663_2013,
    /// HJ 663-2026, whose text was not at hand.
    Hj663_2026,
}

/// Which statistics of a pollutant are judged over a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PollutantRule {
    /// The arithmetic mean of the daily values is one of them.
    pub mean: bool,
    /// Which percentile of the daily values.
    pub percentile: u8,
}

/// The statistics of an edition.
#[derive(Debug, PartialEq, Eq)]
pub struct Rules {
    /// Whose they are.
    pub edition: Edition,
    /// For each pollutant; daily means, for O3 daily maximum 8-hour means.
    pub pollutants: PerPollutant<PollutantRule>,
}

/// The first edition also judges everything before: the portal has no older data.
const FROM: [(Edition, Date); 2] =
    [(Edition::Hj663_2013, Date::constant(2013, 10, 1)), (Edition::Hj663_2026, Date::constant(2026, 3, 1))];

const fn both(percentile: u8) -> PollutantRule {
    PollutantRule { mean: true, percentile }
}

const fn percentile_only(percentile: u8) -> PollutantRule {
    PollutantRule { mean: false, percentile }
}

/// HJ 663-2013: SO2, NO2, CO, O3, PM10, PM2.5.
static RULES_2013: Rules = Rules {
    edition: Edition::Hj663_2013,
    pollutants: PerPollutant([
        both(98),
        both(98),
        percentile_only(95),
        percentile_only(90),
        both(95),
        both(95),
    ]),
};

impl Edition {
    /// All editions, oldest first.
    pub const ALL: [Self; 2] = [Self::Hj663_2013, Self::Hj663_2026];

    /// The edition that judges a period that ends on this day.
    #[must_use]
    pub fn on(day: Date) -> Self {
        FROM.iter().rev().find(|(_, from)| *from <= day).map_or(Self::Hj663_2013, |(edition, _)| *edition)
    }

    /// Name as printed on it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hj663_2013 => "HJ 663-2013",
            Self::Hj663_2026 => "HJ 663-2026",
        }
    }

    /// Its statistics, as far as they are known.
    #[must_use]
    pub const fn rules(self) -> Known<&'static Rules> {
        match self {
            Self::Hj663_2013 => Known::Rule(&RULES_2013),
            Self::Hj663_2026 => Known::NotKnown(Open::StatisticsOf2026),
        }
    }
}

impl Rules {
    /// The rule of a pollutant.
    #[must_use]
    pub fn of(&self, pollutant: Pollutant) -> PollutantRule {
        self.pollutants[pollutant]
    }
}
