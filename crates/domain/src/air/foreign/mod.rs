//! Scales of other countries: lenses beside the verdict, never the verdict.
//!
//! | scale | edition | what it gives |
//! |---|---|---|
//! | [`epa`] | US EPA, table of 2024-05-06 | an index 0–500 and beyond |
//! | [`eea`] | European index, bands of 2024 | a band 1–6 |
//! | [`who`] | WHO guidelines of 2021 | guideline and interim targets |
//!
//! Each has its own averaging times, rounding and colours: their numbers must not stand on a legend of
//! the Chinese index. Their units differ too ([`gas`]). NowCast, by which the United States turn hours
//! into a current index, is [not offered](NOWCAST): its text was not at hand.

pub mod eea;
pub mod epa;
pub mod gas;
pub mod who;

use crate::known::{Known, Open};

/// NowCast cannot have a value here: the type has none.
pub const NOWCAST: Known<core::convert::Infallible> = Known::NotKnown(Open::NowCast);
