//! The place with air data nearest to a point.

use super::to_f64;
use mingjing_chart::kinds::place_map::cosine;
use mingjing_contract::places::Places;

/// Code of the region of the station nearest to a point (degrees); none where no station has coordinates.
/// Made-up stations are nowhere.
#[must_use]
pub fn region(places: &Places, (lon, lat): (f64, f64)) -> Option<&str> {
    // Over the size of a province a plane is good enough, with degrees of longitude as long as they are here.
    let shrink = cosine(lat.to_radians());
    let mut best: Option<(f64, &str)> = None;
    for station in places.stations.iter().filter(|station| !station.sample) {
        let (Some(x), Some(y)) = (station.lon, station.lat) else { continue };
        let (dx, dy) = ((to_f64(x) - lon) * shrink, to_f64(y) - lat);
        let distance = dx * dx + dy * dy;
        if best.is_none_or(|(known, _)| distance < known) {
            best = Some((distance, &station.region));
        }
    }
    best.map(|(_, region)| region)
}

#[cfg(test)]
mod tests {
    use super::*;
    use mingjing_contract::places::Station;

    fn station(code: &str, region: &str, at: Option<(&str, &str)>) -> Station {
        Station {
            code: code.into(),
            name_zh: code.into(),
            name_en: None,
            region: region.into(),
            lon: at.and_then(|(lon, _)| lon.parse().ok()),
            lat: at.and_then(|(_, lat)| lat.parse().ok()),
            reference: false,
            stopped_on: None,
            history: Vec::new(),
            sample: false,
        }
    }

    #[test]
    fn the_nearest_station_gives_the_region_and_one_without_a_place_does_not_count() {
        let stations = vec![
            station("a", "150300", Some(("106.8", "39.7"))),
            station("b", "150100", Some(("111.7", "40.8"))),
            station("c", "150500", None),
        ];
        let places = Places { regions: Vec::new(), stations, sections: Vec::new() };
        assert_eq!(region(&places, (107.0, 39.5)), Some("150300"));
        assert_eq!(region(&places, (112.5, 41.0)), Some("150100"));
        assert_eq!(region(&Places { stations: Vec::new(), ..places }, (0.0, 0.0)), None);
    }
}
