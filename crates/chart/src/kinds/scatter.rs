//! Two quantities against each other, a dot a moment. Many dots are thinned where they cover each other, so that
//! a hundred thousand cost no more than the screen has room for.

use crate::axes::{self, FONT_PX, Values};
use crate::labels::Labels;
use crate::scale::Linear;
use crate::scene::{Anchor, Rect, Scene, Size};
use crate::text;
use crate::theme::Paint;
use std::collections::BTreeMap;

/// Dots nearer than this count as one, CSS pixels.
const CELL_PX: f64 = 3.0;
/// Height for a name of an axis.
const NAME_PX: f64 = 18.0;

/// A limit and its words.
pub type Bound = (f64, String);

/// What goes in.
#[derive(Clone, Debug, PartialEq)]
pub struct Scatter {
    /// Size in CSS pixels.
    pub size: Size,
    /// The pairs; one in which a number is missing is counted by the caller and left out.
    pub points: Vec<(f64, f64)>,
    /// Name and unit of what goes to the right.
    pub x_label: String,
    /// Name and unit of what goes up.
    pub y_label: String,
    /// Limits of both, each with its words.
    pub limits: (Option<Bound>, Option<Bound>),
    /// What is said where there is none.
    pub missing: String,
}

fn extent(values: impl Iterator<Item = f64>, limit: Option<f64>) -> (f64, f64) {
    let found = values.fold(None, |all: Option<(f64, f64)>, value| {
        Some(all.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
    });
    let (low, high) = found.unwrap_or((0.0, 1.0));
    let seen = limit.filter(|limit| *limit <= high * 1.8);
    axes::opened((low, seen.map_or(high, |limit| limit.max(high))), true)
}

/// Lays out and draws.
#[must_use]
pub fn build(chart: &Scatter) -> Scene {
    let size = chart.size;
    let mut scene = Scene::new(size);
    let mut labels = Labels::new(size);
    let points: Vec<(f64, f64)> =
        chart.points.iter().copied().filter(|(x, y)| x.is_finite() && y.is_finite()).collect();
    let (x_limit, y_limit) = (&chart.limits.0, &chart.limits.1);
    let up = extent(points.iter().map(|point| point.1), y_limit.as_ref().map(|limit| limit.0));
    let along = extent(points.iter().map(|point| point.0), x_limit.as_ref().map(|limit| limit.0));
    let y_values = Values::for_height(up, size.height);
    let left = y_values.gutter();
    let plot = Rect {
        left,
        top: NAME_PX + 6.0,
        right: (size.width - 14.0).max(left + 1.0),
        bottom: (size.height - 22.0 - NAME_PX).max(NAME_PX + 7.0),
    };
    let x_values = Values::new(along, plot.width(), 72.0);
    let x = Linear { domain: x_values.domain, range: (plot.left, plot.right) };
    let y = Linear { domain: y_values.domain, range: (plot.bottom, plot.top) };
    y_values.draw_left(&y, &plot, &mut scene, &mut labels);
    x_values.draw_below(&x, &plot, &mut scene, &mut labels);
    let name = text::fit(&chart.y_label, FONT_PX, size.width);
    labels.at(&mut scene, (0.0, NAME_PX / 2.0), Anchor::Start, &name, FONT_PX, Paint::Muted);
    let name = text::fit(&chart.x_label, FONT_PX, size.width);
    let below = (plot.right, size.height - NAME_PX / 2.0);
    labels.at(&mut scene, below, Anchor::End, &name, FONT_PX, Paint::Muted);
    draw_points(&points, &x, &y, &mut scene);
    if let Some((value, words)) = y_limit {
        let at = y.px(*value);
        if at >= plot.top - 0.5 {
            scene.line(vec![(plot.left, at), (plot.right, at)], Paint::Limit, 1.25);
            let words = text::fit(words, FONT_PX, plot.width() - 8.0);
            let places =
                [((plot.right - 4.0, at - 9.0), Anchor::End), ((plot.right - 4.0, at + 10.0), Anchor::End)];
            labels.put(&mut scene, &places, &words, FONT_PX, Paint::Limit);
        }
    }
    if let Some((value, words)) = x_limit {
        let at = x.px(*value);
        if at <= plot.right + 0.5 {
            scene.line(vec![(at, plot.top), (at, plot.bottom)], Paint::Limit, 1.25);
            let words = text::fit(words, FONT_PX, (at - plot.left).max(plot.right - at) - 8.0);
            let rows = [plot.top + 8.0, plot.top + 24.0, plot.bottom - 10.0];
            let places: Vec<_> = rows
                .into_iter()
                .flat_map(|row| [((at + 4.0, row), Anchor::Start), ((at - 4.0, row), Anchor::End)])
                .filter(|&((x, _), anchor)| {
                    anchor == Anchor::End || x + text::width(&words, FONT_PX) <= plot.right
                })
                .collect();
            labels.put(&mut scene, &places, &words, FONT_PX, Paint::Limit);
        }
    }
    if points.is_empty() {
        let middle = ((plot.left + plot.right) / 2.0, (plot.top + plot.bottom) / 2.0);
        labels.at(&mut scene, middle, Anchor::Middle, &chart.missing, FONT_PX, Paint::Muted);
    }
    scene
}

/// A dot for each cell in which there are any: at the middle of its points, larger the more there are.
fn draw_points(points: &[(f64, f64)], x: &Linear, y: &Linear, scene: &mut Scene) {
    let mut cells: BTreeMap<(i64, i64), (f64, f64, f64)> = BTreeMap::new();
    for &(px, py) in points {
        let (px, py) = (x.px(px), y.px(py));
        let cell = cells.entry(((px / CELL_PX).floor() as i64, (py / CELL_PX).floor() as i64));
        let sums = cell.or_insert((0.0, 0.0, 0.0));
        *sums = (sums.0 + px, sums.1 + py, sums.2 + 1.0);
    }
    for (sum_x, sum_y, count) in cells.into_values() {
        let radius = (1.6 + count.log2() * 0.25).min(3.2);
        scene.dot((sum_x / count, sum_y / count), radius, Paint::Accent);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Mark;

    #[test]
    fn a_hundred_thousand_points_are_as_many_dots_as_there_is_room_for() {
        let points = (0..100_000).map(|i| (f64::from(i % 317), f64::from(i % 211))).collect();
        let chart = Scatter { points, ..crate::gallery::kinds::scatter(400.0, &[]) };
        let dots = build(&chart).marks.iter().filter(|mark| matches!(mark, Mark::Dot { .. })).count();
        assert!(dots > 1000 && dots < 15_000, "{dots}");
    }
}
