//! Air: the index of HJ 633, the limits of GB 3095, means and their validity.
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

mod edition;
mod iaqi;
mod level;
pub mod limits;
pub mod means;
mod pollutant;
mod report;
pub mod validity;
mod working;

pub use edition::{Edition, ReportKind};
pub use iaqi::{Breakpoint, Clause, IaqiOutcome, Working, breakpoints, explain};
pub use level::Level;
pub use pollutant::{PerPollutant, Pollutant, PollutantSet};
pub use report::{Note, Reading, Report, evaluate};
pub use working::{ReportWorking, evaluate_with_working};
