//! One function that turns the working of any result into plain words.
//!
//! A working knows what was given, what was rounded, which row of which table and which clause
//! decided, and what no clause decides. Here it becomes sentences, one line a step, that a reader
//! can follow with a pocket calculator. The words of a language are in one folder; a new kind of
//! working is a variant of [`Working`] and a function in each of them.
//!
//! ```
//! use mingjing_domain::air::{self, Edition, Pollutant, ReportKind};
//! use mingjing_domain::explain::{Language, explain};
//! let working = air::explain(Edition::Hj633_2026, ReportKind::Daily, Pollutant::Pm25, "75".parse()?)
//!     .ok_or("75 is not negative")?;
//! assert_eq!(
//!     explain(&(&working).into(), Language::En),
//!     "PM2.5 75 µg/m³ lies between 60 and 115, where the index runs from 100 to 150: \
//!      100 + (150 − 100) × (75 − 60) ÷ (115 − 60), rounded up: 114.",
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod en;
mod zh;

use crate::air::foreign::{eea, epa, who};
use crate::air::{self, assessment, means, reference, warning};
use crate::known::Open;
pub use crate::language::Language;
use crate::{drinking, emission, groundwater, lake, ledger, soil, water};

/// Makes [`Working`], its conversions and the way from each variant to the function of each language.
macro_rules! workings {
    ($($(#[$doc:meta])* $variant:ident($working:ty) => $topic:ident::$function:ident,)*) => {
        /// Whatever can be explained.
        #[derive(Clone, Copy, Debug)]
        pub enum Working<'a> {
            $($(#[$doc])* $variant(&'a $working),)*
            /// A rule that is not known here.
            NotKnown(Open),
        }

        $(impl<'a> From<&'a $working> for Working<'a> {
            fn from(working: &'a $working) -> Self {
                Self::$variant(working)
            }
        })*

        /// A working in plain words, one line a step, without a line break at its end.
        #[must_use]
        pub fn explain(working: &Working<'_>, language: Language) -> String {
            match (language, working) {
                $((Language::Zh, Working::$variant(working)) => zh::$topic::$function(working),
                (Language::En, Working::$variant(working)) => en::$topic::$function(working),)*
                (Language::Zh, Working::NotKnown(open)) => zh::open(*open),
                (Language::En, Working::NotKnown(open)) => en::open(*open),
            }
        }
    };
}

workings! {
    /// The individual index of one pollutant (HJ 633).
    AirIndex(air::Working) => index::air_index,
    /// A whole hourly or daily report (HJ 633).
    AirReport(air::ReportWorking) => index::air_report,
    /// A daily mean, or the daily maximum 8-hour mean of O3 (GB 3095, HJ 663).
    AirDayMean(means::DayMeanWorking) => assessment::day_mean,
    /// The statistics of a period (HJ 663).
    AirPeriod(assessment::PeriodStatistics) => assessment::period,
    /// One percentile (HJ 663, appendix A).
    AirPercentile(assessment::Percentile) => assessment::percentile,
    /// Whether a city kept the standard in a year (HJ 663).
    AirCityYear(assessment::CityYear) => assessment::city_year,
    /// A city's mean over its stations (HJ 663).
    AirCityMean(assessment::CityMean) => assessment::city_mean,
    /// Good days and primary pollutants.
    AirDays(assessment::DaySummary) => assessment::days,
    /// The composite index (环办〔2014〕64号).
    AirComposite(assessment::Composite) => assessment::composite,
    /// A concentration in another reference state.
    AirConverted(reference::Converted) => assessment::converted,
    /// The US index.
    UsEpa(epa::Working) => lens::epa,
    /// The European band.
    Eea(eea::Working) => lens::eea,
    /// A value beside the WHO guideline.
    Who(who::Working) => lens::who,
    /// The grade that a row of indices would start: an explanation, no warning.
    WarningGrade(warning::Explanation) => lens::warning,
    /// The class of a surface-water section (GB 3838).
    SurfaceWater(water::Working) => water::water,
    /// The trophic index of a lake.
    Lake(lake::Working) => limits::lake,
    /// The class of a well (GB/T 14848).
    Groundwater(groundwater::Verdict) => limits::groundwater,
    /// A sample of drinking water (GB 5749).
    DrinkingWater(drinking::Verdict) => limits::drinking,
    /// A plot of soil (GB 15618, GB 36600).
    Soil(soil::Verdict) => limits::soil,
    /// Means of an outlet against a limit.
    Emission(emission::Assessment<'a>) => limits::emission,
    /// The timeliness of a duty.
    Duty(ledger::DutyWorking) => limits::duty,
}

impl From<Open> for Working<'_> {
    fn from(open: Open) -> Self {
        Self::NotKnown(open)
    }
}
