//! Words of charts that are seen through the rules of others. They come with the lens.

use super::Words;
use mingjing_domain::air::Pollutant;

/// The words.
#[expect(missing_docs, reason = "the Chinese and English words are their documentation")]
pub struct LensWords {
    /// What the lens is, for readers.
    pub names: Words,
    /// Where its figures stand.
    pub sources: Words,
    /// By whose rules, and what must be known of it.
    pub by: fn(&str, Option<&str>) -> String,
    pub beside_source: fn(&str, &str) -> String,
    pub csv: &'static str,
    pub day_mean: &'static str,
    pub day_max_8h: &'static str,
    pub no_day: &'static str,
    pub by_mean: &'static str,
    pub by_max_8h: &'static str,
    pub guideline: fn(&str) -> String,
    pub times: fn(&str) -> String,
    pub the_guideline: &'static str,
    pub the_epa_100: &'static str,
    pub the_eea_poor: &'static str,
    /// How many days, of how many, are what.
    pub days_above: fn(usize, usize, &str) -> String,
    pub hours_above: fn(usize, usize, &str) -> String,
    pub epa_index: &'static str,
    pub epa_of_day: &'static str,
    pub epa_from: &'static str,
    pub epa_no_co: &'static str,
    pub eea_band: &'static str,
    pub eea_no_co: &'static str,
    pub who_no_index: &'static str,
    pub not_defined: &'static str,
    pub no_hour_limit: &'static str,
    pub no_hour_rank: &'static str,
    pub no_calendar: &'static str,
}

impl LensWords {
    /// What the published value of a day is.
    #[must_use]
    pub fn day_value(&self, pollutant: Pollutant) -> &'static str {
        if pollutant == Pollutant::O3 { self.day_max_8h } else { self.day_mean }
    }

    /// What is compared, where that is not the hour.
    #[must_use]
    pub fn by_day_mean(&self, pollutant: Pollutant) -> &'static str {
        if pollutant == Pollutant::O3 { self.by_max_8h } else { self.by_mean }
    }
}
