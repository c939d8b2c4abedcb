//! Days whose particles a dust event brought: 环办监测〔2016〕120号.
//!
//! Time and area of an event are decided by the national monitoring centre from satellite, network and
//! weather data. The list is published; nothing here works it out.
//!
//! ```
//! use jiff::civil::date;
//! use mingjing_domain::air::{Pollutant, assessment::DustDays};
//! let dust: DustDays = [date(2025, 3, 28)].into_iter().collect();
//! assert!(dust.leaves_out(Pollutant::Pm10, date(2025, 3, 28)));
//! assert!(!dust.leaves_out(Pollutant::O3, date(2025, 3, 28)), "gases stay");
//! ```

use crate::air::Pollutant;
use jiff::civil::Date;

/// First day to which the rule applies.
const FROM: Date = Date::constant(2017, 1, 1);

/// The published dust days of a place. Particles of these days are left out of means, percentiles and
/// the composite index; gases stay, and the index of the day stays in the ratio of good days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DustDays {
    /// Sorted, each once.
    days: Vec<Date>,
}

impl DustDays {
    /// No dust days.
    pub const NONE: Self = Self { days: Vec::new() };

    /// Whether a day is on the list.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.days.binary_search(&day).is_ok()
    }

    /// Whether the value of a pollutant on a day is left out of statistics.
    #[must_use]
    pub fn leaves_out(&self, pollutant: Pollutant, day: Date) -> bool {
        !pollutant.is_gas() && day >= FROM && self.contains(day)
    }
}

impl FromIterator<Date> for DustDays {
    fn from_iter<I: IntoIterator<Item = Date>>(days: I) -> Self {
        let mut days: Vec<Date> = days.into_iter().collect();
        days.sort_unstable();
        days.dedup();
        Self { days }
    }
}
