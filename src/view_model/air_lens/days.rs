//! The published day that an hour belongs to.

use crate::view_model::air_hours::rules::monitoring_day;
use jiff::civil::Date;
use mingjing_contract::air::{AirDay, AirDays};
use mingjing_domain::time::parse_date;
use std::sync::Arc;

/// The days of a place, asked hour by hour.
pub struct Days<'a> {
    days: Vec<(Date, &'a AirDay)>,
    before: Option<Date>,
}

impl<'a> Days<'a> {
    /// Of the years of a place, in order.
    #[must_use]
    pub fn of(years: &'a [Arc<AirDays>]) -> Self {
        let days = years.iter().flat_map(|year| &year.days);
        Self { days: days.filter_map(|day| Some((parse_date(&day.date).ok()?, day))).collect(), before: None }
    }

    /// The day of an hour (its end, seconds since 1970), and whether the hour asked before was of another
    /// day.
    pub fn of_hour(&mut self, at: f64) -> Option<(&'a AirDay, bool)> {
        let day = monitoring_day(at)?;
        let is_new = self.before.replace(day) != Some(day);
        let found = self.days.binary_search_by(|(known, _)| known.cmp(&day)).ok()?;
        self.days.get(found).map(|(_, day)| (*day, is_new))
    }
}
