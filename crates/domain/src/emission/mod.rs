//! Emissions: hourly and daily means of an outlet against the limit that binds it.
//!
//! There is no one limit for a stack: a permit, a national or regional standard and a policy target may
//! all speak of it, each for its own time. So a limit is data that carries its source, document, clause
//! and term ([`Limit`]), and a mean is only measured against a limit that is in force on its day.
//!
//! An automatic monitor's record carries marks: start-up, maintenance, calibration, fault. A mean above
//! the limit with a proper mark is no evidence of an exceedance (MEE announcement 2022 No. 21: waste
//! incineration, thermal power, cement, paper; confidence B). Marked and unmarked ones are therefore
//! counted apart, neither hidden nor added up.
//!
//! | table | source | confidence |
//! |---|---|---|
//! | thermal power, ultra-low | 环发〔2015〕164号: a policy target beside GB 13223-2011 | B |
//! | coking, special limits | GB 16171-2012 table 6; replaced for air by GB 16171.1-2024, whose figures and dates for existing plants are not known here | C |
//! | coking, ultra-low | 环大气〔2024〕5号 | C |
//! | data marks | HJ 212-2017; HJ 212-2025 is in force since 2026-01-01 | C |
//!
//! A worked example: SO2 42 mg/m³ against 35: (42 − 35) / 35 = 0.20.
//!
//! ```
//! use jiff::civil::date;
//! use mingjing_domain::emission::{Mark, Mean, THERMAL_ULTRA_LOW, assess};
//! let limit = THERMAL_ULTRA_LOW.limits().find(|limit| limit.item == "so2").ok_or("in the table")?;
//! let mean = |value: &str, mark| -> Result<_, Box<dyn std::error::Error>> {
//!     Ok(Mean { day: date(2024, 6, 1), value: Some(value.parse()?), mark })
//! };
//! let means = [mean("30", Mark::Normal)?, mean("42", Mark::Normal)?, mean("90", Mark::StartUp)?];
//! let result = assess(&limit, &means);
//! assert_eq!((result.judged, result.unmarked_exceedances, result.marked_exceedances), (3, 1, 1));
//! let worst = result.worst.ok_or("one is unmarked")?;
//! assert_eq!((worst.place, worst.multiple), (1, Some("0.20".parse()?)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod assess;
mod limit;
mod mark;
mod tables;

pub use assess::{Assessment, DayMean, Mean, Worst, assess, at_reference_oxygen, day_mean};
pub use limit::{Averaging, Limit, LimitSource, in_force, strictest};
pub use mark::Mark;
pub use tables::{COKING_SPECIAL_2012, COKING_ULTRA_LOW, LimitRow, LimitSet, THERMAL_ULTRA_LOW};
