//! Counting days by their index: good days, levels, primary pollutants.

use crate::air::{Edition, Level, PerPollutant, Pollutant, PollutantSet, Report};
use crate::{Decimal, Fraction};
use jiff::civil::Date;

/// The index of a day, as it was published. Dust days are in it like any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayIndex {
    /// The natural day.
    pub day: Date,
    /// The index; none where the day has none (NA), which then is no valid day.
    pub aqi: Option<u16>,
    /// Primary pollutants.
    pub primary: PollutantSet,
}

impl DayIndex {
    /// The index of a day from its report.
    #[must_use]
    pub const fn of(day: Date, report: &Report) -> Self {
        Self { day, aqi: report.aqi, primary: report.primary }
    }
}

/// How the days of a period divide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DaySummary {
    /// Days given.
    pub days: u32,
    /// Days with an index.
    pub valid: u32,
    /// Valid days of each level, one to six.
    pub levels: [u32; 6],
    /// Days on which a pollutant was primary; days with two of them count for both.
    pub primary: PerPollutant<u32>,
    /// Of these, days with an index above 100.
    pub primary_above_100: PerPollutant<u32>,
    /// Valid days judged by each edition of HJ 633, oldest first. A ratio over days of two editions
    /// joins what is not alike: it must be marked, or drawn apart.
    pub by_edition: [u32; 2],
}

/// A share of the valid days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayShare {
    /// Days counted.
    pub days: u32,
    /// Of so many.
    pub of: u32,
    /// Per cent, rounded by GB/T 8170 to one decimal.
    pub percent: Decimal,
}

/// Counts the days of a period. The caller gives each day once.
///
/// ```
/// use jiff::civil::date;
/// use mingjing_domain::air::PollutantSet;
/// use mingjing_domain::air::assessment::{DayIndex, summarise};
/// let day = |n, aqi| DayIndex { day: date(2025, 3, n), aqi, primary: PollutantSet::EMPTY };
/// let march = summarise(&[day(1, Some(50)), day(2, Some(100)), day(3, Some(101)), day(4, None)]);
/// assert_eq!(march.good_days().map(|share| share.percent.to_string()).as_deref(), Some("66.7"));
/// ```
#[must_use]
pub fn summarise(days: &[DayIndex]) -> DaySummary {
    let mut summary = DaySummary::default();
    for day in days {
        summary.days += 1;
        let Some(aqi) = day.aqi else { continue };
        summary.valid += 1;
        add(summary.levels.get_mut(Level::from_aqi(aqi) as usize));
        add(summary.by_edition.get_mut(Edition::on(day.day) as usize));
        for pollutant in day.primary.iter() {
            summary.primary[pollutant] += 1;
            summary.primary_above_100[pollutant] += u32::from(aqi > 100);
        }
    }
    summary
}

fn add(count: Option<&mut u32>) {
    if let Some(count) = count {
        *count += 1;
    }
}

impl DaySummary {
    /// 优良天数比例: levels one and two of the valid days. None without a valid day.
    #[must_use]
    pub fn good_days(&self) -> Option<DayShare> {
        self.share(&[Level::One, Level::Two])
    }

    /// Days of heavy pollution: levels five and six of the valid days.
    #[must_use]
    pub fn heavy_days(&self) -> Option<DayShare> {
        self.share(&[Level::Five, Level::Six])
    }

    /// Whether days of two editions of HJ 633 are counted together.
    #[must_use]
    pub fn joins_editions(&self) -> bool {
        self.by_edition.iter().filter(|days| **days > 0).count() > 1
    }

    /// The pollutants that were primary on the most days above 100; empty if there were none.
    #[must_use]
    pub fn most_often_primary_above_100(&self) -> PollutantSet {
        let most = self.primary_above_100.0.iter().copied().max().unwrap_or(0);
        let has_most = |pollutant: &Pollutant| most > 0 && self.primary_above_100[*pollutant] == most;
        Pollutant::ALL.into_iter().filter(has_most).collect()
    }

    fn share(&self, levels: &[Level]) -> Option<DayShare> {
        let days = levels.iter().filter_map(|level| self.levels.get(*level as usize)).sum();
        let percent = Fraction::new(i128::from(days) * 100, i128::from(self.valid))?.round_half_even(1)?;
        Some(DayShare { days, of: self.valid, percent })
    }
}
