//! Air: the newest hour, hours by month, days by year.

mod hours_series;

use crate::{Id, missing::MissingReason};
use mingjing_domain::Decimal;
use mingjing_domain::air::PerPollutant;
use serde::{Deserialize, Serialize};

/// One value for each of the six pollutants. Concentrations: µg/m³, CO mg/m³.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Six<T> {
    /// Sulphur dioxide.
    pub so2: T,
    /// Nitrogen dioxide.
    pub no2: T,
    /// Carbon monoxide.
    pub co: T,
    /// Ozone: 1-hour mean in hourly tables, daily maximum 8-hour mean in daily ones.
    pub o3: T,
    /// Particles up to 10 µm.
    pub pm10: T,
    /// Particles up to 2.5 µm.
    pub pm25: T,
}

impl<T> Six<T> {
    /// Identifiers in the order of HJ 633.
    pub const IDS: [&'static str; 6] = ["so2", "no2", "co", "o3", "pm10", "pm25"];

    /// The value of a pollutant by its identifier.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&T> {
        Some(match id {
            "so2" => &self.so2,
            "no2" => &self.no2,
            "co" => &self.co,
            "o3" => &self.o3,
            "pm10" => &self.pm10,
            "pm25" => &self.pm25,
            _ => return None,
        })
    }

    /// References in the order of [`Self::IDS`].
    #[must_use]
    pub fn as_array(&self) -> [&T; 6] {
        [&self.so2, &self.no2, &self.co, &self.o3, &self.pm10, &self.pm25]
    }

    /// The values as the rules take them.
    #[must_use]
    pub fn per_pollutant(&self) -> PerPollutant<T>
    where
        T: Copy,
    {
        PerPollutant(self.as_array().map(|value| *value))
    }

    /// From values in the order of [`Self::IDS`].
    #[must_use]
    pub fn from_array([so2, no2, co, o3, pm10, pm25]: [T; 6]) -> Self {
        Self { so2, no2, co, o3, pm10, pm25 }
    }
}

/// Table `air_now`: the newest hour of every station and region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AirNow {
    /// End of the hour (RFC 3339): `2025-02-15T20:00:00+08:00` is the mean of 19:00–20:00.
    pub hour_ending: String,
    /// Edition of HJ 633 that judged it.
    pub edition: String,
    /// One row a place, regions first, then stations, each by code.
    pub places: Vec<PlaceNow>,
}

/// A place in the newest hour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlaceNow {
    /// Station code or region code.
    pub place: Id,
    /// Concentrations: of a station as given, of a region the mean rounded by GB/T 8170.
    pub values: Six<Option<Decimal>>,
    /// Individual indices.
    pub iaqi: Six<Option<u16>>,
    /// AQI; absent where the standard gives none.
    pub aqi: Option<u16>,
    /// Level 1–6.
    pub level: Option<u8>,
    /// Primary pollutants (identifiers), only above AQI 50.
    pub primary: Vec<String>,
    /// Why there is no AQI, or what else must be known: an identifier, e.g. `incomplete`.
    pub note: Option<String>,
    /// AQI that the source itself published for this hour, where it did.
    pub published_aqi: Option<u16>,
    /// For a region: stations with a value, stations in all (reference stations not counted).
    pub stations: Option<StationCount>,
    /// Why the whole place is without a report.
    pub missing: Option<MissingReason>,
}

/// How many stations stand behind a region's mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StationCount {
    /// Stations with a valid value for the pollutant that has the fewest.
    pub valid: u16,
    /// Stations in service.
    pub total: u16,
}

/// Table `air_hours`, one place and one month of monitoring days.
///
/// Column value `i` is of the hour that ends at `first_hour_ending + i` hours. Integers; CO is in
/// units of 0.1 mg/m³ (`scale` 1 means: divide by 10). `null` is missing; `gaps` says why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AirHours {
    /// Station or region code.
    pub place: Id,
    /// `yyyy-mm` of the monitoring days (hour 0 belongs to the day before).
    pub month: String,
    /// End of the first hour (RFC 3339).
    pub first_hour_ending: String,
    /// Number of hours; every column has as many values.
    pub hours: u32,
    /// Edition of HJ 633 that judged the `aqi` column.
    pub edition: String,
    /// Decimal places of each column.
    pub scale: Six<u8>,
    /// The concentrations.
    pub columns: Six<Vec<Option<i32>>>,
    /// Computed AQI.
    pub aqi: Vec<Option<u16>>,
    /// AQI of the source, where it differs from the computed one: index and value.
    pub published_aqi_differs: Vec<(u32, Option<u16>)>,
    /// Runs of missing values.
    pub gaps: Vec<Gap>,
}

/// A run of missing hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Gap {
    /// Pollutant identifier; absent when all are missing.
    pub column: Option<String>,
    /// Index of the first missing hour.
    pub from: u32,
    /// How many hours.
    pub hours: u32,
    /// Why.
    pub reason: MissingReason,
}

/// Table `air_days`, one place and one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AirDays {
    /// Station or region code.
    pub place: Id,
    /// The year.
    pub year: i16,
    /// Days in order; days without any record are absent only before the first and after the last.
    pub days: Vec<AirDay>,
}

/// One day of a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AirDay {
    /// The natural day.
    pub date: String,
    /// Edition of HJ 633 that judged it.
    pub edition: String,
    /// Daily means (O3: daily maximum 8-hour mean), rounded by GB/T 8170.
    pub values: Six<Option<Decimal>>,
    /// Individual indices.
    pub iaqi: Six<Option<u16>>,
    /// AQI; absent where the standard gives none.
    pub aqi: Option<u16>,
    /// Level 1–6.
    pub level: Option<u8>,
    /// Primary pollutants (identifiers), only above AQI 50.
    pub primary: Vec<String>,
    /// Why there is no AQI, or what else must be known: an identifier, e.g. `incomplete`.
    pub note: Option<String>,
    /// Hourly values behind each mean (O3: valid 8-hour windows); for a region: valid stations.
    pub counts: Six<u16>,
    /// Why a mean is missing.
    pub missing: Six<Option<MissingReason>>,
}
