//! Lines over time, with limits, bands of meaning at the side, and gaps that are seen as gaps.

use crate::scale::{self, Linear};
use crate::scene::{Anchor, Rect, Scene, Size};
use crate::series::{Series, reduce};
use crate::text;
use crate::theme::{Paint, Rgb};
use crate::time_axis::{self, TimeTick};

/// Font size of all labels, CSS pixels.
const FONT_PX: f64 = 12.0;
/// Width of the strip that shows the bands at full strength.
const STRIP_PX: f64 = 6.0;

/// A range of values with a meaning, shown faintly behind the line and fully at the side.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Lower end.
    pub from: f64,
    /// Upper end; infinite for the last.
    pub to: f64,
    /// Its name.
    pub label: String,
    /// Its official colour.
    pub colour: Rgb,
}

/// A value that should not be passed.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// The value.
    pub value: f64,
    /// Its name, e.g. with the edition.
    pub label: String,
}

/// A value promised for a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// Seconds since 1970.
    pub x: f64,
    /// The value.
    pub y: f64,
    /// Its name.
    pub label: String,
}

/// Words for a tick of the time axis.
#[derive(Clone, Copy, Debug)]
pub struct TickLabel(pub fn(&TimeTick) -> String);

impl PartialEq for TickLabel {
    fn eq(&self, other: &Self) -> bool {
        // The same words twice in the program may count as different: then a chart is drawn once too often.
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}

/// What goes in.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeSeries {
    /// Size in CSS pixels.
    pub size: Size,
    /// Time shown; absent: all of the data.
    pub range: Option<(f64, f64)>,
    /// Offset of civil time from UTC, seconds.
    pub utc_offset_s: i32,
    /// The lines; the first is drawn in the accent.
    pub series: Vec<Series>,
    /// Bands, ascending.
    pub bands: Vec<Band>,
    /// Limits.
    pub limits: Vec<Limit>,
    /// Promised values.
    pub goals: Vec<Goal>,
    /// Times without data, hatched.
    pub gaps: Vec<(f64, f64)>,
    /// Let the value axis begin at zero.
    pub from_zero: bool,
    /// Words for the ticks.
    pub tick_label: TickLabel,
}

impl Default for TimeSeries {
    fn default() -> Self {
        Self {
            size: Size::new(640.0, 280.0),
            range: None,
            utc_offset_s: 0,
            series: Vec::new(),
            bands: Vec::new(),
            limits: Vec::new(),
            goals: Vec::new(),
            gaps: Vec::new(),
            from_zero: true,
            tick_label: TickLabel(|tick| tick.at.to_string()),
        }
    }
}

/// What comes out: the drawing and the scales to read it by.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The drawing.
    pub scene: Scene,
    /// Where the data are.
    pub plot: Rect,
    /// Seconds ↔ pixels.
    pub x: Linear,
    /// Values ↔ pixels.
    pub y: Linear,
}

impl Drawn {
    /// Index of the point of `series` whose time is nearest to a pixel column.
    #[must_use]
    pub fn nearest(&self, series: &Series, x_px: f64) -> Option<usize> {
        let wanted = self.x.value(x_px);
        let after = series.points.partition_point(|point| point.x < wanted);
        let distance =
            |index: usize| series.points.get(index).map_or(f64::INFINITY, |point| (point.x - wanted).abs());
        let before = after.saturating_sub(1);
        Some(if distance(after) < distance(before) { after } else { before })
            .filter(|&index| index < series.points.len())
    }
}

/// Lays out and draws, in this order: value axis → gutters → time axis → bands → gaps → grid → limits →
/// goals → lines → labels.
#[must_use]
pub fn build(chart: &TimeSeries) -> Drawn {
    let (low, high) = value_range(chart);
    let rows = (chart.size.height / 56.0).clamp(2.0, 8.0);
    let (tick_values, decimals) = scale::ticks(low, high, rounded(rows));
    let labels: Vec<String> = tick_values.iter().map(|value| format!("{value:.decimals$}")).collect();
    let left = labels.iter().map(|label| text::width(label, FONT_PX)).fold(0.0, f64::max) + 10.0;
    let plot = Rect {
        left,
        top: 12.0,
        right: (chart.size.width - right_gutter(chart, low, high)).max(left + 1.0),
        bottom: (chart.size.height - 26.0).max(13.0),
    };
    let range = chart.range.unwrap_or_else(|| time_extent(chart));
    let x = Linear { domain: range, range: (plot.left, plot.right) };
    let y = Linear {
        domain: (
            tick_values.first().copied().unwrap_or(low).min(low),
            tick_values.last().copied().unwrap_or(high).max(high),
        ),
        range: (plot.bottom, plot.top),
    };
    let mut drawn = Drawn { scene: Scene::new(chart.size), plot, x, y };
    draw_bands(chart, &mut drawn);
    draw_gaps(chart, &mut drawn);
    for (value, label) in tick_values.iter().zip(labels) {
        let at = y.px(*value);
        drawn.scene.line(vec![(plot.left, at), (plot.right, at)], Paint::Grid, 1.0);
        drawn.scene.text((plot.left - 6.0, at), label, FONT_PX, Anchor::End, Paint::Muted);
    }
    draw_time_axis(chart, &mut drawn);
    draw_limits(chart, &mut drawn);
    draw_lines(chart, &mut drawn);
    draw_goals(chart, &mut drawn);
    drawn
}

/// Values that the axis must show: the data, the goals, and limits that are not far above them.
fn value_range(chart: &TimeSeries) -> (f64, f64) {
    let data = chart.series.iter().filter_map(Series::extent);
    let goals = chart.goals.iter().map(|goal| (goal.y, goal.y));
    let extent = data.chain(goals).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    let (mut low, mut high) = extent.unwrap_or((0.0, 1.0));
    for limit in &chart.limits {
        if limit.value <= high * 1.8 && limit.value > high {
            high = limit.value;
        }
    }
    if chart.from_zero {
        low = low.min(0.0);
    }
    if high - low < 1e-9 {
        high = low + if low.abs() > 1.0 { low.abs() * 0.1 } else { 1.0 };
    }
    (low, high)
}

fn time_extent(chart: &TimeSeries) -> (f64, f64) {
    let points = chart.series.iter().flat_map(|series| &series.points).map(|point| point.x);
    let goals = chart.goals.iter().map(|goal| goal.x);
    let (low, high) =
        points.chain(goals).fold((f64::MAX, f64::MIN), |(low, high), x| (low.min(x), high.max(x)));
    if low > high { (0.0, 1.0) } else { (low, if high > low { high } else { low + 1.0 }) }
}

/// Room at the right for the strip and the names of the bands that can be seen.
fn right_gutter(chart: &TimeSeries, low: f64, high: f64) -> f64 {
    let widest = chart
        .bands
        .iter()
        .filter(|band| band.to > low && band.from < high)
        .map(|band| text::width(&band.label, FONT_PX))
        .fold(0.0, f64::max);
    if widest == 0.0 { 8.0 } else { widest.min(chart.size.width * 0.22) + STRIP_PX + 8.0 }
}

fn draw_bands(chart: &TimeSeries, drawn: &mut Drawn) {
    let (plot, y) = (drawn.plot, drawn.y);
    for band in &chart.bands {
        let top = y.px(band.to.min(y.domain.1)).max(plot.top);
        let bottom = y.px(band.from.max(y.domain.0)).min(plot.bottom);
        if bottom <= top {
            continue;
        }
        drawn.scene.fill(Rect { top, bottom, ..plot }, Paint::Fixed(band.colour, 0.09));
        let strip = Rect { left: plot.right + 2.0, top, right: plot.right + 2.0 + STRIP_PX, bottom };
        drawn.scene.fill(strip, Paint::Fixed(band.colour, 1.0));
        // The strip's outline carries it where the official colour cannot be told from the ground.
        drawn.scene.line(
            vec![
                (strip.left, top),
                (strip.right, top),
                (strip.right, bottom),
                (strip.left, bottom),
                (strip.left, top),
            ],
            Paint::Ink,
            0.75,
        );
        if bottom - top >= FONT_PX + 2.0 {
            let room = chart.size.width - strip.right - 4.0;
            let label = text::fit(&band.label, FONT_PX, room);
            drawn.scene.text(
                (strip.right + 4.0, (top + bottom) / 2.0),
                label,
                FONT_PX,
                Anchor::Start,
                Paint::Muted,
            );
        }
    }
}

fn draw_gaps(chart: &TimeSeries, drawn: &mut Drawn) {
    let plot = drawn.plot;
    for &(from, to) in &chart.gaps {
        let rect = Rect {
            left: drawn.x.px(from).clamp(plot.left, plot.right),
            right: drawn.x.px(to).clamp(plot.left, plot.right),
            ..plot
        };
        drawn.scene.hatch(rect, Paint::Muted);
    }
}

fn draw_time_axis(chart: &TimeSeries, drawn: &mut Drawn) {
    let plot = drawn.plot;
    let (from, to) = drawn.x.domain;
    let mut room_from = f64::NEG_INFINITY;
    for tick in time_axis::ticks(from, to, rounded(plot.width() / 64.0), chart.utc_offset_s) {
        let at = drawn.x.px(tick.x);
        drawn.scene.line(vec![(at, plot.bottom), (at, plot.bottom + 4.0)], Paint::Muted, 1.0);
        let label = (chart.tick_label.0)(&tick);
        let half = text::width(&label, FONT_PX) / 2.0;
        let middle = at.clamp(half, (chart.size.width - half).max(half));
        if middle - half >= room_from {
            drawn.scene.text((middle, plot.bottom + 14.0), label, FONT_PX, Anchor::Middle, Paint::Muted);
            room_from = middle + half + 8.0;
        }
    }
    drawn.scene.line(vec![(plot.left, plot.bottom), (plot.right, plot.bottom)], Paint::Muted, 1.0);
}

fn draw_limits(chart: &TimeSeries, drawn: &mut Drawn) {
    let plot = drawn.plot;
    for limit in &chart.limits {
        let at = drawn.y.px(limit.value);
        if at < plot.top - 0.5 || at > plot.bottom {
            continue;
        }
        drawn.scene.line(vec![(plot.left, at), (plot.right, at)], Paint::Limit, 1.25);
        let label = text::fit(&limit.label, FONT_PX, plot.width() - 8.0);
        let above = if at - plot.top > FONT_PX + 2.0 { -9.0 } else { 10.0 };
        drawn.scene.text((plot.left + 6.0, at + above), label, FONT_PX, Anchor::Start, Paint::Limit);
    }
}

fn draw_lines(chart: &TimeSeries, drawn: &mut Drawn) {
    let (x, y) = (drawn.x, drawn.y);
    for (index, series) in chart.series.iter().enumerate() {
        let paint = if index == 0 { Paint::Accent } else { Paint::Second };
        let mut end = None;
        for run in series.runs() {
            let visible: Vec<_> =
                run.into_iter().filter(|point| (x.domain.0..=x.domain.1).contains(&point.0)).collect();
            let points: Vec<_> = reduce(&visible, |value| x.px(value))
                .into_iter()
                .map(|(vx, vy)| (x.px(vx), y.px(vy)))
                .collect();
            end = points.last().copied().or(end);
            // A value between two gaps is a line of no length: show it as a dot.
            if series.dots || series.unconnected || points.len() == 1 {
                for &at in &points {
                    drawn.scene.dot(at, if series.dots { 3.0 } else { 1.75 }, paint);
                }
            }
            if !series.unconnected {
                drawn.scene.line(points, paint, 1.75);
            }
        }
        if let (true, Some((end_x, end_y))) = (chart.series.len() > 1, end) {
            drawn.scene.text((end_x - 4.0, end_y - 10.0), series.label.clone(), FONT_PX, Anchor::End, paint);
        }
    }
}

fn draw_goals(chart: &TimeSeries, drawn: &mut Drawn) {
    for goal in &chart.goals {
        let (at_x, at_y) = (drawn.x.px(goal.x), drawn.y.px(goal.y));
        let cross = 5.0;
        drawn.scene.line(vec![(at_x - cross, at_y - cross), (at_x + cross, at_y + cross)], Paint::Limit, 2.0);
        drawn.scene.line(vec![(at_x - cross, at_y + cross), (at_x + cross, at_y - cross)], Paint::Limit, 2.0);
        let half = text::width(&goal.label, FONT_PX) / 2.0;
        let middle =
            at_x.clamp(drawn.plot.left + half, (drawn.plot.right - half).max(drawn.plot.left + half));
        let above = if at_y - drawn.plot.top > 22.0 { -14.0 } else { 14.0 };
        drawn.scene.text((middle, at_y + above), goal.label.clone(), FONT_PX, Anchor::Middle, Paint::Limit);
    }
}

fn rounded(value: f64) -> usize {
    value.clamp(1.0, 64.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Point;
    use crate::scene::Mark;

    fn hours(values: &[Option<f64>]) -> Series {
        let points = values.iter().enumerate().map(|(i, y)| Point::new(i as f64 * 3600.0, *y)).collect();
        Series::new("PM10", points)
    }

    fn example() -> TimeSeries {
        TimeSeries {
            size: Size::new(360.0, 220.0),
            series: vec![hours(&[Some(40.0), Some(90.0), None, Some(130.0), None, Some(60.0), Some(55.0)])],
            bands: vec![
                Band { from: 0.0, to: 50.0, label: "优".into(), colour: Rgb(0, 228, 0) },
                Band { from: 50.0, to: 150.0, label: "良".into(), colour: Rgb(255, 255, 0) },
                Band {
                    from: 150.0, to: f64::INFINITY, label: "轻度污染".into(), colour: Rgb(255, 126, 0)
                },
            ],
            limits: vec![Limit { value: 150.0, label: "二级限值 150".into() }],
            gaps: vec![(3600.0, 10800.0)],
            tick_label: TickLabel(|tick| format!("{:02}:00", tick.at.hour())),
            ..TimeSeries::default()
        }
    }

    #[test]
    fn the_example_is_drawn_as_before() {
        insta::assert_snapshot!(build(&example()).scene.to_string());
    }

    #[test]
    fn a_lone_value_between_gaps_is_a_dot() {
        let drawn = build(&example());
        assert_eq!(drawn.scene.marks.iter().filter(|mark| matches!(mark, Mark::Dot { .. })).count(), 1);
    }

    #[test]
    fn everything_stays_on_the_drawing_from_320_px_up() {
        for width in [320.0, 360.0, 768.0, 1280.0] {
            let drawn = build(&TimeSeries { size: Size::new(width, 240.0), ..example() });
            for mark in &drawn.scene.marks {
                if let Mark::Text { at, text, size, anchor, .. } = mark {
                    let wide = text::width(text, *size);
                    let left = match anchor {
                        Anchor::Start => at.0,
                        Anchor::Middle => at.0 - wide / 2.0,
                        Anchor::End => at.0 - wide,
                    };
                    assert!(left >= -0.5 && left + wide <= width + 0.5, "{text} at {left} of {width}");
                }
            }
        }
    }

    #[test]
    fn no_data_draws_an_empty_frame_and_no_zero_line_of_data() {
        let drawn = build(&TimeSeries { series: vec![hours(&[None, None])], ..TimeSeries::default() });
        assert!(
            !drawn.scene.marks.iter().any(|mark| matches!(mark, Mark::Line { paint: Paint::Accent, .. }))
        );
    }

    #[test]
    fn the_nearest_point_is_found_from_a_pixel() {
        let chart = example();
        let drawn = build(&chart);
        let series = &chart.series[0];
        for (index, point) in series.points.iter().enumerate() {
            assert_eq!(drawn.nearest(series, drawn.x.px(point.x) + 2.0), Some(index));
        }
        assert_eq!(drawn.nearest(series, -50.0), Some(0));
        assert_eq!(drawn.nearest(&hours(&[]), 50.0), None);
        assert_eq!(drawn.nearest(series, 9e9), Some(6));
    }
}
