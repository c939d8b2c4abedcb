//! What a month, a year or a city comes to: HJ 663, with the published list of dust days and the ranking
//! of cities.
//!
//! | edition | days | what is known here |
//! |---|---|---|
//! | HJ 663-2013 (trial) | 2013-10-01 to 2026-02-28 | statistics, percentiles, validity, city means, compliance |
//! | HJ 663-2026 | from 2026-03-01 | validity of daily ozone (6.1.2); it adds exceptional events, a moving average of three years and finer rounding, whose text was not at hand |
//! | 环办监测〔2016〕120号 | from 2017-01-01 | dust days: particles left out of means, percentiles and the composite index |
//! | 环办〔2014〕64号 | to 2025-12-31 | composite index and ranking |
//!
//! What is not known answers [`crate::Known::NotKnown`]. The method of 2013 can still be asked for by
//! its own name ([`Edition::rules`]), and its results carry that name.
//!
//! A worked example, PM2.5 over a February of 28 days at 40 µg/m³, one of them dusty:
//!
//! ```
//! use jiff::civil::date;
//! use mingjing_domain::Decimal;
//! use mingjing_domain::air::{PerPollutant, Pollutant};
//! use mingjing_domain::air::assessment::{DayMeans, DustDays, Span, statistics};
//!
//! let span = Span::month(2025, 2).ok_or("a month")?;
//! let mut days: Vec<DayMeans> = span
//!     .days()
//!     .map(|day| DayMeans { day, values: PerPollutant::of(Some(Decimal::from_int(40))) })
//!     .collect();
//! days[9].values[Pollutant::Pm25] = Some(Decimal::from_int(900));
//! let dust: DustDays = [date(2025, 2, 10)].into_iter().collect();
//!
//! let month = statistics(span, &days, &dust).into_result()?;
//! let pm25 = &month.pollutants[Pollutant::Pm25];
//! assert_eq!(pm25.mean(), Some(Decimal::from_int(40)));
//! assert_eq!((pm25.valid_days, pm25.dust_days), (28, 1));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod city;
mod compliance;
mod composite;
mod days;
mod dust;
mod edition;
mod percentile;
mod span;
mod statistics;

pub use city::{CityMean, city_mean};
pub use compliance::{CityYear, Judged, Measure, city_year, exceedance_multiple};
pub use composite::{Composite, Part, composite, rank};
pub use days::{DayIndex, DayShare, DaySummary, summarise};
pub use dust::DustDays;
pub use edition::{Edition, PollutantRule, Rules};
pub use percentile::{Percentile, percentile};
pub use span::{Span, SpanKind};
pub use statistics::{Average, DayMeans, PeriodStatistics, PollutantStatistics, Validity, statistics};
