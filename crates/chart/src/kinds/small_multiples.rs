//! Many small time series on the same scales: what differs is the data, never the axis.

use super::time_series::{Limit, raised};
use crate::axes::{self, FONT_PX, TickLabel, Values, widest};
use crate::labels::Labels;
use crate::lines;
use crate::pyramid::Pyramid;
use crate::scale::Linear;
use crate::scene::{Anchor, Rect, Scene, Size};
use crate::series::Series;
use crate::text;
use crate::theme::Paint;
use crate::time_axis;

/// Narrowest panel, CSS pixels.
const PANEL_PX: f64 = 150.0;
/// Height of a panel with its name.
const ROW_PX: f64 = 92.0;
/// Room for the name above each panel.
const NAME_PX: f64 = 20.0;
/// Room for the labels of time below the last row.
const FOOT_PX: f64 = 24.0;

/// What goes in.
#[derive(Clone, Debug, PartialEq)]
pub struct SmallMultiples {
    /// Width in CSS pixels; the height follows.
    pub width: f64,
    /// The panels; the label of a series is the panel's name.
    pub panels: Vec<Series>,
    /// Limits of all panels.
    pub limits: Vec<Limit>,
    /// Time shown; absent: all of the data.
    pub range: Option<(f64, f64)>,
    /// Offset of civil time from UTC, seconds.
    pub utc_offset_s: i32,
    /// Let the axis begin at nought.
    pub from_zero: bool,
    /// Words for the ticks.
    pub tick_label: TickLabel,
    /// What a panel without a value says.
    pub missing: String,
}

impl Default for SmallMultiples {
    fn default() -> Self {
        Self {
            width: 640.0,
            panels: Vec::new(),
            limits: Vec::new(),
            range: None,
            utc_offset_s: 0,
            from_zero: true,
            tick_label: TickLabel::default(),
            missing: String::new(),
        }
    }
}

fn columns(chart: &SmallMultiples) -> usize {
    axes::whole(chart.width / PANEL_PX, 1, chart.panels.len().max(1))
}

/// The drawing's height.
#[must_use]
pub fn height(chart: &SmallMultiples) -> f64 {
    ROW_PX * chart.panels.len().div_ceil(columns(chart)).max(1) as f64 + FOOT_PX
}

/// Lays out and draws, with the pyramids of the panels.
#[must_use]
pub fn build_with(chart: &SmallMultiples, pyramids: &[Pyramid], per_px: f64) -> Scene {
    let size = Size::new(chart.width, height(chart));
    let mut scene = Scene::new(size);
    let mut labels = Labels::new(size);
    let range = chart.range.unwrap_or_else(|| extent_of_time(&chart.panels));
    let panels = chart.panels.iter().zip(pyramids);
    let found = panels
        .clone()
        .filter_map(|(series, pyramid)| pyramid.extent(&series.points, range))
        .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    let (low, high) = found.unwrap_or((0.0, 1.0));
    let high = raised(high, &chart.limits, range);
    let values = Values::new(axes::opened((low, high), chart.from_zero), ROW_PX - NAME_PX, 36.0);
    let left = widest(values.labels.iter().map(String::as_str), FONT_PX) + 10.0;
    let per_row = columns(chart);
    let wide = (chart.width - left) / per_row as f64;
    for (index, (series, pyramid)) in panels.enumerate() {
        let (row, column) = (index / per_row, index % per_row);
        let top = ROW_PX * row as f64 + NAME_PX;
        let from = left + wide * column as f64;
        let plot = Rect {
            left: from,
            top,
            right: (from + wide - 10.0).max(from + 1.0),
            bottom: top + ROW_PX - NAME_PX - 10.0,
        };
        let x = Linear { domain: range, range: (plot.left, plot.right) };
        let y = Linear { domain: values.domain, range: (plot.bottom, plot.top) };
        let name = text::fit(&series.label, FONT_PX, plot.width());
        labels.at(&mut scene, (from, top - 10.0), Anchor::Start, &name, FONT_PX, Paint::Ink);
        if column == 0 {
            values.draw_left(&y, &plot, &mut scene, &mut labels);
        } else {
            for value in &values.at {
                let at = y.px(*value);
                scene.line(vec![(plot.left, at), (plot.right, at)], Paint::Grid, 1.0);
            }
        }
        for limit in &chart.limits {
            let (from, to) = (limit.span.0.max(range.0), limit.span.1.min(range.1));
            let at = y.px(limit.value);
            if from < to && at >= plot.top - 0.5 {
                scene.line(vec![(x.px(from), at), (x.px(to), at)], Paint::Limit, 1.0);
            }
        }
        let seen = lines::draw(series, pyramid, (&x, &y), per_px, Paint::Accent, &mut scene);
        if seen.is_none() {
            scene.hatch(plot, Paint::Muted);
            let words = text::fit(&chart.missing, FONT_PX, plot.width());
            let middle = ((plot.left + plot.right) / 2.0, (plot.top + plot.bottom) / 2.0);
            labels.put_on_paper(&mut scene, &[(middle, Anchor::Middle)], &words, FONT_PX, Paint::Muted);
        }
        // Time stands below the last panel of each column.
        let last_of_column = index + per_row >= chart.panels.len();
        scene.line(vec![(plot.left, plot.bottom), (plot.right, plot.bottom)], Paint::Muted, 1.0);
        if last_of_column {
            let ticks = axes::whole(plot.width() / 72.0, 1, 4);
            for tick in time_axis::ticks(range.0, range.1, ticks, chart.utc_offset_s) {
                let at = x.px(tick.x);
                scene.line(vec![(at, plot.bottom), (at, plot.bottom + 4.0)], Paint::Muted, 1.0);
                let words = (chart.tick_label.0)(&tick);
                labels.at(
                    &mut scene,
                    (at, plot.bottom + 13.0),
                    Anchor::Middle,
                    &words,
                    FONT_PX,
                    Paint::Muted,
                );
            }
        }
    }
    if chart.panels.is_empty() {
        let middle = (size.width / 2.0, size.height / 2.0);
        labels.at(&mut scene, middle, Anchor::Middle, &chart.missing, FONT_PX, Paint::Muted);
    }
    scene
}

/// Lays out and draws once.
#[must_use]
pub fn build(chart: &SmallMultiples) -> Scene {
    let pyramids: Vec<Pyramid> = chart.panels.iter().map(Pyramid::of).collect();
    build_with(chart, &pyramids, 1.0)
}

fn extent_of_time(panels: &[Series]) -> (f64, f64) {
    let ends = panels.iter().flat_map(|series| [series.points.first(), series.points.last()]).flatten();
    let (low, high) = ends.fold((f64::MAX, f64::MIN), |(low, high), p| (low.min(p.x), high.max(p.x)));
    axes::span_of_time(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Mark;

    #[test]
    fn the_same_value_stands_at_the_same_height_in_every_panel() {
        let chart = crate::gallery::kinds::multiples(640.0, &[Some(10.0), Some(40.0)], 4);
        let scene = build(&chart);
        let heights: Vec<f64> = scene
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Line { points, paint: Paint::Accent, .. } => Some(points[1].1 - points[0].1),
                _ => None,
            })
            .collect();
        assert_eq!(heights.len(), 4);
        assert!(heights.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 1e-9), "{heights:?}");
    }
}
