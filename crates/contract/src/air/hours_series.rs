//! A month of hours in the compact columnar form.

use super::{AirHours, Gap, Six};
use crate::Id;
use crate::series::{self, Column, SeriesError};
use serde::{Deserialize, Serialize};

/// Name of the column of computed indices, behind the six concentrations.
const AQI: &str = "aqi";

/// What the head of the series says beside the columns.
#[derive(Serialize, Deserialize)]
struct Meta {
    place: Id,
    month: String,
    first_hour_ending: String,
    edition: String,
    scale: Six<u8>,
    published_aqi_differs: Vec<(u32, Option<u16>)>,
    gaps: Vec<Gap>,
}

impl AirHours {
    /// The table in the compact columnar form: columns `so2 no2 co o3 pm10 pm25 aqi`, everything else in
    /// the head's `meta`.
    ///
    /// # Errors
    /// [`SeriesError`] when the columns are of unequal length.
    pub fn to_series(&self) -> Result<Vec<u8>, SeriesError> {
        let meta = Meta {
            place: self.place.clone(),
            month: self.month.clone(),
            first_hour_ending: self.first_hour_ending.clone(),
            edition: self.edition.clone(),
            scale: self.scale.clone(),
            published_aqi_differs: self.published_aqi_differs.clone(),
            gaps: self.gaps.clone(),
        };
        let aqi: Column = self.aqi.iter().map(|aqi| aqi.map(i32::from)).collect();
        let six = Six::<()>::IDS.into_iter().zip(self.columns.as_array());
        let mut columns: Vec<(&str, &[Option<i32>])> =
            six.map(|(id, column)| (id, column.as_slice())).collect();
        columns.push((AQI, &aqi));
        series::encode(&meta, &columns)
    }

    /// Reads what [`Self::to_series`] wrote. A column that is not there counts as missing throughout.
    ///
    /// # Errors
    /// [`SeriesError`].
    pub fn from_series(bytes: &[u8]) -> Result<Self, SeriesError> {
        let (meta, mut columns) = series::decode::<Meta>(bytes)?;
        let rows = columns.first().map_or(0, |(_, column)| column.len());
        let mut take = |name: &str| {
            let found = columns.iter_mut().find(|(known, _)| known == name);
            found.map_or_else(|| vec![None; rows], |(_, column)| core::mem::take(column))
        };
        let six = Six::<()>::IDS.map(&mut take);
        let aqi = take(AQI).into_iter().map(|aqi| aqi.and_then(|aqi| u16::try_from(aqi).ok())).collect();
        Ok(Self {
            place: meta.place,
            month: meta.month,
            first_hour_ending: meta.first_hour_ending,
            hours: u32::try_from(rows).unwrap_or(u32::MAX),
            edition: meta.edition,
            scale: meta.scale,
            columns: Six::from_array(six),
            aqi,
            published_aqi_differs: meta.published_aqi_differs,
            gaps: meta.gaps,
        })
    }
}
