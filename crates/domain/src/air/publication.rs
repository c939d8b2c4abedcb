//! When a report has to be public: HJ 633, clause 5.
//!
//! | report | HJ 633-2012 | HJ 633-2026 |
//! |---|---|---|
//! | hourly | within 1 hour (5.1.3) | within 1 hour (5.2.2) |
//! | daily | no time named | by 12:00 of the next day (5.2.1) |
//! | forecast | none | at least 3 days beyond today, by 20:00 each day (5.2.3) |
//!
//! A forecast is worked out as a report is (4.2.5): [`super::evaluate`] with predicted concentrations.
//! It tells at least the index, the primary pollutants, level, category and colour (5.1.1).
//!
//! ```
//! use jiff::civil::date;
//! use mingjing_domain::air::publication::{daily_due, forecast_due};
//! let day = date(2026, 3, 1);
//! assert_eq!(daily_due(day).map(|due| due.to_string()).as_deref(), Some("2026-03-02T12:00:00"));
//! let forecast = forecast_due(day).ok_or("an edition with forecasts")?;
//! assert_eq!(forecast.due.to_string(), "2026-03-01T20:00:00");
//! assert_eq!(forecast.covers_until, date(2026, 3, 4));
//! # Ok::<(), &str>(())
//! ```

use super::Edition;
use crate::time::HourEnding;
use crate::time::add_days;
use jiff::civil::{Date, DateTime};

/// Days beyond today that a forecast covers at least.
pub const FORECAST_DAYS: i32 = 3;

/// What the forecast of a day owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForecastDuty {
    /// Public by this time (UTC+8).
    pub due: DateTime,
    /// The last day that it covers at least.
    pub covers_until: Date,
}

/// The last moment (UTC+8) at which the report of an hour is in time. None past the end of the
/// calendar.
#[must_use]
pub fn hourly_due(hour: HourEnding) -> Option<DateTime> {
    // Both editions give one hour after the full hour.
    let next = hour.next()?;
    Some(next.date().at(i8::try_from(next.hour()).ok()?, 0, 0, 0))
}

/// The last moment (UTC+8) at which the report of a natural day is in time; none under an edition
/// that names no time, and past the end of the calendar.
#[must_use]
pub fn daily_due(day: Date) -> Option<DateTime> {
    match Edition::on(day) {
        Edition::Hj633_2012 => None,
        Edition::Hj633_2026 => Some(day.tomorrow().ok()?.at(12, 0, 0, 0)),
    }
}

/// What the forecast published on a day owes; none under an edition without forecasts, and past the
/// end of the calendar.
#[must_use]
pub fn forecast_due(day: Date) -> Option<ForecastDuty> {
    match Edition::on(day) {
        Edition::Hj633_2012 => None,
        Edition::Hj633_2026 => Some(ForecastDuty {
            due: day.at(20, 0, 0, 0),
            covers_until: add_days(day, i64::from(FORECAST_DAYS))?,
        }),
    }
}
