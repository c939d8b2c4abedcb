//! From the bytes of a published file to its table, whichever form it has.

use crate::air::{AirDays, AirHours, AirNow};
use crate::air_relayed::{AirDaily, DustDays, Forecasts};
use crate::bulletins::{BulletinText, Bulletins};
use crate::drinking::{Drinking, DrinkingReadings};
use crate::emissions::{EmissionDays, Emissions};
use crate::facilities::Facilities;
use crate::groundwater::{Groundwater, WellReadings};
use crate::history::{Corrections, History};
use crate::json;
use crate::lakes::{LakeReadings, Lakes};
use crate::ledger::{Duties, Ledger, Sources};
use crate::places::Places;
use crate::polluters::Polluters;
use crate::portal::Portal;
use crate::replies::Replies;
use crate::series;
use crate::soil::Soil;
use crate::targets::Targets;
use crate::warnings::Warnings;
use crate::water::{WaterNow, WaterReadings};
use serde::de::DeserializeOwned;

/// A table of the record. Most are JSON; long series have a form of their own.
pub trait Table: DeserializeOwned {
    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// In words, when the bytes are not this table.
    fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        json::read(bytes)
    }
}

macro_rules! json_tables {
    ($($table:ty),*) => { $(impl Table for $table {})* };
}
json_tables!(
    AirDays,
    AirNow,
    Corrections,
    Duties,
    History,
    Ledger,
    Places,
    Portal,
    Sources,
    Targets,
    WaterNow,
    WaterReadings
);
json_tables!(AirDaily, DustDays, Forecasts, Warnings, LakeReadings, Lakes, Groundwater, WellReadings);
json_tables!(Drinking, DrinkingReadings, Soil, Polluters, Emissions, EmissionDays, Facilities, Bulletins);
json_tables!(BulletinText, Replies);

impl Table for AirHours {
    fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        // The first releases of contract 1 had it as JSON; they stay readable.
        if bytes.starts_with(&series::MAGIC) {
            Self::from_series(bytes).map_err(|error| error.to_string())
        } else {
            json::read(bytes)
        }
    }
}
