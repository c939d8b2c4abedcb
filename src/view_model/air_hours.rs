//! The hours of a place as a chart.

mod column;
mod drawing;
pub mod rules;

pub use drawing::{compared, drawn};

use super::air::unit;
use super::figure::Figure;
use super::{civil_time, seconds};
use crate::text::{Text, format, word};
use column::hours;
use mingjing_chart::kinds::time_series::{Band, Break, Limit};
use mingjing_contract::air::AirHours;
use mingjing_domain::air::Pollutant;
use std::sync::Arc;

/// An hour in seconds.
pub const HOUR_S: f64 = 3600.0;

/// What a chart of hours shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// The index.
    Aqi,
    /// A concentration.
    Pollutant(Pollutant),
}

impl Item {
    /// By its identifier in an address.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        if id == "aqi" { Some(Self::Aqi) } else { Pollutant::from_id(id).map(Self::Pollutant) }
    }

    /// Identifier in an address.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Aqi => "aqi",
            Self::Pollutant(pollutant) => pollutant.id(),
        }
    }
}

/// One hour.
#[derive(Clone, Debug, PartialEq)]
pub struct Hour {
    /// Its end, seconds since 1970.
    pub at: f64,
    /// Its value.
    pub value: Option<f64>,
    /// The value in words, or why there is none.
    pub text: String,
}

/// A second value of each hour.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// Its name.
    pub name: String,
    /// A line is drawn of it; otherwise it is said alone.
    pub is_drawn: bool,
    /// Value and words of each hour.
    pub cells: Vec<(Option<f64>, String)>,
}

/// The hours of a place with what is drawn and said with them.
#[derive(Clone, Debug, PartialEq)]
pub struct Hours {
    /// What they are of.
    pub item: Item,
    /// Its name, with the unit.
    pub name: String,
    /// The hours in order.
    pub hours: Vec<Hour>,
    /// Ranges with a meaning.
    pub bands: Vec<Band>,
    /// Values that should not be passed.
    pub limits: Vec<Limit>,
    /// Where another edition begins to hold.
    pub breaks: Vec<Break>,
    /// A second value of each hour.
    pub beside: Option<Beside>,
    /// By whose rules, where they are not those in force.
    pub by: Option<String>,
    /// How much of the time is above the limit, where the limit is not one of hours.
    pub over: Option<String>,
    /// Where the figures come from.
    pub source: String,
}

/// An item over the hours that end in `(until − window, until]`; all hours if no window. By the rules in force.
#[must_use]
pub fn read(
    item: Item,
    months: &[Arc<AirHours>],
    until: &str,
    window_h: Option<u32>,
    t: &'static Text,
) -> Hours {
    let end = seconds(until).unwrap_or(0.0);
    let start = window_h.map_or(f64::MIN, |hours| end - f64::from(hours) * HOUR_S);
    let hours: Vec<Hour> = months
        .iter()
        .flat_map(|month| hours(month, item, t))
        .filter(|hour| hour.at > start && hour.at <= end)
        .collect();
    let edition = months.last().map_or("", |month| month.edition.as_str());
    let name = match item {
        Item::Aqi => t.aqi.to_owned(),
        Item::Pollutant(pollutant) => format!("{}（{}）", word(t.items, item.id()), unit(pollutant)),
    };
    let name =
        if t.lang == crate::route::Lang::En { name.replace('（', " (").replace('）', ")") } else { name };
    Hours {
        item,
        name,
        bands: rules::all_bands(item, months, t),
        limits: rules::limits(item, &hours, t),
        breaks: rules::breaks(months, t),
        hours,
        beside: None,
        by: None,
        over: None,
        source: (t.air_source)(edition),
    }
}

/// The chart of an item by the rules in force.
#[must_use]
pub fn figure(
    place: &str,
    item: Item,
    months: &[Arc<AirHours>],
    until: &str,
    window_h: Option<u32>,
    t: &'static Text,
) -> Figure {
    drawn(place, read(item, months, until, window_h, t), t)
}

fn moment(at: f64, t: &'static Text) -> String {
    civil_time(at).map_or_else(String::new, |at| format::short_moment(t.lang, at))
}
