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
        if series.unconnected {
            continue;
        }
        match columns(&run, per_px) {
            Some(columns) => scene.strokes(columns, 1.0 / per_px, paint),
            None => scene.line(run, paint, LINE_PX),
        }
    }
    end
}

/// More points a column than these: there is no line to be seen between them.
const DENSE: f64 = 3.0;

/// A dense run as one upright stroke a column of the screen: from where the line is lowest in it to where it is
/// highest, half the line's width longer at both ends. To paint such strokes takes a fraction of what a line of as
/// many corners takes. None where the line can be followed.
fn columns(run: &[(f64, f64)], per_px: f64) -> Option<Vec<(f64, f64, f64)>> {
    let column_of = |x: f64| (x * per_px).floor();
    let (first, last) = (column_of(run.first()?.0), column_of(run.last()?.0));
    if (run.len() as f64) < DENSE * (last - first + 1.0) || last - first < 1.0 {
        return None;
    }
    let mut columns = Vec::with_capacity((last - first) as usize + 1);
    let mut open = (f64::INFINITY, f64::NEG_INFINITY);
    let mut column = first;
    let mut close = |column: f64, (top, bottom): (f64, f64)| {
        columns.push((column / per_px, top - LINE_PX / 2.0, bottom + LINE_PX / 2.0));
    };
    let mut before = *run.first()?;
    for &(x, y) in run {
        // The line crosses the edges of the columns in between.
        while column < column_of(x) {
            let edge = (column + 1.0) / per_px;
            let crossing = before.1 + (y - before.1) * ((edge - before.0) / (x - before.0)).clamp(0.0, 1.0);
            close(column, (open.0.min(crossing), open.1.max(crossing)));
            open = (crossing, crossing);
            column += 1.0;
        }
        open = (open.0.min(y), open.1.max(y));
        before = (x, y);
    }
    close(column, open);
    Some(columns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Point;
    use crate::scene::{Mark, Size};
    use proptest::prelude::*;

    proptest! {
        /// Against all points of the data, not only those that were kept: what the whole line touches in a column.
        #[test]
        fn a_dense_line_touches_in_each_column_what_all_of_it_touches(
            values in prop::collection::vec(-1e3..1e3f64, 2000..5000), width in 40.0..200.0f64, a in 0.0..0.2f64, b in 0.7..1.0f64,
            per_px in prop::sample::select(vec![1.0, 2.0]),
        ) {
            let series = Series::new("s", values.iter().enumerate().map(|(i, y)| Point::new(i as f64, Some(*y))).collect());
            let end = values.len() as f64 - 1.0;
            let x = Linear { domain: (a * end, b * end), range: (30.0, 30.0 + width) };
            let y = Linear { domain: (-1e3, 1e3), range: (300.0, 10.0) };
            let mut scene = Scene::new(Size::new(300.0, 320.0));
            draw(&series, &Pyramid::of(&series), (&x, &y), per_px, Paint::Accent, &mut scene);
            let [Mark::Strokes { columns, .. }] = scene.marks.as_slice() else {
                return Err(TestCaseError::reject("not dense"));
            };
            let mut whole: Vec<(f64, f64)> = vec![];
            for (i, pair) in values.windows(2).enumerate() {
                let (x0, x1) = (i as f64, i as f64 + 1.0);
                if x1 < x.domain.0 || x0 > x.domain.1 { continue; }
                let at = |moment: f64| (x.px(moment), y.px(pair[0] + (pair[1] - pair[0]) * (moment - x0)));
                whole.push(at(x0.max(x.domain.0)));
                whole.push(at(x1.min(x.domain.1)));
            }
            for &(left, top, bottom) in columns {
                let right = left + 1.0 / per_px;
                let mut extent = (f64::MAX, f64::MIN);
                for pair in whole.windows(2) {
                    let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
                    if x1 < left || x0 > right { continue; }
                    for edge in [x0.max(left), x1.min(right)] {
                        let at = if x1 > x0 { y0 + (y1 - y0) * (edge - x0) / (x1 - x0) } else { y1 };
                        extent = (extent.0.min(at), extent.1.max(at));
                    }
                }
                prop_assert!((top + LINE_PX / 2.0 - extent.0).abs() < 1e-6 && (bottom - LINE_PX / 2.0 - extent.1).abs() < 1e-6,
                    "{left}: {top} {bottom} {extent:?}");
            }
        }
    }
}
