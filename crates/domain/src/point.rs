//! A point on the ground: degrees of WGS 84 (CGCS2000 is the same within a metre), held as whole hundred-thousandths of a
//! degree, about a metre each.
//!
//! WGS 84 because satellites' receivers and browsers give it and CGCS2000, China's own datum, agrees with it. Public web
//! maps in China show GCJ-02, shifted by some hundred metres: what is copied from one is off by as much, and nothing in the
//! numbers tells.
//!
//! Distances are worked out in whole numbers on a sphere of 6,371.0088 km, flattened around the two points: within one per
//! cent over 300 km at the latitudes of China. They are for people ("about 1.2 km"), no clause rounds them.

mod direction;
mod read;

pub use direction::Direction;
pub use read::{PointFault, degrees};

use crate::Decimal;

/// Hundred-thousandths of a degree.
const PER_DEGREE: i32 = 100_000;

/// Millimetres of a hundred-thousandth of a degree of latitude, by 1,000.
const UNIT_MICROMETRES: i64 = 1_111_951;

/// What a published point is rounded to: a hundredth of a degree, about a kilometre.
const COARSE: i32 = 1000;

/// A point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Point {
    lat: i32,
    lon: i32,
}

impl Point {
    /// A point from hundred-thousandths of a degree; none where the earth has none.
    #[must_use]
    pub fn new(lat: i32, lon: i32) -> Option<Self> {
        let is_there = lat.abs() <= 90 * PER_DEGREE && lon.abs() <= 180 * PER_DEGREE;
        is_there.then_some(Self { lat, lon })
    }

    /// From decimal degrees; digits beyond the fifth are rounded.
    #[must_use]
    pub fn of_decimals(lat: Decimal, lon: Decimal) -> Option<Self> {
        let units = |value: Decimal| i32::try_from(value.round_half_even(5).to_scaled(5)?).ok();
        Self::new(units(lat)?, units(lon)?)
    }

    /// Latitude and longitude, hundred-thousandths of a degree.
    #[must_use]
    pub fn units(self) -> (i32, i32) {
        (self.lat, self.lon)
    }

    /// Latitude in decimal degrees: `39.65`.
    #[must_use]
    pub fn lat_text(self) -> String {
        text(self.lat)
    }

    /// Longitude in decimal degrees: `106.79`.
    #[must_use]
    pub fn lon_text(self) -> String {
        text(self.lon)
    }

    /// What may be told of it to everybody: the nearest crossing of a grid of 0.01°. Nothing that was within the same
    /// kilometre can be told from it.
    #[must_use]
    pub fn coarse(self) -> Self {
        let round = |value: i32| (value + COARSE / 2).div_euclid(COARSE) * COARSE;
        Self { lat: round(self.lat), lon: round(self.lon) }
    }

    /// Metres to the east and to the north of another point.
    fn offset_from(self, there: Self) -> (i64, i64) {
        let turn = 360 * i64::from(PER_DEGREE);
        let lon = (i64::from(self.lon) - i64::from(there.lon) + turn / 2).rem_euclid(turn) - turn / 2;
        let lat = i64::from(self.lat) - i64::from(there.lat);
        let cosine = cosine((i64::from(self.lat) + i64::from(there.lat)) / 2);
        let metres = |units: i64| units * UNIT_MICROMETRES / 1_000_000;
        (metres(lon * cosine / 1_000_000), metres(lat))
    }

    /// Metres between two points.
    #[must_use]
    pub fn metres_to(self, other: Self) -> u32 {
        let (east, north) = self.offset_from(other);
        u32::try_from((east * east + north * north).unsigned_abs().isqrt()).unwrap_or(u32::MAX)
    }

    /// In which direction it lies from another point; none where both are the same within a metre.
    #[must_use]
    pub fn direction_from(self, there: Self) -> Option<Direction> {
        let (east, north) = self.offset_from(there);
        if (east, north) == (0, 0) {
            return None;
        }
        // The tangent of 22.5°.
        let is_level = |a: i64, b: i64| a.abs() * 1000 <= b.abs() * 414;
        Some(match (east > 0, north > 0) {
            (true, _) if is_level(north, east) => Direction::E,
            (false, _) if is_level(north, east) => Direction::W,
            (_, true) if is_level(east, north) => Direction::N,
            (_, false) if is_level(east, north) => Direction::S,
            (true, true) => Direction::Ne,
            (true, false) => Direction::Se,
            (false, true) => Direction::Nw,
            (false, false) => Direction::Sw,
        })
    }

    /// The point so many metres away in a direction; none beyond a pole.
    #[must_use]
    pub fn moved(self, direction: Direction, metres: u32) -> Option<Self> {
        let (east, north) = direction.parts();
        self.shifted(east * i64::from(metres) / 1000, north * i64::from(metres) / 1000)
    }

    /// The point so many metres to the east and to the north; none beyond a pole.
    #[must_use]
    pub fn shifted(self, east: i64, north: i64) -> Option<Self> {
        let units = |metres: i64| metres.checked_mul(1_000_000).map(|metres| metres / UNIT_MICROMETRES);
        let narrowed = units(east)?.checked_mul(1_000_000)? / cosine(i64::from(self.lat)).max(1000);
        let turn = 360 * i64::from(PER_DEGREE);
        let lon = (i64::from(self.lon) + narrowed + turn / 2).rem_euclid(turn) - turn / 2;
        let lat = i64::from(self.lat).checked_add(units(north)?)?;
        Self::new(i32::try_from(lat).ok()?, i32::try_from(lon).ok()?)
    }
}

/// How far, for people: to 50 m below a kilometre, to 100 m below ten, else to a kilometre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// So near that no distance is told: 25 m at most.
    Here,
    /// Metres.
    Metres(u32),
    /// Kilometres as a decimal number.
    Kilometres(String),
}

impl About {
    /// Of metres.
    #[must_use]
    pub fn of(metres: u32) -> Self {
        match metres {
            0..=25 => Self::Here,
            26..975 => Self::Metres((metres + 25) / 50 * 50),
            975..9950 => {
                let tenths = (metres + 50) / 100;
                let (whole, tenth) = (tenths / 10, tenths % 10);
                Self::Kilometres(if tenth == 0 { whole.to_string() } else { format!("{whole}.{tenth}") })
            }
            _ => Self::Kilometres((metres.saturating_add(500) / 1000).to_string()),
        }
    }

    /// To a kilometre at best, as befits a point that is known no better. Under half a kilometre is [`About::Here`].
    #[must_use]
    pub fn of_coarse(metres: u32) -> Self {
        match metres.saturating_add(500) / 1000 {
            0 => Self::Here,
            kilometres => Self::Kilometres(kilometres.to_string()),
        }
    }
}

/// Hundred-thousandths as a decimal number without needless noughts.
fn text(units: i32) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let (whole, rest) = (units.unsigned_abs() / 100_000, units.unsigned_abs() % 100_000);
    let digits = format!("{rest:05}");
    match digits.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        digits => format!("{sign}{whole}.{digits}"),
    }
}

/// The cosine of a latitude (hundred-thousandths of a degree), in millionths, within 30.
fn cosine(lat: i64) -> i64 {
    // In millionths throughout: the angle, its square, the series.
    let angle = lat * 17_453_293 / 100_000_000;
    let square = angle * angle / 1_000_000;
    let term = |divisor: i64, inner: i64| 1_000_000 - square * inner / 1_000_000 / divisor;
    term(2, term(12, term(30, term(56, 1_000_000))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn point(lat: &str, lon: &str) -> Point {
        Point::of_decimals(lat.parse().unwrap(), lon.parse().unwrap()).unwrap()
    }

    #[test]
    fn degrees_are_written_as_they_are_spoken() {
        for (lat, lon) in [("39.65", "106.79"), ("-0.00001", "0"), ("-90", "180"), ("39.65432", "-106.8")] {
            let point = point(lat, lon);
            assert_eq!((point.lat_text().as_str(), point.lon_text().as_str()), (lat, lon));
        }
        assert_eq!(point("39.6543251", "106.79").lat_text(), "39.65433");
        assert_eq!(Point::new(9_000_001, 0), None);
        assert_eq!(Point::new(0, -18_000_001), None);
    }

    #[test]
    fn known_distances_hold() {
        // Great circles on the same sphere, worked out with floats elsewhere: Hohhot to Wuhai, a degree of latitude, one of
        // longitude at 40° north.
        for (a, b, metres, direction) in [
            (point("40", "107"), point("41", "107"), 111_195, Direction::S),
            (point("40", "107"), point("40", "108"), 85_179, Direction::W),
            (point("40.842", "111.749"), point("39.655", "106.794"), 440_900, Direction::E),
        ] {
            let found = a.metres_to(b);
            assert!(found.abs_diff(metres) * 200 <= metres, "{found} {metres}");
            assert_eq!(b.metres_to(a), found);
            assert_eq!(a.direction_from(b), Some(direction));
        }
        assert_eq!(point("40", "107").direction_from(point("40", "107")), None);
        assert!(point("0", "179.99").metres_to(point("0", "-179.99")) < 2300, "across the date line");
    }

    #[test]
    fn how_far_is_told_as_exactly_as_it_is_known() {
        let told = [0, 25, 26, 430, 974, 975, 1240, 9949, 9950, 312_400];
        let words = told.map(|metres| match About::of(metres) {
            About::Here => "here".to_owned(),
            About::Metres(metres) => format!("{metres} m"),
            About::Kilometres(km) => format!("{km} km"),
        });
        assert_eq!(
            words,
            ["here", "here", "50 m", "450 m", "950 m", "1 km", "1.2 km", "9.9 km", "10 km", "312 km"]
        );
        assert_eq!(About::of_coarse(499), About::Here);
        assert_eq!(About::of_coarse(1499), About::Kilometres("1".into()));
    }

    proptest! {
        #[test]
        fn a_way_out_leads_so_far_and_in_that_direction(
            lat in -6_000_000i32..6_000_000, lon in -18_000_000i32..18_000_000,
            direction in 0usize..8, metres in 100u32..100_000,
        ) {
            let start = Point::new(lat, lon).unwrap();
            let end = start.moved(Direction::ALL[direction], metres).unwrap();
            prop_assert_eq!(end.direction_from(start), Some(Direction::ALL[direction]));
            // The cosine is taken at the start for the way out, in the middle for the way back.
            prop_assert!(end.metres_to(start).abs_diff(metres) <= metres / 40 + 3, "{}", end.metres_to(start));
        }

        #[test]
        fn a_coarse_point_is_near_and_hides_the_rest(lat in -9_000_000i32..=9_000_000, lon in -18_000_000i32..=18_000_000) {
            let point = Point::new(lat, lon).unwrap();
            let coarse = point.coarse();
            let (clat, clon) = coarse.units();
            prop_assert!(clat % 1000 == 0 && clon % 1000 == 0);
            prop_assert!((clat - lat).abs() <= 500 && (clon - lon).abs() <= 500);
            prop_assert_eq!(coarse.coarse(), coarse);
            prop_assert!(Point::new(clat, clon).is_some());
        }

        #[test]
        fn what_is_written_is_read_again(lat in -9_000_000i32..=9_000_000, lon in -18_000_000i32..=18_000_000) {
            let point = Point::new(lat, lon).unwrap();
            let (lat, lon) = (point.lat_text(), point.lon_text());
            prop_assert_eq!(degrees(&lat, &lon), Ok(Some(point)));
            let pair = format!("{lat}, {lon}");
            prop_assert_eq!(degrees(&pair, ""), Ok(Some(point)));
        }
    }
}
