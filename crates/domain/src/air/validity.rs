//! How much must be there for a mean to be valid: GB 3095 table 4 (6.4), HJ 663-2013.
//!
//! The figures are the same in the editions of 2012 and 2026.
//!
//! | mean | of | needs |
//! |---|---|---|
//! | year | SO2 NO2 PM10 PM2.5 (NOx) | 324 daily means, 27 in each month, 25 in February |
//! | year | TSP BaP Pb | 60 daily means spread evenly, 5 in each month |
//! | season | Pb | 15 daily means spread evenly, 5 in each month |
//! | day | SO2 NO2 CO PM10 PM2.5 (NOx) | 20 hourly means |
//! | day | TSP BaP Pb | 24 hours of sampling |
//! | 8 hours | O3 | 6 hourly means |
//! | hour | SO2 NO2 CO O3 (NOx) | 45 minutes |
//!
//! ```
//! use mingjing_domain::air::validity::year_valid;
//! // 27 days in every month and 25 in February are only 322.
//! let mut days = [27; 12];
//! days[1] = 25;
//! assert!(!year_valid(&days));
//! days[0] += 2;
//! assert!(year_valid(&days));
//! ```

use super::Pollutant;

/// Hourly means that a daily mean needs.
pub const HOURS_OF_DAY: u16 = 20;
/// Hourly means that an 8-hour mean of O3 needs.
pub const HOURS_OF_8: u16 = 6;
/// Valid 8-hour means that a daily maximum needs, unless it exceeds the limit (HJ 663, 6.1.2).
pub const WINDOWS_OF_DAY: u16 = 14;

/// Daily means that an annual mean needs, besides those of each month.
pub const DAYS_OF_YEAR: u16 = 324;

/// Daily means that a month (1–12) needs: 27, in February 25.
#[must_use]
pub const fn days_of_month(month: u8) -> u16 {
    if month == 2 { 25 } else { 27 }
}

/// Whether an hourly mean from so many minutes of sampling is valid. Gases need 45; for particles
/// the table has no row, so that any sampling at all counts.
#[must_use]
pub fn hour_valid(pollutant: Pollutant, minutes: u8) -> bool {
    minutes >= if pollutant.is_gas() { 45 } else { 1 }
}

/// Whether a daily mean from so many hourly means is valid: at least 20. For O3 the standard has no
/// daily mean, so none is.
#[must_use]
pub fn day_valid(pollutant: Pollutant, hours: u16) -> bool {
    pollutant != Pollutant::O3 && hours >= HOURS_OF_DAY
}

/// Whether an 8-hour mean from so many hourly means is valid: at least 6.
#[must_use]
pub fn window_valid(hours: u16) -> bool {
    hours >= HOURS_OF_8
}

/// Whether an annual mean of SO2, NO2, PM10 or PM2.5 is valid: at least 324 daily means, and at
/// least 27 in every month (25 in February). `days` is January to December.
///
/// The months alone are not enough: 11 × 27 + 25 = 322.
#[must_use]
pub fn year_valid(days: &[u16; 12]) -> bool {
    let months = (1..).zip(days).all(|(month, days)| *days >= days_of_month(month));
    months && days.iter().map(|days| u32::from(*days)).sum::<u32>() >= u32::from(DAYS_OF_YEAR)
}

/// Whether an annual mean of TSP, BaP or Pb is valid: at least 60 daily means spread evenly, at
/// least 5 in every month.
#[must_use]
pub fn sampled_year_valid(days: u16, fewest_in_a_month: u16) -> bool {
    days >= 60 && fewest_in_a_month >= 5
}

/// Whether a seasonal mean of Pb is valid: at least 15 daily means spread evenly, at least 5 in every
/// month.
#[must_use]
pub fn sampled_season_valid(days: u16, fewest_in_a_month: u16) -> bool {
    days >= 15 && fewest_in_a_month >= 5
}

/// Whether a daily mean of TSP, BaP or Pb is valid: sampled for 24 hours.
#[must_use]
pub fn sampled_day_valid(hours: u8) -> bool {
    hours >= 24
}

/// Whether `valid` of `total` stations carry a statistic of a city: at least 75 %, or at least 50 %
/// when there are fewer than 4 (HJ 663-2013; the text of 2026 was not at hand).
#[must_use]
pub fn station_share_valid(valid: u16, total: u16) -> bool {
    let (valid, total) = (u32::from(valid), u32::from(total));
    let share = if total < 4 { 2 * valid >= total } else { 4 * valid >= 3 * total };
    total > 0 && valid <= total && share
}
