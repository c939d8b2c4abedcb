//! One function that turns the working of any result into plain words.
//!
//! A working knows what was given, what was rounded, which row of which table and which clause
//! decided, and what no clause decides. Here it becomes sentences, one line a step, that a reader
//! can follow with a pocket calculator. The words of a language are in one file; a new kind of
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

use crate::air;
pub use crate::language::Language;

/// Whatever can be explained.
#[derive(Clone, Copy, Debug)]
pub enum Working<'a> {
    /// The individual index of one pollutant (HJ 633).
    AirIndex(&'a air::Working),
    /// A whole hourly or daily report (HJ 633).
    AirReport(&'a air::ReportWorking),
}

/// A working in plain words, one line a step, without a line break at its end.
#[must_use]
pub fn explain(working: &Working<'_>, language: Language) -> String {
    match language {
        Language::Zh => match working {
            Working::AirIndex(working) => zh::air_index(working),
            Working::AirReport(working) => zh::air_report(working),
        },
        Language::En => match working {
            Working::AirIndex(working) => en::air_index(working),
            Working::AirReport(working) => en::air_report(working),
        },
    }
}

/// From a reference to a working to the variant that carries it.
macro_rules! explainable {
    ($($variant:ident: $working:ty),* $(,)?) => {
        $(impl<'a> From<&'a $working> for Working<'a> {
            fn from(working: &'a $working) -> Self {
                Self::$variant(working)
            }
        })*
    };
}

explainable! {
    AirIndex: air::Working,
    AirReport: air::ReportWorking,
}
