//! The Chinese environmental rules that a disclosure portal needs: exact, pure, keyed by date.
//!
//! * [`air`]: individual and overall air quality index (HJ 633), limits (GB 3095), means with their
//!   validity rules (GB 3095 table 4), periods, cities and ranking (HJ 663), reference states, foreign
//!   scales as lenses, warning grades.
//! * [`water`]: class of a surface-water section by its worst item (GB 3838-2002).
//! * [`emission`]: means of an outlet against a limit with source and term.
//! * [`groundwater`] (GB/T 14848-2017) and [`drinking`] water (GB 5749-2022).
//! * [`lake`]: trophic state of a lake, TLI(Σ).
//! * [`ledger`]: what the calendar, the unit and the public record say about a task on a day.
//! * [`feedback`]: legal time limits of a report from the public.
//! * [`codes`] and [`units`]: what the national platforms call things.
//! * [`explain`]: one function that tells in Chinese or English how any result came about.
//! * [`assumption`], [`known`], [`confidence`]: what no clause decides, what is not known here, how sure a
//!   figure is.
//! * [`soil`]: risk of farmland and of land to build on (GB 15618-2018, GB 36600-2018).
//! * [`point`]: coordinates as people write them, distances, what of them may be told.
//! * [`calendar`]: natural and working days, with the holidays as far as their notices go.
//! * [`time`]: hour-ending stamps and the natural day that an hour belongs to.
//! * [`decimal`], [`fraction`]: exact numbers with rounding by GB/T 8170.
//!
//! Invariants of the whole crate:
//! * no input or output, no clock, no global state: the same arguments give the same answer for ever;
//! * no binary floating point: values are parsed from decimal text and stay decimal;
//! * no panic on any input; a value that cannot be used is absent with a reason;
//! * what changes from edition to edition of a standard is a table keyed by date, not a condition.

pub mod air;
pub mod assumption;
pub mod calendar;
pub mod codes;
pub mod confidence;
pub mod decimal;
pub mod drinking;
pub mod emission;
pub mod explain;
pub mod feedback;
pub mod fraction;
pub mod groundwater;
pub mod known;
pub mod lake;
pub mod language;
pub mod ledger;
pub mod order;
pub mod point;
pub mod sample;
pub mod soil;
pub mod time;
pub mod units;
pub mod water;

pub use decimal::Decimal;
pub use fraction::Fraction;
pub use known::{Known, Open};
pub use language::Language;
