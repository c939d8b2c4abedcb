//! A series as lines and dots in a plot.

use crate::pyramid::Pyramid;
use crate::scale::Linear;
use crate::scene::Scene;
use crate::series::Series;
use crate::theme::Paint;

/// Width of a line, CSS pixels.
pub const LINE_PX: f64 = 1.75;

/// The colour of the nth series of a chart.
#[must_use]
pub fn paint_of(index: usize) -> Paint {
    [Paint::Accent, Paint::Second, Paint::Ink, Paint::Muted].get(index % 4).copied().unwrap_or(Paint::Accent)
}

/// Draws what of a series lies in the domain of `x`. Gives the last place where it is seen.
pub fn draw(
    series: &Series,
    pyramid: &Pyramid,
    (x, y): (&Linear, &Linear),
    per_px: f64,
    paint: Paint,
    scene: &mut Scene,
) -> Option<(f64, f64)> {
    let mut runs = pyramid.runs(&series.points, x, per_px);
    if !series.unconnected {
        pyramid.reach_edges(&series.points, x, &mut runs);
    }
    let alone = matches!(runs.as_slice(), [run] if run.len() == 1);
    let mut end = None;
    for mut run in runs {
        for at in &mut run {
            *at = (x.px(at.0), y.px(at.1));
        }
        end = run.last().copied().or(end);
        // A value between two gaps is a line of no length: show it as a dot.
        if series.dots || series.unconnected || run.len() == 1 {
            for &at in &run {
                scene.dot(at, if series.dots || alone { 3.0 } else { LINE_PX }, paint);
            }
        }
        if !series.unconnected {
            scene.line(run, paint, LINE_PX);
        }
    }
    end
}
