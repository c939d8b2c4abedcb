//! A month of hours in columns of integers.

use super::gaps;
use super::series::PlaceMonth;
use crate::forms::cell::Cell;
use mingjing_contract::air::{AirHours, Six};
use mingjing_domain::air::{Edition, Pollutant};

/// The month of a place as published.
pub fn encode(place: &str, month: &PlaceMonth) -> Option<AirHours> {
    let first = month.window.hour(0)?;
    let scale = scales(&month.cells);
    let mut position = 0;
    let columns = scale.map(|decimals| {
        let column = column(&month.cells, position, decimals);
        position += 1;
        column
    });
    let differs =
        month.published.iter().zip(&month.aqi).enumerate().filter_map(|(index, (published, aqi))| {
            // A region has no published index to differ from; a station without either has none.
            (published != aqi).then_some((u32::try_from(index).ok()?, *published))
        });
    let is_region = month.published.iter().all(Option::is_none);
    Some(AirHours {
        place: place.to_owned(),
        month: month.window.month.to_string(),
        first_hour_ending: first.to_string(),
        hours: u32::try_from(month.cells.len()).ok()?,
        edition: Edition::on(first.monitoring_day()).name().to_owned(),
        scale: Six::from_array(scale),
        columns: Six::from_array(columns),
        aqi: month.aqi.clone(),
        published_aqi_differs: if is_region { Vec::new() } else { differs.collect() },
        gaps: gaps::of(&month.cells),
    })
}

/// Decimal places of each column: those of the standard, more where the source has more.
fn scales(cells: &[[Cell; 6]]) -> [u8; 6] {
    let mut scales = Pollutant::ALL.map(Pollutant::decimals);
    for six in cells {
        for (scale, cell) in scales.iter_mut().zip(six) {
            if let Ok(value) = cell.value() {
                *scale = (*scale).max(value.scale());
            }
        }
    }
    scales
}

fn column(cells: &[[Cell; 6]], position: usize, decimals: u8) -> Vec<Option<i32>> {
    let integer = |six: &[Cell; 6]| {
        let value = six.get(position)?.value().ok()?;
        i32::try_from(value.to_scaled(decimals)?).ok()
    };
    cells.iter().map(integer).collect()
}
