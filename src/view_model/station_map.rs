//! Where the stations of a place lie towards each other: a sketch by their coordinates, without any border.

use super::air::Ranked;
use mingjing_chart::text;
use mingjing_contract::places::Station;
use mingjing_domain::Decimal;

/// Width of the sketch in its own units, which are CSS pixels on a phone.
pub const WIDTH: f64 = 340.0;
/// Font size of the labels.
pub const FONT_PX: f64 = 12.0;
/// Radius of a station's dot.
pub const RADIUS: f64 = 7.0;
/// White around the outermost dots, so that labels find room.
const MARGIN: f64 = 34.0;
/// The sketch is never higher or lower than this.
const HEIGHTS: (f64, f64) = (120.0, 380.0);
/// Kilometres of a degree of latitude.
const KM_PER_DEGREE: f64 = 111.2;
/// Lengths that the scale may show, kilometres.
const SCALES_KM: [u16; 8] = [100, 50, 20, 10, 5, 2, 1, 0];

/// A station on the sketch.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Middle of its dot.
    pub at: (f64, f64),
    /// Level of its index.
    pub level: Option<u8>,
    /// Name and index.
    pub words: String,
    /// Left end and middle of its label; none where no place is free, and the list beside has it.
    pub label: Option<(f64, f64)>,
}

/// The sketch.
#[derive(Clone, Debug, PartialEq)]
pub struct Sketch {
    /// Its height.
    pub height: f64,
    /// The stations.
    pub spots: Vec<Spot>,
    /// A length on it: kilometres, units.
    pub scale: Option<(u16, f64)>,
}

/// A rectangle: left, top, right, bottom.
type Area = [f64; 4];

/// The sketch of the stations that have coordinates; none where fewer than two have.
#[must_use]
pub fn sketch(stations: &[Station], ranked: &[Ranked]) -> Option<Sketch> {
    let places: Vec<(&Ranked, (f64, f64))> = ranked
        .iter()
        .filter_map(|row| {
            let station = stations.iter().find(|station| station.code == row.code)?;
            Some((row, (degrees(station.lon?)?, degrees(station.lat?)?)))
        })
        .collect();
    if places.len() < 2 {
        return None;
    }
    let span = |values: &dyn Fn(&(f64, f64)) -> f64| {
        let all = || places.iter().map(|(_, at)| values(at));
        (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max))
    };
    let ((west, east), (south, north)) = (span(&|at| at.0), span(&|at| at.1));
    // A degree of longitude is shorter the further north it lies.
    let squeeze = f64::midpoint(south, north).to_radians().cos();
    let (wide, high) = ((east - west) * squeeze, north - south);
    let room = (WIDTH - 2.0 * MARGIN, HEIGHTS.1 - 2.0 * MARGIN);
    let unit = [(room.0, wide), (room.1, high)]
        .into_iter()
        .filter(|(_, degrees)| *degrees > 0.0)
        .map(|(room, degrees)| room / degrees)
        .fold(f64::INFINITY, f64::min);
    if !unit.is_finite() {
        return None;
    }
    let height = (high * unit + 2.0 * MARGIN).clamp(HEIGHTS.0, HEIGHTS.1);
    let middle = (f64::midpoint(west, east), f64::midpoint(south, north));
    let on = |at: (f64, f64)| {
        (WIDTH / 2.0 + (at.0 - middle.0) * squeeze * unit, height / 2.0 - (at.1 - middle.1) * unit)
    };
    let dots: Vec<(f64, f64)> = places.iter().map(|(_, at)| on(*at)).collect();
    let mut taken: Vec<Area> = dots.iter().map(|(x, y)| around(*x, *y, RADIUS, RADIUS)).collect();
    // The scale stands in the lower left corner.
    taken.push([0.0, height - 26.0, 120.0, height]);
    let spots = places
        .iter()
        .zip(&dots)
        .map(|((row, _), at)| {
            let words = format!("{} {}", row.name, row.aqi);
            let label = free(*at, &words, height, &taken);
            if let Some(area) = label {
                taken.push(area);
            }
            Spot {
                at: *at,
                level: row.level,
                words,
                label: label.map(|[left, top, _, bottom]| (left, f64::midpoint(top, bottom))),
            }
        })
        .collect();
    let scale = SCALES_KM
        .into_iter()
        .map(|km| (km, f64::from(km) / KM_PER_DEGREE * unit))
        .find(|(km, length)| *km > 0 && *length <= 100.0);
    Some(Sketch { height, spots, scale })
}

/// Degrees, for drawing.
fn degrees(value: Decimal) -> Option<f64> {
    value.to_string().parse().ok()
}

fn around(x: f64, y: f64, half_wide: f64, half_high: f64) -> Area {
    [x - half_wide, y - half_high, x + half_wide, y + half_high]
}

/// Where a label covers nothing: right, left, below, above of its dot, then askew.
fn free(at: (f64, f64), words: &str, height: f64, taken: &[Area]) -> Option<Area> {
    let half = (text::width(words, FONT_PX) / 2.0 + 1.0, FONT_PX * 0.65);
    let (beside, above) = (RADIUS + 3.0 + half.0, RADIUS + 2.0 + half.1);
    let askew = RADIUS + half.0 * 0.6;
    let ways = [
        (beside, 0.0),
        (-beside, 0.0),
        (0.0, above),
        (0.0, -above),
        (askew, above),
        (-askew, above),
        (askew, -above),
        (-askew, -above),
    ];
    ways.into_iter().map(|(x, y)| around(at.0 + x, at.1 + y, half.0, half.1)).find(|area| {
        let [left, top, right, bottom] = *area;
        let inside = left >= 0.0 && top >= 0.0 && right <= WIDTH && bottom <= height;
        inside
            && taken.iter().all(|other| {
                let [l, t, r, b] = *other;
                right <= l || r <= left || bottom <= t || b <= top
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stations(at: &[(&str, &str)]) -> (Vec<Station>, Vec<Ranked>) {
        let pairs = at.iter().enumerate().map(|(index, (lon, lat))| {
            let code = format!("{index}A");
            let station = Station {
                code: code.clone(),
                name_zh: "监测站".to_owned(),
                name_en: None,
                region: "r".to_owned(),
                lon: lon.parse().ok(),
                lat: lat.parse().ok(),
                reference: false,
                stopped_on: None,
                history: vec![],
                sample: true,
            };
            let ranked = Ranked {
                code,
                name: "监测站的名称".to_owned(),
                aqi: "120".to_owned(),
                level: Some(3),
                category: String::new(),
                primary: String::new(),
                note: None,
            };
            (station, ranked)
        });
        pairs.unzip()
    }

    #[test]
    fn north_is_up_and_both_directions_have_one_scale() {
        let (stations, ranked) = stations(&[("106.0", "40.0"), ("107.0", "40.0"), ("106.0", "39.0")]);
        let sketch = sketch(&stations, &ranked).unwrap();
        let [a, east, south] = [0, 1, 2].map(|index: usize| sketch.spots[index].at);
        assert!(east.0 > a.0 && (east.1 - a.1).abs() < 1e-9 && south.1 > a.1);
        // At 39.5° a degree of longitude is 0.772 of one of latitude.
        assert!(((east.0 - a.0) / (south.1 - a.1) - 0.7716).abs() < 1e-3);
        let (km, length) = sketch.scale.unwrap();
        assert!((f64::from(km) / length - 111.2 / (south.1 - a.1)).abs() < 1e-6);
    }

    #[test]
    fn labels_cover_neither_dots_nor_each_other_and_stay_inside() {
        let crowd: Vec<(String, String)> = (0..24_u32)
            .map(|n| (format!("106.{:03}", n * 7919 % 97), format!("39.{:03}", n * 104_729 % 89)))
            .collect();
        let crowd: Vec<(&str, &str)> = crowd.iter().map(|(lon, lat)| (lon.as_str(), lat.as_str())).collect();
        let (stations, ranked) = stations(&crowd);
        let sketch = sketch(&stations, &ranked).unwrap();
        let width = text::width(&sketch.spots[0].words, FONT_PX);
        let areas: Vec<Area> = sketch
            .spots
            .iter()
            .filter_map(|spot| spot.label)
            .map(|(left, middle)| [left, middle - 6.0, left + width, middle + 6.0])
            .collect();
        assert!(areas.len() > 6 && areas.len() < 24, "{}", areas.len());
        for (index, [left, top, right, bottom]) in areas.iter().enumerate() {
            assert!(*left >= 0.0 && *right <= WIDTH && *top >= 0.0 && *bottom <= sketch.height);
            for [l, t, r, b] in &areas[index + 1..] {
                assert!(right <= l || r <= left || bottom <= t || b <= top);
            }
            for spot in &sketch.spots {
                let (x, y) = (spot.at.0.clamp(*left, *right), spot.at.1.clamp(*top, *bottom));
                assert!((x - spot.at.0).hypot(y - spot.at.1) >= RADIUS - 1e-9);
            }
        }
    }

    #[test]
    fn one_station_or_all_in_one_place_make_no_sketch() {
        let (stations_, ranked) = stations(&[("106.0", "40.0")]);
        assert_eq!(sketch(&stations_, &ranked), None);
        let (stations_, ranked) = stations(&[("106.0", "40.0"), ("106.0", "40.0")]);
        assert_eq!(sketch(&stations_, &ranked), None);
    }
}
