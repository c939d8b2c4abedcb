//! Drinking water: whether what leaves the plant or comes out of the tap keeps the standard, and whether
//! a source is fit to be one.
//!
//! | edition | in force | items here | confidence |
//! |---|---|---|---|
//! | GB 5749-2006 | until 2023-03-31 | not known here | |
//! | GB 5749-2022 | from 2023-04-01 | 38 regular ones, 4 disinfectants | C, five items B |
//!
//! Most limits are of low confidence ([`Item::confidence`]): they are to be marked wherever they are
//! shown. The water is compliant if every item that could be judged keeps its limit; the answer says how
//! many were judged. The four trihalomethanes together must also keep a sum of ratios to their limits
//! of 1. The owner of the figures is the health authority or the water utility; a portal relays them.
//!
//! A worked example: chloroform 0.030, dibromochloromethane 0.020, bromodichloromethane 0.018 and
//! bromoform 0.010 mg/L: 0.5 + 0.2 + 0.3 + 0.1 = 1.1, above 1, though each keeps its own limit.
//!
//! ```
//! use jiff::civil::date;
//! use mingjing_domain::drinking::{Item, Stage, Supply, evaluate};
//! use mingjing_domain::sample::Reading;
//! let mut readings = Vec::new();
//! for (id, value) in [("chcl3", "0.030"), ("chbr2cl", "0.020"), ("chbrcl2", "0.018"), ("chbr3", "0.010")] {
//!     readings.push((Item::from_id(id).ok_or("no such item")?, Reading::Measured(value.parse()?)));
//! }
//! let verdict = evaluate(date(2024, 6, 1), Stage::Tap, Supply::Central, &readings).into_result()?;
//! let sum = verdict.trihalomethanes.ok_or("all four are given")?;
//! assert_eq!((sum.ratio.to_string().as_str(), sum.within), ("11/10", false));
//! assert!(verdict.items.iter().all(|judged| judged.within()));
//! assert_eq!(verdict.compliant(), Some(false));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod source;
mod table;
mod verdict;

pub use source::{Source, source_fit};
pub use table::{Bounds, EDITION, Item};
pub use verdict::{Breach, Judged, Stage, Supply, Trihalomethanes, Verdict, evaluate};
