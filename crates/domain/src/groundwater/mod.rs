//! Groundwater: the class of a well by its worst item.
//!
//! | edition | in force | items here | confidence |
//! |---|---|---|---|
//! | GB/T 14848-1993 | until 2018-04-30 | not known here | |
//! | GB/T 14848-2017 | from 2018-05-01 | the 39 regular ones | B, column Ⅲ A |
//!
//! Class Ⅰ to Ⅳ have limits; what breaks that of Ⅳ is class Ⅴ. The well has the class of its worst item.
//! Values are compared as given, without rounding. The limits of arsenic, lead and mercury are not those
//! of surface water (GB 3838). A radiological item above its last limit is "Ⅳ or Ⅴ": the table does not
//! tell them apart, and [`Judged::open_ended`] says so.
//!
//! A worked example: fluoride 1.4 mg/L is above the 1.0 of class Ⅲ and within the 2.0 of class Ⅳ; the
//! exceedance multiple is (1.4 − 1.0) / 1.0 = 0.40.
//!
//! ```
//! use jiff::civil::date;
//! use mingjing_domain::groundwater::{Class, Item, evaluate};
//! use mingjing_domain::sample::Reading;
//! let item = |id| Item::from_id(id).ok_or("no such item");
//! let readings = [
//!     (item("f")?, Reading::Measured("1.4".parse()?)),
//!     (item("as")?, Reading::Below("0.001".parse()?)),
//! ];
//! let verdict = evaluate(date(2024, 6, 1), &readings).into_result()?;
//! assert_eq!(verdict.class, Some(Class::IV));
//! assert_eq!(verdict.deciding().map(|judged| judged.item.id).collect::<Vec<_>>(), ["f"]);
//! assert_eq!(verdict.exceeding().next().and_then(|judged| judged.multiple), Some("0.40".parse()?));
//! // Before the edition that is known here there is no answer rather than a wrong one.
//! assert!(evaluate(date(2018, 4, 30), &readings).rule().is_none());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod table;
mod verdict;

pub use table::{EDITION, Item};
pub use verdict::{Class, Judged, Verdict, evaluate};
