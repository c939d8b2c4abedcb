//! Surface water: the class of a section by its worst item.
//!
//! GB 3838-2002 judges each item by table 1; 环办〔2011〕22号 takes the worst of them as the class of
//! the section, leaves total nitrogen and faecal coliforms out of it, and calls the items that carry
//! it the deciding ones (定类因子). Values are compared as given, without rounding, so that 1.01 mg/L
//! is above a limit of 1.0.
//!
//! A worked example: NH3-N 1.01 mg/L is above class III (1.0) and within class IV (1.5); the
//! exceedance multiple is (1.01 − 1.0) / 1.0 = 0.01.
//!
//! ```
//! use mingjing_domain::water::{Body, Class, Item, Reading, classify};
//! let verdict = classify(Body::River, &[
//!     (Item::Ph, Reading::Measured("8.06".parse()?)),
//!     (Item::Nh3n, Reading::Measured("1.01".parse()?)),
//! ]);
//! assert_eq!(verdict.class, Some(Class::IV));
//! assert_eq!(verdict.deciding, [Item::Nh3n]);
//! assert_eq!(verdict.exceeding, [(Item::Nh3n, Some("0.01".parse()?))]);
//! # Ok::<(), mingjing_domain::decimal::ParseDecimalError>(())
//! ```

pub mod basin;
mod class;
mod item;
mod standard;
pub mod target;
mod verdict;
mod working;

pub use class::{Class, Status};
pub use item::Item;
pub use standard::{Body, EDITION, limit};
pub use verdict::{Invalid, Judged, Reading, Verdict, classify, classify_with_saturation};
pub use working::{Working, classify_with_working};
