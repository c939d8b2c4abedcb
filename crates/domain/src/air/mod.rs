//! Air: the index of HJ 633, the limits of GB 3095, means and their validity, periods by HJ 663.
//!
//! | question | module | editions, by the day that is judged |
//! |---|---|---|
//! | how is the air this hour, this day? | [`evaluate`], [`form`], [`words`], [`publication`] | HJ 633-2012 to 2026-02-28, HJ 633-2026 from 2026-03-01 |
//! | what is allowed? | [`limits`], [`other_items`] | GB 3095-2012; GB 3095-2026 from 2026-03-01, its final limits from 2031 |
//! | are there enough values? | [`means`], [`validity`] | GB 3095 table 4, the same figures in both |
//! | how was the month, the year, the city? | [`assessment`] | HJ 663-2013 to 2026-02-28; what 2026 changed is not known here |
//! | at which temperature? | [`reference`](mod@reference) | 273.15 K to 2018-08-31, then 298.15 K for gases |
//! | what would others say? | [`foreign`] | US EPA 2024, EEA 2024, WHO 2021 |
//! | why was there a warning? | [`warning`] | 环大气〔2024〕6号 |
//!
//! A worked example, a daily report under the edition of 2026: PM2.5 75 µg/m³ lies between 60 and
//! 115, that is between 100 and 150 of the index; 100 + 15 × 50 / 55 = 113.6, rounded up to 114.
//!
//! ```
//! use jiff::civil::date;
//! use mingjing_domain::air::{self, PerPollutant, Pollutant, Reading, ReportKind};
//!
//! let mut readings = PerPollutant::of(Reading::Missing);
//! for (pollutant, text) in Pollutant::ALL.into_iter().zip(["12", "25", "0.6", "90", "48", "75"]) {
//!     readings[pollutant] = Reading::Measured(text.parse()?);
//! }
//! let report = air::evaluate(date(2026, 3, 1), ReportKind::Daily, &readings);
//! assert_eq!(report.aqi, Some(114));
//! assert_eq!(report.level.map(|level| level.category_zh()), Some("轻度污染"));
//! assert_eq!(report.primary.ids().collect::<Vec<_>>(), ["pm25"]);
//!
//! // The same air a day earlier was judged by HJ 633-2012.
//! let before = air::evaluate(date(2026, 2, 28), ReportKind::Daily, &readings);
//! assert_eq!(before.aqi, Some(100));
//! # Ok::<(), mingjing_domain::decimal::ParseDecimalError>(())
//! ```

pub mod assessment;
mod edition;
pub mod foreign;
pub mod form;
mod iaqi;
mod level;
pub mod limits;
pub mod means;
pub mod other_items;
mod pollutant;
pub mod publication;
pub mod reference;
mod report;
pub mod validity;
pub mod warning;
pub mod words;
mod working;

pub use edition::{Edition, ReportKind};
pub use iaqi::{Breakpoint, Clause, IaqiOutcome, Working, breakpoints, explain};
pub use level::Level;
pub use pollutant::{PerPollutant, Pollutant, PollutantSet};
pub use report::{Note, Reading, Report, evaluate, evaluate_under};
pub use working::{ReportWorking, evaluate_with_working};
