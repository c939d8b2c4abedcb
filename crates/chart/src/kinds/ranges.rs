//! How values are spread in each period: a thin stroke from the lowest to the highest, a box over the middle
//! half, a bar at the median. Where there are few values each is a dot.

use super::time_series::{Limit, raised};
use crate::axes::{self, FONT_PX, Values};
use crate::labels::Labels;
use crate::scale::Linear;
use crate::scene::{Anchor, Rect, Scene, Size};
use crate::text;
use crate::theme::Paint;

/// Room for the names of periods.
const FOOT_PX: f64 = 24.0;
/// Fewer values than these have no quartiles that mean anything.
const FEW: usize = 5;
/// Widest box.
const BOX_PX: f64 = 28.0;

/// The values of a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Period {
    /// Its name.
    pub label: String,
    /// Its values, in any order; none: the period is hatched.
    pub values: Vec<f64>,
}

/// What goes in.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranges {
    /// Size in CSS pixels.
    pub size: Size,
    /// The periods in order.
    pub periods: Vec<Period>,
    /// Limits; their time counts periods from nought.
    pub limits: Vec<Limit>,
    /// Let the axis begin at nought.
    pub from_zero: bool,
    /// What is said where there is none.
    pub missing: String,
}

/// Lowest, lower quartile, median, upper quartile, highest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread(pub [f64; 5]);

/// The five numbers of a period; quartiles lie between neighbours where the count asks for it (type 7 of Hyndman
/// and Fan). None without a value.
#[must_use]
pub fn spread(values: &[f64]) -> Option<Spread> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    let at = |share: f64| {
        let place = share * last as f64;
        let below = place.floor();
        let value = |index: f64| sorted.get(index as usize).copied().unwrap_or_default();
        value(below) + (value(place.ceil()) - value(below)) * (place - below)
    };
    Some(Spread([0.0, 0.25, 0.5, 0.75, 1.0].map(at)))
}

/// Lays out and draws.
#[must_use]
pub fn build(chart: &Ranges) -> Scene {
    let size = chart.size;
    let mut scene = Scene::new(size);
    let mut labels = Labels::new(size);
    let spreads: Vec<Option<Spread>> = chart.periods.iter().map(|period| spread(&period.values)).collect();
    let extent = spreads
        .iter()
        .flatten()
        .map(|Spread(all)| (all[0], all[4]))
        .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    let (low, high) = extent.unwrap_or((0.0, 1.0));
    let high = raised(high, &chart.limits, (0.0, chart.periods.len() as f64));
    let values = Values::for_height(axes::opened((low, high), chart.from_zero), size.height);
    let left = values.gutter();
    let plot = Rect {
        left,
        top: 12.0,
        right: (size.width - 4.0).max(left + 1.0),
        bottom: (size.height - FOOT_PX).max(13.0),
    };
    let y = Linear { domain: values.domain, range: (plot.bottom, plot.top) };
    values.draw_left(&y, &plot, &mut scene, &mut labels);
    if chart.periods.is_empty() {
        let middle = ((plot.left + plot.right) / 2.0, (plot.top + plot.bottom) / 2.0 + 14.0);
        labels.at(&mut scene, middle, Anchor::Middle, &chart.missing, FONT_PX, Paint::Muted);
        return scene;
    }
    let x = Linear { domain: (0.0, chart.periods.len() as f64), range: (plot.left, plot.right) };
    draw_limits(chart, (&x, &y), plot, &mut scene, &mut labels);
    let step = plot.width() / chart.periods.len() as f64;
    let every = axes::stride(chart.periods.iter().map(|period| period.label.as_str()), step);
    for (index, (period, spread)) in chart.periods.iter().zip(spreads).enumerate() {
        let middle = x.px(index as f64 + 0.5);
        match spread {
            None => {
                let half = step * 0.4;
                scene.hatch(Rect { left: middle - half, right: middle + half, ..plot }, Paint::Muted);
            }
            Some(_) if period.values.len() < FEW => {
                for value in period.values.iter().filter(|value| value.is_finite()) {
                    scene.dot((middle, y.px(*value)), 2.5, Paint::Accent);
                }
            }
            Some(spread) => draw_box(spread, middle, (step * 0.6).min(BOX_PX), &y, &mut scene),
        }
        if index % every == 0 {
            let name = text::fit(&period.label, FONT_PX, plot.width());
            labels.at(&mut scene, (middle, plot.bottom + 13.0), Anchor::Middle, &name, FONT_PX, Paint::Muted);
        }
    }
    scene
}

fn draw_box(Spread(all): Spread, middle: f64, wide: f64, y: &Linear, scene: &mut Scene) {
    let [low, lower, median, upper, high] = all.map(|value| y.px(value));
    scene.line(vec![(middle, low), (middle, high)], Paint::Accent, 1.25);
    let rect = Rect { left: middle - wide / 2.0, top: upper, right: middle + wide / 2.0, bottom: lower };
    scene.fill(rect, Paint::Paper);
    scene.fill(rect, Paint::Wash);
    scene.frame(rect, Paint::Accent, 1.25);
    scene.line(vec![(rect.left, median), (rect.right, median)], Paint::Accent, 2.5);
}

fn draw_limits(
    chart: &Ranges,
    (x, y): (&Linear, &Linear),
    plot: Rect,
    scene: &mut Scene,
    labels: &mut Labels,
) {
    for limit in &chart.limits {
        let (from, to) = (limit.span.0.max(x.domain.0), limit.span.1.min(x.domain.1));
        let at = y.px(limit.value);
        if from >= to || at < plot.top - 0.5 || at > plot.bottom {
            continue;
        }
        let (left, right) = (x.px(from), x.px(to));
        scene.line(vec![(left, at), (right, at)], Paint::Limit, 1.25);
        let label = text::fit(&limit.label, FONT_PX, right - left - 8.0);
        let [first, second] = if at - plot.top > FONT_PX + 2.0 { [-9.0, 10.0] } else { [10.0, -9.0] };
        let places = [first, second].map(|by| ((left + 4.0, at + by), Anchor::Start));
        labels.put(scene, &places, &label, FONT_PX, Paint::Limit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_numbers_as_every_statistics_program_gives_them() {
        assert_eq!(spread(&[4.0, 1.0, 3.0, 2.0]), Some(Spread([1.0, 1.75, 2.5, 3.25, 4.0])));
        assert_eq!(spread(&[7.0]), Some(Spread([7.0; 5])));
        assert_eq!(spread(&[f64::NAN]), None);
        assert_eq!(spread(&[]), None);
    }
}
