//! Places where they lie: dots with names that do not cover each other. An outline is drawn only where a bureau
//! has supplied it, and only with the number of its approval (审图号); without it the drawing says that it is a
//! sketch of places and no map.

use super::Class;
use crate::axes::FONT_PX;
use crate::labels::Labels;
use crate::legend::{self, Sign};
use crate::scene::{Anchor, Rect, Scene, Size};
use crate::text;
use crate::theme::Paint;

/// Radius of a dot.
pub(super) const DOT_PX: f64 = 5.0;
/// A degree of latitude in kilometres.
pub(super) const DEGREE_KM: f64 = 111.2;
/// Room for scale and words below.
const FOOT_PX: f64 = 40.0;
/// What the longer side shows at least: about two kilometres, and for a place alone about twenty.
const CLOSEST_DEGREES: f64 = 0.02;
const ALONE_DEGREES: f64 = 0.2;

/// A place.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Longitude, degrees.
    pub longitude: f64,
    /// Latitude, degrees.
    pub latitude: f64,
    /// Its name.
    pub label: String,
    /// Index of its class; absent: an empty ring.
    pub class: Option<usize>,
}

/// Lines that may be shown as a map's, with the number under which they were approved.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    rings: Vec<Vec<(f64, f64)>>,
    approval: String,
}

impl Outline {
    /// Rings of (longitude, latitude); none without the words of an approval.
    #[must_use]
    pub fn new(rings: Vec<Vec<(f64, f64)>>, approval: &str) -> Option<Self> {
        let approval = approval.trim();
        (!approval.is_empty()).then(|| Self { rings, approval: approval.to_owned() })
    }
}

/// What goes in.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMap {
    /// Size in CSS pixels.
    pub size: Size,
    /// The places; those that come first get their names first and lie above the others.
    pub places: Vec<Place>,
    /// The classes.
    pub classes: Vec<Class>,
    /// The outline, if there is an approved one.
    pub outline: Option<Outline>,
    /// What is said without an outline: a sketch, no map.
    pub sketch: String,
    /// What a place without a class is called in the key, and what is said where there are no places.
    pub missing: String,
}

/// What comes out.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The drawing.
    pub scene: Scene,
    /// Where each place is; absent where its coordinates are no numbers.
    pub at: Vec<Option<(f64, f64)>>,
    /// Indices of the places whose names found no room: they stand in the list below.
    pub unnamed: Vec<usize>,
}

/// Degrees to pixels: kilometres are as long in both directions.
pub(super) struct Projection {
    pub middle: (f64, f64),
    pub centre: (f64, f64),
    pub px_per_degree: f64,
    pub narrowing: f64,
}

impl Projection {
    pub fn px_per_km(&self) -> f64 {
        self.px_per_degree / DEGREE_KM
    }

    pub fn degrees(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (
            self.middle.0 + (x - self.centre.0) / self.narrowing / self.px_per_degree,
            self.middle.1 - (y - self.centre.1) / self.px_per_degree,
        )
    }

    pub fn px(&self, (longitude, latitude): (f64, f64)) -> (f64, f64) {
        (
            self.centre.0 + (longitude - self.middle.0) * self.narrowing * self.px_per_degree,
            self.centre.1 - (latitude - self.middle.1) * self.px_per_degree,
        )
    }

    fn over(points: impl Iterator<Item = (f64, f64)>, plot: Rect) -> Option<Self> {
        let (low, high) = extent(points)?;
        let middle = ((low.0 + high.0) / 2.0, (low.1 + high.1) / 2.0);
        let narrowing = cosine(middle.1.to_radians()).max(0.05);
        let (wide, tall) = ((high.0 - low.0) * narrowing, high.1 - low.1);
        // A single place is shown with about twenty kilometres around it.
        let least = if wide.max(tall) > 0.0 { CLOSEST_DEGREES } else { ALONE_DEGREES };
        let (wide, tall) = (wide.max(least), tall.max(least));
        Some(Self {
            middle,
            centre: ((plot.left + plot.right) / 2.0, (plot.top + plot.bottom) / 2.0),
            px_per_degree: (plot.width() / wide).min(plot.height() / tall),
            narrowing,
        })
    }
}

/// The south-western and the north-eastern corner of what holds all places; none for no places.
pub(super) fn extent(points: impl Iterator<Item = (f64, f64)>) -> Option<((f64, f64), (f64, f64))> {
    points.fold(None, |corners, at| {
        let (low, high) = corners.unwrap_or((at, at));
        Some(((low.0.min(at.0), low.1.min(at.1)), (high.0.max(at.0), high.1.max(at.1))))
    })
}

/// The cosine of a latitude (radians), within 0.001: the exact one is 8 kB of every reader's download.
#[must_use]
pub fn cosine(angle: f64) -> f64 {
    let square = angle * angle;
    1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0))
}

/// Lays out and draws.
#[must_use]
pub fn build(chart: &PlaceMap) -> Drawn {
    let size = chart.size;
    let mut scene = Scene::new(size);
    let mut labels = Labels::new(size);
    let key = key(chart);
    let top = legend::height(&key, size.width);
    legend::draw(&key, (0.0, 0.0), size.width, &mut scene, &mut labels);
    let plot = Rect { left: 0.0, top, right: size.width, bottom: size.height - FOOT_PX }.inset(18.0);
    let sound = |place: &&Place| place.longitude.is_finite() && place.latitude.is_finite();
    let rings = chart.outline.iter().flat_map(|outline| outline.rings.iter().flatten().copied());
    let places = chart.places.iter().filter(sound).map(|place| (place.longitude, place.latitude));
    let Some(projection) = Projection::over(rings.chain(places), plot) else {
        let middle = (size.width / 2.0, size.height / 2.0);
        labels.at(&mut scene, middle, Anchor::Middle, &chart.missing, FONT_PX, Paint::Muted);
        return Drawn { scene, at: vec![None; chart.places.len()], unnamed: Vec::new() };
    };
    for ring in chart.outline.iter().flat_map(|outline| &outline.rings) {
        scene.line(ring.iter().map(|at| projection.px(*at)).collect(), Paint::Muted, 1.0);
    }
    let words = chart.outline.as_ref().map_or(chart.sketch.as_str(), |outline| &outline.approval);
    foot(words, &projection, &mut scene, &mut labels);
    let at: Vec<Option<(f64, f64)>> = chart
        .places
        .iter()
        .map(|place| Some(place).filter(sound).map(|place| projection.px((place.longitude, place.latitude))))
        .collect();
    for (x, y) in at.iter().flatten() {
        labels.keep_free(Rect { left: x - DOT_PX, top: y - DOT_PX, right: x + DOT_PX, bottom: y + DOT_PX });
    }
    for (place, at) in chart.places.iter().zip(&at).rev() {
        let Some(at) = *at else { continue };
        scene.dot(at, DOT_PX, Paint::Ink);
        let class = place.class.and_then(|class| chart.classes.get(class));
        let paint = class.map_or(Paint::Paper, |class| Paint::Fixed(class.colour, 1.0));
        scene.dot(at, DOT_PX - 1.0, paint);
    }
    let mut unnamed = Vec::new();
    for (index, (place, at)) in chart.places.iter().zip(&at).enumerate() {
        let Some((x, y)) = *at else { continue };
        let name = text::fit(&place.label, FONT_PX, size.width * 0.45);
        if !labels.put(&mut scene, &around(x, y), &name, FONT_PX, Paint::Ink) {
            unnamed.push(index);
        }
    }
    Drawn { scene, at, unnamed }
}

/// Where a name may stand beside its dot, the best first.
pub(super) fn around(x: f64, y: f64) -> [((f64, f64), Anchor); 8] {
    let (side, up) = (DOT_PX + 3.0, DOT_PX + FONT_PX / 2.0 + 1.0);
    [
        ((x + side, y), Anchor::Start),
        ((x - side, y), Anchor::End),
        ((x, y - up), Anchor::Middle),
        ((x, y + up), Anchor::Middle),
        ((x + side * 0.7, y - up * 0.8), Anchor::Start),
        ((x - side * 0.7, y - up * 0.8), Anchor::End),
        ((x + side * 0.7, y + up * 0.8), Anchor::Start),
        ((x - side * 0.7, y + up * 0.8), Anchor::End),
    ]
}

fn key(chart: &PlaceMap) -> Vec<(Sign, String)> {
    let used = |index: usize| chart.places.iter().any(|place| place.class == Some(index));
    let mut key: Vec<_> = chart
        .classes
        .iter()
        .enumerate()
        .filter(|(index, _)| used(*index))
        .map(|(_, class)| (Sign::Square(Paint::Fixed(class.colour, 1.0)), class.label.clone()))
        .collect();
    if chart.places.iter().any(|place| place.class.is_none()) {
        key.push((Sign::Square(Paint::Paper), chart.missing.clone()));
    }
    key
}

/// The round length of a scale, in kilometres.
pub(super) fn scale_km(projection: &Projection) -> f64 {
    let round = [0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0];
    round.into_iter().take_while(|km| km * projection.px_per_km() <= 120.0).last().unwrap_or(0.02)
}

/// A scale of a round length, and the words that a map needs.
pub(super) fn foot(words: &str, projection: &Projection, scene: &mut Scene, labels: &mut Labels) {
    let size = scene.size;
    let (km, px_per_km) = (scale_km(projection), projection.px_per_km());
    let (left, y) = (6.0, size.height - 10.0);
    let right = left + km * px_per_km;
    scene.line(vec![(left, y - 4.0), (left, y), (right, y), (right, y - 4.0)], Paint::Muted, 1.0);
    labels.keep_free(Rect { left, top: y - 5.0, right, bottom: y + 2.0 });
    let (length, unit) = if km < 1.0 { (km * 1000.0, "m") } else { (km, "km") };
    let length = format!("{} {unit}", text::decimal(length, 0));
    labels.at(scene, (left, y - 12.0), Anchor::Start, &length, FONT_PX, Paint::Muted);
    let words = text::fit(words, FONT_PX, size.width - right - 16.0);
    labels.at(scene, (size.width, y), Anchor::End, &words, FONT_PX, Paint::Muted);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_without_an_approval_is_refused() {
        assert_eq!(Outline::new(vec![], "  "), None);
        let chart = PlaceMap {
            outline: Outline::new(vec![vec![(106.0, 39.0), (107.0, 40.0)]], "审图号：示例 1"),
            ..crate::gallery::kinds::places(400.0, 3)
        };
        let drawn = build(&chart).scene.to_string();
        assert!(drawn.contains("审图号：示例 1") && !drawn.contains(&chart.sketch));
    }

    #[test]
    fn names_that_find_no_room_are_told() {
        let mut chart = crate::gallery::kinds::places(300.0, 1);
        chart.places = vec![chart.places[0].clone(); 30];
        let drawn = build(&chart);
        assert!(!drawn.unnamed.is_empty() && drawn.unnamed.len() < 30);
    }

    #[test]
    fn a_kilometre_is_as_long_to_the_east_as_to_the_north() {
        let plot = Rect { left: 0.0, top: 0.0, right: 400.0, bottom: 400.0 };
        let projection = Projection::over([(106.0, 39.0), (107.0, 40.0)].into_iter(), plot).unwrap();
        let (x0, y0) = projection.px((106.5, 39.5));
        let east = projection.px((106.5 + 1.0 / 39.5f64.to_radians().cos(), 39.5)).0 - x0;
        let north = y0 - projection.px((106.5, 40.5)).1;
        assert!((east / north - 1.0).abs() < 1e-4);
    }

    #[test]
    fn the_cosine_is_good_enough_for_a_plane() {
        for degrees in 0..=60 {
            let angle = f64::from(degrees).to_radians();
            assert!((cosine(angle) - angle.cos()).abs() < 0.001, "{degrees}");
        }
    }

    #[test]
    fn places_fill_the_drawing_and_one_alone_has_a_surrounding() {
        let plot = Rect { left: 0.0, top: 0.0, right: 400.0, bottom: 400.0 };
        let two = Projection::over([(106.0, 39.0), (106.0, 39.1)].into_iter(), plot).unwrap();
        assert!((two.px((106.0, 39.1)).1 - 0.0).abs() < 1e-6);
        let one = Projection::over([(106.0, 39.0)].into_iter(), plot).unwrap();
        assert!((one.px((106.0, 39.1)).1 - 0.0).abs() < 1e-6);
        let near = Projection::over([(106.0, 39.0), (106.0, 39.001)].into_iter(), plot).unwrap();
        assert!(near.px((106.0, 39.001)).1 > 180.0);
    }
}
