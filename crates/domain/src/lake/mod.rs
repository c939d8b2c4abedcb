//! Lakes and reservoirs: the composite trophic state index TLI(Σ) (综合营养状态指数).
//!
//! The index says how far a lake is on the way from clear to overgrown. Five quantities are put on one
//! scale by a logarithm each, and weighed by how closely they follow chlorophyll a in Chinese lakes:
//! W = r² / Σr², with Σr² = 3.7558.
//!
//! | part | unit | TLI of it | r |
//! |---|---|---|---|
//! | chlorophyll a | mg/m³ | 10 × (2.5 + 1.086 ln x) | 1 |
//! | total phosphorus | mg/L | 10 × (9.436 + 1.624 ln x) | 0.84 |
//! | total nitrogen | mg/L | 10 × (5.453 + 1.694 ln x) | 0.82 |
//! | Secchi depth | m | 10 × (5.118 − 1.94 ln x) | −0.83 |
//! | permanganate index | mg/L | 10 × (0.109 + 2.661 ln x) | 0.83 |
//!
//! | edition | from | confidence |
//! |---|---|---|
//! | 环办〔2011〕22号 (the formulae: CNEMC 2001) | 2011 | A |
//!
//! GB 3838 has no such index, though pages on the web name it as the source. Σ exists only with all five
//! parts: with fewer the answer names what is missing and gives no figure under the index's name.
//!
//! Logarithms are worked out in integers with a proven bound of the error, and a figure is given only
//! where both ends of that bound round to the same digits: what is printed is correctly rounded.
//!
//! A worked example by hand: with 1 of everything all logarithms vanish, and
//! 25 × 1 + 94.36 × 0.7056 + 54.53 × 0.6724 + 51.18 × 0.6889 + 1.09 × 0.6889, divided by 3.7558, is 43.73.
//!
//! ```
//! use mingjing_domain::lake::{Grade, Part, PerPart, Trophic, evaluate};
//! use mingjing_domain::sample::Reading;
//! let one = Some(Reading::Measured("1".parse()?));
//! let working = evaluate(&PerPart([one; 5]));
//! let Trophic::Whole { tli, grade } = working.composite else { return Err("all five are given".into()) };
//! assert_eq!((tli.to_string().as_str(), grade), ("43.73", Grade::Mesotrophic));
//! // Without the Secchi depth there is no Σ; the parts stand all the same.
//! let mut four = PerPart([one; 5]);
//! four[Part::SecchiDepth] = None;
//! let working = evaluate(&four);
//! assert_eq!(working.composite, Trophic::Partial);
//! assert_eq!(working.missing().map(|(part, _)| part).collect::<Vec<_>>(), [Part::SecchiDepth]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod index;
mod ln;
mod part;

pub use index::{Missing, PartWorking, Trophic, Working, evaluate};
pub use part::{EDITION, Grade, Part, PerPart};
