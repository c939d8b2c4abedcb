//! From where, how often, and which class: sectors around a middle, each stacked by class.

use super::Class;
use crate::axes::{FONT_PX, widest};
use crate::labels::Labels;
use crate::legend::{self, Sign};
use crate::scale;
use crate::scene::{Anchor, Scene, Size};
use crate::text;
use crate::theme::Paint;
use std::f64::consts::TAU;

/// Share of a sector's angle that is filled.
const FILLED: f64 = 0.84;

/// What goes in.
#[derive(Clone, Debug, PartialEq)]
pub struct Rose {
    /// Size in CSS pixels.
    pub size: Size,
    /// Names of the directions, clockwise from the top; as many as there are sectors.
    pub directions: Vec<String>,
    /// The classes, from the middle outwards.
    pub classes: Vec<Class>,
    /// How often, by direction and class.
    pub counts: Vec<Vec<u32>>,
    /// How often there was no direction (calm); part of the whole.
    pub calm: u32,
    /// Words before the calm share.
    pub calm_label: String,
    /// What is said where there is none.
    pub missing: String,
}

fn sum(counts: &[u32]) -> f64 {
    counts.iter().copied().map(f64::from).sum()
}

/// Lays out and draws.
#[must_use]
pub fn build(chart: &Rose) -> Scene {
    let size = chart.size;
    let mut scene = Scene::new(size);
    let mut labels = Labels::new(size);
    let all = chart.counts.iter().map(|counts| sum(counts)).sum::<f64>() + f64::from(chart.calm);
    if all <= 0.0 {
        let middle = (size.width / 2.0, size.height / 2.0);
        labels.at(&mut scene, middle, Anchor::Middle, &chart.missing, FONT_PX, Paint::Muted);
        return scene;
    }
    let key: Vec<_> = chart
        .classes
        .iter()
        .map(|class| (Sign::Square(Paint::Fixed(class.colour, 1.0)), class.label.clone()))
        .collect();
    let top = legend::height(&key, size.width);
    legend::draw(&key, (0.0, 0.0), size.width, &mut scene, &mut labels);
    let calm = format!("{} {:.0}%", chart.calm_label, f64::from(chart.calm) / all * 100.0);
    let foot = if chart.calm > 0 { 20.0 } else { 0.0 };
    let names = widest(chart.directions.iter().map(String::as_str), FONT_PX).min(size.width * 0.16);
    let radius = ((size.width / 2.0 - names).min((size.height - top - foot) / 2.0 - FONT_PX) - 8.0).max(4.0);
    let middle = (size.width / 2.0, top + (size.height - top - foot) / 2.0);
    let longest = chart.counts.iter().map(|counts| sum(counts)).fold(0.0, f64::max) / all * 100.0;
    let (rings, decimals) = scale::ticks(0.0, longest.max(1e-6), 3);
    let outer = rings.last().copied().unwrap_or(1.0).max(longest);
    let point = |angle: f64, far: f64| (middle.0 + far * angle.sin(), middle.1 - far * angle.cos());
    for ring in rings.iter().filter(|ring| **ring > 0.0) {
        let far = ring / outer * radius;
        let circle = (0..=72).map(|step| point(TAU * f64::from(step) / 72.0, far)).collect();
        scene.line(circle, Paint::Grid, 1.0);
    }
    let step = TAU / chart.counts.len().max(1) as f64;
    for (index, counts) in chart.counts.iter().enumerate() {
        let angle = step * index as f64;
        let (from, to) = (angle - step * FILLED / 2.0, angle + step * FILLED / 2.0);
        let mut inside = 0.0;
        for (class, count) in chart.classes.iter().zip(counts) {
            let outside = inside + f64::from(*count) / all * 100.0 / outer * radius;
            if outside > inside {
                let shape = sector(&point, (from, to), (inside, outside));
                scene.area(shape.clone(), Paint::Fixed(class.colour, 1.0));
                scene.line(shape, Paint::Ink, 0.75);
            }
            inside = outside;
        }
    }
    for (index, name) in chart.directions.iter().enumerate() {
        let angle = step * index as f64;
        let (x, y) = point(angle, radius + 6.0 + FONT_PX / 2.0);
        let anchor = match angle.sin() {
            side if side > 0.3 => Anchor::Start,
            side if side < -0.3 => Anchor::End,
            _ => Anchor::Middle,
        };
        let name = text::fit(name, FONT_PX, size.width * 0.16);
        labels.at(&mut scene, (x, y), anchor, &name, FONT_PX, Paint::Ink);
    }
    for ring in rings.iter().filter(|ring| **ring > 0.0) {
        // Between two sectors, where nothing is filled.
        let (x, y) = point(step / 2.0, ring / outer * radius);
        let words = format!("{ring:.decimals$}%");
        let places = [((x, y), Anchor::Middle), (point(step * 1.5, ring / outer * radius), Anchor::Middle)];
        labels.put_on_paper(&mut scene, &places, &words, FONT_PX, Paint::Muted);
    }
    if chart.calm > 0 {
        let words = text::fit(&calm, FONT_PX, size.width);
        labels.at(
            &mut scene,
            (size.width / 2.0, size.height - 9.0),
            Anchor::Middle,
            &words,
            FONT_PX,
            Paint::Muted,
        );
    }
    scene
}

/// The corners of a sector's part, closed.
fn sector(
    point: &impl Fn(f64, f64) -> (f64, f64),
    (from, to): (f64, f64),
    (inside, outside): (f64, f64),
) -> Vec<(f64, f64)> {
    const STEPS: u32 = 8;
    let at = |step: u32| from + (to - from) * f64::from(step) / f64::from(STEPS);
    let outer = (0..=STEPS).map(|step| point(at(step), outside));
    let inner = (0..=STEPS).rev().map(|step| point(at(step), inside));
    let mut corners: Vec<_> = outer.chain(inner).collect();
    corners.extend(corners.first().copied());
    corners
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Mark;

    #[test]
    fn a_sector_reaches_as_far_as_its_share() {
        let chart = crate::gallery::kinds::rose(400.0, vec![vec![30], vec![0], vec![15], vec![0]], 55);
        let scene = build(&chart);
        let reach: Vec<f64> = scene
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Area { points, .. } => {
                    let ys = points.iter().map(|point| point.1);
                    Some(ys.clone().fold(f64::MIN, f64::max) - ys.fold(f64::MAX, f64::min))
                }
                _ => None,
            })
            .collect();
        assert_eq!(reach.len(), 2, "no sector where nothing came from");
        assert!((reach[0] / reach[1] - 2.0).abs() < 1e-6, "{reach:?}");
    }
}
