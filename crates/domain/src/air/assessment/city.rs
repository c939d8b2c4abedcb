//! The value of a city from its stations.

use crate::Decimal;
use crate::air::{Pollutant, validity};
use crate::assumption::{Assumption, Assumptions};

/// A city's mean with the stations behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CityMean {
    /// The pollutant.
    pub pollutant: Pollutant,
    /// Mean of the valid stations, rounded by GB/T 8170; none if too few have a value.
    pub value: Option<Decimal>,
    /// What the stations at hand come to even if they are too few. For the working only.
    pub of_what_there_is: Option<Decimal>,
    /// Stations with a valid value.
    pub valid: u16,
    /// Stations that assess the city.
    pub total: u16,
    /// What no clause decides.
    pub assumption: Assumptions,
}

/// The arithmetic mean over a city's assessment stations: at least 75 % of them need a value, or half
/// where there are fewer than four. A value below zero counts as none.
///
/// ```
/// use mingjing_domain::air::{Pollutant, assessment::city_mean};
/// let stations = ["30".parse().ok(), "41".parse().ok(), None];
/// let mean = city_mean(Pollutant::Pm25, &stations);
/// assert_eq!((mean.valid, mean.total), (2, 3));
/// assert_eq!(mean.value.map(|value| value.to_string()).as_deref(), Some("36"), "35.5, half to even");
/// ```
#[must_use]
pub fn city_mean(pollutant: Pollutant, stations: &[Option<Decimal>]) -> CityMean {
    let values = || stations.iter().flatten().copied().filter(|value| !value.is_negative());
    // More stations than a u16 counts are no city: the mean is then not valid.
    let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    let (valid, total) = (count(values().count()), count(stations.len()));
    let of_what_there_is = Decimal::mean(values(), pollutant.decimals());
    let enough = validity::station_share_valid(valid, total);
    CityMean {
        pollutant,
        value: of_what_there_is.filter(|_| enough),
        of_what_there_is,
        valid,
        total,
        assumption: Assumptions::NONE.with(Assumption::StationShareOf2013),
    }
}
