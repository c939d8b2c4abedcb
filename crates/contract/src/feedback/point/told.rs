//! A point in words: coordinates, and how it lies towards the published places. Where no places are at hand, coordinates
//! alone.

use super::words::words;
use super::{Known, Nearby, doubtful, nearest};
use crate::feedback::NewFeedback;
use crate::places::Places;
use mingjing_domain::language::Language;
use mingjing_domain::point::{About, Direction, Point};

/// `北纬 39.65°，东经 106.79°`.
#[must_use]
pub fn degrees(language: Language, point: Point) -> String {
    let (lat, lon) = (point.lat_text(), point.lon_text());
    let split = |text: &'_ str| (text.trim_start_matches('-').to_owned(), text.starts_with('-'));
    let ((lat, south), (lon, west)) = (split(&lat), split(&lon));
    (words(language).degrees)((&lat, south), (&lon, west))
}

/// The name of a direction.
#[must_use]
pub fn direction(language: Language, direction: Direction) -> &'static str {
    let place = Direction::ALL.iter().position(|known| *known == direction);
    place.and_then(|place| words(language).directions.get(place)).copied().unwrap_or_default()
}

impl<'a> Known<'a> {
    /// Its name.
    #[must_use]
    pub fn name(&self, language: Language) -> &'a str {
        self.name_en.filter(|_| language == Language::En).unwrap_or(self.name_zh)
    }
}

/// How a point lies towards a published place; `is_coarse`: it is known to a kilometre only.
#[must_use]
pub fn nearby(language: Language, near: &Nearby, is_coarse: bool) -> String {
    let (w, name) = (words(language), near.known.name(language));
    let about = if is_coarse { About::of_coarse(near.metres) } else { About::of(near.metres) };
    let far = match about {
        About::Here => return (w.here)(name),
        About::Metres(metres) => (w.metres)(metres),
        About::Kilometres(km) => (w.kilometres)(&km),
    };
    (w.away)(name, &far, near.direction.map(|found| direction(language, found)).unwrap_or_default())
}

/// Where a point is, as well as it is known: near which published place, and its coordinates.
#[must_use]
pub fn place(
    language: Language,
    point: Point,
    places: Option<&Places>,
    region: Option<&str>,
    is_coarse: bool,
) -> String {
    let near = places.map(|places| nearest(places, point, region, 1)).unwrap_or_default();
    let degrees = degrees(language, point);
    match near.first() {
        Some(near) => format!("{}{}{degrees}", nearby(language, near, is_coarse), words(language).joint),
        None => degrees,
    }
}

/// The point of a report as it was written.
#[must_use]
pub fn kept(language: Language, sent: &NewFeedback, places: Option<&Places>) -> Option<String> {
    let point = sent.point().ok().flatten()?;
    Some(place(language, point, places, sent.region.as_deref(), false))
}

/// What of it everybody will know.
#[must_use]
pub fn public(language: Language, sent: &NewFeedback, places: Option<&Places>) -> Option<String> {
    let words = place(language, sent.public_point()?, places, sent.region.as_deref(), !sent.exact);
    Some((self::words(language).public)(&words, sent.exact))
}

/// A question where the point lies far from the region that was chosen.
#[must_use]
pub fn doubt(language: Language, sent: &NewFeedback, places: Option<&Places>) -> Option<String> {
    let point = sent.point().ok().flatten()?;
    let metres = doubtful(places?, point, sent.region.as_deref())?;
    Some((words(language).doubtful)(metres.saturating_add(500) / 1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_told_in_words() {
        let point = |lat, lon| Point::new(lat, lon).unwrap();
        assert_eq!(degrees(Language::Zh, point(3_965_000, 10_679_000)), "北纬 39.65°，东经 106.79°");
        assert_eq!(degrees(Language::En, point(-3_965_001, -10_679_000)), "39.65001° S, 106.79° W");
        let known =
            Known { id: "a", name_zh: "甲", name_en: Some("A"), point: point(3_965_000, 10_679_000) };
        let near = |metres, direction| Nearby { known, metres, direction };
        let north_east = near(1240, Some(Direction::Ne));
        assert_eq!(nearby(Language::Zh, &north_east, false), "监测站“甲”东北约 1.2 千米");
        assert_eq!(nearby(Language::En, &north_east, true), "about 1 km north-east of the station A");
        assert_eq!(nearby(Language::Zh, &near(430, Some(Direction::S)), false), "监测站“甲”南约 450 米");
        assert_eq!(nearby(Language::Zh, &near(430, Some(Direction::S)), true), "监测站“甲”附近");
        assert_eq!(nearby(Language::En, &near(0, None), false), "near the station A");
        let nameless = Known { name_en: None, ..known };
        assert_eq!(nameless.name(Language::En), "甲");
    }
}
