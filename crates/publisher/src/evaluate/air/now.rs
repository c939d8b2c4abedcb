//! The newest hour of every place.

use super::network::{Network, Node};
use super::regions::station_count;
use super::report::{Said, hourly, said, why_all_missing};
use super::series::PlaceSeries;
use crate::forms::cell::Cell;
use mingjing_contract::air::{AirNow, PlaceNow, Six, StationCount};
use mingjing_domain::{air::Edition, time::HourEnding};

/// Regions first, then stations, each by code.
pub fn evaluate(
    hour: HourEnding,
    network: &Network,
    regions: &[PlaceSeries],
    stations: &[PlaceSeries],
) -> AirNow {
    let members = network.regions();
    let regional = regions.iter().zip(&members).map(|(region, (_, members))| {
        let hours: Vec<(&Node, Option<&[Cell; 6]>)> = members
            .iter()
            .map(|(position, node)| (*node, stations.get(*position).and_then(|station| at(station, hour).0)))
            .collect();
        place(hour, region, Some(station_count(hour.monitoring_day(), &hours)))
    });
    let local = stations.iter().map(|station| place(hour, station, None));
    AirNow {
        hour_ending: hour.to_string(),
        edition: Edition::on(hour.monitoring_day()).name().to_owned(),
        places: regional.chain(local).collect(),
    }
}

/// Cells and published AQI of a place in an hour.
fn at(place: &PlaceSeries, hour: HourEnding) -> (Option<&[Cell; 6]>, Option<u16>) {
    match place.months.iter().find_map(|month| month.at(hour)) {
        Some((six, aqi)) => (Some(six), aqi),
        None => (None, None),
    }
}

fn place(hour: HourEnding, series: &PlaceSeries, stations: Option<StationCount>) -> PlaceNow {
    let (six, published_aqi) = at(series, hour);
    let six = six.copied().unwrap_or_default();
    let Said { iaqi, aqi, level, primary, note } = said(&hourly(hour.monitoring_day(), &six));
    PlaceNow {
        place: series.code.clone(),
        values: Six::from_array(six.map(|cell| cell.value().ok())),
        iaqi,
        aqi,
        level,
        primary,
        note,
        published_aqi,
        stations,
        missing: why_all_missing(&six),
    }
}
