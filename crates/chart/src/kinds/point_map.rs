//! A point among known places, to be looked at or to be set: a sketch of a window on the ground that can be moved and
//! narrowed, with a grid, a scale and north. No border is drawn, so that none needs an approval.

use super::place_map::{DEGREE_KM, DOT_PX, Place, Projection, around, cosine, extent, foot, scale_km};
use crate::axes::FONT_PX;
use crate::labels::Labels;
use crate::scale::within;
use crate::scene::{Anchor, Rect, Scene, Size};
use crate::text;
use crate::theme::Paint;

/// The size of a sketch that stands beside words: as wide as a phone lets it be.
pub const SKETCH: Size = Size { width: 328.0, height: 362.0 };
/// Room below for scale and words.
const FOOT_PX: f64 = 34.0;
/// How far places stand from the edge of a window that was made for them.
const MARGIN: f64 = 1.4;
/// Narrowest and widest window, in kilometres.
const KM: std::ops::RangeInclusive<f64> = 0.4..=2000.0;
/// Whole units of coordinates in a degree.
const UNITS: f64 = 100_000.0;

/// Longitude and latitude in degrees, as they are drawn, of whole hundred-thousandths of a degree (latitude first).
#[must_use]
pub fn degrees((latitude, longitude): (i32, i32)) -> (f64, f64) {
    (f64::from(longitude) / UNITS, f64::from(latitude) / UNITS)
}

/// The other way round; a place beyond the earth stays beyond it.
#[must_use]
pub fn units((longitude, latitude): (f64, f64)) -> (i32, i32) {
    let units = |degrees: f64| (degrees * UNITS).round() as i32;
    (units(latitude), units(longitude))
}

/// What is shown: so many kilometres across around a middle (degrees).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// Longitude of the middle.
    pub longitude: f64,
    /// Latitude of the middle.
    pub latitude: f64,
    /// How wide.
    pub kilometres: f64,
}

impl Window {
    /// A window that shows all of some places (longitude, latitude); none for no places. `least` kilometres wide.
    #[must_use]
    pub fn over(points: impl Iterator<Item = (f64, f64)>, least: f64) -> Option<Self> {
        let (low, high) = extent(points.filter(|(x, y)| x.is_finite() && y.is_finite()))?;
        let (longitude, latitude) = ((low.0 + high.0) / 2.0, (low.1 + high.1) / 2.0);
        let wide = (high.0 - low.0) * cosine(latitude.to_radians());
        let kilometres = wide.max(high.1 - low.1) * DEGREE_KM * MARGIN;
        Some(Self { longitude, latitude, kilometres: kilometres.max(least) }.kept())
    }

    /// The same narrowed (above 1) or widened, around its middle.
    #[must_use]
    pub fn closer(self, by: f64) -> Self {
        Self { kilometres: self.kilometres / by, ..self }.kept()
    }

    /// The same around another middle.
    #[must_use]
    pub fn around(self, (longitude, latitude): (f64, f64)) -> Self {
        Self { longitude, latitude, ..self }
    }

    /// It can be narrowed, or widened, no further.
    #[must_use]
    pub fn is_at_end(self, closer: bool) -> bool {
        self.kilometres <= *KM.start() && closer || self.kilometres >= *KM.end() && !closer
    }

    fn kept(self) -> Self {
        Self { kilometres: within(self.kilometres, *KM.start(), *KM.end()), ..self }
    }
}

/// What goes in.
#[derive(Clone, Debug, PartialEq)]
pub struct PointMap {
    /// Size in CSS pixels.
    pub size: Size,
    /// What is shown.
    pub window: Window,
    /// Known places.
    pub places: Vec<Place>,
    /// The point: longitude and latitude.
    pub pin: Option<(f64, f64)>,
    /// What is said of the drawing: a sketch, no map.
    pub sketch: String,
    /// What north is called, in a letter.
    pub north: String,
}

impl PointMap {
    fn plot(&self) -> Rect {
        Rect { left: 0.0, top: 0.0, right: self.size.width, bottom: self.size.height - FOOT_PX }
    }

    fn projection(&self) -> Projection {
        let (plot, window) = (self.plot(), self.window);
        Projection {
            middle: (window.longitude, window.latitude),
            centre: (plot.width() / 2.0, plot.height() / 2.0),
            px_per_degree: plot.width() / window.kilometres * DEGREE_KM,
            narrowing: cosine(window.latitude.to_radians()).max(0.05),
        }
    }

    /// Where a place (longitude, latitude) stands in the drawing.
    #[must_use]
    pub fn px(&self, at: (f64, f64)) -> (f64, f64) {
        self.projection().px(at)
    }

    /// Longitude and latitude of a pixel of the drawing.
    #[must_use]
    pub fn degrees(&self, at: (f64, f64)) -> (f64, f64) {
        self.projection().degrees(at)
    }

    /// The point is in the drawing, and not at its very edge.
    #[must_use]
    pub fn shows(&self, at: (f64, f64)) -> bool {
        let (plot, (x, y)) = (self.plot().inset(self.size.width * 0.12), self.px(at));
        x > plot.left && x < plot.right && y > plot.top && y < plot.bottom
    }
}

/// Draws.
#[must_use]
pub fn build(chart: &PointMap) -> Scene {
    let mut scene = Scene::new(chart.size);
    let mut labels = Labels::new(chart.size);
    let (plot, projection) = (chart.plot(), chart.projection());
    grid(&projection, plot, &mut scene);
    north(chart, plot, &mut scene, &mut labels);
    foot(&chart.sketch, &projection, &mut scene, &mut labels);
    let is_in =
        |at: (f64, f64)| at.0 >= plot.left && at.0 <= plot.right && at.1 >= plot.top && at.1 <= plot.bottom;
    let seen = chart.places.iter().filter_map(|place| {
        let at = projection.px((place.longitude, place.latitude));
        (at.0.is_finite() && at.1.is_finite() && is_in(at)).then_some((place, at))
    });
    let seen: Vec<_> = seen.collect();
    let pin = chart.pin.map(|at| projection.px(at)).filter(|at| is_in(*at));
    if let Some((x, y)) = pin {
        labels.keep_free(Rect { left: x - 9.0, top: y - 26.0, right: x + 9.0, bottom: y + 2.0 });
    }
    for (_, (x, y)) in &seen {
        labels.keep_free(Rect { left: x - DOT_PX, top: y - DOT_PX, right: x + DOT_PX, bottom: y + DOT_PX });
        scene.dot((*x, *y), DOT_PX, Paint::Ink);
        scene.dot((*x, *y), DOT_PX - 1.5, Paint::Paper);
    }
    for (place, (x, y)) in &seen {
        let name = text::fit(&place.label, FONT_PX, chart.size.width * 0.45);
        labels.put(&mut scene, &around(*x, *y), &name, FONT_PX, Paint::Ink);
    }
    if let Some(at) = pin {
        draw_pin(at, &mut scene);
    }
    scene
}

/// Its tip stands on the point.
fn draw_pin((x, y): (f64, f64), scene: &mut Scene) {
    for (grown, paint) in [(1.5, Paint::Paper), (0.0, Paint::Accent)] {
        let (wide, top) = (7.0 + grown, y - 18.0);
        scene.area(vec![(x, y + grown), (x - wide, top), (x + wide, top)], paint);
        scene.dot((x, top), wide, paint);
    }
    scene.dot((x, y - 18.0), 2.5, Paint::Paper);
}

/// A faint grid, as wide as the scale is long.
fn grid(projection: &Projection, plot: Rect, scene: &mut Scene) {
    let step = scale_km(projection) * projection.px_per_km();
    if !(step.is_finite() && step > 8.0) {
        return;
    }
    let mut away = 0.0;
    while away <= plot.width() / 2.0 {
        for x in [projection.centre.0 - away, projection.centre.0 + away] {
            scene.line(vec![(x, plot.top), (x, plot.bottom)], Paint::Grid, 1.0);
        }
        for y in [projection.centre.1 - away, projection.centre.1 + away] {
            if y >= plot.top && y <= plot.bottom {
                scene.line(vec![(plot.left, y), (plot.right, y)], Paint::Grid, 1.0);
            }
        }
        away += step;
    }
}

fn north(chart: &PointMap, plot: Rect, scene: &mut Scene, labels: &mut Labels) {
    let (x, y) = (plot.right - 14.0, plot.top + 10.0);
    scene.area(vec![(x, y), (x - 5.0, y + 14.0), (x, y + 11.0), (x + 5.0, y + 14.0)], Paint::Muted);
    labels.at(scene, (x, y + 23.0), Anchor::Middle, &chart.north, FONT_PX, Paint::Muted);
    labels.keep_free(Rect { left: x - 8.0, top: y, right: x + 8.0, bottom: y + 32.0 });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(kilometres: f64) -> PointMap {
        let place = |longitude, latitude, label: &str| Place {
            longitude,
            latitude,
            label: label.into(),
            class: None,
        };
        PointMap {
            size: SKETCH,
            window: Window { longitude: 106.8, latitude: 39.65, kilometres },
            places: vec![place(106.8, 39.65, "甲"), place(106.9, 39.70, "乙"), place(120.0, 39.70, "远")],
            pin: Some((106.85, 39.66)),
            sketch: "示意图".into(),
            north: "北".into(),
        }
    }

    #[test]
    fn coordinates_come_back_as_they_were() {
        assert_eq!(degrees((3_965_000, 10_679_000)), (106.79, 39.65));
        for at in [(3_965_432, 10_679_876), (-1, 1), (0, -18_000_000)] {
            assert_eq!(units(degrees(at)), at);
        }
        assert_eq!(units((f64::INFINITY, -1e9)), (i32::MIN, i32::MAX));
    }

    #[test]
    fn a_pixel_and_its_degrees_are_the_same_place() {
        for kilometres in [0.4, 5.0, 80.0, 1500.0] {
            let chart = chart(kilometres);
            for at in [(10.0, 20.0), (164.0, 164.0), (300.0, 310.0)] {
                let back = chart.px(chart.degrees(at));
                assert!(
                    (back.0 - at.0).abs() < 1e-6 && (back.1 - at.1).abs() < 1e-6,
                    "{kilometres} {at:?} {back:?}"
                );
            }
        }
        let (west, east) = (chart(10.0).degrees((0.0, 0.0)), chart(10.0).degrees((328.0, 0.0)));
        assert!(((east.0 - west.0) * 39.65f64.to_radians().cos() * DEGREE_KM - 10.0).abs() < 0.01);
    }

    #[test]
    fn what_is_outside_is_not_drawn_and_the_scale_has_a_round_length() {
        let wide = build(&chart(30.0)).to_string();
        assert!(wide.contains("甲") && wide.contains("乙") && !wide.contains("远"), "{wide}");
        assert!(wide.contains("示意图") && wide.contains("北"));
        let near = build(&chart(1.0)).to_string();
        assert!(near.contains("200 m") && !near.contains("乙"), "{near}");
    }

    #[test]
    fn a_window_has_all_places_and_can_be_narrowed_to_a_street() {
        let points = [(106.8, 39.65), (106.9, 39.70), (f64::NAN, 1.0)];
        let window = Window::over(points.into_iter(), 5.0).unwrap();
        let chart = PointMap { window, ..chart(1.0) };
        assert!(points[..2].iter().all(|at| chart.shows(*at)), "{window:?}");
        assert_eq!(Window::over(std::iter::empty(), 5.0), None);
        let mut closer = window;
        for _ in 0..20 {
            closer = closer.closer(2.0);
        }
        assert!(closer.is_at_end(true) && !closer.is_at_end(false) && closer.kilometres < 0.5);
        assert!(
            Window::over([(0.0, 0.0)].into_iter(), 20.0)
                .is_some_and(|window| (window.kilometres - 20.0).abs() < 1e-9)
        );
    }
}
