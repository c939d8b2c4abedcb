//! A point in words: coordinates, and how it lies towards the published places.

use super::air::station_name;
use crate::text::Text;
use mingjing_contract::feedback::NewFeedback;
use mingjing_contract::feedback::point::{Nearby, doubtful, nearest};
use mingjing_contract::places::Places;
use mingjing_domain::Decimal;
use mingjing_domain::point::{About, Direction, Point};

/// `北纬 39.65°，东经 106.79°`.
#[must_use]
pub fn degrees(t: &Text, point: Point) -> String {
    let (lat, lon) = (point.lat_text(), point.lon_text());
    let split = |text: &'_ str| -> (String, bool) {
        (text.trim_start_matches('-').to_owned(), text.starts_with('-'))
    };
    let ((lat, south), (lon, west)) = (split(&lat), split(&lon));
    (t.point().degrees)((&lat, south), (&lon, west))
}

/// The name of a direction.
#[must_use]
pub fn direction(t: &Text, direction: Direction) -> &'static str {
    let place = Direction::ALL.iter().position(|known| *known == direction);
    place.and_then(|place| t.point().directions.get(place)).copied().unwrap_or_default()
}

/// Where a point is, as well as it is known: near which published place, and its coordinates.
#[must_use]
pub fn place(t: &Text, point: Point, places: &Places, region: Option<&str>, is_coarse: bool) -> String {
    let near = nearest(places, point, region, 1);
    let degrees = degrees(t, point);
    match near.first() {
        Some(near) => format!("{}{}{degrees}", nearby(t, near, places, is_coarse), t.point().joint),
        None => degrees,
    }
}

/// How a point lies towards a published place.
#[must_use]
pub fn nearby(t: &Text, near: &Nearby, places: &Places, is_coarse: bool) -> String {
    let w = t.point();
    let station = places.stations.iter().find(|station| station.code == near.known.id);
    let name = station.map(|station| station_name(station, t)).unwrap_or_default();
    let about = if is_coarse { About::of_coarse(near.metres) } else { About::of(near.metres) };
    let far = match about {
        About::Here => return (w.here)(&name),
        About::Metres(metres) => (w.metres)(metres),
        About::Kilometres(km) => (w.kilometres)(&km),
    };
    (w.away)(&name, &far, near.direction.map(|found| direction(t, found)).unwrap_or_default())
}

/// The point as it was written.
#[must_use]
pub fn kept(t: &Text, sent: &NewFeedback, places: &Places) -> Option<String> {
    let point = sent.point().ok().flatten()?;
    Some(place(t, point, places, sent.region.as_deref(), false))
}

/// What of it everybody will know.
#[must_use]
pub fn public(t: &Text, sent: &NewFeedback, places: &Places) -> Option<String> {
    let words = place(t, sent.public_point()?, places, sent.region.as_deref(), !sent.exact);
    Some((t.point().public)(&words, sent.exact))
}

/// A published point, which is coarse unless its digits say otherwise.
#[must_use]
pub fn published(
    t: &Text,
    lat: Option<Decimal>,
    lon: Option<Decimal>,
    places: &Places,
    region: &str,
) -> Option<String> {
    let point = Point::of_decimals(lat?, lon?)?;
    Some(place(t, point, places, Some(region), point.coarse() == point))
}

/// A question where the point lies far from the region that was chosen.
#[must_use]
pub fn doubt(t: &Text, sent: &NewFeedback, places: &Places) -> Option<String> {
    let point = sent.point().ok().flatten()?;
    let metres = doubtful(places, point, sent.region.as_deref())?;
    Some((t.point().doubtful)(metres.saturating_add(500) / 1000))
}
