//! The place of a report as a point, and the published places that it can be told by.

pub mod told;
pub mod words;

use super::NewFeedback;
use crate::places::{Places, Region};
use mingjing_domain::Decimal;
use mingjing_domain::point::{Direction, Point, PointFault, degrees};

/// A point this far (metres) from every published place of the chosen region is asked about before it is sent: about the
/// size of the largest counties.
pub const FAR_METRES: u32 = 150_000;
/// Farthest that a place can be told by another one, in metres.
const MOST_METRES: u32 = 300_000;

impl NewFeedback {
    /// Where, as a point.
    ///
    /// # Errors
    /// [`PointFault`].
    pub fn point(&self) -> Result<Option<Point>, PointFault> {
        degrees(self.lat.as_deref().unwrap_or_default(), self.lon.as_deref().unwrap_or_default())
    }

    /// What of the point everybody may know once the report is published.
    #[must_use]
    pub fn public_point(&self) -> Option<Point> {
        let point = self.point().ok().flatten()?;
        Some(if self.exact { point } else { point.coarse() })
    }

    /// The same with its point in plain decimals, or as it was written where that cannot be read.
    #[must_use]
    pub fn settled(self) -> Self {
        match self.point() {
            Ok(Some(point)) => self.at(Some(point)),
            Ok(None) => self.at(None),
            Err(_) => self,
        }
    }

    /// The same at another point, or at none.
    #[must_use]
    pub fn at(self, point: Option<Point>) -> Self {
        let exact = self.exact && point.is_some();
        Self { lat: point.map(Point::lat_text), lon: point.map(Point::lon_text), exact, ..self }
    }
}

/// Field and code of what is wrong with a point.
#[must_use]
pub fn fault(fault: PointFault) -> (&'static str, &'static str) {
    match fault {
        PointFault::NoLatitude => ("lat", "required"),
        PointFault::NoLongitude => ("lon", "required"),
        PointFault::Latitude => ("lat", "bad_degrees"),
        PointFault::Longitude => ("lon", "bad_degrees"),
    }
}

/// A published place whose coordinates are known. In this record air stations have some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known<'a> {
    /// Identifier.
    pub id: &'a str,
    /// Name in Chinese.
    pub name_zh: &'a str,
    /// Name in English or pinyin, where there is one.
    pub name_en: Option<&'a str>,
    /// Where.
    pub point: Point,
}

/// How a point lies towards a published place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nearby<'a> {
    /// The place.
    pub known: Known<'a>,
    /// How far from it, in metres.
    pub metres: u32,
    /// In which direction from it; none at the place itself.
    pub direction: Option<Direction>,
}

/// The published places of a region (those of its prefecture for a county), or all where none is named. Made-up ones are only
/// for the made-up region.
#[must_use]
pub fn known<'a>(places: &'a Places, region: Option<&str>) -> Vec<Known<'a>> {
    let find = |code: &str| places.regions.iter().find(|region| region.code == code);
    let region = region.and_then(find);
    let is_within = |code: &str| region.is_none_or(|region| code == region.code || is_parent(region, code));
    let is_sample = region.is_some_and(|region| region.sample);
    let stations = places.stations.iter().filter(|one| one.sample == is_sample && is_within(&one.region));
    let known = stations.filter_map(|one| {
        let point = Point::of_decimals(one.lat?, one.lon?)?;
        Some(Known { id: &one.code, name_zh: &one.name_zh, name_en: one.name_en.as_deref(), point })
    });
    known.collect()
}

fn is_parent(region: &Region, code: &str) -> bool {
    region.parent.as_deref() == Some(code)
}

/// The published places nearest to a point, the nearest first.
#[must_use]
pub fn nearest<'a>(places: &'a Places, point: Point, region: Option<&str>, most: usize) -> Vec<Nearby<'a>> {
    let made_up = |code: &str| places.regions.iter().any(|region| region.code == code && region.sample);
    // What is nearest may stand beyond the border; the made-up region has a world of its own.
    let known = known(places, region.filter(|code| made_up(code)));
    let mut near: Vec<Nearby> = Vec::with_capacity(most + 1);
    for known in known {
        let metres = point.metres_to(known.point);
        let place = near.iter().take_while(|one| one.metres <= metres).count();
        if place < most {
            near.insert(place, Nearby { known, metres, direction: point.direction_from(known.point) });
            near.truncate(most);
        }
    }
    near
}

/// How far a point lies from the nearest published place of the chosen region, in metres, where that is so far that it may be
/// a mistake. None where nothing is known of the region.
#[must_use]
pub fn doubtful(places: &Places, point: Point, region: Option<&str>) -> Option<u32> {
    let known = known(places, region);
    known.iter().map(|known| point.metres_to(known.point)).min().filter(|metres| *metres > FAR_METRES)
}

/// A point told by a published place: so many kilometres in a direction from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Near {
    /// Identifier of the place.
    pub id: String,
    /// [`Direction::id`]; may be empty where the distance is.
    pub direction: String,
    /// Kilometres as decimal text; empty: at the place itself.
    pub distance: String,
}

impl Near {
    /// The point, or none where no place is named.
    ///
    /// # Errors
    /// Field and code of what is wrong.
    pub fn point(&self, places: &Places) -> Result<Option<Point>, (&'static str, &'static str)> {
        if self.id.is_empty() {
            return Ok(None);
        }
        let station = places.stations.iter().find(|station| station.code == self.id);
        let there = station.and_then(|station| Point::of_decimals(station.lat?, station.lon?));
        let there = there.ok_or(("near", "unknown"))?;
        let distance = self.distance.trim().replace(['，', '．'], ".");
        let metres = match distance.as_str() {
            "" => 0,
            text => metres(text).ok_or(("distance", "bad_distance"))?,
        };
        if metres == 0 {
            return Ok(Some(there));
        }
        let direction = Direction::from_id(&self.direction).ok_or(("direction", "required"))?;
        there.moved(direction, metres).map(Some).ok_or(("distance", "bad_distance"))
    }
}

fn metres(kilometres: &str) -> Option<u32> {
    let metres = kilometres.parse::<Decimal>().ok()?.round_half_even(3).to_scaled(3)?;
    u32::try_from(metres).ok().filter(|metres| *metres <= MOST_METRES)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Places {
        let region = |code: &str, parent: Option<&str>| serde_json::json!({ "code": code, "name_zh": code, "name_en": code, "parent": parent, "kind": "county", "sample": code.starts_with("sample") });
        let station = |code: &str, region: &str, at: Option<(&str, &str)>| {
            serde_json::json!({
                "code": code, "name_zh": code, "name_en": null, "region": region, "lat": at.map(|at| at.0), "lon": at.map(|at| at.1),
                "reference": false, "stopped_on": null, "history": [], "sample": region.starts_with("sample"),
            })
        };
        let places = serde_json::json!({
            "regions": [region("1503", None), region("150302", Some("1503")), region("1501", None), region("sample", None)],
            "stations": [
                station("a", "1503", Some(("39.65", "106.79"))),
                station("b", "1503", Some(("39.70", "106.79"))),
                station("c", "1501", Some(("40.80", "111.70"))),
                station("d", "1501", None),
                station("s", "sample", Some(("39.65", "106.79"))),
            ],
            "sections": [],
        });
        serde_json::from_value(places).unwrap()
    }

    fn at(lat: &str, lon: &str) -> Point {
        degrees(lat, lon).unwrap().unwrap()
    }

    fn ids(known: &[Known]) -> String {
        known.iter().map(|known| known.id).collect()
    }

    #[test]
    fn a_county_has_the_places_of_its_prefecture_and_the_made_up_region_its_own() {
        let places = places();
        for (region, expected) in [
            (None, "abc"),
            (Some("150302"), "ab"),
            (Some("1501"), "c"),
            (Some("sample"), "s"),
            (Some("?"), "abc"),
        ] {
            assert_eq!(ids(&known(&places, region)), expected, "{region:?}");
        }
    }

    #[test]
    fn the_nearest_places_are_told_with_distance_and_direction() {
        let places = places();
        let near = nearest(&places, at("39.66", "106.79"), Some("1501"), 2);
        let told: Vec<_> = near.iter().map(|one| (one.known.id, one.metres / 100, one.direction)).collect();
        assert_eq!(told, [("a", 11, Some(Direction::N)), ("b", 44, Some(Direction::S))]);
        assert_eq!(nearest(&places, at("39.66", "106.79"), Some("sample"), 3).len(), 1);
        assert!(nearest(&Places { stations: Vec::new(), ..places }, at("0", "0"), None, 3).is_empty());
    }

    #[test]
    fn a_point_in_another_province_is_asked_about() {
        let places = places();
        assert_eq!(doubtful(&places, at("39.9", "106.9"), Some("150302")), None);
        assert!(
            doubtful(&places, at("39.9", "116.4"), Some("150302")).is_some_and(|metres| metres > 800_000)
        );
        assert!(doubtful(&places, at("39.9", "116.4"), None).is_some());
        assert_eq!(doubtful(&Places { stations: Vec::new(), ..places }, at("0", "0"), None), None);
    }

    #[test]
    fn a_place_is_told_by_another_one() {
        let places = places();
        let near = |direction: &str, distance: &str| {
            Near { id: "a".into(), direction: direction.into(), distance: distance.into() }.point(&places)
        };
        assert_eq!(near("", ""), Ok(Some(at("39.65", "106.79"))));
        let north = near("n", "1.2").unwrap().unwrap();
        assert_eq!(north.metres_to(at("39.65", "106.79")) / 10, 119);
        assert_eq!(near("n", "1．2"), Ok(Some(north)));
        assert_eq!(near("", "1.2"), Err(("direction", "required")));
        for bad in ["x", "-1", "301", "1e9"] {
            assert_eq!(near("n", bad), Err(("distance", "bad_distance")), "{bad}");
        }
        assert_eq!(Near { id: "d".into(), ..Near::default() }.point(&places), Err(("near", "unknown")));
        assert_eq!(Near::default().point(&places), Ok(None));
    }

    #[test]
    fn what_is_published_is_coarse_unless_the_writer_lets_it_be_exact() {
        let sent = NewFeedback {
            lat: Some("39.65432".into()),
            lon: Some("106.79876".into()),
            ..NewFeedback::default()
        };
        let text = |point: Option<Point>| {
            point.map(|point| format!("{} {}", point.lat_text(), point.lon_text())).unwrap()
        };
        assert_eq!(text(sent.public_point()), "39.65 106.8");
        assert_eq!(text(NewFeedback { exact: true, ..sent }.public_point()), "39.65432 106.79876");
        assert_eq!(NewFeedback::default().public_point(), None);
    }
}
